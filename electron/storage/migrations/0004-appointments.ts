import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** The diary of the desks. */
export async function appointments(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('appointments')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('minutes', 'integer', (column) => column.notNull())
    .addColumn('desk', 'text', (column) => column.notNull())
    .addColumn('type_code', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('product', 'text', (column) => column.notNull())
    .addColumn('letter', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('phone', 'text', (column) => column.notNull())
    .addColumn('birth_date', 'text', (column) => column.notNull())
    .addColumn('held_letter', 'text')
    .addColumn('held_until', 'text')
    .addColumn('persons', 'integer', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text')
    .addColumn('remark', 'text', (column) => column.notNull())
    .addColumn('external_reference', 'text', (column) => column.unique())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('updated_by', 'text', (column) => column.notNull())
    .execute();
  await database.schema.createIndex('appointments_by_day').on('appointments').columns(['date', 'time']).execute();
  await database.schema.createIndex('appointments_by_case').on('appointments').column('case_id').execute();
}
