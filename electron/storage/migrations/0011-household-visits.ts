import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** Applicants who come together: their cases carry the visit. */
export async function householdVisits(database: Kysely<Schema>): Promise<void> {
  await database.schema.alterTable('cases').addColumn('visit_id', 'text').execute();
  await database.schema.createIndex('cases_by_visit').on('cases').column('visit_id').execute();
}
