import type { Kysely } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/** Versions of municipality profiles made in the window: drafts that are worked on, and approved versions that never change. */
export async function profileVersions(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  await database.schema
    .createTable('profile_drafts')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('profile_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('based_on', 'integer')
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('editors', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('updated_by', 'text', (column) => column.notNull())
    .addColumn('proposed_at', 'text')
    .addColumn('proposed_by', 'text')
    .addColumn('council_decision', 'text', (column) => column.notNull())
    .addColumn('council_date', 'text')
    .addUniqueConstraint('profile_drafts_version', ['profile_id', 'version'])
    .execute();
  await database.schema
    .createTable('profile_versions')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('profile_id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('effective_from', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('approved_at', 'text', (column) => column.notNull())
    .addColumn('approved_by', 'text', (column) => column.notNull())
    .addColumn('council_decision', 'text', (column) => column.notNull())
    .addColumn('council_date', 'text', (column) => column.notNull())
    .addUniqueConstraint('profile_versions_version', ['profile_id', 'version'])
    .execute();
  await traits.appendOnly(database, 'profile_versions');
}
