import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  casesBeginning,
  forgetWord,
  learnWord,
  sortedWords as sortedBorne,
} from '../../../electron/cases/name-vocabulary.ts';
import { wordsWithin } from '../../../electron/cases/words-within.ts';

const borne = (word: string) => ({ word, cases: word.length });
const sortedWords = (words: readonly string[]) => sortedBorne(words.map(borne));

/** The same by its definition: every beginning compared in full. */
function slipsByDefinition(typed: string, word: string): number {
  const rows = [...Array(word.length + 1)].map((_, depth) => [...Array(typed.length + 1)].map((__, at) => depth + at));
  const cell = (depth: number, at: number): number => rows[depth]?.[at] ?? Number.POSITIVE_INFINITY;
  for (let depth = 1; depth <= word.length; depth += 1) {
    for (let at = 1; at <= typed.length; at += 1) {
      const same = typed[at - 1] === word[depth - 1] ? 0 : 1;
      const isSwapped = depth > 1 && at > 1 && typed[at - 1] === word[depth - 2] && typed[at - 2] === word[depth - 1];
      const row = rows[depth] ?? [];
      row[at] = Math.min(
        cell(depth - 1, at) + 1,
        cell(depth, at - 1) + 1,
        cell(depth - 1, at - 1) + same,
        isSwapped ? cell(depth - 2, at - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return Math.min(...rows.map((row) => row[typed.length] ?? Number.POSITIVE_INFINITY));
}

describe('words of which a beginning is nearly what was typed', () => {
  test.each([
    ['voorb', 'voorbeeld', 0],
    ['vorbe', 'voorbeeld', 1],
    ['vooorbe', 'voorbeeld', 1],
    ['voirbe', 'voorbeeld', 1],
    ['vorobe', 'voorbeeld', 1],
    ['voorbeeldt', 'voorbeeld', 1],
    ['mohamad', 'muhammad', 2],
    ['mohamed', 'muhammad', null],
    ['abcdef', 'voorbeeld', null],
  ])('%s, %s: %s', (typed, word, slips) => {
    expect(wordsWithin(sortedWords([word]), typed, 2)).toEqual(slips === null ? [] : [{ word, slips }]);
  });

  test('among many words that begin alike: those that comparing each of them in full finds', () => {
    const letters = fc.stringMatching(/^[abc]{1,9}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { maxLength: 40 }),
        letters,
        fc.integer({ min: 0, max: 2 }),
        (some, typed, most) => {
          const byDefinition = [...some]
            .sort()
            .map((word) => ({ word, slips: slipsByDefinition(typed, word) }))
            .filter(({ slips }) => slips <= most);
          expect(wordsWithin(sortedWords(some), typed, most)).toEqual(byDefinition);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('a word longer than any name is compared as far as it goes', () => {
    const word = 'ab'.repeat(60);
    expect(wordsWithin(sortedWords([word]), `x${word.slice(1)}`, 2)).toEqual([{ word, slips: 1 }]);
    expect(wordsWithin(sortedWords([word, 'zz']), 'z', 0)).toEqual([{ word: 'zz', slips: 0 }]);
  });

  test('words that come and go one by one stand as if they had been put in order at once', () => {
    const word = fc.stringMatching(/^[abé]{1,5}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), word), { maxLength: 60 }), (moves) => {
        const sorted = sortedWords([]);
        const there = new Set<string>();
        for (const [comes, one] of moves) {
          if (comes) learnWord(sorted, borne(one));
          else forgetWord(sorted, one);
          there[comes ? 'add' : 'delete'](one);
        }
        expect(sorted).toEqual(sortedWords([...there]));
        const [, begun = ''] = moves.at(-1) ?? [];
        const bearers = [...there].filter((one) => one.startsWith(begun)).map((one) => borne(one).cases);
        expect(casesBeginning(sorted, begun)).toBe(bearers.reduce((sum, one) => sum + one, 0));
      }),
    );
  });
});
