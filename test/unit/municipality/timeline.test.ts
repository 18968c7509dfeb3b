/** Which version rules on which day, and which may be approved beside the others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clashOf, type Dated, timelineOf } from '../../../electron/municipality/timeline.ts';
import { addDays } from '../../../electron/rules/index.ts';

const v = (version: number, effectiveFrom: string, effectiveTo: string | null = null): Dated => ({
  version,
  effectiveFrom,
  effectiveTo,
});
const rules = (versions: readonly Dated[]) =>
  timelineOf(versions).map(({ version, rules: days }) => [version.version, days?.from ?? null, days?.to ?? null]);

describe('the days on which a version rules', () => {
  it('ends the day before the next one begins, whatever was approved first', () => {
    expect(rules([v(3, '2027-01-01'), v(1, '2021-10-11'), v(2, '2026-12-01')])).toEqual([
      [1, '2021-10-11', '2026-11-30'],
      [2, '2026-12-01', '2026-12-31'],
      [3, '2027-01-01', null],
    ]);
  });
  it('keeps an own last day that comes earlier', () => {
    expect(rules([v(1, '2021-01-01', '2021-06-30'), v(2, '2022-01-01')])[0]).toEqual([1, '2021-01-01', '2021-06-30']);
  });
  it('lets the higher number rule of two that begin on the same day', () => {
    expect(rules([v(3, '2027-01-01'), v(2, '2027-01-01')])).toEqual([
      [2, null, null],
      [3, '2027-01-01', null],
    ]);
  });
  it('gives every day at most one version', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
    const version = fc.record({ effectiveFrom: day, effectiveTo: fc.option(day, { nil: null }) });
    fc.assert(
      fc.property(fc.array(version, { maxLength: 6 }), day, (versions, asked) => {
        const dated = versions
          .filter(({ effectiveFrom, effectiveTo }) => effectiveTo === null || effectiveTo >= effectiveFrom)
          .map((one, index) => ({ ...one, version: index + 1 }));
        const ruling = timelineOf(dated).filter(
          ({ rules: days }) => days !== null && days.from <= asked && (days.to === null || asked <= days.to),
        );
        return ruling.length <= 1;
      }),
    );
  });
});

describe('a version beside the approved ones', () => {
  const approved = [v(1, '2021-10-11'), v(2, '2027-01-01')];
  const today = '2026-11-25';
  it.each<[string, Dated, string | null]>([
    ['from today until the day before the next one', v(3, today, '2026-12-31'), null],
    ['after all others', v(3, '2027-06-01'), null],
    ['on the first day of one that did not begin: it takes its place', v(3, '2027-01-01'), null],
    ['from yesterday: that day had its rules', v(3, '2026-11-24', '2026-12-31'), 'profileInPast'],
    ['before the next one without a last day', v(3, '2026-12-01'), 'profileOverlap'],
    ['into the days of the next one', v(3, '2026-12-01', '2027-01-01'), 'profileOverlap'],
    ['ended before the next one begins', v(3, '2026-12-01', '2026-12-30'), 'profileGapAfter'],
  ])('%s', (_what, candidate, code) => {
    expect(clashOf(candidate, approved, today)?.code ?? null).toBe(code);
  });
  it('leaves no day between it and one that ended', () => {
    const ended = [v(1, '2021-10-11', '2026-12-31')];
    expect(clashOf(v(2, '2027-01-02'), ended, today)).toEqual({
      code: 'profileGapBefore',
      params: { version: 1, until: '2026-12-31', from: '2027-01-01' },
    });
    expect(clashOf(v(2, '2027-01-01'), ended, today)).toBeNull();
  });
  it('may begin in the past where the municipality had no rules yet', () => {
    expect(clashOf(v(1, '2020-01-01'), [], today)).toBeNull();
  });
});
