import { type Kysely, sql } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/**
 * What is kept how long: when a case was closed, whether it is blocked, and the proof of what was removed. From here on the
 * details of an audit entry may be emptied, of a removed case only; the entry itself never changes.
 */
export async function retention(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  const cases = database.schema.alterTable('cases');
  await cases.addColumn('closed_on', 'text').execute();
  await cases.addColumn('blocked', 'integer', (column) => column.notNull().defaultTo(0)).execute();
  await cases.addColumn('purged_on', 'text').execute();
  await sql`update cases set closed_on = substr(updated_at, 1, 10) where state in ('DONE', 'LAPSED', 'CANCELLED')`.execute(
    database,
  );
  await database.schema.createIndex('cases_by_closed_on').on('cases').columns(['closed_on']).execute();
  await database.schema
    .createTable('purge_records')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('number', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('staff_name', 'text', (column) => column.notNull())
    .addColumn('second_person', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('keep', 'text', (column) => column.notNull())
    .addColumn('ended_until', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('entries_emptied', 'bigint', (column) => column.notNull())
    .addColumn('audit_sequence', 'bigint', (column) => column.notNull())
    .addColumn('hash_before', 'text', (column) => column.notNull())
    .addColumn('hash_after', 'text', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('purged_subjects')
    .addColumn('purge_id', 'text', (column) => column.notNull().references('purge_records.id'))
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('purged_subjects_key', ['subject_id', 'kind'])
    .execute();
  await database.schema
    .createIndex('purged_subjects_by_purge_id')
    .on('purged_subjects')
    .columns(['purge_id', 'subject_id'])
    .execute();
  for (const table of ['purge_records', 'purged_subjects'] as const) await traits.appendOnly(database, table);
  await traits.detailsMayGo(database);
}
