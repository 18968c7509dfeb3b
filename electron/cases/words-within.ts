import { leapsOf, nextSharing, type SortedWords } from './name-vocabulary.ts';

/** Letters of a typed word that are compared. */
const LONGEST = 40;

/** A word, and the fewest slips that turn what was typed into some beginning of it. */
export interface WordWithin {
  readonly word: string;
  readonly slips: number;
}

/** Rows of the comparison, one for each letter of a word, and the fewest slips up to each: nothing is kept in them. */
const ROWS = Array.from({ length: LONGEST + 4 }, () => new Int32Array(LONGEST + 4));
const FEWEST = new Int32Array(LONGEST + 4);

/**
 * The words of which some beginning is at most `most` slips (0 to 2) away from what was typed, in their order. Slips are a
 * letter too many, too few or another one, and two in each other's place.
 *
 * The words are walked in their order: letters that a word shares with the one before it are not compared again, and where
 * letters cannot lead anywhere, all words that begin with them are passed over. Only places that `most` slips can reach are looked at.
 */
export function wordsWithin(sorted: SortedWords, typed: string, most: number): readonly WordWithin[] {
  const { words, shared } = sorted;
  const leaps = leapsOf(sorted);
  const length = Math.min(typed.length, LONGEST);
  const found: WordWithin[] = [];
  const first = ROWS[0] as Int32Array;
  for (let at = 0; at <= length + 1; at += 1) first[at] = at;
  FEWEST[0] = length;
  /** So many letters of the present word are compared. */
  let depth = 0;
  for (let at = 0; at < words.length; ) {
    const word = words[at] as string;
    depth = Math.min(depth, shared[at] as number);
    const deepest = Math.min(word.length, length + most);
    let isClosed = false;
    while (depth < deepest && !isClosed) {
      depth += 1;
      isClosed = compareLetter(word, depth, typed, length, most) > most;
    }
    const slips = FEWEST[depth] as number;
    // After letters that lead nowhere all words that begin with them are as near as this one.
    const next = isClosed ? nextSharing(shared, leaps, at + 1, depth) : at + 1;
    if (slips > most) at = next;
    else for (; at < next; at += 1) found.push({ word: words[at] as string, slips });
  }
  return found;
}

/** Fills the row of one letter of a word; answers the fewest slips in it. */
function compareLetter(word: string, depth: number, typed: string, length: number, most: number): number {
  const [row, above, twoAbove] = [ROWS[depth], ROWS[depth - 1], ROWS[depth - 2]] as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const from = Math.max(1, depth - most);
  const to = Math.min(length, depth + most);
  const letter = word.charCodeAt(depth - 1);
  const letterBefore = word.charCodeAt(depth - 2);
  let best = from === 1 ? depth : most + 1;
  row[from - 1] = best;
  for (let at = from; at <= to; at += 1) {
    const same = typed.charCodeAt(at - 1) === letter ? 0 : 1;
    let slips = Math.min((above[at] as number) + 1, (row[at - 1] as number) + 1, (above[at - 1] as number) + same);
    const areSwapped = at > 1 && typed.charCodeAt(at - 1) === letterBefore && typed.charCodeAt(at - 2) === letter;
    if (areSwapped && depth > 1) slips = Math.min(slips, (twoAbove[at - 2] as number) + 1);
    row[at] = slips;
    if (slips < best) best = slips;
  }
  row[to + 1] = most + 1;
  const whole = to === length ? (row[length] as number) : most + 1;
  FEWEST[depth] = Math.min(FEWEST[depth - 1] as number, whole);
  return best;
}
