import { randomUUID } from 'node:crypto';
import { noCase, record } from '../audit/index.ts';
import { type Result, refusal, success } from '../ipc/contract.ts';
import { type Executor, nextNumber, type TillClosingsTable, type Transaction } from '../storage/index.ts';
import { type ClosingDetails, dayTotals } from './day-totals.ts';
import { balancesOfSessions, book } from './ledger.ts';
import { needsReason } from './movements.ts';
import {
  bookingOf,
  expectedCash,
  fromRow,
  openSessionOf,
  startSession,
  type TillMoment,
  type TillSession,
  takeTurn,
} from './sessions.ts';
import { openAttempts } from './terminal/attempts.ts';

/** Euro notes and coins in cents, largest first, as they are counted. */
export const COUNTED = [500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 2_00, 1_00, 50, 20, 10, 5, 2, 1] as const;

/** Pieces per denomination. */
export interface CountLine {
  readonly denominationCents: number;
  readonly count: number;
}

/** A count of the till, and what the terminal printed. */
export interface Count {
  readonly counts: readonly CountLine[];
  /** Total that the terminal printed since the last day closing; null where nobody asked. */
  readonly terminalCents: number | null;
}

/** A count beside what should be there. */
export interface CountFound {
  readonly countedCents: number;
  readonly expectedCents: number;
  readonly differenceCents: number;
  readonly terminalExpectedCents: number;
  readonly terminalDifferenceCents: number;
}

/** A closing to be written. */
export interface ClosingWanted extends Count {
  readonly kind: 'day' | 'handOver';
  readonly reason: string;
  /** What stays in the till; all of it at a hand-over. */
  readonly keptCents: number;
  readonly approvedBy: string | null;
  /** A difference of more than this needs a second person. */
  readonly approvalAboveCents: number;
}

/** A closing as stored. */
export interface Closing {
  readonly id: string;
  readonly till: string;
  readonly kind: 'day' | 'handOver';
  readonly number: number | null;
  readonly at: string;
  readonly date: string;
  readonly officer: string;
  readonly expectedCents: number;
  readonly countedCents: number;
  readonly differenceCents: number;
  readonly terminalExpectedCents: number;
  readonly terminalCountedCents: number | null;
  readonly reason: string;
  readonly approvedBy: string | null;
  readonly keptCents: number;
  readonly auditSequence: number;
  readonly auditHash: string;
  readonly details: ClosingDetails;
}

/** What a count comes to, in cents. */
export const countedCents = (counts: readonly CountLine[]): number =>
  counts.reduce((sum, { denominationCents, count }) => sum + denominationCents * count, 0);

/**
 * Holds a count against the books. It is written into the history, so that a second count after a first look is seen.
 * Refusals: `tillNotOpen`.
 */
export async function countTill(
  transaction: Transaction,
  moment: TillMoment,
  count: Count,
): Promise<Result<CountFound>> {
  const session = await openSessionOf(transaction, moment.till);
  if (session === null) return refusal('tillNotOpen');
  const found = await compare(transaction, session, count);
  await record(transaction, moment.at, moment.officer, noCase, {
    action: 'tillCounted',
    params: { till: moment.till, cents: found.countedCents, differenceCents: found.differenceCents },
  });
  return success(found);
}

async function compare(executor: Executor, session: TillSession, count: Count): Promise<CountFound> {
  const expectedCents = await expectedCash(executor, session);
  const counted = countedCents(count.counts);
  const { terminal } = await balancesOfSessions(executor, await sessionsSinceDay(executor, session.till));
  return {
    countedCents: counted,
    expectedCents,
    differenceCents: counted - expectedCents,
    terminalExpectedCents: terminal,
    terminalDifferenceCents: count.terminalCents === null ? 0 : count.terminalCents - terminal,
  };
}

