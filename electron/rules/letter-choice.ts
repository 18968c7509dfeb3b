/** The choice of the card letter: what can be asked from the card that is held, and what the application proposes. */
import { dateOf } from './calendar.ts';
import { cardTypeOf, isOrderableOn, letterLabel, printedLetter, productTypeOf } from './card-types.ts';
import { judgeLetter, judgeRight } from './eligibility.ts';
import type { LetterChoice } from './model/assessment.ts';
import type { CardTypes } from './model/card-type.ts';
import type { RuleQuestion, RuleReason } from './model/decision.ts';
import type { Profile } from './model/profile.ts';
import { CARD_LETTERS, type CardLetter, type TriState } from './model/vocabulary.ts';
import { kindOfNationality } from './nationality.ts';
import { allOf, reason } from './reasons.ts';
import { heldCardWindow } from './windows.ts';

/** Every letter with the answer for this applicant, the proposed one first, then possible, open and impossible ones. Empty for products without a letter. */
export const letterChoices = (
  profile: Profile,
  types: CardTypes,
  question: RuleQuestion,
  nationality: string,
): LetterChoice[] => {
  if (!productTypeOf(types, question.product).needsLetter) return [];
  const suggestion = suggestedLetter(profile, types, question, nationality);
  const choices = CARD_LETTERS.map((letter) =>
    choice(profile, types, { ...question, letter }, letter, nationality, suggestion),
  );
  const weight = { yes: 0, unknown: 1, no: 2 };
  return choices.sort((a, b) => Number(b.suggested) - Number(a.suggested) || weight[a.possible] - weight[b.possible]);
};

/**
 * The letter that follows from the card held: the same, its successor where it is no longer made (C: K, D: L, E: EU, E+: EU+),
 * or the permanent form where the card cannot be renewed (F: F+). For a first card of an EU citizen: EU. Otherwise none.
 */
export const suggestedLetter = (
  profile: Profile,
  types: CardTypes,
  question: RuleQuestion,
  nationality: string,
): CardLetter | null => {
  const day = dateOf(question.at);
  if (question.held === null || question.reason === 'FIRST')
    return question.reason === 'FIRST' && kindOfNationality(nationality) === 'EU' && question.held === null
      ? 'EU'
      : null;
  const { letter } = question.held;
  const type = cardTypeOf(types, letter);
  if (question.reason === 'RENEWAL') {
    const rule = heldCardWindow(profile, types, { ...question, letter: null }).rule;
    if (rule?.outcome.kind === 'APPLY_OTHER') return rule.outcome.letter;
    if (type.renewal === 'APPLY_OTHER') return type.permanentForm;
  }
  return isOrderableOn(type, day) ? letter : type.successor;
};

const choice = (
  profile: Profile,
  types: CardTypes,
  question: RuleQuestion,
  letter: CardLetter,
  nationality: string,
  suggestion: CardLetter | null,
): LetterChoice => {
  const exists = judgeLetter(profile, types, question);
  const right = judgeRight(profile, types, question);
  const path = pathTo(types, question, letter, nationality);
  const parts = [exists, path, right];
  const possible = allOf(parts.map((part) => part.possible));
  const deciding = parts.filter((part) => part.possible === possible && part.reasons.length > 0);
  const label = profile.letters.find((entry) => entry.letter === letter)?.label ?? null;
  return {
    letter,
    label: letterLabel(types, letter, label),
    possible,
    suggested: letter === suggestion && possible !== 'no',
    reasons: [
      ...deciding.flatMap((part) => part.reasons),
      ...(possible === 'no'
        ? []
        : [...exists.warnings, ...right.warnings.filter((warning) => warning.code !== 'DECISION_NEEDED')]),
    ],
  };
};

/** Whether one gets to a letter from the card held, for this reason. What only an authority can decide stays open until its decision is recorded. */
const pathTo = (
  types: CardTypes,
  question: RuleQuestion,
  letter: CardLetter,
  nationality: string,
): { readonly possible: TriState; readonly reasons: readonly RuleReason[] } => {
  const type = cardTypeOf(types, letter);
  const printed = printedLetter(letter);
  const kind = kindOfNationality(nationality);
  const isEuLetter = letter === 'EU' || letter === 'EU+' || letter === 'E' || letter === 'E+';
  if ((isEuLetter && kind === 'THIRD_COUNTRY') || (!isEuLetter && kind === 'EU') || kind === 'BELGIAN')
    return { possible: 'no', reasons: [reason('LETTER_NOT_FOR_NATIONALITY', 'RL 2004/38/EG', { letter: printed })] };

  const held = question.held;
  if (held !== null && question.reason !== 'FIRST') {
    const heldType = cardTypeOf(types, held.letter);
    const params = { letter: printed, held: printedLetter(held.letter) };
    if (held.letter === letter) return { possible: 'yes', reasons: [reason('SAME_LETTER', type.source, params)] };
    if (heldType.successor === letter)
      return { possible: 'yes', reasons: [reason('MOVES_FROM_LETTER', type.source, params)] };
    if (heldType.permanentForm === letter && heldType.renewal === 'APPLY_OTHER' && question.reason === 'RENEWAL')
      return { possible: 'yes', reasons: [reason('PERMANENT_FORM', type.source, params)] };
  }
  const needed = held !== null && question.reason !== 'FIRST' ? 'DVZ' : type.firstIssue;
  if (needed === 'MUNICIPALITY' || question.dvzAgreement === 'yes')
    return {
      possible: 'yes',
      reasons: question.dvzAgreement === 'yes' ? [reason('APPROVAL_GIVEN', type.source, { letter: printed })] : [],
    };
  return { possible: 'unknown', reasons: [reason('DECISION_NEEDED', type.source, { letter: printed })] };
};
