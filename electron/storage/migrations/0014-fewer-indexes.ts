import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/**
 * Every step of a case writes a page or two of each index on state and dates, and a commit costs by the page: two of the
 * four are given up. What was changed today is found state by state; the beginning of the promised time stands beside its end.
 */
export async function fewerIndexes(database: Kysely<Schema>): Promise<void> {
  for (const name of ['updated_at', 'state_and_promised_to', 'state_and_promised_from']) {
    await database.schema.dropIndex(`cases_by_${name}`).execute();
  }
  await database.schema
    .createIndex('cases_by_state_and_promised')
    .on('cases')
    .columns(['state', 'promised_to', 'promised_from'])
    .execute();
}
