import { closeSync, fdatasyncSync, openSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import pg from 'pg';
import type { Clock } from '../clock.ts';
import type { Executor } from '../database.ts';
import { PlainTextPostgres } from '../dialect/plain-text.ts';
import { sqliteTraits } from '../dialect/sqlite.ts';
import { type Outcome, storageFailure } from '../failure.ts';
import { migrate } from '../migrate.ts';
import { copyTables } from '../move/copy-tables.ts';
import { clientConfig } from '../open-postgresql.ts';
import { readAddress } from '../postgresql/address.ts';
import type { Schema } from '../schema.ts';
import { beginLook, endLookAndEmptyJournal } from './empty-journal.ts';

/** Where the database is: a file, or a server. */
export type Place = { readonly file: string } | { readonly url: string };

/**
 * Writes the database as it is at one moment into a new file, while others work on. A file is copied in small pieces under
 * one read lock, which no writer waits for: call it in a thread that may rest; a server is read in one transaction that sees one moment.
 */
export async function takeSnapshot(place: Place, to: string, clock: Clock): Promise<Outcome<null>> {
  rmSync(to, { force: true });
  return 'file' in place ? snapshotOfFile(place.file, to) : snapshotOfServer(place.url, to, clock);
}

/** Pages copied in one go, a megabyte, and the rest after it, in milliseconds: then the disk belongs to the counter. */
const PAGES_AT_ONCE = 256;
const REST_MS = 3;

async function snapshotOfFile(file: string, to: string): Promise<Outcome<null>> {
  // One look at one moment for as long as the copy takes; without it, the copy would begin anew with every command.
  const look = beginLook(file);
  let copy: number | null = null;
  try {
    const resting = new Int32Array(new SharedArrayBuffer(4));
    await look.connection.backup(to, {
      progress: () => {
        copy ??= openSync(to, 'r+');
        // Piece by piece to the disk: all of it at the end would hold up every commit until it is written.
        fdatasyncSync(copy);
        Atomics.wait(resting, 0, 0, REST_MS);
        return PAGES_AT_ONCE;
      },
    });
  } finally {
    if (copy !== null) closeSync(copy);
    endLookAndEmptyJournal(file, look);
  }
  return { ok: true, value: null };
}

/** Milliseconds after which what was written of the copy of a server is brought to the disk again. */
const TO_DISK_EVERY_MS = 40;

/** Brings a file that somebody else writes to the disk again and again, so that no large rest holds up the disk at the end. */
async function keepOnDisk(file: string): Promise<() => Promise<void>> {
  const handle = await open(file, 'r+');
  const ended = new AbortController();
  const flushing = (async () => {
    for (; !ended.signal.aborted; await delay(TO_DISK_EVERY_MS)) await handle.datasync();
  })();
  // Told by whoever stops it.
  flushing.catch(() => undefined);
  return async () => {
    ended.abort();
    await flushing.finally(() => handle.close());
  };
}

async function snapshotOfServer(url: string, to: string, clock: Clock): Promise<Outcome<null>> {
  const address = readAddress(url);
  if (!address.ok) {
    return address;
  }
  const pool = new pg.Pool({ ...clientConfig(address.value), max: 1, statement_timeout: 0 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const server = new Kysely<Schema>({ dialect: new PlainTextPostgres({ pool }) });
  const connection = new BetterSqlite(to);
  const file = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) });
  try {
    const version = await migrate(file, sqliteTraits, clock);
    if (!version.ok) {
      return version;
    }
    // A copy that does not come to its end is thrown away: it needs no journal, and its own commit need not wait for the disk.
    connection.pragma('journal_mode = OFF');
    connection.pragma('synchronous = OFF');
    connection.pragma('cache_size = -64000');
    const stopKeeping = await keepOnDisk(to);
    const counts = await server
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((source) => file.transaction().execute((target) => copyTables(source, target, 'postgresql')))
      .finally(stopKeeping);
    return counts.every(({ from, to: there }) => from === there)
      ? { ok: true, value: null }
      : { ok: false, error: storageFailure('countsDiffer') };
  } finally {
    await server.destroy().catch(() => undefined);
    await file.destroy();
  }
}

/** What is wrong with the pages and references of a file, or null. */
export function faultOfFile(file: string): string | null {
  const connection = new BetterSqlite(file, { readonly: true, fileMustExist: true });
  try {
    const found = connection.pragma('integrity_check', { simple: true });
    const strays = connection.pragma('foreign_key_check') as unknown[];
    return found !== 'ok' ? String(found) : strays.length > 0 ? `${strays.length} references to nothing` : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    connection.close();
  }
}

/** Opens a snapshot to look at it. */
export const openSnapshot = (file: string): { readonly read: Executor; close(): Promise<void> } => {
  const read = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: new BetterSqlite(file, { readonly: true, fileMustExist: true }) }),
  });
  return { read, close: () => read.destroy() };
};
