/**
 * Compares what stands on a card with what stands in a case. Tolerant where two spellings mean the same,
 * never changing what is shown: the screen gets both texts as they stand.
 */
import { compactCardNumber } from './card-number.ts';
import { plainText } from './plain-letters.ts';

/** Outcome of one comparison; `notKnown` when one of both sides is silent. */
export type Comparison = 'equal' | 'different' | 'notKnown';

/** Words of a name without case, marks, hyphens, apostrophes and dots. Empty for an empty name. */
export const nameWords = (name: string): readonly string[] =>
  plainText(name)
    .replace(/['’ʼ`´.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const joined = (words: readonly string[]): string => words.join('');

/** Surnames: the same letters in the same order, wherever spaces and hyphens stand. Both empty counts as equal (no known surname). */
export const compareSurnames = (onCard: string, inCase: string): Comparison =>
  joined(nameWords(onCard)) === joined(nameWords(inCase)) ? 'equal' : 'different';

/**
 * Given names: a card carries the first two names and the initial of the third, a case may carry all.
 * Equal when the shorter list opens the longer one; the initial counts where the case has a third name.
 */
export const compareGivenNames = (onCard: string, thirdNameInitial: string, inCase: string): Comparison => {
  const card = nameWords(onCard);
  const file = nameWords(inCase);
  if (card.length === 0 || file.length === 0) return card.length === file.length ? 'equal' : 'different';
  if (joined(card) === joined(file)) return 'equal';
  const shorter = Math.min(card.length, file.length);
  const opening = card.slice(0, shorter).every((word, position) => word === file[position]);
  if (!opening) return 'different';
  const initial = nameWords(thirdNameInitial)[0];
  const third = file[card.length];
  if (initial === undefined || third === undefined) return 'equal';
  return third.startsWith(initial) ? 'equal' : 'different';
};

/** National or BIS number: eleven digits in any grouping. Anything else is no number. */
export const nationalNumberDigits = (text: string): string | null => {
  const digits = text.replace(/\D/g, '');
  return digits.length === 11 ? digits : null;
};

/** Both sides have a national number and they are the same one. */
export const compareNationalNumbers = (onCard: string, inCase: string): Comparison => {
  const card = nationalNumberDigits(onCard);
  const file = nationalNumberDigits(inCase);
  if (card === null || file === null) return 'notKnown';
  return card === file ? 'equal' : 'different';
};

/**
 * The number under which a card is kept and looked for: without grouping, and with the leading `B` of residence cards
 * left out, because lists and labels write the same card with and without it.
 */
export const cardNumberKey = (text: string): string => compactCardNumber(text).replace(/^B(?=\d{9}$)/, '');

/** Card numbers in any grouping, with or without the leading `B`. */
export const compareCardNumbers = (onCard: string, inCase: string): Comparison => {
  const card = cardNumberKey(onCard);
  const file = cardNumberKey(inCase);
  if (card === '' || file === '') return 'notKnown';
  return card === file ? 'equal' : 'different';
};

/** Dates as far as known: `1984` and `1984-07-02` do not contradict each other, but do not prove each other either. */
export const compareDates = (onCard: string | null, inCase: string | null): Comparison => {
  if (onCard === null || inCase === null || onCard === '' || inCase === '') return 'notKnown';
  if (onCard === inCase) return 'equal';
  return onCard.startsWith(`${inCase}-`) || inCase.startsWith(`${onCard}-`) ? 'notKnown' : 'different';
};

/** Values out of a closed list, e.g. card letters. */
export const compareCodes = (onCard: string | null, inCase: string | null): Comparison => {
  if (inCase === null || inCase === '') return 'notKnown';
  return onCard === inCase ? 'equal' : 'different';
};
