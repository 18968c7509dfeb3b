/** What is to be paid now for an application, and the change for cash. Amounts in euro cents. */
import { CASH_ROUNDING_SOURCE, cashTotal, changeFor, inDenominations } from './change.ts';
import type { PaymentAssessment } from './model/assessment.ts';
import type { FeeAnswer, RuleReason } from './model/decision.ts';
import type { DraftToAssess } from './model/draft.ts';
import type { Profile } from './model/profile.ts';
import { reason } from './reasons.ts';

/** An unknown fee becomes due with the amount that the officer records; until then it is null. */
export const paymentFor = (
  profile: Profile,
  fee: FeeAnswer,
  payment: DraftToAssess['payment'],
): { readonly payment: PaymentAssessment; readonly warnings: readonly RuleReason[] } => {
  const { methods, preferred, moment, cashRounding } = profile.payment;
  const total = fee.state === 'unknown' ? payment.officerAmountCents : fee.cents;
  const dueCents = moment === 'AT_COLLECTION' && total !== null ? 0 : total;
  const cashDueCents = dueCents === null ? null : cashTotal(dueCents, cashRounding);
  const changeCents =
    payment.method === 'CASH' && cashDueCents !== null && payment.givenCents !== null
      ? changeFor(cashDueCents, payment.givenCents)
      : null;
  const rounded = payment.method === 'CASH' && cashDueCents !== null && cashDueCents !== dueCents;
  return {
    payment: {
      methods: methods.length === 0 ? ['BANCONTACT', 'CASH'] : [...methods],
      preferred,
      moment,
      dueCents,
      cashDueCents,
      changeCents,
      change: changeCents === null ? [] : inDenominations(changeCents),
    },
    warnings: rounded ? [reason('CASH_ROUNDED', CASH_ROUNDING_SOURCE)] : [],
  };
};
