/** Whether this applicant can have this product with this letter: letter, age, and the decision behind it. */
import { ageOn } from './ages.ts';
import { ageQuestionCode, applicantReached } from './applicant-age.ts';
import { dateOf } from './calendar.ts';
import { cardTypeOf, isOrderableOn, lastValidDay, printedLetter, productTypeOf } from './card-types.ts';
import type { CardTypes } from './model/card-type.ts';
import type { IsoDate, RuleQuestion, RuleReason } from './model/decision.ts';
import type { Profile } from './model/profile.ts';
import type { TriState } from './model/vocabulary.ts';
import { reason, sourceOf } from './reasons.ts';
import { adultCardWindow, heldCardWindow, type WindowFound } from './windows.ts';

/** What one part of the rules says. `questions` are codes of questions to the officer. */
export interface Finding {
  readonly possible: TriState;
  readonly reasons: readonly RuleReason[];
  readonly warnings: readonly RuleReason[];
  readonly questions: readonly string[];
}

const finding = (possible: TriState, why: RuleReason, warnings: readonly RuleReason[] = []): Finding => ({
  possible,
  reasons: [why],
  warnings,
  questions: [],
});

const NOTHING_TO_SAY: Finding = { possible: 'yes', reasons: [], warnings: [], questions: [] };

/** Whether the letter can be ordered at all on the day, and whether the page knows it. */
export const judgeLetter = (profile: Profile, types: CardTypes, question: RuleQuestion): Finding => {
  if (!productTypeOf(types, question.product).needsLetter) return NOTHING_TO_SAY;
  if (question.letter === null) return finding('unknown', reason('LETTER_MISSING', 'KB 08-10-1981'));
  const type = cardTypeOf(types, question.letter);
  const letter = printedLetter(question.letter);
  if (!isOrderableOn(type, dateOf(question.at))) {
    if (type.orderableTo !== null && type.successor !== null)
      return finding(
        'no',
        reason('LETTER_NO_LONGER_SUCCESSOR', type.source, {
          letter,
          date: type.orderableTo,
          successor: printedLetter(type.successor),
        }),
      );
    return type.orderableTo !== null
      ? finding('no', reason('LETTER_NO_LONGER', type.source, { letter, date: type.orderableTo }))
      : finding('no', reason('LETTER_NOT_YET', type.source, { letter, date: type.orderableFrom ?? '' }));
  }
  if (question.product === 'EVK_CHILD' && type.childCard === 'no')
    return finding('no', reason('LETTER_NOT_FOR_CHILDREN', type.source, { letter }));
  if (question.product === 'EVK_CHILD' && type.childCard === 'unknown')
    return finding('unknown', reason('LETTER_CHILD_UNKNOWN', type.source, { letter }));
  // The right decides on the letter, not the list on a page: a letter that the page leaves out is told, not refused.
  const onPage = profile.letters.length === 0 || profile.letters.some((entry) => entry.letter === question.letter);
  const warnings = onPage ? [] : [reason('LETTER_NOT_ON_PAGE', profile.profileId, { letter })];
  return finding('yes', reason('LETTER_ORDERABLE', type.source, { letter }), warnings);
};

/** Whether the applicant is of the age of the product. An adult card may be asked shortly before the 12th birthday. */
export const judgeAge = (
  profile: Profile,
  types: CardTypes,
  question: RuleQuestion,
): Finding & { readonly activationNotBefore: IsoDate | null; readonly window: WindowFound | null } => {
  const product = productTypeOf(types, question.product);
  const open = { activationNotBefore: null, window: null };
  const day = dateOf(question.at);
  const age = ageOn(question.birthDate, day);
  if (age !== null && age.oldest < 0) return { ...finding('no', reason('BIRTH_DATE_IN_FUTURE', 'person')), ...open };
  if (product.ageMin !== null) {
    const reached = applicantReached(question, product.ageMin);
    if (reached === 'yes') return { ...NOTHING_TO_SAY, ...open };
    if (age === null) return { ...ageOpen(product.ageMin, product.source), questions: [], ...open };
    const early = adultCardWindow(profile, question);
    const source = early.rule === null ? product.source : sourceOf(early.rule.source);
    const inTime = early.window.opens !== null && day >= early.window.opens;
    // Perhaps twelve already: then nothing waits for a birthday. The officer knows, the date does not tell.
    if (inTime && early.anchor !== null && reached === 'no') {
      const why = reason('EARLY_ADULT_CARD', source, { date: early.window.opens ?? day });
      const later = reason('ACTIVATION_FROM_BIRTHDAY', source, { date: early.anchor });
      return {
        possible: 'yes',
        reasons: [why],
        warnings: [later],
        questions: [],
        activationNotBefore: early.anchor,
        window: early,
      };
    }
    const told = question.answers[ageQuestionCode(product.ageMin)] ?? 'unknown';
    if (reached === 'unknown' || (early.perhapsOpen && told !== 'no'))
      return { ...ageOpen(product.ageMin, source), activationNotBefore: null, window: early };
    const params = { years: product.ageMin, date: early.window.opens ?? '' };
    return {
      ...finding('no', reason('TOO_YOUNG_FOR_ADULT_CARD', source, params)),
      activationNotBefore: null,
      window: early,
    };
  }
  if (product.ageBelow !== null) {
    const reached = applicantReached(question, product.ageBelow);
    if (reached === 'yes') {
      const params = { years: product.ageBelow };
      return { ...finding('no', reason('TOO_OLD_FOR_CHILD_PRODUCT', product.source, params)), ...open };
    }
    if (reached === 'unknown')
      return { ...ageOpen(product.ageBelow, product.source), ...(age === null ? { questions: [] } : {}), ...open };
  }
  return { ...NOTHING_TO_SAY, ...open };
};

