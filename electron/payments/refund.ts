import { type Actor, type AuditSubject, noCase, record } from '../audit/index.ts';
import { type Result, refusal, success } from '../ipc/contract.ts';
import { cashTotal, type PaymentMethod } from '../rules/index.ts';
import type { Executor, Transaction } from '../storage/index.ts';
import { needsReason } from './movements.ts';
import { writeReceipt } from './receipt.ts';
import {
  findReceipt,
  type Receipt,
  type ReceiptLine,
  type ReceiptPart,
  type RefundCause,
  refundsOf,
} from './receipts-found.ts';
import { expectedCash, sessionFor, type TillMoment } from './sessions.ts';

/** What is to go back: of which line how much. */
export interface RefundWanted {
  readonly receiptId: string;
  /** Cents per line of the receipt, in its order; 0 for lines that stay. */
  readonly lineCents: readonly number[];
  /** Reference that the terminal printed for its own refund; empty for cash. */
  readonly reference: string;
  readonly reason: string;
  /** Whether the fee stays owed (`MISTAKE`) or went back for good. */
  readonly cause: RefundCause;
  readonly approvedBy: string | null;
}

/** What can still go back of a receipt. */
export interface RefundState {
  readonly receipt: Receipt;
  /** Cents per line that were not given back yet. */
  readonly leftByLine: readonly number[];
  readonly leftByPart: readonly LeftOfPart[];
}

interface LeftOfPart {
  readonly method: PaymentMethod;
  readonly reference: string;
  readonly cents: number;
  readonly roundingCents: number;
}

/** Money goes back the way it came; where it came two ways, the card first, so that the cash in the till lasts. */
const ORDER: readonly PaymentMethod[] = ['BANCONTACT', 'ONLINE', 'OTHER', 'CASH'];

/** What is left of a receipt. Refusals: `receiptNotFound`, `isRefund` (money that went back does not go back again). */
export async function refundState(executor: Executor, receiptId: string): Promise<Result<RefundState>> {
  const receipt = await findReceipt(executor, receiptId);
  if (receipt === null) return refusal('receiptNotFound');
  if (receipt.kind === 'refund') return refusal('isRefund');
  const back = await refundsOf(executor, receiptId);
  const leftByLine = receipt.lines.map(
    (line, at) => line.cents + back.reduce((sum, one) => sum + (one.lines[at]?.cents ?? 0), 0),
  );
  const leftByPart = receipt.parts.map((part) => {
    const same = back.flatMap((one) => one.parts).filter((one) => one.method === part.method);
    return {
      method: part.method,
      reference: part.reference,
      cents: part.cents + same.reduce((sum, one) => sum + one.cents, 0),
      roundingCents: part.roundingCents + same.reduce((sum, one) => sum + one.roundingCents, 0),
    };
  });
  return success({ receipt, leftByLine, leftByPart });
}

/**
 * How an amount goes back: by the same means, the card before cash. Pure. Cash is rounded as when it is taken; what is the
 * last of a part takes its rounding back with it, so that a receipt that is given back whole leaves nothing anywhere.
 */
export function partsToGiveBack(
  left: readonly LeftOfPart[],
  cents: number,
  reference: string,
  rounding: 'TO_5_CENTS' | 'EXACT',
): readonly ReceiptPart[] {
  let open = cents;
  const parts: ReceiptPart[] = [];
  for (const part of [...left].sort((one, other) => ORDER.indexOf(one.method) - ORDER.indexOf(other.method))) {
    const share = Math.min(open, part.cents);
    if (share <= 0) continue;
    open -= share;
    const isLast = share === part.cents;
    const rounded = part.method !== 'CASH' ? 0 : isLast ? part.roundingCents : cashTotal(share, rounding) - share;
    parts.push({
      method: part.method,
      reference: part.method === 'CASH' ? '' : reference,
      cents: -share,
      // What was rounded away already may not go back twice.
      roundingCents: share + rounded < 0 ? share : -rounded,
      givenCents: null,
      changeCents: 0,
    });
  }
  return parts;
}

