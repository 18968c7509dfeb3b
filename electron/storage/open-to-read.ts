import { existsSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import pg from 'pg';
import type { Executor } from './database.ts';
import { PlainTextPostgres } from './dialect/plain-text.ts';
import { postgresqlTraits } from './dialect/postgresql.ts';
import { sqliteTraits } from './dialect/sqlite.ts';
import { type Outcome, storageFailure } from './failure.ts';
import { schemaVersion } from './migrate.ts';
import { clientConfig } from './open-postgresql.ts';
import { readAddress } from './postgresql/address.ts';
import type { Schema } from './schema.ts';

/** A database that is only looked at, also while the application works with it. */
export interface ReadOnlyDatabase {
  readonly read: Executor;
  readonly schemaVersion: number;
  close(): Promise<void>;
}

/** Opens a file or a server to look at it; nothing is made, nothing is brought up to date. */
export async function openToRead(
  place: { readonly file: string } | { readonly url: string },
): Promise<Outcome<ReadOnlyDatabase>> {
  const traits = 'url' in place ? postgresqlTraits : sqliteTraits;
  try {
    const read = 'url' in place ? serverToRead(place.url) : fileToRead(place.file);
    if (!read.ok) {
      return read;
    }
    const version = await schemaVersion(read.value, traits);
    return { ok: true, value: { read: read.value, schemaVersion: version, close: () => read.value.destroy() } };
  } catch (error) {
    const failure = traits.explain(error);
    if (failure === null) {
      throw error;
    }
    return { ok: false, error: failure };
  }
}

function fileToRead(file: string): Outcome<Kysely<Schema>> {
  if (!existsSync(file)) {
    return { ok: false, error: storageFailure('storageAbsent') };
  }
  const connection = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 5000 });
  return { ok: true, value: new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) }) };
}

function serverToRead(url: string): Outcome<Kysely<Schema>> {
  const address = readAddress(url);
  if (!address.ok) {
    return address;
  }
  const pool = new pg.Pool({ ...clientConfig(address.value), max: 1, options: '-c default_transaction_read_only=on' });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { ok: true, value: new Kysely<Schema>({ dialect: new PlainTextPostgres({ pool }) }) };
}
