/**
 * The one question that the rules answer: may this applicant have this, what does it cost, when is it ready, what is needed?
 * Pure and total: any question of the right shape gets an answer with at least one reason. No clock: the moment is in the question.
 */
import { dateOf } from './calendar.ts';
import { certificatesFor } from './certificates.ts';
import { checklistFor } from './checklist.ts';
import { judgeAge, judgeLetter, judgeRight, lossWarnings } from './eligibility.ts';
import { fingerprintsFor } from './fingerprints.ts';
import type { CardTypes } from './model/card-type.ts';
import type { ConditionQuestion, Decision, RuleQuestion, RuleReason } from './model/decision.ts';
import type { Profile } from './model/profile.ts';
import { findOrder } from './order.ts';
import { photoRulesFor } from './photo-rules.ts';
import { allOf, reason } from './reasons.ts';
import { validityFor } from './validity.ts';

/** Answers one question under one version of a municipality's rules. Reasons that refuse come first, then open ones, then the rest. */
export const decide = (profile: Profile, types: CardTypes, question: RuleQuestion): Decision => {
  const letter = judgeLetter(profile, types, question);
  const age = judgeAge(profile, types, question);
  const right = judgeRight(profile, types, question);
  const order = findOrder(profile, types, question);
  const fingerprints = fingerprintsFor(types, question);
  const certificates = certificatesFor(profile, types, question);
  const validity = validityFor(profile, types, question);

  const parts = [
    letter,
    age,
    right,
    { possible: order.offered, reasons: [...order.offerReasons, ...order.feeReasons] },
  ];
  const weight = { no: 0, unknown: 1, yes: 2 };
  const weightiestFirst = [...parts].sort((a, b) => weight[a.possible] - weight[b.possible]);
  const possible = allOf(parts.map((part) => part.possible));

  return {
    possible,
    fee: order.fee,
    promised: possible === 'no' ? null : order.promised,
    fingerprints: fingerprints.fingerprints,
    certificates: certificates.certificates,
    validUntil: validity.validUntil,
    activationNotBefore: age.activationNotBefore,
    window: (right.window.rule === null && age.window !== null ? age.window : right.window).window,
    checklist: checklistFor(profile, question),
    photoRules: photoRulesFor(profile, types, question.product),
    questions: [...ownQuestions(types, [...age.questions, ...order.ownQuestions]), ...order.feeQuestions],
    warnings: [
      ...notInForce(profile, question),
      ...letter.warnings,
      ...age.warnings,
      ...right.warnings,
      ...lossWarnings(profile, question),
    ],
    reasons: [
      ...weightiestFirst.flatMap((part) => part.reasons),
      ...order.promiseReasons,
      fingerprints.reason,
      certificates.reason,
      ...validity.reasons,
    ],
  };
};

const ownQuestions = (types: CardTypes, codes: readonly string[]): ConditionQuestion[] =>
  codes.flatMap((code) => types.questions.filter((question) => question.code === code));

const notInForce = (profile: Profile, question: RuleQuestion): RuleReason[] => {
  const day = dateOf(question.at);
  return day < profile.effectiveFrom || (profile.effectiveTo !== null && day > profile.effectiveTo)
    ? [reason('PROFILE_NOT_IN_FORCE', profile.profileId, { date: day, version: profile.version })]
    : [];
};
