/** One order by one procedure: whether it exists, what it costs, when it is ready. */
import { promiseFor } from './deadlines.ts';
import { findFee } from './fees.ts';
import type { CardTypes } from './model/card-type.ts';
import type {
  ConditionQuestion,
  CutOffAhead,
  FeeAnswer,
  PromisedDates,
  RuleQuestion,
  RuleReason,
} from './model/decision.ts';
import type { Profile } from './model/profile.ts';
import type { TriState } from './model/vocabulary.ts';
import { findOffer, letterExistsAsOrder, OFFER_QUESTION } from './offers.ts';

export interface OrderFound {
  readonly offered: TriState;
  readonly offerReasons: readonly RuleReason[];
  readonly fee: FeeAnswer;
  readonly feeReasons: readonly RuleReason[];
  readonly promised: PromisedDates | null;
  readonly cutOff: CutOffAhead | null;
  readonly promiseReasons: readonly RuleReason[];
  readonly feeQuestions: readonly ConditionQuestion[];
  /** Codes of questions to the officer that the rules themselves ask. */
  readonly ownQuestions: readonly string[];
}

/** `notOffered` exactly when nobody could place this order on that day; an applicant who may not have it still sees what it costs. */
export const findOrder = (profile: Profile, types: CardTypes, question: RuleQuestion): OrderFound => {
  const { offered, offer, reasons, askOfficer } = findOffer(profile, types, question);
  const ownQuestions = askOfficer ? [OFFER_QUESTION] : [];
  if (offered === 'no' || !letterExistsAsOrder(types, question))
    return {
      offered,
      offerReasons: reasons,
      fee: { state: 'notOffered', cents: null, rule: null },
      feeReasons: [],
      promised: null,
      cutOff: null,
      promiseReasons: [],
      feeQuestions: [],
      ownQuestions,
    };
  const fee = findFee(profile, types, question);
  const promise =
    offer === null
      ? { promised: null, cutOff: null, reasons: [] }
      : promiseFor(offer, question.at, profile.closingDays);
  const refused = fee.fee.state === 'notOffered';
  return {
    offered: refused ? 'no' : offered,
    offerReasons: reasons,
    fee: fee.fee,
    feeReasons: fee.reasons,
    promised: refused ? null : promise.promised,
    cutOff: refused ? null : promise.cutOff,
    promiseReasons: refused ? [] : promise.reasons,
    feeQuestions: fee.questions,
    ownQuestions,
  };
};
