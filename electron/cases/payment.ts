/** What applicants pay: the receipt lines of a case, and payments for one case or several. */
import { type Actor, type AuditNote, record } from '../audit/index.ts';
import { type Result, success } from '../ipc/contract.ts';
import {
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

/**
 * What a case costs, as lines of a receipt: the fee, and each surcharge of the municipality on a line of its own. Waived, it
 * is one line of nothing with the reason.
 */
export function linesOf(
  stored: StoredCase,
  profile: Profile,
  waiverReason: string | null = null,
): readonly ReceiptLine[] {
  const { application, decision } = stored;
  const fee = decision?.fee;
  const about = { caseId: stored.id, caseNumber: stored.caseNumber };
  const card = {
    ...about,
    feeKind: `${application.product}.${application.procedure}`,
    label: productName(application.product, application.letter),
  };
  const undivided = { federalCents: null, municipalCents: null };
  if (waiverReason !== null) {
    return [{ ...card, ...undivided, basis: 'WAIVED', cents: 0, feeRule: null, reason: waiverReason }];
  }
  if (fee?.state !== 'amount') {
    const isFree = fee?.state === 'free';
    return [
      {
        ...card,
        ...undivided,
        basis: isFree ? 'FREE' : 'OFFICER',
        cents: isFree ? 0 : (application.payment.officerAmountCents ?? 0),
        feeRule: isFree ? fee.rule : null,
        reason: isFree ? '' : application.payment.officerAmountReason,
      },
    ];
  }
  const surcharges = fee.surcharges ?? [];
  const cents = fee.cents - surcharges.reduce((sum, one) => sum + one.cents, 0);
  const parts = partsOf(profile, fee.rule, cents);
  return [
    { ...card, ...parts, basis: 'RULE', cents, feeRule: fee.rule, reason: '' },
    // A surcharge is the municipality's own; where its fees are booked whole, so is this.
    ...surcharges.map(
      (one): ReceiptLine => ({
        ...about,
        feeKind: `SURCHARGE.${one.rule}`,
        label: one.label,
        basis: 'RULE',
        cents: one.cents,
        federalCents: parts.federalCents === null ? null : 0,
        municipalCents: parts.municipalCents === null ? null : one.cents,
        feeRule: one.rule,
        reason: '',
      }),
    ),
  ];
}

/** What the State and the municipality get of a fee, where the profile gives both and they make up the amount. */
function partsOf(profile: Profile, rule: string, cents: number): Pick<ReceiptLine, 'federalCents' | 'municipalCents'> {
  const { federalCents = null, municipalCents = null } = profile.fees.find(({ code }) => code === rule) ?? {};
  return federalCents !== null && municipalCents !== null && federalCents + municipalCents === cents
    ? { federalCents, municipalCents }
    : { federalCents: null, municipalCents: null };
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
    const own = lines.filter((line) => line.caseId === stored.id);
    const waived = own.find((line) => line.basis === 'WAIVED');
    const note: AuditNote = {
      action: waived === undefined ? 'paymentRecorded' : 'feeWaived',
      params: {
        receipt: receipt.number,
        method: meansOf(receipt),
        cents: cases.length === 1 ? receipt.paidCents : own.reduce((sum, line) => sum + line.cents, 0),
        reference: references[0] ?? null,
        approvedBy: of.approvedBy ?? null,
      },
      ...(waived === undefined ? {} : { reason: waived.reason }),
    };
    await record(transaction, at, officer, { caseId: stored.id, caseVersion: stored.version }, note);
  }
  return success(receipt);
}
