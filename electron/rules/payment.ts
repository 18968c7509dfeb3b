/** What is to be paid now for an application, and the change for cash. Amounts in euro cents. */
import { CASH_ROUNDING_SOURCE, cashTotal, changeFor, inDenominations } from './change.ts';
import type { PaymentAssessment } from './model/assessment.ts';
import type { Decision, RuleReason } from './model/decision.ts';
import type { DraftToAssess } from './model/draft.ts';
import type { PaymentRules } from './model/payment-rules.ts';
import type { Profile } from './model/profile.ts';
import type { StaffRole } from './model/vocabulary.ts';
import { reason } from './reasons.ts';

/**
 * Whether the officer records the amount: the page gives none, the age on which it depends cannot be known, or the answer on
 * which it depends was asked and is not known. A fee that waits for a question nobody asked yet, or for a letter, is not the
 * officer's to tell.
 */
export const officerTellsAmount = (profile: Profile, decision: Decision, answers: DraftToAssess['answers']): boolean =>
  decision.fee.state === 'unknown' &&
  decision.reasons.some(
    ({ code }) =>
      code === 'FEE_UNKNOWN' ||
      code === 'FEE_NO_RULE' ||
      code === 'FEE_DEPENDS_ON_AGE' ||
      (code === 'FEE_DEPENDS_ON_ANSWER' && wasAsked(profile, decision, answers)),
  );

/** A question on which only the price depends: "not known" is an answer to it, after which the officer records the amount. */
export const isFeeQuestion = (profile: Profile, code: string): boolean =>
  profile.conditions.some((condition) => condition.code === code);

const wasAsked = (profile: Profile, decision: Decision, answers: DraftToAssess['answers']): boolean =>
  decision.questions.every(({ code }) => !isFeeQuestion(profile, code) || answers[code] !== undefined);

/** What holds for the till, with careful figures where a council's regulation is silent. */
export interface TillRules {
  readonly refund: PaymentRules['refundRule'];
  readonly reversalApprovalAboveCents: number;
  readonly differenceApprovalAboveCents: number;
  readonly waiverBy: readonly StaffRole[];
  /** Numbers of the municipality's accounts, by the name of the ledger's account. */
  readonly accountNumbers: Readonly<Record<string, string>>;
}

/** The till regulation of a profile. */
export const tillRulesOf = ({ payment }: Pick<Profile, 'payment'>): TillRules => ({
  refund: payment.refundRule,
  reversalApprovalAboveCents: payment.reversalApprovalAboveCents ?? 50_00,
  differenceApprovalAboveCents: payment.differenceApprovalAboveCents ?? 5_00,
  waiverBy: payment.waiverBy,
  accountNumbers: Object.fromEntries(payment.accountNumbers.map(({ account, number }) => [account, number])),
});

/** Where the amount comes from. A fee that hangs on an open question is neither known nor asked: it follows from the answer. */
const amountFrom = (decision: Decision, byOfficer: boolean): PaymentAssessment['amountFrom'] => {
  if (decision.fee.state !== 'unknown') return 'RULE';
  if (byOfficer) return 'OFFICER';
  return decision.reasons.some(({ code }) => code === 'FEE_DEPENDS_ON_ANSWER')
    ? 'WAITS_FOR_ANSWER'
    : 'WAITS_FOR_LETTER';
};
/** What is left for cash of a split payment; null while the share of the terminal is not known or is not a share. */
const cashShare = (dueCents: number, cardCents: number | null): number | null =>
  cardCents === null || cardCents <= 0 || cardCents >= dueCents ? null : dueCents - cardCents;

/** An unknown fee becomes due with the amount that the officer records; until then it is null. */
export const paymentFor = (
  profile: Profile,
  decision: Decision,
  { payment, answers }: Pick<DraftToAssess, 'payment' | 'answers'>,
): { readonly payment: PaymentAssessment; readonly warnings: readonly RuleReason[] } => {
  const { methods, preferred, moment, cashRounding } = profile.payment;
  const byOfficer = officerTellsAmount(profile, decision, answers);
  const total = byOfficer ? payment.officerAmountCents : decision.fee.cents;
  const dueCents = moment === 'AT_COLLECTION' && total !== null ? 0 : total;
  const inCash =
    dueCents === null ? null : payment.method === 'SPLIT' ? cashShare(dueCents, payment.cardCents) : dueCents;
  const cashDueCents = inCash === null ? null : cashTotal(inCash, cashRounding);
  const paysCash = payment.method === 'CASH' || payment.method === 'SPLIT';
  const changeCents =
    paysCash && cashDueCents !== null && payment.givenCents !== null
      ? changeFor(cashDueCents, payment.givenCents)
      : null;
  const rounded = paysCash && cashDueCents !== null && cashDueCents !== inCash;
  return {
    payment: {
      methods: methods.length === 0 ? ['BANCONTACT', 'CASH'] : [...methods],
      preferred,
      moment,
      dueCents,
      amountFrom: amountFrom(decision, byOfficer),
      cashDueCents,
      changeCents,
      change: changeCents === null ? [] : inDenominations(changeCents),
    },
    warnings: rounded ? [reason('CASH_ROUNDED', CASH_ROUNDING_SOURCE)] : [],
  };
};
