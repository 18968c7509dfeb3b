/** Until when the new card is proposed to run. A proposal: the register decides; null where it follows the decision on the right of residence. */
import { addYears, dateOf, timeAfter } from './calendar.ts';
import { cardTypeOf, printedLetter, productTypeOf } from './card-types.ts';
import type { CardTypes } from './model/card-type.ts';
import type { IsoDate, RuleQuestion, RuleReason } from './model/decision.ts';
import type { Profile } from './model/profile.ts';
import { reason, sourceOf } from './reasons.ts';

export interface ValidityFound {
  readonly validUntil: IsoDate | null;
  /** Years where a fixed length applies before any cap; null otherwise. */
  readonly years: number | null;
  readonly reasons: readonly RuleReason[];
}

/** Length printed on the municipality's page first, the federal one otherwise; never beyond the end of the right. */
export const validityFor = (profile: Profile, types: CardTypes, question: RuleQuestion): ValidityFound => {
  const day = dateOf(question.at);
  const product = productTypeOf(types, question.product);
  const ownProduct = profile.products.find((entry) => entry.product === question.product) ?? null;
  if (product.maxValidityYears !== null) {
    const max = ownProduct?.maxValidity ?? null;
    const until = max === null ? addYears(day, product.maxValidityYears) : timeAfter(day, max);
    const source = max === null || ownProduct === null ? product.source : sourceOf(ownProduct.source);
    const years = max?.unit === 'YEARS' ? max.value : product.maxValidityYears;
    return capped(until, years, question.rightUntil, [reason('VALIDITY_MAXIMUM', source, { count: years })]);
  }
  if (!product.needsLetter) return { validUntil: null, years: null, reasons: [] };
  if (question.letter === null)
    return { validUntil: null, years: null, reasons: [reason('LETTER_MISSING', profile.profileId)] };

  const own = profile.letters.find((entry) => entry.letter === question.letter) ?? null;
  const type = cardTypeOf(types, question.letter);
  const letter = printedLetter(question.letter);
  if (own?.validity != null) {
    const years = own.validity.unit === 'YEARS' ? own.validity.value : null;
    const why = reason('VALIDITY_YEARS', sourceOf(own.source), { letter, count: own.validity.value });
    return capped(timeAfter(day, own.validity), years, question.rightUntil, [why]);
  }
  if (type.validity.kind === 'YEARS') {
    const why = reason('VALIDITY_YEARS', type.source, { letter, count: type.validity.years });
    return capped(addYears(day, type.validity.years), type.validity.years, question.rightUntil, [why]);
  }
  if (type.validity.kind === 'RIGHT_OF_RESIDENCE') {
    const known = question.rightUntil !== null;
    return {
      validUntil: question.rightUntil,
      years: null,
      reasons: [reason(known ? 'VALIDITY_FOLLOWS_RIGHT' : 'RIGHT_END_UNKNOWN', type.source, { letter })],
    };
  }
  return {
    validUntil: question.rightUntil,
    years: null,
    reasons: [reason('VALIDITY_UNKNOWN', type.source, { letter })],
  };
};

const capped = (
  until: IsoDate,
  years: number | null,
  rightUntil: IsoDate | null,
  reasons: readonly RuleReason[],
): ValidityFound =>
  rightUntil !== null && rightUntil < until
    ? {
        validUntil: rightUntil,
        years,
        reasons: [...reasons, reason('VALIDITY_CAPPED_BY_RIGHT', 'wet 15-12-1980', { date: rightUntil })],
      }
    : { validUntil: until, years, reasons };
