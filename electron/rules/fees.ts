/**
 * What it costs. The rows of the profile are tried in order; the first that fits decides and is named.
 * Free, unknown and not offered stay three things. Where a row depends on something not known (an answer, an age, a letter),
 * the fee is unknown and the reason says on what it depends: never a guess.
 */
import { ageForProduct } from './applicant-age.ts';
import { productTypeOf } from './card-types.ts';
import { type Fit, judgeRow, waitsFor } from './fee-row.ts';
import type { CardTypes } from './model/card-type.ts';
import type { ConditionQuestion, FeeAnswer, RuleQuestion, RuleReason, SurchargeAsked } from './model/decision.ts';
import type { FeeRule, Profile } from './model/profile.ts';
import { allOf, reason, sourceOf } from './reasons.ts';
import { surchargesFor } from './surcharges.ts';

export interface FeeFound {
  readonly fee: FeeAnswer;
  readonly reasons: readonly RuleReason[];
  /** Questions on which the fee depends, answered or not. */
  readonly questions: readonly ConditionQuestion[];
}

/** The fee of an order that exists, surcharges included; the rule named is the one of the fee table. For one that does not exist the caller answers `notOffered` without asking. */
export const findFee = (profile: Profile, types: CardTypes, question: RuleQuestion): FeeFound => {
  const age = ageForProduct(question, productTypeOf(types, question.product));
  const questions: ConditionQuestion[] = [];
  const ask = (codes: readonly string[]): void => {
    for (const code of codes) {
      const condition = profile.conditions.find((candidate) => candidate.code === code);
      if (condition !== undefined && !questions.some((known) => known.code === code))
        questions.push({ code, label: condition.label });
    }
  };
  for (const rule of profile.fees) {
    const fit = judgeRow(profile, types, rule, question, age);
    if (fit.without === 'no') continue;
    ask(rule.conditions);
    const fits = allOf([fit.without, fit.conditions]);
    if (fits === 'no') continue;
    if (fits === 'unknown') return { ...undecided(rule, fit), questions };
    const base = decided(rule);
    if (base.fee.state !== 'amount') return { ...base, questions };
    const extra = surchargesFor(profile, types, question, age);
    ask(extra.conditions);
    const fee: FeeAnswer =
      extra.asked === null ? { state: 'unknown', cents: null, rule: null } : withSurcharges(base.fee, extra.asked);
    return { fee, reasons: [...base.reasons, ...extra.reasons], questions };
  }
  return {
    fee: { state: 'unknown', cents: null, rule: null },
    reasons: [reason('FEE_NO_RULE', profile.profileId)],
    questions,
  };
};

const withSurcharges = (
  fee: Extract<FeeAnswer, { readonly state: 'amount' }>,
  asked: readonly SurchargeAsked[],
): FeeAnswer =>
  asked.length === 0
    ? fee
    : { ...fee, cents: fee.cents + asked.reduce((sum, { cents }) => sum + cents, 0), surcharges: asked };

const decided = (rule: FeeRule): Omit<FeeFound, 'questions'> => {
  const source = sourceOf(rule.source);
  switch (rule.amount.state) {
    case 'amount':
      return {
        fee: { state: 'amount', cents: rule.amount.cents, rule: rule.code },
        reasons: [reason('FEE_BY_RULE', source, { rule: rule.code })],
      };
    case 'free':
      return {
        fee: { state: 'free', cents: 0, rule: rule.code },
        reasons: [reason('FEE_FREE', source, { rule: rule.code })],
      };
    case 'unknown':
      return {
        fee: { state: 'unknown', cents: null, rule: rule.code },
        reasons: [reason('FEE_UNKNOWN', source, { rule: rule.code })],
      };
    case 'notOffered':
      return {
        fee: { state: 'notOffered', cents: null, rule: null },
        reasons: [reason('FEE_NOT_OFFERED', source, { rule: rule.code })],
      };
  }
};

const undecided = (rule: FeeRule, fit: Fit): Omit<FeeFound, 'questions'> => ({
  fee: { state: 'unknown', cents: null, rule: null },
  reasons: [reason(waitsFor(fit), sourceOf(rule.source), { rule: rule.code })],
});
