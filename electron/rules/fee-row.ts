/** Whether a row that costs something is for a question: the filters that fees and surcharges share. */
import type { AgeRange } from './ages.ts';
import { inBand } from './applicant-age.ts';
import { dateOf } from './calendar.ts';
import { isOrderableOn, productTypeOf } from './card-types.ts';
import { coversLetter, isExcludedPlace } from './letter-filter.ts';
import type { CardTypes } from './model/card-type.ts';
import type { RuleQuestion } from './model/decision.ts';
import type { FeeFilter, Profile } from './model/profile.ts';
import type { TriState } from './model/vocabulary.ts';
import { allOf, type ReasonCode } from './reasons.ts';

/** How a row fits a question, part by part. */
export interface Fit {
  readonly letter: TriState;
  readonly age: TriState;
  /** Everything but the conditions. */
  readonly without: TriState;
  readonly conditions: TriState;
}

/** Filters decide at once; letter, age and conditions may be open. */
export const judgeRow = (
  profile: Profile,
  types: CardTypes,
  rule: FeeFilter,
  question: RuleQuestion,
  age: AgeRange,
): Fit => {
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

/** What an undecided row waits for, as the code of a reason. */
export const waitsFor = (fit: Fit): ReasonCode =>
  fit.letter === 'unknown'
    ? 'FEE_DEPENDS_ON_LETTER'
    : fit.age === 'unknown'
      ? 'FEE_DEPENDS_ON_AGE'
      : 'FEE_DEPENDS_ON_ANSWER';
