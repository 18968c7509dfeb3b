import { randomUUID } from 'node:crypto';
import type { Executor, Transaction } from '../storage/index.ts';

/**
 * Accounts of the ledger. Debit is positive: money in the till is a positive balance, income a negative one.
 * `feeFederal` and `feeMunicipal` are used where the profile gives both parts of a fee; all other fees go to `feeIncome`.
 */
export const ACCOUNTS = [
  'tillCash',
  'safe',
  'terminal',
  'online',
  'other',
  'feeIncome',
  'feeFederal',
  'feeMunicipal',
  'manualIncome',
  'expenses',
  'differences',
  'rounding',
] as const;
export type Account = (typeof ACCOUNTS)[number];

/** What a booking is for. A mistake is corrected by a reversal, never by changing a booking. */
export const BOOKING_KINDS = [
  'payment',
  'refund',
  'float',
  'safeDrop',
  'paidIn',
  'paidOut',
  'difference',
  'reversal',
] as const;
export type BookingKind = (typeof BOOKING_KINDS)[number];

/** One line: debit positive, credit negative, integer cents. */
export interface BookingLine {
  readonly account: Account;
  readonly cents: number;
}

/** A booking to be made. */
export interface Booking {
  readonly at: string;
  /** Belgian calendar date of `at`. */
  readonly date: string;
  readonly till: string;
  readonly sessionId: string;
  readonly kind: BookingKind;
  readonly officerId: string;
  readonly caseId?: string | null;
  readonly receiptId?: string | null;
  readonly reversesId?: string | null;
  readonly reason: string;
  readonly approvedBy?: string | null;
  readonly lines: readonly BookingLine[];
}

/** Writes a booking and answers its key. Lines of nothing are left out; lines that do not add up to nothing are a mistake in the program. */
export async function book(transaction: Transaction, booking: Booking): Promise<string> {
  const lines = booking.lines.filter((line) => line.cents !== 0);
  const sum = lines.reduce((total, line) => total + line.cents, 0);
  if (sum !== 0 || lines.length < 2 || !lines.every((line) => Number.isSafeInteger(line.cents))) {
    throw new RangeError(`booking does not balance: ${JSON.stringify(lines)}`);
  }
  const id = randomUUID();
  await transaction
    .insertInto('ledger_bookings')
    .values({
      id,
      at: booking.at,
      date: booking.date,
      till: booking.till,
      session_id: booking.sessionId,
      kind: booking.kind,
      officer_id: booking.officerId,
      case_id: booking.caseId ?? null,
      receipt_id: booking.receiptId ?? null,
      reverses_id: booking.reversesId ?? null,
      reason: booking.reason,
      approved_by: booking.approvedBy ?? null,
    })
    .execute();
  await transaction
    .insertInto('ledger_lines')
    .values(lines.map((line, position) => ({ booking_id: id, line: position + 1, ...line })))
    .execute();
  return id;
}

/** Cents per account. */
export type Balances = Readonly<Record<Account, number>>;

/** Balance of every account, of one till or of all, in cents; accounts without a line are 0. */
export async function balances(executor: Executor, till: string | null = null): Promise<Balances> {
  let query = executor
    .selectFrom('ledger_lines')
    .innerJoin('ledger_bookings', 'ledger_bookings.id', 'ledger_lines.booking_id')
    .select((row) => ['account', row.fn.sum<number | string>('ledger_lines.cents').as('cents')])
    .groupBy('account');
  if (till !== null) query = query.where('ledger_bookings.till', '=', till);
  return byAccount(await query.execute());
}

/** What the bookings of some till sessions come to, account by account. */
export async function balancesOfSessions(executor: Executor, sessionIds: readonly string[]): Promise<Balances> {
  if (sessionIds.length === 0) return byAccount([]);
  const rows = await executor
    .selectFrom('ledger_bookings')
    .innerJoin('ledger_lines', 'ledger_lines.booking_id', 'ledger_bookings.id')
    .select((row) => ['account', row.fn.sum<number | string>('ledger_lines.cents').as('cents')])
    .where('ledger_bookings.session_id', 'in', [...sessionIds])
    .groupBy('account')
    .execute();
  return byAccount(rows);
}

const byAccount = (rows: readonly { readonly account: string; readonly cents: number | string }[]): Balances => {
  const found = new Map(rows.map((row) => [row.account, Number(row.cents)]));
  return Object.fromEntries(ACCOUNTS.map((account) => [account, found.get(account) ?? 0])) as Balances;
};