/**
 * Whether the right behind the letter is settled as far as this order needs it. A renewal that needs an approval stays open until
 * it is recorded; for a first card the decision is a thing to check (warning), refused only when the decision is known to be negative.
 */
export const judgeRight = (
  profile: Profile,
  types: CardTypes,
  question: RuleQuestion,
): Finding & { readonly window: WindowFound } => {
  const window = heldCardWindow(profile, types, question);
  if (question.letter === null || !productTypeOf(types, question.product).needsLetter)
    return { ...NOTHING_TO_SAY, window };
  const type = cardTypeOf(types, question.letter);
  const letter = printedLetter(question.letter);
  const rule = window.rule;
  const warnings = [...heldCardWarnings(types, question), ...windowWarnings(window)];
  const source = rule === null ? type.source : sourceOf(rule.source);

  if (
    rule?.outcome.kind === 'APPLY_OTHER' &&
    question.letter !== rule.outcome.letter &&
    question.reason === 'RENEWAL'
  ) {
    const params = { letter, other: printedLetter(rule.outcome.letter) };
    return { ...finding('no', reason('ANOTHER_LETTER_INSTEAD', source, params), warnings), window };
  }
  if (question.reason === 'RENEWAL' && rule === null && type.renewal === 'APPLY_OTHER') {
    // Prolonged only when permanent residence was refused: then the decision itself says so.
    if (question.dvzAgreement === 'yes')
      return { ...finding('yes', reason('APPROVAL_GIVEN', 'agii.be', { letter }), warnings), window };
    if (question.dvzAgreement === 'no')
      return { ...finding('no', reason('APPROVAL_REFUSED', 'agii.be', { letter }), warnings), window };
    const params = { letter, other: type.permanentForm === null ? '' : printedLetter(type.permanentForm) };
    return { ...finding('unknown', reason('RENEWAL_ONLY_AFTER_REFUSAL', 'agii.be', params), warnings), window };
  }
  const approval =
    question.reason !== 'RENEWAL' ? 'NONE' : rule !== null && rule.approval !== 'NONE' ? rule.approval : type.renewal;
  if (approval === 'DVZ' || approval === 'REGION_AND_DVZ') {
    if (question.dvzAgreement === 'yes')
      return { ...finding('yes', reason('APPROVAL_GIVEN', source, { letter }), warnings), window };
    if (question.dvzAgreement === 'no')
      return { ...finding('no', reason('APPROVAL_REFUSED', source, { letter }), warnings), window };
    return { ...finding('unknown', reason('APPROVAL_NEEDED', source, { letter }), warnings), window };
  }
  if (question.rightUntil !== null && question.rightUntil < dateOf(question.at))
    warnings.push(reason('RIGHT_ENDED', 'wet 15-12-1980', { date: question.rightUntil }));
  if (question.reason === 'FIRST' && type.firstIssue !== 'MUNICIPALITY') {
    if (question.dvzAgreement === 'no')
      return { ...finding('no', reason('APPROVAL_REFUSED', type.source, { letter }), warnings), window };
    if (question.dvzAgreement === 'unknown') warnings.push(reason('DECISION_NEEDED', type.source, { letter }));
  }
  if (window.window.state === 'inside' && rule !== null)
    return {
      ...finding('yes', reason('INSIDE_WINDOW', source, { date: window.window.opens ?? '' }), warnings),
      window,
    };
  return { ...NOTHING_TO_SAY, warnings, window };
};

/** Police before the counter, where the municipality says so. */
export const lossWarnings = (profile: Profile, question: RuleQuestion): RuleReason[] =>
  (question.reason === 'LOSS' || question.reason === 'THEFT') && profile.loss?.policeFirst === 'yes'
    ? [reason('POLICE_FIRST', sourceOf(profile.loss.source))]
    : [];

const heldCardWarnings = (types: CardTypes, question: RuleQuestion): RuleReason[] => {
  const { held } = question;
  if (held === null) return [];
  const last = lastValidDay(types, held);
  if (last === null || last >= dateOf(question.at)) return [];
  const ended = held.model === 'old' && cardTypeOf(types, held.letter).oldModelEnds === last;
  return [
    reason(ended ? 'HELD_MODEL_ENDED' : 'HELD_CARD_EXPIRED', cardTypeOf(types, held.letter).source, {
      letter: printedLetter(held.letter),
      date: last,
    }),
  ];
};

const windowWarnings = (found: WindowFound): RuleReason[] => {
  if (found.rule === null) return [];
  const source = sourceOf(found.rule.source);
  if (found.window.state === 'before') return [reason('BEFORE_WINDOW', source, { date: found.window.opens ?? '' })];
  if (found.window.state === 'after')
    return [reason('WINDOW_PASSED', source, { date: found.window.closes ?? found.anchor ?? '' })];
  return [];
};

/** The officer decides where a birth date is known in part; where none is typed yet, it is the date that is asked. */
const ageOpen = (years: number, source: string): Finding => ({
  possible: 'unknown',
  reasons: [reason('AGE_UNKNOWN', source, { years })],
  warnings: [],
  questions: [ageQuestionCode(years)],
});
