import type { Executor } from '../storage/index.ts';
import { type BorneWord, forgetWord, type Vocabulary } from './name-vocabulary.ts';
import { wordsWithin } from './words-within.ts';

/** Words shorter than this are typed further before they are guessed at. */
const SHORTEST = 4;
/** From this length on two slips are forgiven, before it one. */
const LONG = 7;
/** As many nearest words as are searched with. */
const MOST_NEAR = 12;

/**
 * For each typed word, the search words that are nearly it, nearest first: one slip (a letter too many, too few, another
 * one, two in each other's place), two in a long word. Only a beginning that was typed is compared, so that it works while
 * somebody types. Empty for short words and numbers.
 */
export async function nearWords(
  executor: Executor,
  vocabulary: Vocabulary,
  typed: readonly string[],
): Promise<readonly (readonly BorneWord[])[]> {
  for (;;) {
    const nearest = typed.map((word) => nearestOf(vocabulary, word));
    const all = [...new Set(nearest.flat())];
    if (all.length === 0) return nearest.map(() => []);
    const rows = await executor.selectFrom('name_words').select(['word', 'cases']).where('word', 'in', all).execute();
    const cases = new Map(rows.map((row) => [row.word, Number(row.cases)]));
    const gone = all.filter((word) => !cases.has(word));
    if (gone.length === 0) return nearest.map((near) => near.map((word) => ({ word, cases: cases.get(word) ?? 0 })));
    for (const word of gone) forgetWord(vocabulary.sorted, word);
  }
}

/** The nearest among the words of the house. */
function nearestOf({ sorted }: Vocabulary, typed: string): readonly string[] {
  if (typed.length < SHORTEST || /\d/.test(typed)) return [];
  const most = typed.length < LONG ? 1 : 2;
  const within = wordsWithin(sorted, typed, most);
  const nearest: string[] = [];
  for (let slips = 0; slips <= most && nearest.length < MOST_NEAR; slips += 1) {
    for (const one of within) if (one.slips === slips) nearest.push(one.word);
  }
  return nearest.slice(0, MOST_NEAR);
}
