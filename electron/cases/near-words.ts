import type { Executor } from '../storage/index.ts';
import { forgetWord, type Vocabulary } from './name-vocabulary.ts';
import { wordsWithin } from './words-within.ts';

/** Words shorter than this are typed further before they are guessed at. */
const SHORTEST = 4;
/** From this length on two slips are forgiven, before it one. */
const LONG = 7;
/** As many nearest words as are searched with. */
const MOST_NEAR = 12;

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
export async function nearWords(
  executor: Executor,
  vocabulary: Vocabulary,
  typed: string,
): Promise<readonly NearWord[]> {
  for (;;) {
    const nearest = nearestOf(vocabulary, typed);
    if (nearest.length === 0) return [];
    const rows = await executor
      .selectFrom('name_words')
      .select(['word', 'cases'])
      .where('word', 'in', nearest)
      .execute();
    const cases = new Map(rows.map((row) => [row.word, Number(row.cases)]));
    const gone = nearest.filter((word) => !cases.has(word));
    if (gone.length === 0) return nearest.map((word) => ({ word, cases: cases.get(word) ?? 0 }));
    for (const word of gone) forgetWord(vocabulary.sorted, word);
  }
}

/** The nearest among the words of the house. */
function nearestOf({ sorted }: Vocabulary, typed: string): readonly string[] {
  if (typed.length < SHORTEST || /\d/.test(typed)) return [];
  return [...wordsWithin(sorted, typed, typed.length < LONG ? 1 : 2)]
    .sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ word }) => word);
}
