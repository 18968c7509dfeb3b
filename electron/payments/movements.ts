import { noCase, record } from '../audit/index.ts';
import { type Result, refusal, success } from '../ipc/contract.ts';
import type { Executor, Transaction } from '../storage/index.ts';
import { type Account, type BookingKind, book } from './ledger.ts';
import { bookingOf, expectedCash, openSessionOf, sessionFor, type TillMoment } from './sessions.ts';

/** Cash that goes in or out without an applicant: to the safe, out of the safe, or for an expense. */
export const MOVEMENTS = ['safeDrop', 'paidIn', 'paidOut'] as const;
export type MovementKind = (typeof MOVEMENTS)[number];

/** The account on the other side, and the sign of the till. */
const OTHER_SIDE: Readonly<Record<MovementKind, { readonly account: Account; readonly sign: 1 | -1 }>> = {
  safeDrop: { account: 'safe', sign: -1 },
  paidIn: { account: 'safe', sign: 1 },
  paidOut: { account: 'expenses', sign: -1 },
};

/** Kinds of bookings that may be taken back by themselves; a receipt is taken back by a refund. */
const REVERSIBLE: readonly BookingKind[] = ['safeDrop', 'paidIn', 'paidOut', 'float', 'difference'];

/** A movement as the till shows it. */
export interface Movement {
  readonly id: string;
  readonly at: string;
  readonly kind: BookingKind;
  /** What it did to the cash in the till. */
  readonly cents: number;
  readonly reason: string;
  readonly isReversed: boolean;
}

/** Books a movement. Refusals: `tillHeld`, `reasonNeeded` (an expense says for what), `notEnoughCash`. */
export async function moveCash(
  transaction: Transaction,
  moment: TillMoment,
  movement: { readonly kind: MovementKind; readonly cents: number; readonly reason: string },
): Promise<Result<{ readonly bookingId: string }>> {
  const session = await sessionFor(transaction, moment);
  if (!session.ok) return session;
  const { kind, cents, reason } = movement;
  if (kind === 'paidOut' && reason === '') return needsReason();
  const { account, sign } = OTHER_SIDE[kind];
  const there = await expectedCash(transaction, session.value);
  if (sign < 0 && cents > there) return refusal('notEnoughCash', { thereCents: there });
  const bookingId = await book(transaction, {
    ...bookingOf(moment, session.value),
    kind,
    reason,
    lines: [
      { account: 'tillCash', cents: sign * cents },
      { account, cents: -sign * cents },
    ],
  });
  await record(transaction, moment.at, moment.officer, noCase, {
    action: 'cashMoved',
    params: { kind, cents, till: moment.till },
    ...(reason === '' ? {} : { reason }),
  });
  return success({ bookingId });
}

/**
 * Takes a movement back by the opposite booking, today and in the open session, whenever it was made. The caller has
 * asked for the second person where the amount is above the limit.
 * Refusals: `bookingNotFound`, `notReversible`, `alreadyReversed`, `notEnoughCash`, `tillHeld`, `reasonNeeded`.
 */
export async function reverseMovement(
  transaction: Transaction,
  moment: TillMoment,
  wanted: { readonly bookingId: string; readonly reason: string; readonly approvedBy: string | null },
): Promise<Result<{ readonly bookingId: string }>> {
  const { bookingId, reason, approvedBy } = wanted;
  if (reason === '') return needsReason();
  const found = await transaction
    .selectFrom('ledger_bookings')
    .selectAll()
    .where('id', '=', bookingId)
    .executeTakeFirst();
  if (found === undefined || found.till !== moment.till) return refusal('bookingNotFound');
  if (!REVERSIBLE.includes(found.kind as BookingKind)) return refusal('notReversible');
  const before = await transaction
    .selectFrom('ledger_bookings')
    .select('id')
    .where('reverses_id', '=', bookingId)
    .executeTakeFirst();
  if (before !== undefined) return refusal('alreadyReversed');
  const session = await sessionFor(transaction, moment);
  if (!session.ok) return session;
  const lines = await transaction.selectFrom('ledger_lines').selectAll().where('booking_id', '=', bookingId).execute();
  const turned = lines.map((line) => ({ account: line.account as Account, cents: -Number(line.cents) }));
  const cash = turned.filter(({ account }) => account === 'tillCash').reduce((sum, { cents }) => sum + cents, 0);
  const there = await expectedCash(transaction, session.value);
  if (there + cash < 0) return refusal('notEnoughCash', { thereCents: there });
  const id = await book(transaction, {
    ...bookingOf(moment, session.value),
    kind: 'reversal',
    reversesId: bookingId,
    reason,
    approvedBy,
    lines: turned,
  });
  await record(transaction, moment.at, moment.officer, noCase, {
    action: 'bookingReversed',
    params: { kind: found.kind, cents: Math.abs(cash), till: moment.till, approvedBy },
    reason,
  });
  return success({ bookingId: id });
}

/** Largest amount of a booking, in cents, for limits; null when there is no such booking. */
export async function sizeOfBooking(executor: Executor, bookingId: string): Promise<number | null> {
  const rows = await executor.selectFrom('ledger_lines').select('cents').where('booking_id', '=', bookingId).execute();
  return rows.length === 0 ? null : Math.max(...rows.map((row) => Math.abs(Number(row.cents))));
}

/** Everything that moved cash in the open session of a till without an applicant, newest first. */
export async function movementsOf(executor: Executor, till: string): Promise<readonly Movement[]> {
  const session = await openSessionOf(executor, till);
  if (session === null) return [];
  const rows = await executor
    .selectFrom('ledger_bookings')
    .innerJoin('ledger_lines', 'ledger_lines.booking_id', 'ledger_bookings.id')
    .select(['ledger_bookings.id', 'at', 'kind', 'reason', 'ledger_lines.cents', 'reverses_id'])
    .where('session_id', '=', session.id)
    .where('receipt_id', 'is', null)
    .where('account', '=', 'tillCash')
    .orderBy('at', 'desc')
    .execute();
  const reversed = new Set(rows.map((row) => row.reverses_id));
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    kind: row.kind as BookingKind,
    cents: Number(row.cents),
    reason: row.reason,
    isReversed: reversed.has(row.id),
  }));
}

/** The refusal of a step that cannot be done without saying why. */
export const needsReason = (params: Readonly<Record<string, number>> = {}): Result<never> =>
  refusal('reasonNeeded', params, [{ path: 'reason', messageKey: 'errors.reasonNeeded' }]);
