import { randomUUID } from 'node:crypto';
import type { Actor } from '../audit/index.ts';
import { type Result, success } from '../ipc/contract.ts';
import type { PaymentMethod } from '../rules/model/index.ts';
import { nextNumber, type ReceiptsTable, type Transaction } from '../storage/index.ts';
import { type Account, type BookingLine, book } from './ledger.ts';
import type { Receipt, ReceiptLine, ReceiptPart, RefundCause } from './receipts-found.ts';
import { sessionFor, type TillSession } from './sessions.ts';

/** A payment to be recorded. Amounts are integer cents. */
export interface Payment {
  readonly at: string;
  /** Belgian calendar date of `at`; its year is the year of the receipt. */
  readonly date: string;
  readonly till: string;
  readonly officer: Actor;
  readonly lines: readonly ReceiptLine[];
  /** How it is paid; nothing for a receipt of nothing. */
  readonly parts: readonly ReceiptPart[];
  readonly approvedBy?: string | null;
}

/** Where the money lands. */
export const ACCOUNT_OF: Readonly<Record<PaymentMethod, Account>> = {
  BANCONTACT: 'terminal',
  CASH: 'tillCash',
  ONLINE: 'online',
  OTHER: 'other',
};

/** `2026-L3-00001`: year, till, number within both. */
export const receiptNumber = (year: number, till: string, sequence: number): string =>
  `${year}-${till}-${String(sequence).padStart(5, '0')}`;

/**
 * Takes a receipt number, keeps the receipt and books it, all in the command's transaction and in the open session of the
 * till; a till that nobody opened is opened with what was left in it. Parts that do not make up the lines, or cash that
 * does not cover its part, are a mistake in the program. Refusal: `tillHeld` (another officer answers for this till).
 */
export async function recordPayment(transaction: Transaction, payment: Payment): Promise<Result<Receipt>> {
  const session = await sessionFor(transaction, payment);
  if (!session.ok) return session;
  return success(
    await writeReceipt(transaction, session.value, { ...payment, kind: 'payment', refunds: null, reason: '' }),
  );
}

/** The receipt that a refund gives money back of, and why. */
interface RefundedReceipt {
  readonly id: string;
  readonly number: string;
  readonly bookingId: string | null;
  readonly cause: RefundCause;
}

/** A receipt to be written: a payment, or money given back with negative amounts. */
export interface ReceiptToWrite extends Payment {
  readonly kind: 'payment' | 'refund';
  readonly refunds: RefundedReceipt | null;
  readonly reason: string;
}

