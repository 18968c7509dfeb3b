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
  /** Names of the tables that exist. */
  tables(database: Kysely<Schema>): Promise<readonly string[]>;
  /** What a thrown driver error means, or null when it is not one of the database. */
  explain(error: unknown): StorageFailure | null;
}
