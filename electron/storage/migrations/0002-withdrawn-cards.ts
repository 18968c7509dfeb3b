import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** Register of cards that are dead, so that none of them is taken for a valid one again. */
export async function withdrawnCards(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('withdrawn_cards')
    .addColumn('card_key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
}
