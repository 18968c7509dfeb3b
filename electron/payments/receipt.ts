import { randomUUID } from 'node:crypto';
import type { Actor } from '../audit/index.ts';
import type { PaymentMethod } from '../rules/model/index.ts';
import { type Executor, nextNumber, type ReceiptsTable, type Transaction } from '../storage/index.ts';
import { type Account, book } from './ledger.ts';

/** A payment to be recorded. Amounts are integer cents. */
export interface Payment {
  readonly at: string;
  /** Belgian calendar date of `at`; its year is the year of the receipt. */
  readonly date: string;
  readonly till: string;
  readonly officer: Actor;
  readonly caseId: string;
  readonly caseNumber: string;
  /** The fee, before rounding of cash. */
  readonly cents: number;
  /** Fee rule of the profile; null when the officer recorded the amount, then `reason` tells its source. */
  readonly feeRule: string | null;
  readonly reason: string;
  readonly settlement: Settlement;
}

/** How it was paid. `roundingCents` is what rounding to 5 cents adds or takes away; `givenCents` what the applicant laid down. */
export type Settlement =
  | { readonly method: 'CASH'; readonly roundingCents: number; readonly givenCents: number }
  | { readonly method: Exclude<PaymentMethod, 'CASH'>; readonly reference: string };

/** A receipt as stored. */
export interface Receipt {
  readonly id: string;
  /** `2026-L3-00001`. */
  readonly number: string;
  readonly till: string;
  readonly at: string;
  readonly date: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly officer: string;
  readonly method: PaymentMethod;
  readonly reference: string;
  /** The fee. */
  readonly cents: number;
  /** What rounding of cash added or took away. */
  readonly roundingCents: number;
  /** What went into the till or over the terminal: fee and rounding together. */
  readonly paidCents: number;
  readonly givenCents: number | null;
  readonly changeCents: number;
  readonly feeRule: string | null;
  readonly reason: string;
}

/** Where the money lands. */
const ACCOUNT_OF: Readonly<Record<PaymentMethod, Account>> = {
  BANCONTACT: 'terminal',
  CASH: 'tillCash',
  ONLINE: 'online',
  OTHER: 'other',
};

/** `2026-L3-00001`: year, till, number within both. */
export const receiptNumber = (year: number, till: string, sequence: number): string =>
  `${year}-${till}-${String(sequence).padStart(5, '0')}`;

/**
 * Takes a receipt number, keeps the receipt and books it, all in the command's transaction.
 * The caller has checked amount and settlement; a negative change is a mistake in the program.
 */
export async function recordPayment(transaction: Transaction, payment: Payment): Promise<Receipt> {
  const { settlement } = payment;
  const cash = settlement.method === 'CASH' ? settlement : null;
  const paidCents = payment.cents + (cash?.roundingCents ?? 0);
  const changeCents = cash === null ? 0 : cash.givenCents - paidCents;
  if (payment.cents <= 0 || paidCents < 0 || changeCents < 0) {
    throw new RangeError('a receipt needs an amount, and cash that covers it');
  }
  const year = Number(payment.date.slice(0, 4));
  const sequence = await nextNumber(transaction, `receipt/${payment.till}/${year}`);
  const row: ReceiptsTable = {
    id: randomUUID(),
    number: receiptNumber(year, payment.till, sequence),
    till: payment.till,
    year,
    sequence,
    at: payment.at,
    date: payment.date,
    case_id: payment.caseId,
    case_number: payment.caseNumber,
    officer_id: payment.officer.staffId,
    officer_name: payment.officer.name,
    method: settlement.method,
    reference: settlement.method === 'CASH' ? '' : settlement.reference,
    cents: payment.cents,
    rounding_cents: cash?.roundingCents ?? 0,
    given_cents: cash?.givenCents ?? null,
    change_cents: changeCents,
    fee_rule: payment.feeRule,
    reason: payment.reason,
  };
  await transaction.insertInto('receipts').values(row).execute();
  await book(transaction, {
    at: payment.at,
    date: payment.date,
    till: payment.till,
    kind: 'payment',
    officerId: payment.officer.staffId,
    caseId: payment.caseId,
    receiptId: row.id,
    reversesId: null,
    reason: payment.reason,
    lines: [
      { account: ACCOUNT_OF[settlement.method], cents: paidCents },
      { account: 'rounding', cents: -row.rounding_cents },
      { account: 'feeIncome', cents: -payment.cents },
    ],
  });
  return fromRow(row);
}

/** The receipts of a case, newest first. */
export async function receiptsOfCase(executor: Executor, caseId: string): Promise<readonly Receipt[]> {
  const rows = await executor
    .selectFrom('receipts')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
    .execute();
  return rows.map(fromRow);
}

/** The receipts of a till on one day, newest first. */
export async function receiptsOfDay(executor: Executor, till: string, date: string): Promise<readonly Receipt[]> {
  const rows = await executor
    .selectFrom('receipts')
    .selectAll()
    .where('till', '=', till)
    .where('date', '=', date)
    .orderBy('sequence', 'desc')
    .execute();
  return rows.map(fromRow);
}

const fromRow = (row: ReceiptsTable): Receipt => ({
  id: row.id,
  number: row.number,
  till: row.till,
  at: row.at,
  date: row.date,
  caseId: row.case_id,
  caseNumber: row.case_number,
  officer: row.officer_name,
  method: row.method as PaymentMethod,
  reference: row.reference,
  cents: Number(row.cents),
  roundingCents: Number(row.rounding_cents),
  paidCents: Number(row.cents) + Number(row.rounding_cents),
  givenCents: row.given_cents === null ? null : Number(row.given_cents),
  changeCents: Number(row.change_cents),
  feeRule: row.fee_rule,
  reason: row.reason,
});
