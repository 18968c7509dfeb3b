import { rmSync } from 'node:fs';
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

/** Where the database is: a file, or a server. */
export type Place = { readonly file: string } | { readonly url: string };

/**
 * Writes the database as it is at one moment into a new file, while others work on. A file is copied page by page under
 * one read lock, which no writer waits for; a server is read in one transaction that sees one moment.
 */
export async function takeSnapshot(place: Place, to: string, clock: Clock): Promise<Outcome<null>> {
  rmSync(to, { force: true });
  return 'file' in place ? snapshotOfFile(place.file, to) : snapshotOfServer(place.url, to, clock);
}

async function snapshotOfFile(file: string, to: string): Promise<Outcome<null>> {
  const connection = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    // All pages in one step: a copy in many steps would begin anew with every command of the counter.
    await connection.backup(to, { progress: () => 2 ** 31 - 1 });
  } finally {
    connection.close();
  }
  return { ok: true, value: null };
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
    const counts = await server
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((source) => file.transaction().execute((target) => copyTables(source, target, 'postgresql')));
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
