import type { Executor } from '../storage/index.ts';

/** Words shorter than this are typed further before they are guessed at. */
const SHORTEST = 4;
/** From this length on two slips are forgiven, before it one. */
const LONG = 7;
/** As many words as are compared: a look, not a walk. */
const MOST_CANDIDATES = 6000;
/** Letters of a typed word that are compared. */
const LONGEST = 40;
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

/** A word of names that is nearly what was typed, and how many cases have it. */
export interface NearWord {
  readonly word: string;
  readonly cases: number;
}

/**
 * Search words that are nearly what was typed, nearest first: one slip (a letter too many, too few, another one, two in
 * each other's place), two in a long word. Only a beginning that was typed is compared, so that it works while somebody
 * types. Empty for short words and numbers.
 */
export async function nearWords(executor: Executor, typed: string): Promise<readonly NearWord[]> {
  if (typed.length < SHORTEST || /\d/.test(typed)) {
    return [];
  }
  const most = typed.length < LONG ? 1 : 2;
  const rows = await executor
    .selectFrom('name_words')
    .select(['word', 'cases'])
    .where((row) =>
      row.or(
        beginningsOf(typed).map((beginning) =>
          row.and([row('word', '>=', beginning), row('word', '<', `${beginning}\u{10FFFF}`)]),
        ),
      ),
    )
    .limit(MOST_CANDIDATES)
    .execute();
  const near: (NearWord & { readonly slips: number })[] = [];
  for (const { word, cases } of rows) {
    const slips = slipsToBeginning(typed, word, most);
    if (slips <= most) near.push({ word, cases: Number(cases), slips });
  }
  return near.sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1)).slice(0, MOST_NEAR);
}

const VOWELS = 'aeiouy';

/** How a word may really begin when one of its first letters is wrong. */
export function beginningsOf(typed: string): readonly string[] {
  const [a = '', b = '', c = '', d = ''] = typed;
  const sounds = SOUNDS.filter(([from]) => from.test(typed)).map(([from, to]) => typed.replace(from, to).slice(0, 3));
  const vowels = VOWELS.includes(b) ? [...VOWELS].map((vowel) => a + vowel + c) : [];
  const all = new Set([a + b + c, b + a + c, a + c + b, b + c + d, a + c + d, a + b + b, ...vowels, ...sounds, a + b]);
  const whole = [...all].filter((beginning) => beginning.length >= 2);
  // What begins with a shorter one of them is looked at anyway.
  return whole.filter((one) => !whole.some((other) => other !== one && one.startsWith(other)));
}

/** Rows of the comparison, used again for each word: nothing is kept in them. */
const ROWS = [0, 1, 2].map(() => new Int32Array(64));

/**
 * Fewest slips that turn the typed text into some beginning of the word; more than `most` is only told as more. Two
 * letters in each other's place are one slip. Only places that `most` slips can reach are looked at.
 */
export function slipsToBeginning(typed: string, word: string, most: number): number {
  const length = Math.min(typed.length, LONGEST);
  const width = Math.min(word.length, length + most);
  if (width < length - most) {
    return most + 1;
  }
  let [before, row, next] = ROWS as [Int32Array, Int32Array, Int32Array];
  for (let j = 0; j <= width + 1; j += 1) row[j] = j;
  for (let i = 1; i <= length; i += 1) {
    const from = Math.max(1, i - most);
    const to = Math.min(width, i + most);
    next[from - 1] = from === 1 ? i : most + 1;
    let best = next[from - 1] ?? 0;
    for (let j = from; j <= to; j += 1) {
      const same = typed[i - 1] === word[j - 1] ? 0 : 1;
      let slips = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) {
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      }
      next[j] = slips;
      best = Math.min(best, slips);
    }
    next[to + 1] = most + 1;
    if (best > most) {
      return most + 1;
    }
    [before, row, next] = [row, next, before];
  }
  let fewest = most + 1;
  for (let j = Math.max(0, length - most); j <= width; j += 1) fewest = Math.min(fewest, row[j] ?? fewest);
  return fewest;
}
