import { type Kysely, sql } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/**
 * A server keeps rows apart from their key: a search that looks at the names beside each of many words would fetch a page for each.
 * So the key carries the names along, as the file's table does, which is its own key.
 */
export async function namesInTheIndex(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  if (traits.kind === 'sqlite') return;
  // No more than an index takes: 375 letters of four bytes.
  await sql`update case_search set names = left(names, 375) where octet_length(names) > 1500`.execute(database);
  await sql`alter table case_search drop constraint case_search_key,
    add constraint case_search_key primary key (token, case_id) include (names)`.execute(database);
}
