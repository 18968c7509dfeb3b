/** Letters that Unicode does not take apart into a base letter and an accent, as people type them without a special keyboard. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
};

/** An apostrophe within a word, however it was typed. */
const APOSTROPHE = /(?<=\p{L})['’ʼʻ`´](?=\p{L})/gu;

/** Lower case, without accents, special letters written out. Letters of other scripts stay. */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðþłħıĸŋŧə]/g, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

/** Words under which names are found: each part, and parts written together (`O'Brien` as obrien, `Van den Berg` as vandenberg). */
export function nameWords(name: string): readonly string[] {
  const plain = plainText(name).replace(APOSTROPHE, "'");
  const words: string[] = [];
  for (const word of plain.split(/[^\p{L}\p{N}']+/u)) {
    const parts = word.split("'").filter((part) => part !== '');
    words.push(...parts);
    if (parts.length > 1) {
      words.push(parts.join(''));
    }
  }
  const together = words.length > 1 ? [plain.replace(/[^\p{L}\p{N}]+/gu, '')] : [];
  return [...new Set([...words.filter((word) => word !== ''), ...together])];
}

/** A number or code without its signs, lower case: `85.07.30-033.28` as 85073003328. */
export const compactCode = (text: string): string => plainText(text).replace(/[^\p{L}\p{N}]+/gu, '');

/** Words with a digit are numbers and codes, which nobody misspells as a name. */
export const isNameWord = (word: string): boolean => !/[0-9]/.test(word);

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

/**
 * What typed text asks for: every word must begin a search word of the case. Text with a digit in it is also tried as one code.
 * Null when nothing was typed that could be found.
 */
export function searchQuestion(
  text: string,
): { readonly words: readonly string[]; readonly code: string | null } | null {
  const words = plainText(text)
    .replace(APOSTROPHE, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) {
    return null;
  }
  const code = compactCode(text);
  return { words: [...new Set(words)], code: /\d/.test(code) && words.length > 1 ? code : null };
}
