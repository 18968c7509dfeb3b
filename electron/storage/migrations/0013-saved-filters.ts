import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** The filters of search and work lists that an officer keeps, each under a digit. */
export async function savedFilters(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('saved_filters')
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('slot', 'integer', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('list', 'text')
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('only_these', 'text')
    .addPrimaryKeyConstraint('saved_filters_key', ['staff_id', 'slot'])
    .execute();
}
