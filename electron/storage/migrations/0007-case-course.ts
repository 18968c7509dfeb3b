import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** What happens to a case around its order and collection, and the dates by which the work lists find it. */
export async function caseCourse(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .alterTable('cases')
    .addColumn('course', 'text', (column) => column.notNull().defaultTo('{}'))
    .execute();
  for (const column of ['ready_on', 'reminded_on', 'interim_until', 'activation_from', 'invite_from'] as const) {
    await database.schema.alterTable('cases').addColumn(column, 'text').execute();
  }
  for (const columns of [
    ['state', 'ready_on'],
    ['state', 'reminded_on'],
    ['interim_until'],
    ['activation_from'],
    ['invite_from'],
    ['product', 'birth_date'],
  ]) {
    await database.schema
      .createIndex(`cases_by_${columns.join('_and_')}`)
      .on('cases')
      .columns(columns)
      .execute();
  }
}
