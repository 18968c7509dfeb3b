import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  addYears,
  brusselsTime,
  dayKind,
  isBeforeCutOff,
  isCalendarDate,
  isLocalDateTime,
  isWorkingDay,
  legalHolidays,
  monthsBefore,
  sameOrNextWorkingDay,
  timeBefore,
} from '../../../electron/rules/index.ts';
import { DAYS, DAYS_BEFORE, EASTER, FIXED_HOLIDAYS, MONTHS_BEFORE, WORKING_DAYS_AFTER } from './reference-calendar.ts';

describe('reference calendar', () => {
  it.each(Object.entries(EASTER))('%s has its ten legal holidays and no others', (year, moving) => {
    const expected = [...FIXED_HOLIDAYS.map((day) => `${year}-${day}`), ...Object.values(moving)].sort();
    expect([...legalHolidays(Number(year)).keys()].sort()).toEqual(expected);
  });

  it('knows what kind each reference day is', () => {
    const letters = { WORKING: 'W', WEEKEND: 'S', HOLIDAY: 'H', CLOSING_DAY: 'C' } as const;
    const wrong = DAYS.filter(([day, kind]) => letters[dayKind(day)] !== kind);
    expect(wrong).toEqual([]);
  });

  it.each(WORKING_DAYS_AFTER)('%s plus %i working days is %s', (from, count, to) => {
    expect(addWorkingDays(from, count)).toBe(to);
  });

  it.each(MONTHS_BEFORE)('%s minus %i months is %s', (day, months, expected) => {
    expect(monthsBefore(day, months)).toBe(expected);
    expect(timeBefore(day, { value: months, unit: 'MONTHS' })).toBe(expected);
  });

  it.each(DAYS_BEFORE)('%s minus %i days is %s', (day, days, expected) => {
    expect(timeBefore(day, { value: days, unit: 'DAYS' })).toBe(expected);
  });

  it('holds enough dates', () => {
    const count =
      Object.keys(EASTER).length * 10 +
      DAYS.length +
      WORKING_DAYS_AFTER.length +
      MONTHS_BEFORE.length +
      DAYS_BEFORE.length;
    console.log(`reference calendar: ${count} hand-worked dates`);
    expect(count).toBeGreaterThanOrEqual(200);
  });
});

describe('calendar', () => {
  const closing = [{ date: '2026-11-12', name: { nl: 'Brugdag' } }];

  it('knows closing days besides holidays', () => {
    expect(dayKind('2026-11-12', closing)).toBe('CLOSING_DAY');
    expect(sameOrNextWorkingDay('2026-11-11', closing)).toBe('2026-11-13');
    expect(sameOrNextWorkingDay('2026-11-11')).toBe('2026-11-12');
  });

  it.each([
    ['2026-11-10T14:59:59', '15:00', true],
    ['2026-11-10T14:59', '15:00', true],
    ['2026-11-10T15:00:00', '15:00', false],
    ['2026-11-10T15:00', '15:00', false],
    ['2026-11-10T15:00:01', '15:00', false],
    ['2026-11-10T09:00', '15:00', true],
    ['2026-11-10T23:59:59', null, true],
    ['2026-11-10T12:30:29', '12:30:30', true],
    ['2026-11-10T12:30:30', '12:30:30', false],
  ] as const)('%s is before %s: %s', (at, cutOff, expected) => {
    expect(isBeforeCutOff(at, cutOff)).toBe(expected);
  });

  it('reads the wall clock in Brussels, on days when it changes too', () => {
    expect(brusselsTime('2026-11-10T13:59:59Z')).toBe('2026-11-10T14:59:59');
    expect(brusselsTime('2026-07-10T12:59:59Z')).toBe('2026-07-10T14:59:59');
    expect(brusselsTime('2026-03-29T00:59:59Z')).toBe('2026-03-29T01:59:59');
    expect(brusselsTime('2026-03-29T01:00:00Z')).toBe('2026-03-29T03:00:00');
    expect(brusselsTime('2026-10-25T00:30:00Z')).toBe('2026-10-25T02:30:00');
    expect(brusselsTime('2026-10-25T01:30:00Z')).toBe('2026-10-25T02:30:00');
    expect(brusselsTime('2026-12-31T23:30:00Z')).toBe('2027-01-01T00:30:00');
  });

  it('keeps the day number over years, and clamps 29 February', () => {
    expect(addYears('2026-11-09', 10)).toBe('2036-11-09');
    expect(addYears('2028-02-29', 5)).toBe('2033-02-28');
    expect(addYears('2028-02-29', 4)).toBe('2032-02-29');
  });

  it('accepts dates and moments that exist, and nothing else', () => {
    for (const right of ['2026-11-10', '2028-02-29']) expect(isCalendarDate(right)).toBe(true);
    for (const wrong of ['2026-02-29', '2026-13-01', '2026-1-1', '', '10-11-2026'])
      expect(isCalendarDate(wrong)).toBe(false);
    for (const right of ['2026-11-10T14:30', '2026-11-10T14:30:59']) expect(isLocalDateTime(right)).toBe(true);
    for (const wrong of ['2026-11-10', '2026-11-10T24:00', '2026-11-10T14:60', '2026-02-30T10:00', '2026-11-10T14:30Z'])
      expect(isLocalDateTime(wrong)).toBe(false);
  });

  it('counts working days that are working days, each later than the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 1, max: 30 }), (offset, count) => {
        const from = addDays('2024-01-01', offset);
        const to = addWorkingDays(from, count);
        expect(isWorkingDay(to)).toBe(true);
        expect(to > from).toBe(true);
        expect(addWorkingDays(from, count - 1) < to).toBe(true);
      }),
    );
  });
});
