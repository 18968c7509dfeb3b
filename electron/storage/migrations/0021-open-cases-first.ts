import { type Kysely, sql } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/**
 * Of twenty years of cases two in a hundred are open, and these are what a counter looks for: their words have an index of
 * their own, so that a name that thousands bear brings them first.
 */
export async function openCasesFirst(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  await database.schema
    .alterTable('case_search')
    .addColumn('is_open', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update case_search set is_open = 1 where case_id in (
    select id from cases where state not in ('DONE', 'LAPSED', 'CANCELLED'))`.execute(database);
  // A file goes to the words by what is asked of them all; a server takes that as said by the condition, and would read every word.
  const columns = traits.kind === 'sqlite' ? 'is_open, token, case_id, names' : 'token, case_id, names';
  await sql`create index case_search_open on case_search (${sql.raw(columns)}) where is_open = 1`.execute(database);
  if (traits.kind === 'postgresql') {
    // A server reads a row beside its index until the row was tidied: not only when a fifth of twenty years has changed.
    await sql`alter table case_search set
      (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01)`.execute(database);
  }
}
