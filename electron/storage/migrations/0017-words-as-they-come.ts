import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/** The words of names carry a number that rises as they come, so that who holds them in memory asks for the new ones only. */
export async function wordsAsTheyCome(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .alterTable('name_words')
    .addColumn('arrival', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`create index name_words_by_arrival on name_words (arrival, word)`.execute(database);
}
