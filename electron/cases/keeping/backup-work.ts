/** The work of backups, heavy on the disk: it runs in a thread of its own, so that no command at the counter waits. */
import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '../../audit/index.ts';
import { noCase, record, verifyChain } from '../../audit/index.ts';
import { verifyLedger } from '../../payments/index.ts';
import {
  type BackupFacts,
  backupFacts,
  CURRENT_VERSION,
  faultOfFile,
  type Outcome,
  openSnapshot,
  openSqlite,
  type Place,
  type SealingCost,
  type StorageFailure,
  sealFile,
  storageFailure,
  storedInstant,
  systemClock,
  takeSnapshot,
  unsealFile,
} from '../../storage/index.ts';
import { removeLarge } from './remove-large.ts';
import { backupName, filesToDrop } from './rotation.ts';

/** A backup that was written and read back. */
export interface MadeBackup extends BackupFacts {
  readonly file: string;
  readonly bytes: number;
}

export interface BackupOrder {
  readonly place: Place;
  /** Folder for files under way, on a disk of this workstation. */
  readonly workFolder: string;
  readonly folder: string;
  readonly passphrase: string;
  /** The instant of the backup, by the clock of the desk; now where nothing is said. */
  readonly madeAt?: string;
  /** Lower for tests that make many. */
  readonly cost?: SealingCost;
}

/**
 * Takes a snapshot, checks it (pages, references, audit chain), seals it into the folder, reads it back, and only then
 * lets older ones go. Refusals: `backupFolder`, `backupNoRoom`, `backupNotWhole`, those of the database.
 */
export async function makeBackup(order: BackupOrder): Promise<Outcome<MadeBackup>> {
  const { place, workFolder, folder, passphrase } = order;
  const unusable = folderFault(folder);
  if (unusable !== null) return { ok: false, error: unusable };
  mkdirSync(workFolder, { recursive: true });
  const snapshot = join(workFolder, 'snapshot.sqlite');
  // Of this process and moment: several desks may share the folder.
  const part = join(folder, `.verblijfsloket-${randomUUID()}.part`);
  try {
    const taken = await takeSnapshot(place, snapshot, systemClock);
    if (!taken.ok) return taken;
    const { size } = statSync(snapshot);
    if (!(await hasRoom(folder, size))) return { ok: false, error: storageFailure('backupNoRoom') };
    const facts = await factsOf(snapshot, order.madeAt);
    if (!facts.ok) return facts;
    removeAbandoned(folder);
    const written = await sealFile(snapshot, part, passphrase, facts.value, order.cost);
    const readBack = await unsealFile(part, null, passphrase);
    if (!readBack.ok || readBack.value !== written) return { ok: false, error: storageFailure('backupNotWhole') };
    const file = join(folder, backupName(facts.value.madeAt));
    renameSync(part, file);
    for (const name of filesToDrop(readdirSync(folder))) removeLarge(join(folder, name));
    return { ok: true, value: { ...facts.value, file, bytes: statSync(file).size } };
  } catch (error) {
    return { ok: false, error: failureOfDisk(error) };
  } finally {
    removeLarge(part);
    removeDatabase(snapshot);
  }
}

export interface RestoreOrder {
  readonly backup: string;
  readonly passphrase: string;
  readonly workFolder: string;
  /** Where the database will be; the restored one waits beside it until the next start. */
  readonly database: string;
  readonly officer: Actor;
}

/**
 * Opens a backup beside the database and checks it whole: pages, references, audit chain, ledger. It is brought to the
 * present version, and the restoring is recorded in its own chain. It takes its place at the next start.
 * Refusals: `backupNotOne`, `backupNotOpened`, `backupNotWhole`, `storageNewer`, `backupNoRoom`.
 */
