import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record } from '../audit/index.ts';
import { type Result, refusal, success } from '../ipc/contract.ts';
import { type Executor, nextNumber, type TillSessionsTable, type Transaction } from '../storage/index.ts';
import { balancesOfSessions, book } from './ledger.ts';

/** A stretch of time in which one officer answers for a till. */
export interface TillSession {
  readonly id: string;
  readonly till: string;
  readonly sequence: number;
  readonly openedAt: string;
  readonly date: string;
  readonly officerId: string;
  readonly officer: string;
  readonly openingCents: number;
  /** The opening cash was counted; otherwise it was taken over as the session before left it. */
  readonly counted: boolean;
}

/** When, where and by whom something is done at a till. */
export interface TillMoment {
  readonly at: string;
  /** Belgian calendar date of `at`. */
  readonly date: string;
  readonly till: string;
  readonly officer: Actor;
}

/**
 * Lets the commands of one till go one after another, also where several counters share a server: each takes the till's
 * turn before it looks. To be called first in every command that moves money or closes.
 */
export const takeTurn = (transaction: Transaction, till: string): Promise<number> =>
  nextNumber(transaction, `turn/${till}`);

/** The session of a till that has no closing yet, or null. */
export async function openSessionOf(executor: Executor, till: string): Promise<TillSession | null> {
  const row = await executor
    .selectFrom('till_sessions')
    .selectAll()
    .where('till', '=', till)
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  if (row === undefined) return null;
  const closed = await executor
    .selectFrom('till_closings')
    .select('id')
    .where('session_id', '=', row.id)
    .executeTakeFirst();
  return closed === undefined ? fromRow(row) : null;
}

/** What the last closing left in a till; 0 for a till that was never closed. */
export async function leftInTill(executor: Executor, till: string): Promise<number> {
  const row = await executor
    .selectFrom('till_closings')
    .innerJoin('till_sessions', 'till_sessions.id', 'till_closings.session_id')
    .select('kept_cents')
    .where('till_closings.till', '=', till)
    .orderBy('till_sessions.sequence', 'desc')
    .executeTakeFirst();
  return row === undefined ? 0 : Number(row.kept_cents);
}

/**
 * The session in which money is taken or given now. A till that nobody opened is opened with what was left in it, so that
 * nobody at the desk waits for a count. Refusal: `tillHeld` when another officer answers for the till.
 */
export async function sessionFor(transaction: Transaction, moment: TillMoment): Promise<Result<TillSession>> {
  await takeTurn(transaction, moment.till);
  const open = await openSessionOf(transaction, moment.till);
  if (open === null) {
    const left = await leftInTill(transaction, moment.till);
    return success(await startSession(transaction, moment, left, false));
  }
  return open.officerId === moment.officer.staffId ? success(open) : refusal('tillHeld', { by: open.officer });
}

/** Writes a new session with its audit entry. The caller knows that none is open. */
export async function startSession(
  transaction: Transaction,
  moment: TillMoment,
  openingCents: number,
  counted: boolean,
): Promise<TillSession> {
  const { at, date, till, officer } = moment;
  const row: TillSessionsTable = {
    id: randomUUID(),
    till,
    sequence: await nextNumber(transaction, `session/${till}`),
    opened_at: at,
    date,
    officer_id: officer.staffId,
    officer_name: officer.name,
    opening_cents: openingCents,
    counted: counted ? 1 : 0,
  };
  await transaction.insertInto('till_sessions').values(row).execute();
  await record(transaction, at, officer, noCase, {
    action: 'tillOpened',
    params: { till, cents: openingCents, counted: counted ? 1 : 0 },
  });
  return fromRow(row);
}

/**
 * Opens a till with counted cash. What differs from what the last closing left is booked: as change money out of the safe
 * where the till never held anything, as a difference with its reason otherwise.
 * Refusals: `tillAlreadyOpen`, `reasonNeeded` when the count differs and no reason is given.
 */
export async function openTill(
  transaction: Transaction,
  moment: TillMoment,
  countedCents: number,
  reason: string,
): Promise<Result<TillSession>> {
  await takeTurn(transaction, moment.till);
  const open = await openSessionOf(transaction, moment.till);
  if (open !== null) return refusal('tillAlreadyOpen', { by: open.officer });
  const left = await leftInTill(transaction, moment.till);
  const isNew = (await closingsOf(transaction, moment.till)) === 0;
  const difference = countedCents - left;
  if (difference !== 0 && !isNew && reason === '') {
    return refusal('openingDiffers', { leftCents: left, differenceCents: difference }, [
      { path: 'reason', messageKey: 'errors.reasonNeeded' },
    ]);
  }
  const session = await startSession(transaction, moment, left, true);
  if (difference !== 0) {
    await book(transaction, {
      ...bookingOf(moment, session),
      kind: isNew ? 'float' : 'difference',
      reason,
      lines: [
        { account: 'tillCash', cents: difference },
        { account: isNew ? 'safe' : 'differences', cents: -difference },
      ],
    });
  }
  return success(session);
}

/** Cash that should be in a till now: what its session began with, and everything booked since. */
export async function expectedCash(executor: Executor, session: TillSession): Promise<number> {
  const { tillCash } = await balancesOfSessions(executor, [session.id]);
  return session.openingCents + tillCash;
}

/** The part of a booking that says when, where and by whom. */
export const bookingOf = ({ at, date, till, officer }: TillMoment, session: TillSession) => ({
  at,
  date,
  till,
  sessionId: session.id,
  officerId: officer.staffId,
});

const closingsOf = async (executor: Executor, till: string): Promise<number> => {
  const row = await executor
    .selectFrom('till_closings')
    .select((one) => one.fn.countAll<number | string>().as('count'))
    .where('till', '=', till)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

export const fromRow = (row: TillSessionsTable): TillSession => ({
  id: row.id,
  till: row.till,
  sequence: Number(row.sequence),
  openedAt: row.opened_at,
  date: row.date,
  officerId: row.officer_id,
  officer: row.officer_name,
  openingCents: Number(row.opening_cents),
  counted: Number(row.counted) === 1,
});
