/**
 * Whether fingerprints are taken (KB 10-12-2019; Reg. 1030/2002 art. 4b): by letter and age on the day of the application,
 * never by a fee group called "biometric".
 */
import { ageForProduct, inBand } from './applicant-age.ts';
import { dateOf } from './calendar.ts';
import { cardTypeOf, printedLetter, productTypeOf } from './card-types.ts';
import type { CardTypes } from './model/card-type.ts';
import type { Decision, RuleQuestion, RuleReason } from './model/decision.ts';
import { reason } from './reasons.ts';

const LAW = 'KB 10-12-2019';

export const fingerprintsFor = (
  types: CardTypes,
  question: RuleQuestion,
): { readonly fingerprints: Decision['fingerprints']; readonly reason: RuleReason } => {
  const product = productTypeOf(types, question.product);
  if (question.product === 'TRAVEL')
    return { fingerprints: 'unknown', reason: reason('FINGERPRINTS_PAGE_SILENT', product.source) };
  if (!product.needsLetter)
    return { fingerprints: 'notRequired', reason: reason('FINGERPRINTS_NOT_FOR_PRODUCT', product.source) };
  if (question.letter === null) return { fingerprints: 'unknown', reason: reason('LETTER_MISSING', LAW) };
  const type = cardTypeOf(types, question.letter);
  const letter = printedLetter(question.letter);
  if (
    type.fingerprintsFromAge === null ||
    (type.fingerprintsSince !== null && dateOf(question.at) < type.fingerprintsSince)
  )
    return { fingerprints: 'notRequired', reason: reason('FINGERPRINTS_NOT_FOR_LETTER', LAW, { letter }) };
  const years = type.fingerprintsFromAge;
  const reached =
    question.birthDate === null && product.ageMin === null
      ? 'unknown'
      : inBand(ageForProduct(question, product), years, null);
  const answered = reached === 'unknown' ? (question.answers[`AGE_AT_LEAST_${years}`] ?? 'unknown') : reached;
  if (answered === 'yes')
    return { fingerprints: 'required', reason: reason('FINGERPRINTS_REQUIRED', LAW, { letter, years }) };
  if (answered === 'no')
    return { fingerprints: 'notRequired', reason: reason('FINGERPRINTS_TOO_YOUNG', LAW, { letter, years }) };
  return { fingerprints: 'unknown', reason: reason('FINGERPRINTS_AGE_UNKNOWN', LAW, { years }) };
};
