import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Actor, noCase, record } from '../../audit/index.ts';
import {
  type CallResult,
  type CallValue,
  type CheckedInput,
  type Result,
  refusal,
  success,
} from '../../ipc/contract.ts';
import {
  type BackupFacts,
  type Clock,
  type Database,
  type Outcome,
  type Place,
  type SealingCost,
  type StorageFailure,
  storageFailure,
  storedInstant,
} from '../../storage/index.ts';
import type { MadeBackup } from './backup-work.ts';
import { folderFault } from './backup-work.ts';
import type { BackupJob } from './backup-worker.ts';
import { madeAtOf } from './rotation.ts';

/** Where backups go and how they are sealed; kept by this workstation, the passphrase in its safe. */
export interface BackupSettings {
  readonly folder: string;
  readonly passphrase: string;
}

export interface BackupServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly dataFolder: string;
  /** Where the database is, for the thread that copies it. */
  readonly place: Place;
  /** Program of the thread. */
  readonly worker: string | URL;
  readonly settings: {
    read(): Promise<BackupSettings | null>;
    write(settings: BackupSettings): Promise<void>;
  };
  /** Lower for tests that make many. */
  readonly cost?: SealingCost;
  /** Called when the state of backups changed. */
  readonly changed: () => void;
}

/** Makes a backup every day, by itself and on request, one at a time. */
export interface Backups {
  overview(): Promise<CallValue<'data.backups'>>;
  set(officer: Actor, input: CheckedInput<'data.setBackup'>): Promise<CallResult<'data.setBackup'>>;
  makeNow(officer: Actor): Promise<CallResult<'data.backUpNow'>>;
  restore(officer: Actor, input: CheckedInput<'data.restore'>): Promise<CallResult<'data.restore'>>;
  /** Makes today's backup if there is none yet. */
  ifDue(): Promise<void>;
  /** Why the last try failed, or null. */
  fault(): StorageFailure | null;
}

/** Stands in a folder that somebody chose for backups. */
const MARK = '.verblijfsloket-kopieen';

/**
 * Whether the folder that was chosen is no longer the one it was: a drive that was pulled out leaves nothing, or an empty folder
 * on the disk of the data itself, where a backup would help nobody.
 */
async function isPlaceGone(folder: string): Promise<boolean> {
  try {
    return !(await readdir(folder)).some((name) => name === MARK || madeAtOf(name) !== null);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

/** Name in the history of what no member of staff did. */
const BY_ITSELF: Omit<Actor, 'workstation'> = { staffId: 'automatic', name: 'Verblijfsloket' };

export function createBackups(services: BackupServices): Backups {
  const { database, clock, settings } = services;
  let fault: StorageFailure | null = null;
  let underWay: Promise<Result<MadeBackup>> | null = null;

  const listed = async (folder: string) => {
    const names = (await readdir(folder).catch(() => [])).filter((name) => madeAtOf(name) !== null).toSorted();
    return Promise.all(
      names.toReversed().map(async (name) => {
        const found = await stat(join(folder, name)).catch(() => null);
        return { file: join(folder, name), madeAt: madeAtOf(name) ?? '', bytes: found?.size ?? 0 };
      }),
    );
  };

  const overview = async (): Promise<CallValue<'data.backups'>> => {
    const kept = await settings.read();
    return {
      folder: kept?.folder ?? null,
      isUnderWay: underWay !== null,
      fault: fault === null ? null : { code: fault.code, messageKey: fault.messageKey },
      backups: kept === null ? [] : await listed(kept.folder),
    };
  };

  const make = (officer: Actor): Promise<Result<MadeBackup>> => {
    underWay ??= (async (): Promise<Result<MadeBackup>> => {
      const kept = await settings.read();
      if (kept === null) return refusal('backupNotSet');
      if (await isPlaceGone(kept.folder)) {
        fault = storageFailure('backupPlaceGone');
        return { ok: false, error: fault };
      }
      services.changed();
      const workFolder = join(services.dataFolder, 'backup-work');
      const { place, cost } = services;
      const order = { place, workFolder, ...kept, madeAt: storedInstant(clock.now()), ...(cost && { cost }) };
      const made = await inThread<MadeBackup>(services.worker, { kind: 'make', order });
      fault = made.ok ? null : made.error;
      if (!made.ok) return made;
      const { madeAt, cases, auditEntries } = made.value;
      await database.transaction<null, never>(async (transaction) => {
        const params = { madeAt, cases, entries: auditEntries };
        await record(transaction, storedInstant(clock.now()), officer, noCase, { action: 'backupMade', params });
        return success(null);
      });
      return success(made.value);
    })().finally(() => {
      underWay = null;
      services.changed();
    });
    return underWay;
  };

  return {
    overview,
    fault: () => fault,
    set: async (officer, { folder, passphrase }) => {
      const wrong = folderFault(folder) ?? (await markFault(folder));
      if (wrong !== null) return refusal(wrong.code, undefined, [{ path: 'folder', messageKey: wrong.messageKey }]);
      const entered = await database.transaction<null, never>(async (transaction) => {
        await record(transaction, storedInstant(clock.now()), officer, noCase, { action: 'backupSet' });
        return success(null);
      });
      if (!entered.ok) return entered;
      await settings.write({ folder, passphrase });
      fault = null;
      return success(await overview());
    },
    makeNow: async (officer) => {
      const made = await make(officer);
      return made.ok ? success(await overview()) : made;
    },
    restore: async (officer, { file, passphrase }) => {
      if (!('file' in services.place)) return refusal('restoreOnServer');
      const order = {
        backup: file,
        passphrase,
        workFolder: join(services.dataFolder, 'backup-work'),
        database: services.place.file,
        officer,
      };
      const prepared = await inThread<BackupFacts>(services.worker, { kind: 'restore', order });
      if (!prepared.ok) return prepared;
      // What would be written now would be lost with the next start.
      database.retire();
      return success(prepared.value);
    },
    ifDue: async () => {
      const kept = await settings.read();
      if (kept === null) return;
      const today = storedInstant(clock.now()).slice(0, 10);
      // One from a day that is still to come was made while the clock stood wrong: it does not count for today.
      const isMade = (await listed(kept.folder)).some(({ madeAt }) => madeAt.slice(0, 10) === today);
      if (!isMade) {
        await make({ ...BY_ITSELF, workstation: '' });
      }
    },
  };
}

const markFault = (folder: string): Promise<StorageFailure | null> =>
  writeFile(join(folder, MARK), '').then(
    () => null,
    () => storageFailure('backupFolder'),
  );

const inThread = <Value>(program: string | URL, job: BackupJob): Promise<Outcome<Value>> =>
  new Promise((resolve) => {
    const worker = new Worker(program, { workerData: job });
    const failed = (): void => resolve({ ok: false, error: storageFailure('storageFailed', { detail: 'backup' }) });
    worker.once('message', resolve);
    worker.once('error', failed);
    worker.once('exit', failed);
  });
