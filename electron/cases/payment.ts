/** What applicants pay: the receipt line of a case, and payments for one case or several. */
import { type Actor, type AuditNote, record } from '../audit/index.ts';
import { type Result, success } from '../ipc/contract.ts';
import {
  type LineBasis,
  meansOf,
  type Receipt,
  type ReceiptLine,
  type ReceiptPart,
  recordPayment,
  settleMatching,
} from '../payments/index.ts';
import type { Profile } from '../rules/index.ts';
import { belgianDate, instantOf, type Transaction } from '../storage/index.ts';
import { productName } from './documents/paper.ts';
import type { StoredCase } from './record.ts';

/** What a case costs, as a line of a receipt. `instead` replaces the fee: waived, with the reason. */
export function lineOf(
  stored: StoredCase,
  profile: Profile,
  instead: { readonly basis?: LineBasis; readonly reason?: string } = {},
): ReceiptLine {
  const { application, decision } = stored;
  const fee = decision?.fee;
  const rule = profile.fees.find((one) => one.code === fee?.rule);
  const waived = instead.basis === 'WAIVED';
  const cents = waived ? 0 : (fee?.cents ?? application.payment.officerAmountCents ?? 0);
  const partsKnown = !waived && fee?.state === 'amount' && rule !== undefined;
  const federal = partsKnown ? rule.federalCents : null;
  const municipal = partsKnown ? rule.municipalCents : null;
  const partsFit = federal !== null && municipal !== null && federal + municipal === cents;
  return {
    caseId: stored.id,
    caseNumber: stored.caseNumber,
    feeKind: `${application.product}.${application.procedure}`,
    label: productName(application.product, application.letter),
    basis: waived ? 'WAIVED' : fee?.state === 'free' ? 'FREE' : fee?.state === 'amount' ? 'RULE' : 'OFFICER',
    cents,
    federalCents: partsFit ? federal : null,
    municipalCents: partsFit ? municipal : null,
    feeRule: waived || fee?.state === 'unknown' ? null : (fee?.rule ?? null),
    reason: instead.reason ?? (fee?.state === 'unknown' ? application.payment.officerAmountReason : ''),
  };
}

/** Records the payment of cases with one entry in the history of each. Refusal: `tillHeld`. */
export async function takePayment(
  transaction: Transaction,
  of: {
    readonly cases: readonly StoredCase[];
    readonly at: string;
    readonly officer: Actor;
    readonly till: string;
    readonly lines: readonly ReceiptLine[];
    readonly parts: readonly ReceiptPart[];
    readonly approvedBy?: string | null;
  },
): Promise<Result<Receipt>> {
  const { cases, at, officer, till, lines, parts } = of;
  const paid = await recordPayment(transaction, {
    at,
    date: belgianDate(instantOf(at)),
    till,
    officer,
    lines,
    parts,
    approvedBy: of.approvedBy ?? null,
  });
  if (!paid.ok) return paid;
  const receipt = paid.value;
  await settleMatching(transaction, { at, officer }, receipt);
  const references = parts.map((part) => part.reference).filter((reference) => reference !== '');
  for (const stored of cases) {
    const own = lines.find((line) => line.caseId === stored.id);
    const waived = own?.basis === 'WAIVED';
    const note: AuditNote = {
      action: waived ? 'feeWaived' : 'paymentRecorded',
      params: {
        receipt: receipt.number,
        method: meansOf(receipt),
        cents: cases.length === 1 ? receipt.paidCents : (own?.cents ?? 0),
        reference: references[0] ?? null,
        approvedBy: of.approvedBy ?? null,
      },
      ...(waived ? { reason: own.reason } : {}),
    };
    await record(transaction, at, officer, { caseId: stored.id, caseVersion: stored.version }, note);
  }
  return success(receipt);
}