/** Writes a receipt and its booking; the caller has checked everything that staff could have done wrong. */
export async function writeReceipt(
  transaction: Transaction,
  session: TillSession,
  wanted: ReceiptToWrite,
): Promise<Receipt> {
  const { lines, parts } = wanted;
  const cents = sum(lines, (line) => line.cents);
  const roundingCents = sum(parts, (part) => part.roundingCents);
  checkAmounts(wanted, cents);
  const year = Number(wanted.date.slice(0, 4));
  const sequence = await nextNumber(transaction, `receipt/${wanted.till}/${year}`);
  const row: ReceiptsTable = {
    id: randomUUID(),
    number: receiptNumber(year, wanted.till, sequence),
    till: wanted.till,
    year,
    sequence,
    at: wanted.at,
    date: wanted.date,
    session_id: session.id,
    kind: wanted.kind,
    officer_id: wanted.officer.staffId,
    officer_name: wanted.officer.name,
    cents,
    rounding_cents: roundingCents,
    refunds_id: wanted.refunds?.id ?? null,
    reason: wanted.reason,
    cause: wanted.refunds?.cause ?? null,
    approved_by: wanted.approvedBy ?? null,
  };
  await transaction.insertInto('receipts').values(row).execute();
  await transaction
    .insertInto('receipt_lines')
    .values(
      lines.map((line, position) => ({
        receipt_id: row.id,
        line: position + 1,
        case_id: line.caseId,
        case_number: line.caseNumber,
        fee_kind: line.feeKind,
        label: JSON.stringify(line.label),
        basis: line.basis,
        cents: line.cents,
        federal_cents: line.federalCents,
        municipal_cents: line.municipalCents,
        fee_rule: line.feeRule,
        reason: line.reason,
      })),
    )
    .execute();
  if (parts.length > 0) {
    await transaction
      .insertInto('receipt_parts')
      .values(
        parts.map((part, position) => ({
          receipt_id: row.id,
          part: position + 1,
          method: part.method,
          reference: part.reference,
          cents: part.cents,
          rounding_cents: part.roundingCents,
          given_cents: part.givenCents,
          change_cents: part.changeCents,
        })),
      )
      .execute();
  }
  if (cents !== 0) {
    await book(transaction, {
      at: wanted.at,
      date: wanted.date,
      till: wanted.till,
      sessionId: session.id,
      kind: wanted.kind,
      officerId: wanted.officer.staffId,
      caseId: onlyCaseOf(lines),
      receiptId: row.id,
      reason: wanted.reason === '' ? (lines[0]?.reason ?? '') : wanted.reason,
      approvedBy: wanted.approvedBy ?? null,
      lines: bookingLines(lines, parts),
    });
  }
  return {
    id: row.id,
    number: row.number,
    till: row.till,
    at: row.at,
    date: row.date,
    sessionId: row.session_id,
    kind: wanted.kind,
    officer: row.officer_name,
    cents,
    roundingCents,
    paidCents: cents + roundingCents,
    refundsId: row.refunds_id,
    refundsNumber: wanted.refunds?.number ?? null,
    reason: row.reason,
    approvedBy: row.approved_by,
    lines,
    parts,
  };
}

/** The case that a receipt is about, or null where it is about none or several. */
const onlyCaseOf = (lines: readonly ReceiptLine[]): string | null => {
  const [first] = lines;
  return first !== undefined && lines.every((line) => line.caseId === first.caseId) ? first.caseId : null;
};

function checkAmounts({ kind, lines, parts }: ReceiptToWrite, cents: number): void {
  const sign = kind === 'payment' ? 1 : -1;
  const partsFit = sum(parts, (part) => part.cents) === cents;
  const cashCovers = parts.every(
    (part) =>
      part.cents * sign > 0 &&
      (part.cents + part.roundingCents) * sign >= 0 &&
      part.changeCents >= 0 &&
      (part.givenCents === null || part.givenCents - part.cents - part.roundingCents === part.changeCents),
  );
  const linesFit = lines.length > 0 && lines.every((line) => line.cents * sign >= 0);
  if (!partsFit || !cashCovers || !linesFit) {
    throw new RangeError('a receipt needs lines, parts that make up their sum, and cash that covers its part');
  }
}

/** Money comes in by its means; income goes to the parts of the fee where both are known. */
function bookingLines(lines: readonly ReceiptLine[], parts: readonly ReceiptPart[]): readonly BookingLine[] {
  const sums = new Map<Account, number>();
  const add = (account: Account, cents: number) => sums.set(account, (sums.get(account) ?? 0) + cents);
  for (const part of parts) {
    add(ACCOUNT_OF[part.method], part.cents + part.roundingCents);
    add('rounding', -part.roundingCents);
  }
  for (const line of lines) {
    if (line.basis === 'MANUAL') add('manualIncome', -line.cents);
    else if (line.federalCents !== null && line.municipalCents !== null) {
      add('feeFederal', -line.federalCents);
      add('feeMunicipal', -line.municipalCents);
    } else add('feeIncome', -line.cents);
  }
  return [...sums].map(([account, cents]) => ({ account, cents }));
}

const sum = <Item>(items: readonly Item[], cents: (item: Item) => number): number =>
  items.reduce((total, item) => total + cents(item), 0);
