/**
 * What comes on top of a fee: the municipality's own retribution, e.g. on an A card that is renewed. Every row that fits is added.
 * A card that is free stays free, and an unknown fee stays unknown. Where a row depends on something not known, so does the total.
 */
import type { AgeRange } from './ages.ts';
import { judgeRow, waitsFor } from './fee-row.ts';
import type { CardTypes } from './model/card-type.ts';
import type { RuleQuestion, RuleReason, SurchargeAsked } from './model/decision.ts';
import type { Profile, Surcharge } from './model/profile.ts';
import type { TriState } from './model/vocabulary.ts';
import { allOf, reason, sourceOf } from './reasons.ts';

export interface SurchargesFound {
  /** Row by row; null while a row is undecided. */
  readonly asked: readonly SurchargeAsked[] | null;
  readonly reasons: readonly RuleReason[];
  /** Codes of the questions on which rows depend, answered or not. */
  readonly conditions: readonly string[];
}

export const surchargesFor = (
  profile: Profile,
  types: CardTypes,
  question: RuleQuestion,
  age: AgeRange,
): SurchargesFound => {
  const reasons: RuleReason[] = [];
  const conditions: string[] = [];
  let asked: readonly SurchargeAsked[] | null = [];
  for (const row of profile.surcharges) {
    const fit = judgeRow(profile, types, row, question, age);
    if (fit.without === 'no') continue;
    conditions.push(...row.conditions, ...row.exceptions);
    const fits = allOf([fit.without, fit.conditions, notExcepted(row, question)]);
    const source = sourceOf(row.source);
    if (fits === 'yes') {
      reasons.push(reason('SURCHARGE_ADDED', source, { rule: row.code, cents: row.amount.cents }));
      if (asked !== null) asked = [...asked, { rule: row.code, label: row.label, cents: row.amount.cents }];
    } else if (fits === 'unknown') {
      reasons.push(reason(waitsFor(fit), source, { rule: row.code }));
      asked = null;
    }
  }
  return { asked, reasons, conditions };
};

/** One "yes" to an exception spares the surcharge; an open one leaves it open. */
const notExcepted = (row: Surcharge, question: RuleQuestion): TriState => {
  const answers = row.exceptions.map((code) => question.answers[code] ?? 'unknown');
  if (answers.includes('yes')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
};
