/** The applicant's age as the rules use it: from the birth date, or, where that says too little, from the officer's own answer. */
import { type AgeRange, ageOn, reachedAge } from './ages.ts';
import { dateOf } from './calendar.ts';
import type { ProductType } from './model/card-type.ts';
import type { RuleQuestion } from './model/decision.ts';
import type { TriState } from './model/vocabulary.ts';

/** Code of the question that an officer answers when the birth date leaves an age open. */
export const ageQuestionCode = (years: number): string => `AGE_AT_LEAST_${years}`;

/** Whether the applicant has reached an age on the day of the question. */
export const applicantReached = (question: RuleQuestion, years: number): TriState => {
  const byDate = reachedAge(question.birthDate, years, dateOf(question.at));
  return byDate === 'unknown' ? (question.answers[ageQuestionCode(years)] ?? 'unknown') : byDate;
};

/**
 * The ages that count for a product: a card that is for people from 12 is judged as for a person of 12 although it is ordered
 * some weeks before the birthday. null bounds never occur: an unknown age is 0 to 150 within the band of the product.
 */
export const ageForProduct = (question: RuleQuestion, product: ProductType): AgeRange => {
  const known = ageOn(question.birthDate, dateOf(question.at)) ?? { youngest: 0, oldest: 150 };
  const min = product.ageMin ?? 0;
  const max = product.ageBelow === null ? 150 : product.ageBelow - 1;
  const youngest = Math.min(Math.max(known.youngest, min), max);
  return { youngest, oldest: Math.max(Math.min(known.oldest, max), youngest) };
};

/** Whether ages lie inside a band; bounds: from inclusive, below exclusive, null is open. */
export const inBand = (age: AgeRange, from: number | null, below: number | null): TriState => {
  const low = from ?? 0;
  const high = below ?? Number.POSITIVE_INFINITY;
  if (age.youngest >= low && age.oldest < high) return 'yes';
  return age.oldest < low || age.youngest >= high ? 'no' : 'unknown';
};