/**
 * Gives money back on a receipt of its own with the next number, in the open session, whenever the payment was.
 * The caller has held the profile's rule against it and asked for the second person.
 * Refusals: `receiptNotFound`, `isRefund`, `reasonNeeded`, `refundTooMuch`, `refundOfNothing`, `terminalReferenceRequired`,
 * `notEnoughCash`, `tillHeld`.
 */
export async function refund(
  transaction: Transaction,
  moment: TillMoment,
  wanted: RefundWanted,
  rounding: 'TO_5_CENTS' | 'EXACT',
): Promise<Result<Receipt>> {
  if (wanted.reason === '') return needsReason();
  const state = await refundState(transaction, wanted.receiptId);
  if (!state.ok) return state;
  const { receipt, leftByLine, leftByPart } = state.value;
  const cents = wanted.lineCents.reduce((sum, one) => sum + one, 0);
  const fits =
    wanted.lineCents.length === leftByLine.length &&
    wanted.lineCents.every((one, at) => one >= 0 && one <= (leftByLine[at] ?? 0));
  if (!fits) return refusal('refundTooMuch', { leftCents: leftByLine.reduce((sum, one) => sum + one, 0) });
  if (cents === 0) return refusal('refundOfNothing');
  const parts = partsToGiveBack(leftByPart, cents, wanted.reference, rounding);
  if (parts.some((part) => part.method === 'BANCONTACT' && part.reference === '')) {
    return refusal('fieldsWrong', undefined, [{ path: 'reference', messageKey: 'errors.terminalReferenceRequired' }]);
  }
  const session = await sessionFor(transaction, moment);
  if (!session.ok) return session;
  const inCash = parts
    .filter((part) => part.method === 'CASH')
    .reduce((sum, part) => sum - part.cents - part.roundingCents, 0);
  const there = await expectedCash(transaction, session.value);
  if (inCash > there) return refusal('notEnoughCash', { thereCents: there });
  const booking = await transaction
    .selectFrom('ledger_bookings')
    .select('id')
    .where('receipt_id', '=', receipt.id)
    .executeTakeFirst();
  const written = await writeReceipt(transaction, session.value, {
    ...moment,
    kind: 'refund',
    lines: receipt.lines.map((line, at) => turned(line, wanted.lineCents[at] ?? 0, leftByLine[at] ?? 0)),
    parts,
    refunds: { id: receipt.id, number: receipt.number, bookingId: booking?.id ?? null, cause: wanted.cause },
    reason: wanted.reason,
    approvedBy: wanted.approvedBy,
  });
  await noteRefund(transaction, moment, { original: receipt, written, cause: wanted.cause });
  return success(written);
}

/** Each case of the receipt says in its history that money went back. */
async function noteRefund(
  transaction: Transaction,
  { at, officer }: { readonly at: string; readonly officer: Actor },
  { original, written, cause }: { readonly original: Receipt; readonly written: Receipt; readonly cause: RefundCause },
): Promise<void> {
  const cases = new Set(written.lines.filter((line) => line.cents !== 0).map((line) => line.caseId));
  for (const caseId of cases) {
    const subject: AuditSubject = caseId === null ? noCase : { caseId, caseVersion: null };
    await record(transaction, at, officer, subject, {
      action: 'paymentRefunded',
      params: {
        receipt: written.number,
        of: original.number,
        cause,
        cents: -written.paidCents,
        approvedBy: written.approvedBy,
      },
      reason: written.reason,
    });
  }
}

/** A line as it goes back. Of a fee in two parts the municipality's own part goes first: the State's was taken by then. */
function turned(line: ReceiptLine, cents: number, left: number): ReceiptLine {
  if (line.federalCents === null || line.municipalCents === null) return { ...line, cents: -cents };
  const alreadyBack = line.cents - left;
  const municipalLeft = Math.max(0, line.municipalCents - alreadyBack);
  const municipal = Math.min(cents, municipalLeft);
  return { ...line, cents: -cents, municipalCents: -municipal, federalCents: -(cents - municipal) };
}
