import { type Kysely, sql } from 'kysely';
import { type StorageFailure, storageFailure } from '../failure.ts';
import type { Schema } from '../schema.ts';
import type { DialectTraits } from './dialect.ts';
import { ONLY_DETAILS_GO } from './only-details-go.ts';

/** Key of the advisory lock under which one application migrates while the others wait. Any number, always the same. */
const MIGRATION_LOCK = 7_614_932_051;

/** Channel on which counters hear of each other's changes. */
export const CHANGES_CHANNEL = 'verblijfsloket_changes';

/** PostgreSQL, by pg. */
export const postgresqlTraits: DialectTraits = {
  kind: 'postgresql',
  bytes: 'bytea',
  async appendOnly(database: Kysely<Schema>, table: keyof Schema): Promise<void> {
    await sql`create or replace function refuse_change() returns trigger language plpgsql as $$
      begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$`.execute(
      database,
    );
    for (const change of ['update', 'delete', 'truncate'] as const) {
      await sql`create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        for each statement execute function refuse_change()`.execute(database);
    }
  },
  async detailsMayGo(database: Kysely<Schema>): Promise<void> {
    await sql`create or replace function refuse_change_of_entry() returns trigger language plpgsql as $$
      begin
        if ${ONLY_DETAILS_GO} then return new; end if;
        raise exception 'audit_entries is append-only' using errcode = 'restrict_violation';
      end $$`.execute(database);
    await sql`drop trigger audit_entries_no_update on audit_entries`.execute(database);
    await sql`create trigger audit_entries_no_update before update on audit_entries
      for each row execute function refuse_change_of_entry()`.execute(database);
  },
  async tables(database: Kysely<Schema>): Promise<readonly string[]> {
    const found = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = current_schema()`.execute(database);
    return found.rows.map((row) => row.name);
  },
  async lockForMigration(transaction: Kysely<Schema>): Promise<void> {
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(transaction);
    // A step over twenty years of cases takes longer than any command may.
    await sql`set local statement_timeout = 0`.execute(transaction);
  },
  /** The message goes out with the commit of the change itself, so that no counter misses one and none hears of what was undone. */
  async announceChanges(database: Kysely<Schema>, table: keyof Schema, key: string): Promise<void> {
    const name = sql.ref(`${table}_announced`);
    await sql`create function ${name}() returns trigger language plpgsql as $$
      begin perform pg_notify(${sql.lit(CHANGES_CHANNEL)}, ${sql.lit(`${table}:`)} || new.${sql.ref(key)}); return null; end $$`.execute(
      database,
    );
    await sql`create trigger ${name} after insert or update on ${sql.table(table)}
      for each row execute function ${name}()`.execute(database);
  },
  explain: explainPostgresqlError,
};

/** Codes of the network that say that the server cannot be reached. */
const UNREACHABLE = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENOTFOUND|EAI_|ERR_STREAM)/;
/** pg gives these no code. */
const LOST =
  /Connection terminated|connection has been discarded|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Connection ended unexpectedly/i;
const TLS_REFUSED = /^(ERR_TLS|CERT_|DEPTH_ZERO|UNABLE_TO|SELF_SIGNED|ERR_SSL|ERR_OSSL)/;

function explainPostgresqlError(error: unknown): StorageFailure | null {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return explainPostgresqlError(error.errors[0]);
  }
  if (!(error instanceof Error)) {
    return null;
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/does not support SSL/i.test(error.message) || TLS_REFUSED.test(code)) {
    return storageFailure('storageUnsafe');
  }
  if (UNREACHABLE.test(code) || LOST.test(error.message)) {
    return storageFailure('storageGone');
  }
  if (!/^[0-9A-Z]{5}$/.test(code)) {
    return null;
  }
  return bySqlState(code);
}

/** What the server said, by the class of its SQLSTATE. A mistake in a statement is one of the program: null. */
function bySqlState(code: string): StorageFailure | null {
  switch (code.slice(0, 2)) {
    case '08':
      return storageFailure('storageGone');
    case '28':
      return storageFailure('storageRefused');
    case '3D':
      return storageFailure('storageAbsent');
    case '40':
    case '55':
      return storageFailure('storageBusy');
    case 'XX':
      return storageFailure('storageDamaged');
    case '58':
      return storageFailure('storageFailed', { detail: code });
  }
  if (code === '53100') return storageFailure('storageFull');
  if (code === '53300') return storageFailure('storageBusy');
  if (code.startsWith('53')) return storageFailure('storageFailed', { detail: code });
  // Shut down by the administrator, crashed, or not yet ready.
  if (['57P01', '57P02', '57P03', '57P05'].includes(code)) return storageFailure('storageGone');
  if (code === '57014') return storageFailure('storageBusy');
  if (code === '25006') return storageFailure('storageReadOnly');
  if (code === '42501') return storageFailure('storageRights');
  return null;
}
