import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slipsToBeginning } from '../../../electron/cases/near-words.ts';

describe('slips between what was typed and the beginning of a word', () => {
  test.each([
    ['voorb', 'voorbeeld', 0],
    ['vorbe', 'voorbeeld', 1],
    ['vooorbe', 'voorbeeld', 1],
    ['voirbe', 'voorbeeld', 1],
    ['vorobe', 'voorbeeld', 1],
    ['voorbeeldt', 'voorbeeld', 1],
    ['mohamed', 'muhammad', 3],
    ['abcdef', 'voorbeeld', 4],
  ])('%s, %s: %i', (typed, word, slips) => {
    expect(slipsToBeginning(typed, word, 3)).toBe(slips);
  });

  test('a beginning has none, and one changed letter is at most one', () => {
    const word = fc.stringMatching(/^[a-z]{4,14}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom(...'abcxyz'), (text, place, letter) => {
        expect(slipsToBeginning(text.slice(0, 1 + (place % text.length)), text, 2)).toBe(0);
        const at = place % text.length;
        expect(slipsToBeginning(text.slice(0, at) + letter + text.slice(at + 1), text, 2)).toBeLessThanOrEqual(1);
        expect(slipsToBeginning(text.slice(0, at) + text.slice(at + 1), text, 2)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
