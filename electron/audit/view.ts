import type { Temporal } from 'temporal-polyfill';
import { storedInstant, type Transaction } from '../storage/index.ts';
import { record } from './chain.ts';
import type { Actor } from './entry.ts';
import { VIEWED } from './history.ts';

/** A page that is open looks at its case again with every change; within this time that is the same look. */
const SAME_LOOK_MINUTES = 15;

/** Records that somebody looked at a case, once per officer, workstation and quarter of an hour. */
export async function recordView(
  transaction: Transaction,
  now: Temporal.Instant,
  actor: Actor,
  caseId: string,
): Promise<void> {
  const recent = await transaction
    .selectFrom('audit_entries')
    .select('sequence')
    .where('case_id', '=', caseId)
    .where('action', '=', VIEWED)
    .where('actor_id', '=', actor.staffId)
    .where('workstation', '=', actor.workstation)
    .where('at', '>', storedInstant(now.subtract({ minutes: SAME_LOOK_MINUTES })))
    .limit(1)
    .executeTakeFirst();
  if (recent === undefined) {
    await record(transaction, storedInstant(now), actor, { caseId, caseVersion: null }, { action: VIEWED });
  }
}
