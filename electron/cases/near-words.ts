import type { Executor } from '../storage/index.ts';

/** Words shorter than this are typed further before they are guessed at. */
const SHORTEST = 4;
/** From this length on two slips are forgiven, before it one. */
const LONG = 7;
/** As many words as are compared per beginning: a look, not a walk. */
const MOST_CANDIDATES = 4000;
/** As many nearest words as are searched with. */
const MOST_NEAR = 12;

/** Letters that names of the same sound are written with in different languages and alphabets. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:dj|dzh|zh)/, 'j'],
  [/^j/, 'dj'],
  [/^y/, 'j'],
  [/^j/, 'y'],
  [/^(?:kh|ch|h)/, 'kh'],
  [/^kh/, 'ch'],
  [/^kh/, 'h'],
  [/^c(?![hz])/, 'k'],
  [/^k(?!h)/, 'c'],
  [/^q/, 'k'],
  [/^k/, 'q'],
  [/^s(?!h|c)/, 'z'],
  [/^z(?!h)/, 's'],
  [/^(?:sh|sch)/, 'ch'],
  [/^ch/, 'sh'],
  [/^sh/, 'sj'],
  [/^sj/, 'sh'],
  [/^v/, 'w'],
  [/^w/, 'v'],
  [/^f/, 'ph'],
  [/^ph/, 'f'],
  [/^oe/, 'u'],
  [/^ou/, 'u'],
  [/^u/, 'ou'],
];

/**
 * Search words that are nearly what was typed, nearest first: one slip (a letter too many, too few, another one, two in
 * each other's place), two in a long word. Only a beginning that was typed is compared, so that it works while somebody
 * types. Empty for short words and numbers.
 */
export async function nearWords(executor: Executor, typed: string): Promise<readonly string[]> {
  if (typed.length < SHORTEST || /\d/.test(typed)) {
    return [];
  }
  const most = typed.length < LONG ? 1 : 2;
  const distances = new Map<string, number>();
  for (const beginning of beginningsOf(typed)) {
    const rows = await executor
      .selectFrom('case_search')
      .select('token')
      .distinct()
      .where('token', '>=', beginning)
      .where('token', '<', `${beginning}\u{10FFFF}`)
      .limit(MOST_CANDIDATES)
      .execute();
    for (const { token } of rows) {
      if (!distances.has(token)) {
        distances.set(token, slipsToBeginning(typed, token, most));
      }
    }
  }
  return [...distances]
    .filter(([, slips]) => slips <= most)
    .sort(([a, slipsA], [b, slipsB]) => slipsA - slipsB || (a < b ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(([token]) => token);
}

const VOWELS = 'aeiouy';

/** How a word may really begin when one of its first letters is wrong. */
export function beginningsOf(typed: string): readonly string[] {
  const [a = '', b = '', c = '', d = ''] = typed;
  const sounds = SOUNDS.filter(([from]) => from.test(typed)).map(([from, to]) => typed.replace(from, to).slice(0, 3));
  const vowels = VOWELS.includes(b) ? [...VOWELS].map((vowel) => a + vowel + c) : [];
  return [
    ...new Set([a + b + c, b + a + c, a + c + b, b + c + d, a + c + d, a + b + b, ...vowels, ...sounds, a + b]),
  ].filter((beginning) => beginning.length >= 2);
}

/**
 * Fewest slips that turn the typed text into some beginning of the word; more than `most` is only told as more. Two
 * letters in each other's place are one slip.
 */
export function slipsToBeginning(typed: string, word: string, most: number): number {
  const width = Math.min(word.length, typed.length + most);
  let before: number[] = [];
  let row = Array.from({ length: width + 1 }, (_, at) => at);
  for (let i = 1; i <= typed.length; i += 1) {
    const next = [i];
    let best = i;
    for (let j = 1; j <= width; j += 1) {
      const same = typed[i - 1] === word[j - 1] ? 0 : 1;
      let slips = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      }
      next.push(slips);
      best = Math.min(best, slips);
    }
    if (best > most) {
      return most + 1;
    }
    before = row;
    row = next;
  }
  return Math.min(...row);
}
