/** Records of which the time is over, and which of them are blocked. */
import type { DueRecord } from '../../ipc/contract.ts';
import { keptUntil, type RecordKind, type RetentionTerm, timeAfter } from '../../rules/index.ts';
import type { IsoDate } from '../../rules/model/index.ts';
import type { Executor } from '../../storage/index.ts';

/** As many as one removal takes. */
const MOST = 500;

interface Row {
  readonly id: string;
  readonly label: string;
  readonly ended_on: string;
  readonly blocked: number;
}

/** What is to go of one kind, the oldest first; with `ids`, those of them. */
export async function dueRecords(
  executor: Executor,
  term: RetentionTerm,
  today: IsoDate,
  ids?: readonly string[],
): Promise<readonly DueRecord[]> {
  const rows = await selection(executor, term.kind, keptUntil(term, today), ids)
    .orderBy('ended_on')
    .orderBy('label')
    .limit(MOST)
    .execute();
  return rows.map((row: Row) => ({
    id: row.id,
    label: row.label,
    endedOn: row.ended_on,
    keptUntil: timeAfter(row.ended_on, term.keep),
    blocked: row.blocked === 1,
  }));
}

/** How many are to go, and how many more would, were they not blocked. */
export async function dueCounts(
  executor: Executor,
  term: RetentionTerm,
  today: IsoDate,
): Promise<{ readonly due: number; readonly blocked: number }> {
  const rows = await executor
    .selectFrom(selection(executor, term.kind, keptUntil(term, today)).as('found'))
    .select(({ fn }) => ['found.blocked', fn.countAll<number | string>().as('count')])
    .groupBy('found.blocked')
    .execute();
  const countOf = (blocked: number): number => Number(rows.find((row) => row.blocked === blocked)?.count ?? 0);
  return { due: countOf(0), blocked: countOf(1) };
}

function selection(executor: Executor, kind: RecordKind, until: IsoDate, ids?: readonly string[]) {
  if (kind === 'APPOINTMENT') {
    const bookings = executor
      .selectFrom('appointments')
      .leftJoin('cases', 'cases.id', 'appointments.case_id')
      .select((row) => [
        'appointments.id as id',
        'appointments.date as label',
        'appointments.date as ended_on',
        row.fn.coalesce('cases.blocked', row.lit(0)).as('blocked'),
      ])
      .where('appointments.date', '<=', until);
    return ids === undefined ? bookings : bookings.where('appointments.id', 'in', ids);
  }
  const closed = executor
    .selectFrom('cases')
    .select((row) => [
      'cases.id as id',
      'cases.case_number as label',
      row.fn.coalesce('cases.closed_on', row.val('')).as('ended_on'),
      'cases.blocked as blocked',
    ])
    .where('cases.closed_on', '<=', until)
    .where('cases.purged_on', 'is', null);
  const cases = ids === undefined ? closed : closed.where('cases.id', 'in', ids);
  if (kind === 'PHOTO') {
    return cases.where((row) =>
      row.exists(row.selectFrom('case_photos').select('taken_at').whereRef('case_photos.case_id', '=', 'cases.id')),
    );
  }
  return cases.where('cases.applied_on', kind === 'CASE' ? 'is not' : 'is', null);
}
