/** Judges an application as far as it is typed: every choice with its reason, what it costs, when it is ready, what is still open. */
import { addYears, dateOf } from './calendar.ts';
import { checkCardNumber } from './card-number.ts';
import { decide } from './decide.ts';
import { letterChoices } from './letter-choice.ts';
import type { AssessmentFound, ProcedureChoice } from './model/assessment.ts';
import type { CardTypes } from './model/card-type.ts';
import type { LocalDateTime, RuleQuestion, RuleReason } from './model/decision.ts';
import type { DraftToAssess } from './model/draft.ts';
import type { Profile } from './model/profile.ts';
import { type Delivery, PROCEDURES, type Procedure } from './model/vocabulary.ts';
import { nationalNumberFitsBirthDate } from './national-number.ts';
import { openPointsOf } from './open-points.ts';
import { findOrder } from './order.ts';
import { parsePartialDate } from './partial-date.ts';
import { paymentFor } from './payment.ts';
import { reason } from './reasons.ts';

/** `at` is the wall-clock moment in Brussels at which the order would be placed. Total: any draft of the right shape gets an answer. */
export const assess = (
  profile: Profile,
  types: CardTypes,
  draft: DraftToAssess,
  at: LocalDateTime,
): AssessmentFound => {
  const question = questionOf(draft, at);
  const decision = decide(profile, types, question);
  const letters = letterChoices(profile, types, question, draft.person.nationality);
  const order = findOrder(profile, types, question);
  const paid = paymentFor(profile, decision, draft);
  const validity = shortenedForFingerprints(draft, decision.validUntil, dateOf(at));
  return {
    profile: { id: profile.profileId, version: profile.version, name: profile.displayName },
    today: dateOf(at),
    letters,
    procedures: procedureChoices(profile, types, question),
    fee: decision.fee,
    promised: decision.promised,
    validUntil: validity.validUntil,
    activationNotBefore: decision.activationNotBefore,
    window: decision.window,
    fingerprints: decision.fingerprints,
    certificates: decision.certificates,
    checklist: decision.checklist
      .filter((entry) => entry.moment === 'APPLY')
      .map(({ moment: _moment, ...entry }) => entry),
    photoRules: decision.photoRules.map((rule) => ({ ...rule, exemptionKinds: [...rule.exemptionKinds] })),
    questions: decision.questions.map((asked) => ({ ...asked })),
    payment: paid.payment,
    warnings: [...decision.warnings, ...inputWarnings(draft), ...validity.warnings, ...paid.warnings],
    reasons: [...decision.reasons],
    openPoints: openPointsOf({
      profile,
      types,
      draft,
      question,
      decision,
      payment: paid.payment,
      letterPossible: letters.find((choice) => choice.letter === draft.letter)?.possible ?? 'yes',
      offered: order.offered,
    }),
  };
};

/** The question that a draft puts to the rules at a moment. */
export const questionOf = (draft: DraftToAssess, at: LocalDateTime): RuleQuestion => ({
  product: draft.product,
  letter: draft.letter,
  reason: draft.reason,
  procedure: draft.procedure,
  delivery: draft.delivery,
  servicePoint: draft.servicePoint,
  // A date that does not exist or lies ahead is not known to the rules; the field says what is wrong with it.
  birthDate:
    parsePartialDate(draft.person.birthDate) === null || draft.person.birthDate > dateOf(at)
      ? null
      : draft.person.birthDate,
  at,
  held:
    draft.held.letter === null || draft.held.kind === 'NONE'
      ? null
      : { letter: draft.held.letter, model: draft.held.model, validUntil: draft.held.validUntil },
  rightUntil: draft.rightUntil,
  dvzAgreement: draft.dvz.agreement,
  answers: draft.answers,
});

/** Each combination of procedure and delivery that the page knows for the product, and the one that is chosen. */
export const procedureChoices = (profile: Profile, types: CardTypes, question: RuleQuestion): ProcedureChoice[] =>
  combinations(profile, question).map(({ procedure, delivery }) => {
    const order = findOrder(profile, types, { ...question, procedure, delivery });
    return {
      procedure,
      delivery,
      label: profile.procedureNames.find((name) => name.procedure === procedure)?.label ??
        types.procedures.find((name) => name.procedure === procedure)?.names ?? { nl: procedure },
      possible: order.offered,
      fee: order.fee,
      promised: order.promised,
      cutOff: order.cutOff,
      reasons: [...order.offerReasons, ...order.feeReasons, ...order.promiseReasons],
    };
  });

const combinations = (
  profile: Profile,
  question: RuleQuestion,
): { readonly procedure: Procedure; readonly delivery: Delivery }[] => {
  const known = profile.offers
    .filter((offer) => offer.products.includes(question.product))
    .map(({ procedure, delivery }) => ({ procedure, delivery }));
  const silent: { procedure: Procedure; delivery: Delivery }[] =
    known.length > 0
      ? []
      : [
          { procedure: 'NORMAL', delivery: 'MUNICIPALITY' },
          { procedure: 'URGENT', delivery: 'MUNICIPALITY' },
        ];
  const chosen = { procedure: question.procedure, delivery: question.delivery };
  const all = new Map([...known, ...silent, chosen].map((entry) => [`${entry.procedure} ${entry.delivery}`, entry]));
  return [...all.values()].sort(
    (a, b) => PROCEDURES.indexOf(a.procedure) - PROCEDURES.indexOf(b.procedure) || b.delivery.localeCompare(a.delivery),
  );
};

const inputWarnings = (draft: DraftToAssess): RuleReason[] => {
  const warnings: RuleReason[] = [];
  if (nationalNumberFitsBirthDate(draft.person.nationalNumber, draft.person.birthDate) === 'no')
    warnings.push(reason('BIRTH_DATE_NUMBER_DIFFER', 'KB 03-04-1984'));
  const card = checkCardNumber(draft.held.cardNumber);
  if (card.ok ? !card.checkDigitsFit : card.problem === 'unknownForm')
    warnings.push(reason('CARD_NUMBER_CHECK_FAILED', 'card'));
  return warnings;
};

/** Fingers that cannot be taken for the time being: the card runs 12 months at most (KB 10-12-2019). */
const shortenedForFingerprints = (draft: DraftToAssess, validUntil: string | null, day: string) => {
  if (draft.fingerprints.outcome !== 'TEMPORARILY_IMPOSSIBLE') return { validUntil, warnings: [] };
  const limit = addYears(day, 1);
  return {
    validUntil: validUntil === null || validUntil > limit ? limit : validUntil,
    warnings: [reason('FINGERPRINTS_TEMPORARILY_IMPOSSIBLE', 'KB 10-12-2019', { date: limit })],
  };
};
