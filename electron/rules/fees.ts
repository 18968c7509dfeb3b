/**
 * What it costs. The rows of the profile are tried in order; the first that fits decides and is named.
 * Free, unknown and not offered stay three things. Where a row depends on something not known (an answer, an age, a letter),
 * the fee is unknown and the reason says on what it depends: never a guess.
 */
import type { AgeRange } from './ages.ts';
import { ageForProduct, inBand } from './applicant-age.ts';
import { dateOf } from './calendar.ts';
import { isOrderableOn, productTypeOf } from './card-types.ts';
import { coversLetter, isExcludedPlace } from './letter-filter.ts';
import type { CardTypes } from './model/card-type.ts';
import type { ConditionQuestion, FeeAnswer, RuleQuestion, RuleReason } from './model/decision.ts';
import type { FeeRule, Profile } from './model/profile.ts';
import type { TriState } from './model/vocabulary.ts';
import { allOf, reason, sourceOf } from './reasons.ts';

export interface FeeFound {
  readonly fee: FeeAnswer;
  readonly reasons: readonly RuleReason[];
  /** Questions on which the fee depends, answered or not. */
  readonly questions: readonly ConditionQuestion[];
}

/** The fee of an order that exists. For one that does not exist the caller answers `notOffered` without asking. */
export const findFee = (profile: Profile, types: CardTypes, question: RuleQuestion): FeeFound => {
  const age = ageForProduct(question, productTypeOf(types, question.product));
  const questions: ConditionQuestion[] = [];
  for (const rule of profile.fees) {
    const fit = judge(profile, types, rule, question, age);
    if (fit.without === 'no') continue;
    for (const code of rule.conditions) {
      const condition = profile.conditions.find((candidate) => candidate.code === code);
      if (condition !== undefined && !questions.some((known) => known.code === code))
        questions.push({ code, label: condition.label });
    }
    const fits = allOf([fit.without, fit.conditions]);
    if (fits === 'no') continue;
    if (fits === 'yes') return { ...decided(rule), questions };
    return { ...undecided(rule, fit), questions };
  }
  return {
    fee: { state: 'unknown', cents: null, rule: null },
    reasons: [reason('FEE_NO_RULE', profile.profileId)],
    questions,
  };
};

interface Fit {
  readonly letter: TriState;
  readonly age: TriState;
  /** Everything but the conditions. */
  readonly without: TriState;
  readonly conditions: TriState;
}

const judge = (profile: Profile, types: CardTypes, rule: FeeRule, question: RuleQuestion, age: AgeRange): Fit => {
  const closed: Fit = { letter: 'no', age: 'no', without: 'no', conditions: 'no' };
  const named = <Word>(list: readonly Word[] | null, word: Word) => list === null || list.includes(word);
  if (
    rule.product !== question.product ||
    !named(rule.reasons, question.reason) ||
    !named(rule.procedures, question.procedure) ||
    !named(rule.deliveries, question.delivery) ||
    !isOrderableOn({ orderableFrom: rule.validFrom, orderableTo: rule.validTo }, dateOf(question.at)) ||
    isExcludedPlace(rule.servicePointsExcluded, question.servicePoint) ||
    (rule.servicePoints !== null && !isExcludedPlace(rule.servicePoints, question.servicePoint))
  )
    return closed;
  const letter = coversLetter(
    profile,
    types,
    rule,
    question.letter,
    productTypeOf(types, question.product).needsLetter,
  );
  const inAge = inBand(age, rule.ageFrom, rule.ageBelow);
  return {
    letter,
    age: inAge,
    without: allOf([letter, inAge]),
    conditions: allOf(rule.conditions.map((code) => question.answers[code] ?? 'unknown')),
  };
};

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

const undecided = (rule: FeeRule, fit: Fit): Omit<FeeFound, 'questions'> => {
  const code =
    fit.letter === 'unknown'
      ? 'FEE_DEPENDS_ON_LETTER'
      : fit.age === 'unknown'
        ? 'FEE_DEPENDS_ON_AGE'
        : 'FEE_DEPENDS_ON_ANSWER';
  return {
    fee: { state: 'unknown', cents: null, rule: null },
    reasons: [reason(code, sourceOf(rule.source), { rule: rule.code })],
  };
};
