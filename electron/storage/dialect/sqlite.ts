import { type Kysely, sql } from 'kysely';
import { type StorageFailure, storageFailure } from '../failure.ts';
import type { Schema } from '../schema.ts';
import type { DialectTraits } from './dialect.ts';
import { ONLY_DETAILS_GO } from './only-details-go.ts';

/** SQLite, by better-sqlite3. */
export const sqliteTraits: DialectTraits = {
  kind: 'sqlite',
  bytes: 'blob',
  async appendOnly(database: Kysely<Schema>, table: keyof Schema): Promise<void> {
    for (const change of ['update', 'delete'] as const) {
      await sql`create trigger ${sql.ref(`${table}_no_${change}`)} before ${sql.raw(change)} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(`${table} is append-only`)}); end`.execute(database);
    }
  },
  async detailsMayGo(database: Kysely<Schema>): Promise<void> {
    await sql`drop trigger audit_entries_no_update`.execute(database);
    await sql`create trigger audit_entries_no_update before update on audit_entries when not ${ONLY_DETAILS_GO}
      begin select raise(abort, 'audit_entries is append-only'); end`.execute(database);
  },
  async tables(database: Kysely<Schema>): Promise<readonly string[]> {
    const found = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(database);
    return found.rows.map((row) => row.name);
  },
  lockForMigration: async () => undefined,
  announceChanges: async () => undefined,
  explain: explainSqliteError,
};

/** Errors of the file system that say no more than that a path cannot be used. */
const FILE_ERRORS: readonly string[] = ['EEXIST', 'ENOTDIR', 'ENOENT', 'EIO', 'ENAMETOOLONG', 'EMFILE'];

function explainSqliteError(error: unknown): StorageFailure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') {
    return null;
  }
  const code = error.code;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return storageFailure('storageFull');
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return storageFailure('storageReadOnly');
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_FORMAT') {
    return storageFailure('storageDamaged');
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return storageFailure('storageBusy');
  }
  if (/^SQLITE_(IOERR|CANTOPEN|NOMEM)/.test(code) || FILE_ERRORS.includes(code)) {
    return storageFailure('storageFailed', { detail: code });
  }
  return null;
}
