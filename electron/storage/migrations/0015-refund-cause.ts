import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/**
 * Why money went back: a mistake, after which the fee is still to be paid, or a refund to the applicant, after which it is not.
 * Refunds of before say nothing; as until then, their fee is owed again.
 */
export async function refundCause(database: Kysely<Schema>): Promise<void> {
  await database.schema.alterTable('receipts').addColumn('cause', 'text').execute();
}