/**
 * Closes a session: the count, the difference with its reason and, above the limit, a second person; differences are
 * booked, the rest goes to the safe. A day closing (Z) takes a number and all that happened since the former one; a
 * hand-over begins the session of the officer who takes over with everything that was counted.
 * Refusals: `tillNotOpen`, `tillHeld` (a day is closed by who answers for the till), `alreadyYours` (a hand-over to
 * oneself), `terminalOutcomeOpen`, `terminalTotalNeeded`, `reasonNeeded`, `secondPersonNeeded`, `keepsTooMuch`.
 */
export async function closeTill(
  transaction: Transaction,
  moment: TillMoment,
  wanted: ClosingWanted,
): Promise<Result<Closing>> {
  const { till, officer, at, date } = moment;
  await takeTurn(transaction, till);
  const session = await openSessionOf(transaction, till);
  if (session === null) return refusal('tillNotOpen');
  const isDay = wanted.kind === 'day';
  const isOwn = session.officerId === officer.staffId;
  if (isDay && !isOwn) return refusal('tillHeld', { by: session.officer });
  if (!isDay && isOwn) return refusal('alreadyYours');
  const open = await openAttempts(transaction, till);
  if (isDay && open.length > 0) return refusal('terminalOutcomeOpen', { count: open.length });
  const found = await compare(transaction, session, wanted);
  const checked = checkClosing(wanted, found);
  if (!checked.ok) return checked;
  const keptCents = isDay ? wanted.keptCents : found.countedCents;
  await bookClosing(transaction, moment, session, wanted, found, keptCents);

  const sessionIds = isDay ? await sessionsSinceDay(transaction, till) : [session.id];
  const details: ClosingDetails = {
    counts: wanted.counts.filter(({ count }) => count !== 0),
    safeCents: found.countedCents - keptCents,
    ...(await dayTotals(transaction, sessionIds)),
  };
  const number = isDay ? await nextNumber(transaction, `closing/${till}`) : null;
  await record(transaction, at, officer, noCase, {
    action: isDay ? 'tillClosed' : 'tillHandedOver',
    params: {
      till,
      number,
      from: session.officer,
      countedCents: found.countedCents,
      differenceCents: found.differenceCents,
      approvedBy: wanted.approvedBy,
    },
    ...(wanted.reason === '' ? {} : { reason: wanted.reason }),
  });
  const head = await transaction.selectFrom('audit_head').select(['sequence', 'hash']).executeTakeFirstOrThrow();
  const row: TillClosingsTable = {
    id: randomUUID(),
    session_id: session.id,
    till,
    kind: wanted.kind,
    number,
    at,
    date,
    officer_id: officer.staffId,
    officer_name: officer.name,
    expected_cents: found.expectedCents,
    counted_cents: found.countedCents,
    difference_cents: found.differenceCents,
    terminal_expected_cents: found.terminalExpectedCents,
    terminal_counted_cents: wanted.terminalCents,
    reason: wanted.reason,
    approved_by: wanted.approvedBy,
    kept_cents: keptCents,
    details: JSON.stringify(details),
    audit_sequence: Number(head.sequence),
    audit_hash: head.hash,
  };
  await transaction.insertInto('till_closings').values(row).execute();
  if (!isDay) await startSession(transaction, moment, keptCents, true);
  return success(closingFrom(row));
}

function checkClosing(wanted: ClosingWanted, found: CountFound): Result<null> {
  if (wanted.kind === 'day' && wanted.terminalCents === null && found.terminalExpectedCents !== 0) {
    return refusal('fieldsWrong', undefined, [{ path: 'terminalCents', messageKey: 'errors.terminalTotalNeeded' }]);
  }
  const largest = Math.max(Math.abs(found.differenceCents), Math.abs(found.terminalDifferenceCents));
  if (largest > 0 && wanted.reason === '') return needsReason({ differenceCents: found.differenceCents });
  if (largest > wanted.approvalAboveCents && wanted.approvedBy === null) {
    return refusal('secondPersonNeeded', { aboveCents: wanted.approvalAboveCents });
  }
  if (wanted.kind === 'day' && wanted.keptCents > found.countedCents) {
    return refusal('fieldsWrong', undefined, [{ path: 'keptCents', messageKey: 'errors.keepsTooMuch' }]);
  }
  return success(null);
}

