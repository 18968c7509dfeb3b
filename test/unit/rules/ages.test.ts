import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageOn, birthdayOf, latestBirthdayOf, parsePartialDate, reachedAge } from '../../../electron/rules/index.ts';

describe('ages', () => {
  it.each([
    ['2014-11-10', 12, '2026-11-09', 'no'],
    ['2014-11-10', 12, '2026-11-10', 'yes'],
    ['2014-11-10', 12, '2026-11-11', 'yes'],
    ['2008-02-29', 18, '2026-02-28', 'no'],
    ['2008-02-29', 18, '2026-03-01', 'yes'],
    ['2012-02-29', 12, '2024-02-28', 'no'],
    ['2012-02-29', 12, '2024-02-29', 'yes'],
    ['2014', 12, '2026-11-10', 'unknown'],
    ['2014', 12, '2025-12-31', 'no'],
    ['2014', 12, '2026-12-31', 'yes'],
    ['2014', 12, '2027-01-01', 'yes'],
    ['2014-11', 12, '2026-10-31', 'no'],
    ['2014-11', 12, '2026-11-01', 'unknown'],
    ['2014-11', 12, '2026-11-29', 'unknown'],
    ['2014-11', 12, '2026-11-30', 'yes'],
    [null, 12, '2026-11-10', 'unknown'],
    ['not a date', 12, '2026-11-10', 'unknown'],
    ['2014-02-30', 12, '2026-11-10', 'unknown'],
  ] as const)('born %s, %i on %s: %s', (born, years, day, expected) => {
    expect(reachedAge(born, years, day)).toBe(expected);
  });

  it('keeps the birthday of somebody born on 29 February on 1 March of other years', () => {
    expect(birthdayOf('2008-02-29', 18)).toBe('2026-03-01');
    expect(birthdayOf('2012-02-29', 12)).toBe('2024-02-29');
    expect(birthdayOf('2012-02', 12)).toBeNull();
    expect(latestBirthdayOf('2012-02', 12)).toBe('2024-02-29');
    expect(latestBirthdayOf('2012', 12)).toBe('2024-12-31');
  });

  it('reads partial dates and nothing else', () => {
    expect(parsePartialDate('1957')).toEqual({ year: 1957, month: null, day: null });
    expect(parsePartialDate('1957-00-00')).toEqual({ year: 1957, month: null, day: null });
    expect(parsePartialDate('1957-03-00')).toEqual({ year: 1957, month: 3, day: null });
    for (const wrong of ['', '57', '1957-13', '1957-00-12', '1957-02-29', '1957-3-1', '0000', '1957-03-01T'])
      expect(parsePartialDate(wrong), wrong).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void parsePartialDate(text)));
  });

  it('never gives an age outside what the unknown parts allow', () => {
    const day = fc.date({ min: new Date('1920-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, day, (born, today) => {
        const [full, now] = [born.toISOString().slice(0, 10), today.toISOString().slice(0, 10)];
        const exact = ageOn(full, now);
        expect(exact?.youngest).toBe(exact?.oldest);
        for (const partial of [full.slice(0, 7), full.slice(0, 4)]) {
          const range = ageOn(partial, now);
          expect(range?.youngest).toBeLessThanOrEqual(exact?.youngest ?? Number.NaN);
          expect(range?.oldest).toBeGreaterThanOrEqual(exact?.oldest ?? Number.NaN);
        }
      }),
    );
  });
});
