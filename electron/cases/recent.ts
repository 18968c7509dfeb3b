import { type Actor, VIEWED } from '../audit/index.ts';
import type { CaseSummary } from '../ipc/contract.ts';
import { belgianDate } from '../storage/index.ts';
import type { CaseServices } from './services.ts';
import { SUMMARY_COLUMNS, toSummary } from './summary.ts';

/** As many as fit one look. */
const MOST = 10;
/** As far back as is looked, in entries of all desks: a day of a large town hall. */
const LOOK_BACK = 5000;

/** The cases that this officer opened last, the latest first. They are read from the record of who looked at what. */
export async function recentCases(services: CaseServices, officer: Actor): Promise<readonly CaseSummary[]> {
  const { read } = services.database;
  const head = await read.selectFrom('audit_head').select('sequence').where('id', '=', 1).executeTakeFirst();
  const looks = await read
    .selectFrom('audit_entries')
    .select('case_id')
    .where('sequence', '>', Number(head?.sequence ?? 0) - LOOK_BACK)
    .where('actor_id', '=', officer.staffId)
    .where('action', '=', VIEWED)
    .orderBy('sequence', 'desc')
    .execute();
  const ids = [...new Set(looks.flatMap(({ case_id }) => (case_id === null ? [] : [case_id])))].slice(0, MOST);
  if (ids.length === 0) return [];
  const rows = await read
    .selectFrom('cases')
    .select([...SUMMARY_COLUMNS])
    .where('id', 'in', ids)
    .where('purged_on', 'is', null)
    .execute();
  const today = belgianDate(services.clock.now());
  return rows.map((row) => toSummary(row, today)).toSorted((a, b) => ids.indexOf(a.caseId) - ids.indexOf(b.caseId));
}
