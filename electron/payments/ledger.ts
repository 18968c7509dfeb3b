import { randomUUID } from 'node:crypto';
import type { Executor, Transaction } from '../storage/index.ts';

/** Accounts of the ledger. Debit is positive: money in the till is a positive balance, income a negative one. */
export const ACCOUNTS = ['tillCash', 'terminal', 'online', 'other', 'feeIncome', 'rounding'] as const;
export type Account = (typeof ACCOUNTS)[number];

/** What a booking is for. A mistake is corrected by a reversal, never by changing a booking. */
export type BookingKind = 'payment' | 'reversal';

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
  readonly kind: BookingKind;
  readonly officerId: string;
  readonly caseId: string | null;
  readonly receiptId: string | null;
  readonly reversesId: string | null;
  readonly reason: string;
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
      kind: booking.kind,
      officer_id: booking.officerId,
      case_id: booking.caseId,
      receipt_id: booking.receiptId,
      reverses_id: booking.reversesId,
      reason: booking.reason,
    })
    .execute();
  await transaction
    .insertInto('ledger_lines')
    .values(lines.map((line, position) => ({ booking_id: id, line: position + 1, ...line })))
    .execute();
  return id;
}

/** Balance of every account, in cents; accounts without a line are 0. */
export async function balances(executor: Executor): Promise<Readonly<Record<Account, number>>> {
  const rows = await executor
    .selectFrom('ledger_lines')
    .select((row) => ['account', row.fn.sum<number | string>('cents').as('cents')])
    .groupBy('account')
    .execute();
  const found = new Map(rows.map((row) => [row.account, Number(row.cents)]));
  return {
    tillCash: found.get('tillCash') ?? 0,
    terminal: found.get('terminal') ?? 0,
    online: found.get('online') ?? 0,
    other: found.get('other') ?? 0,
    feeIncome: found.get('feeIncome') ?? 0,
    rounding: found.get('rounding') ?? 0,
  };
}
