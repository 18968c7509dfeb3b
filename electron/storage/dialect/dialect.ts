import type { Kysely } from 'kysely';
import type { StorageFailure } from '../failure.ts';
import type { Schema } from '../schema.ts';

/** All that differs between SQLite and PostgreSQL. Queries elsewhere are the same for both. */
export interface DialectTraits {
  readonly kind: 'sqlite' | 'postgresql';
  /** Column type for bytes. */
  readonly bytes: 'blob' | 'bytea';
  /** Makes a table refuse UPDATE and DELETE, whoever asks. */
  appendOnly(database: Kysely<Schema>, table: keyof Schema): Promise<void>;
  /** From now on the details of an audit entry may be emptied, and nothing else of it, when its case was removed. */
  detailsMayGo(database: Kysely<Schema>): Promise<void>;
  /** Names of the tables that exist. */
  tables(database: Kysely<Schema>): Promise<readonly string[]>;
  /** Lets other applications wait until this transaction ends, however long it takes; a file has one application, which waits for nobody. */
  lockForMigration(transaction: Kysely<Schema>): Promise<void>;
  /** Tells other counters of every change in a table, with the value of its column `key`. A file has no other counters. */
  announceChanges(database: Kysely<Schema>, table: keyof Schema, key: string): Promise<void>;
  /** What a thrown driver error means, or null when it is not one of the database. */
  explain(error: unknown): StorageFailure | null;
}
