import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashTotal, changeFor, inDenominations } from '../../../electron/rules/index.ts';

describe('cash', () => {
  it.each([
    [2344, 2345],
    [2342, 2340],
    [2341, 2340],
    [2343, 2345],
    [2346, 2345],
    [2347, 2345],
    [2348, 2350],
    [2349, 2350],
    [2340, 2340],
    [2345, 2345],
    [257, 255],
    [11940, 11940],
    [0, 0],
    [3, 3],
    [5, 5],
    [6, 5],
    [8, 10],
  ])('a total of %i is %i in cash', (total, rounded) => {
    expect(cashTotal(total, 'TO_5_CENTS')).toBe(rounded);
    expect(cashTotal(total, 'EXACT')).toBe(total);
  });

  it('gives back 23,00 on 150,00 for 127,00 as the counter would', () => {
    expect(changeFor(12700, 15000)).toBe(2300);
    expect(inDenominations(2300)).toEqual([
      { denominationCents: 2000, count: 1 },
      { denominationCents: 200, count: 1 },
      { denominationCents: 100, count: 1 },
    ]);
    expect(changeFor(12700, 12699)).toBeNull();
    expect(inDenominations(0)).toEqual([]);
  });

  it('adds up, largest first, without a coin that a larger one would replace', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (cents) => {
        const counts = inDenominations(cents);
        expect(counts.reduce((sum, entry) => sum + entry.denominationCents * entry.count, 0)).toBe(cents);
        const values = counts.map((entry) => entry.denominationCents);
        expect(values).toEqual([...values].sort((a, b) => b - a));
        if (cents % 5 === 0) expect(values.every((denomination) => denomination >= 5)).toBe(true);
        expect(Math.abs(cashTotal(cents, 'TO_5_CENTS') - cents)).toBeLessThanOrEqual(2);
      }),
    );
  });
});