export async function prepareRestore(order: RestoreOrder): Promise<Outcome<BackupFacts>> {
  const { backup, passphrase, workFolder, database, officer } = order;
  const opened = join(workFolder, 'restore.sqlite');
  try {
    mkdirSync(workFolder, { recursive: true });
    removeDatabase(opened);
    const facts = await backupFacts(backup);
    if (!facts.ok) return facts;
    if (facts.value.schemaVersion > CURRENT_VERSION) {
      const { schemaVersion } = facts.value;
      return { ok: false, error: storageFailure('storageNewer', { found: schemaVersion, known: CURRENT_VERSION }) };
    }
    if (!(await hasRoom(workFolder, statSync(backup).size))) {
      return { ok: false, error: storageFailure('backupNoRoom') };
    }
    const unsealed = await unsealFile(backup, opened, passphrase);
    if (!unsealed.ok) return unsealed;
    const found = await factsOf(opened);
    if (!found.ok) return found;
    if (found.value.headHash !== facts.value.headHash) return { ok: false, error: storageFailure('backupNotWhole') };
    const entered = await enterRestoring(opened, officer, facts.value);
    if (!entered.ok) return entered;
    renameSync(opened, waitingBeside(database));
    return facts;
  } catch (error) {
    return { ok: false, error: failureOfDisk(error) };
  } finally {
    removeDatabase(opened);
  }
}

/** The restored database that waits for the next start. */
export const waitingBeside = (database: string): string => `${database}.restored`;

/**
 * At the start, before the database is opened: puts a restored database that waits in the place of the present one, which
 * is kept beside it. Whatever moment it is stopped at, the next start goes on from there.
 */
export function putRestoredInPlace(database: string, now: string): boolean {
  const waiting = waitingBeside(database);
  if (!existsSync(waiting)) return false;
  const kept = `${database}.before-${now.replace(/[:.]/g, '-')}`;
  // The journal goes first: a database must never meet the journal of another.
  for (const part of ['-wal', '-shm', '']) {
    if (existsSync(`${database}${part}`)) renameSync(`${database}${part}`, `${kept}${part}`);
  }
  renameSync(waiting, database);
  return true;
}

async function enterRestoring(file: string, officer: Actor, facts: BackupFacts): Promise<Outcome<null>> {
  const restored = await openSqlite({ file, clock: systemClock });
  if (!restored.ok) return restored;
  try {
    return await restored.value.transaction<null, StorageFailure>(async (transaction) => {
      const params = { madeAt: facts.madeAt, entries: facts.auditEntries };
      await record(transaction, storedInstant(systemClock.now()), officer, noCase, {
        action: 'backupRestored',
        params,
      });
      return { ok: true, value: null };
    });
  } finally {
    await restored.value.close();
    rmSync(`${file}.lock`, { force: true });
  }
}

/** Checks a snapshot and tells what is in it. */
async function factsOf(file: string, madeAt = storedInstant(systemClock.now())): Promise<Outcome<BackupFacts>> {
  if (faultOfFile(file) !== null) return { ok: false, error: storageFailure('backupNotWhole') };
  const { read, close } = openSnapshot(file);
  try {
    const chain = await verifyChain(read);
    if (!chain.whole || (await verifyLedger(read)).length > 0) {
      return { ok: false, error: storageFailure('backupNotWhole') };
    }
    const cases = await read
      .selectFrom('cases')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const counts = { cases: Number(cases.count), auditEntries: chain.entries, headHash: chain.headHash };
    return { ok: true, value: { madeAt, schemaVersion: CURRENT_VERSION, ...counts } };
  } finally {
    await close();
  }
}

/** A part that nobody has written to for a day is of a backup that was killed. */
const ABANDONED_MS = 86_400_000;

function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => /^\.verblijfsloket.*\.part$/.test(one))) {
    const file = join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > ABANDONED_MS) removeLarge(file);
  }
}

/** Why a folder cannot take backups, or null. */
export function folderFault(folder: string): StorageFailure | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return null;
  } catch {
    return storageFailure('backupFolder');
  }
}

/** Room for the file with a tenth to spare; where the system does not say, the writing itself will. */
async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  try {
    const disk = await statfs(folder);
    return disk.bavail * disk.bsize > bytes * 1.1;
  } catch {
    return true;
  }
}

function failureOfDisk(error: unknown): StorageFailure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'SQLITE_FULL' || code === 'EDQUOT') return storageFailure('backupNoRoom');
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes(code)) return storageFailure('backupFolder');
  // The first lines of a backup say how it was sealed; a damaged one asks for what cannot be.
  if (/^ERR_(CRYPTO|OUT_OF_RANGE)/.test(code)) return storageFailure('backupNotOpened');
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return storageFailure('storageDamaged');
  return storageFailure('storageFailed', { detail: code === '' ? 'backup' : code });
}

const removeDatabase = (file: string): void => {
  for (const part of ['', '-wal', '-shm', '.lock', '-journal']) removeLarge(`${file}${part}`);
};
