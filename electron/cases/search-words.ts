import { checkCardNumber, latinWritings, plainText } from '../rules/index.ts';

/** An apostrophe within a word, however it was typed. */
const APOSTROPHE = /(?<=\p{L})['’ʼʻ`´](?=\p{L})/gu;

/**
 * Words under which names are found: each part, and parts written together (`O'Brien` as obrien, `Van den Berg` as
 * vandenberg); a name in Cyrillic or Greek also as it is written in Latin letters.
 */
export function nameWords(name: string): readonly string[] {
  return [...new Set([plainText(name), ...latinWritings(name)].flatMap(wordsOfPlain))];
}

function wordsOfPlain(text: string): readonly string[] {
  const plain = text.replace(APOSTROPHE, "'");
  const words: string[] = [];
  for (const word of plain.split(/[^\p{L}\p{N}']+/u)) {
    const parts = word.split("'").filter((part) => part !== '');
    words.push(...parts);
    if (parts.length > 1) {
      words.push(parts.join(''));
    }
  }
  const together = words.length > 1 ? [plain.replace(/[^\p{L}\p{N}]+/gu, '')] : [];
  return [...words.filter((word) => word !== ''), ...together];
}

/** A number or code without its signs, lower case: `85.07.30-033.28` as 85073003328. */
export const compactCode = (text: string): string => plainText(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Words with a digit are numbers and codes, which nobody misspells as a name. */
export const isNameWord = (word: string): boolean => !/[0-9]/.test(word);

/** As many bytes of names as stand beside a word: a server keeps them in its index, which takes no more than 2,704 with the word. */
const MOST_BESIDE = 1500;

/**
 * The words of names among these, as they stand beside each word: a space before and after each. Of names longer than any
 * that is borne, the first words.
 */
export const namesBeside = (words: readonly string[]): string => {
  let beside = '';
  for (const name of words.filter(isNameWord)) {
    const longer = `${beside === '' ? ' ' : beside}${name} `;
    if (Buffer.byteLength(longer) > MOST_BESIDE) break;
    beside = longer;
  }
  return beside;
};

/** What a case is found by. */
export interface Findable {
  readonly surname: string;
  readonly givenNames: string;
  /** National number, card numbers, case number, in any writing. */
  readonly codes: readonly string[];
}

/** All search words of a case, each once. */
export function searchWords(of: Findable): readonly string[] {
  const codes = of.codes.map(compactCode).filter((code) => code !== '');
  return [...new Set([...nameWords(of.surname), ...nameWords(of.givenNames), ...codes])];
}

/** What typed text asks for: every word must begin a search word of the case; text with a digit in it is also tried as one code. */
export interface SearchQuestion {
  readonly words: readonly string[];
  readonly code: string | null;
}

/** What typed text asks for, in its first writing. Null when nothing was typed that could be found. */
export const searchQuestion = (text: string): SearchQuestion | null => searchQuestions(text)[0] ?? null;

/** Particles as they are written short. `vd` stands for van de, van den and van der alike. */
const SHORT_PARTICLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['vd', ['van', 'd']],
  ['vdn', ['van', 'den']],
  ['vdr', ['van', 'der']],
]);

/**
 * What typed text asks for, once for each way in which it may be meant; empty when nothing could be found. Ways are those of
 * writing it in Latin letters, a short particle before a name written out (`vd berghe`), and a card number without its letter.
 */
export function searchQuestions(text: string): readonly SearchQuestion[] {
  return latinWritings(text).flatMap((writing) => {
    const words = writing
      .replace(APOSTROPHE, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '');
    if (words.length === 0) return [];
    const code = compactCode(writing);
    const asTyped = { words: [...new Set(words)], code: /\d/.test(code) && words.length > 1 ? code : null };
    return [...particlesWrittenOut(words, asTyped.code), asTyped, ...withCardLetter(code)];
  });
}

/** A particle stands before a name: what is typed last may be the beginning of one, as of Vdovin. */
const particlesWrittenOut = (words: readonly string[], code: string | null): readonly SearchQuestion[] => {
  const isShort = (word: string, at: number): boolean => at < words.length - 1 && SHORT_PARTICLES.has(word);
  if (!words.some(isShort)) return [];
  const written = words.flatMap((word, at) => (isShort(word, at) ? (SHORT_PARTICLES.get(word) ?? []) : [word]));
  return [{ words: [...new Set(written)], code }];
};

/** Nine digits of which the last two fit may be a card of a residence permit, whose number begins with B. */
const withCardLetter = (code: string): readonly SearchQuestion[] => {
  const card = checkCardNumber(code);
  return card.ok && card.kind === 'RESIDENCE_OLD' && card.checkDigitsFit ? [{ words: [`b${code}`], code: null }] : [];
};
