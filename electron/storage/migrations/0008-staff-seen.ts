import { type Kysely, sql } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/** When each member signed in last, taken from the chain for those before this step; other counters hear of changes. */
export async function staffSeen(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  await database.schema.alterTable('staff').addColumn('last_sign_in_at', 'text').execute();
  await sql`update staff set last_sign_in_at = (
    select max(at) from audit_entries
    where audit_entries.actor_id = staff.id and audit_entries.action in ('firstStart', 'signedIn'))`.execute(database);
  await traits.announceChanges(database, 'staff', 'id');
}