async function bookClosing(
  transaction: Transaction,
  moment: TillMoment,
  session: TillSession,
  wanted: ClosingWanted,
  found: CountFound,
  keptCents: number,
): Promise<void> {
  const common = { ...bookingOf(moment, session), approvedBy: wanted.approvedBy };
  const difference = (account: 'tillCash' | 'terminal', cents: number) =>
    cents === 0
      ? Promise.resolve('')
      : book(transaction, {
          ...common,
          kind: 'difference',
          reason: wanted.reason,
          lines: [
            { account, cents },
            { account: 'differences', cents: -cents },
          ],
        });
  await difference('tillCash', found.differenceCents);
  await difference('terminal', found.terminalDifferenceCents);
  const toSafe = found.countedCents - keptCents;
  if (toSafe > 0) {
    await book(transaction, {
      ...common,
      kind: 'safeDrop',
      reason: '',
      lines: [
        { account: 'safe', cents: toSafe },
        { account: 'tillCash', cents: -toSafe },
      ],
    });
  }
}

/** Keys of the sessions of a till that no day closing has taken yet, oldest first. */
export async function sessionsSinceDay(executor: Executor, till: string): Promise<readonly string[]> {
  const last = await executor
    .selectFrom('till_closings')
    .innerJoin('till_sessions', 'till_sessions.id', 'till_closings.session_id')
    .select('till_sessions.sequence')
    .where('till_closings.till', '=', till)
    .where('till_closings.kind', '=', 'day')
    .orderBy('till_closings.number', 'desc')
    .executeTakeFirst();
  const rows = await executor
    .selectFrom('till_sessions')
    .select('id')
    .where('till', '=', till)
    .where('sequence', '>', Number(last?.sequence ?? 0))
    .orderBy('sequence')
    .execute();
  return rows.map((row) => row.id);
}

/** Sessions by their keys, oldest first. */
export async function sessionsById(executor: Executor, ids: readonly string[]): Promise<readonly TillSession[]> {
  if (ids.length === 0) return [];
  const rows = await executor
    .selectFrom('till_sessions')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('sequence')
    .execute();
  return rows.map(fromRow);
}

/** One closing, or null. */
export async function findClosing(executor: Executor, closingId: string): Promise<Closing | null> {
  const row = await executor.selectFrom('till_closings').selectAll().where('id', '=', closingId).executeTakeFirst();
  return row === undefined ? null : closingFrom(row);
}

/** The closings of all tills in a period, newest first. */
export async function closingsOfPeriod(executor: Executor, from: string, to: string): Promise<readonly Closing[]> {
  const rows = await executor
    .selectFrom('till_closings')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('at', 'desc')
    .execute();
  return rows.map(closingFrom);
}

const closingFrom = (row: TillClosingsTable): Closing => ({
  id: row.id,
  till: row.till,
  kind: row.kind as Closing['kind'],
  number: row.number === null ? null : Number(row.number),
  at: row.at,
  date: row.date,
  officer: row.officer_name,
  expectedCents: Number(row.expected_cents),
  countedCents: Number(row.counted_cents),
  differenceCents: Number(row.difference_cents),
  terminalExpectedCents: Number(row.terminal_expected_cents),
  terminalCountedCents: row.terminal_counted_cents === null ? null : Number(row.terminal_counted_cents),
  reason: row.reason,
  approvedBy: row.approved_by,
  keptCents: Number(row.kept_cents),
  auditSequence: Number(row.audit_sequence),
  auditHash: row.audit_hash,
  details: JSON.parse(row.details) as ClosingDetails,
});
