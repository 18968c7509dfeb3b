/**
 * Days as Belgian administrations count them, in Europe/Brussels wall-clock time.
 * Working day = Monday to Friday without the ten legal holidays. A municipality's own closing days do not stop the
 * producer of cards; they only move the hand-over.
 */
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';
import type { IsoDate, LocalDateTime } from './model/decision.ts';
import type { Duration } from './model/profile.ts';
import { remembered } from './remembered.ts';

export type DayKind = 'WORKING' | 'WEEKEND' | 'HOLIDAY' | 'CLOSING_DAY';

/** What kind of day it is; a holiday on a Saturday is a weekend day first. `closingDays` are the municipality's own. */
export const dayKind = (day: IsoDate, closingDays: readonly { readonly date: IsoDate }[] = []): DayKind => {
  const national = nationalKind(day);
  return national === 'WORKING' && closingDays.some((closing) => closing.date === day) ? 'CLOSING_DAY' : national;
};

export const isWorkingDay = (day: IsoDate, closingDays: readonly { readonly date: IsoDate }[] = []): boolean =>
  dayKind(day, closingDays) === 'WORKING';

/** Dutch name of the legal holiday on a day, or null. The ten legal holidays; replacement days are each employer's own. */
export const holidayName = (day: IsoDate): string | null => legalHolidays(Number(day.slice(0, 4))).get(day) ?? null;

/** The legal holidays of a year, by date. */
export const legalHolidays = (year: number): ReadonlyMap<IsoDate, string> => {
  const known = holidaysByYear.get(year);
  if (known !== undefined) return known;
  const found = new Map<IsoDate, string>();
  for (const holiday of belgium.getHolidays(year, 'nl'))
    if (holiday.type === 'public') found.set(holiday.date.slice(0, 10), holiday.name);
  holidaysByYear.set(year, found);
  return found;
};

/** The day itself when it is a working day, else the next one that is. */
export const sameOrNextWorkingDay = (
  day: IsoDate,
  closingDays: readonly { readonly date: IsoDate }[] = [],
): IsoDate => {
  let candidate = day;
  while (!isWorkingDay(candidate, closingDays)) candidate = addDays(candidate, 1);
  return candidate;
};

/** The n-th working day after a day; 0 gives the day itself, moved to a working day. */
export const addWorkingDays = (day: IsoDate, count: number): IsoDate => {
  let current = sameOrNextWorkingDay(day);
  for (let left = count; left > 0; left--) current = sameOrNextWorkingDay(addDays(current, 1));
  return current;
};

/** Days after (or, negative, before) a day. */
export const addDays: (day: IsoDate, count: number) => IsoDate = remembered((day: IsoDate, days: number) =>
  plainDate(day).add({ days }).toString(),
);

/** Same day number n months earlier (later when negative), clamped to the end of the month. */
export const monthsBefore: (day: IsoDate, months: number) => IsoDate = remembered((day: IsoDate, months: number) =>
  plainDate(day).subtract({ months }, { overflow: 'constrain' }).toString(),
);

/** Same date n years later; 29 February is clamped to the 28th. */
export const addYears: (day: IsoDate, years: number) => IsoDate = remembered((day: IsoDate, years: number) =>
  plainDate(day).add({ years }, { overflow: 'constrain' }).toString(),
);

/** A length of time before a day: days, weeks, working days are counted, months and years clamped to the end of the month. */
export const timeBefore = (day: IsoDate, duration: Duration): IsoDate => {
  const { value, unit } = duration;
  if (unit === 'MONTHS') return monthsBefore(day, value);
  if (unit === 'YEARS') return monthsBefore(day, value * 12);
  if (unit === 'WEEKS') return addDays(day, -7 * value);
  if (unit === 'DAYS') return addDays(day, -value);
  let current = day;
  for (let left = value; left > 0; left--) {
    current = addDays(current, -1);
    while (!isWorkingDay(current)) current = addDays(current, -1);
  }
  return current;
};

/** A length of time after a day, the same way. */
export const timeAfter = (day: IsoDate, duration: Duration): IsoDate => {
  const { value, unit } = duration;
  if (unit === 'MONTHS') return monthsBefore(day, -value);
  if (unit === 'YEARS') return addYears(day, value);
  if (unit === 'WEEKS') return addDays(day, 7 * value);
  return unit === 'DAYS' ? addDays(day, value) : addWorkingDays(day, value);
};

/** Days from one date to another; negative when the second is earlier. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => plainDate(from).until(plainDate(to)).days;

/** Minutes from a moment to a clock time of the same day, begun ones counted whole; 0 once it is there. */
export const minutesUntil = (at: LocalDateTime, time: string): number =>
  Math.max(0, Math.ceil((secondsOfDay(time) - secondsOfDay(at.slice(11))) / 60));

/** Whether an order comes before the cut-off of its day. At the very second of the cut-off it is after. No cut-off: always before. */
export const isBeforeCutOff = (at: LocalDateTime, cutOff: string | null): boolean =>
  cutOff === null || secondsOfDay(at.slice(11)) < secondsOfDay(cutOff);

/** The calendar date of a wall-clock moment. */
export const dateOf = (at: LocalDateTime): IsoDate => at.slice(0, 10);

/** Wall-clock time in Brussels of an instant, `YYYY-MM-DDTHH:mm:ss`. */
export const brusselsTime = (instant: string): LocalDateTime =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Europe/Brussels')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });

/** Whether a text is a wall-clock moment `YYYY-MM-DDTHH:mm[:ss]` that exists as a date and time of day. */
export const isLocalDateTime = (text: string): boolean => {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (match === null || !isCalendarDate(match[1] ?? '')) return false;
  return Number(match[2]) < 24 && Number(match[3]) < 60 && Number(match[4] ?? 0) < 60;
};

/** Whether a text is a calendar date `YYYY-MM-DD` that exists. */
export const isCalendarDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
};

const belgium = new Holidays('BE', { languages: ['nl'], timezone: 'Europe/Brussels' });
/** Holidays of a year never change while the program runs; computing them takes milliseconds, asking takes none. */
const holidaysByYear = new Map<number, ReadonlyMap<IsoDate, string>>();

/** The kind of a day never changes either. */
const kindByDay = new Map<IsoDate, 'WORKING' | 'WEEKEND' | 'HOLIDAY'>();

const nationalKind = (day: IsoDate): 'WORKING' | 'WEEKEND' | 'HOLIDAY' => {
  const known = kindByDay.get(day);
  if (known !== undefined) return known;
  const kind = dayOfWeek(day) >= 6 ? 'WEEKEND' : holidayName(day) !== null ? 'HOLIDAY' : 'WORKING';
  kindByDay.set(day, kind);
  return kind;
};

const plainDate = (day: IsoDate): Temporal.PlainDate => Temporal.PlainDate.from(day);

/** 1 = Monday … 7 = Sunday. */
const dayOfWeek = (day: IsoDate): number => plainDate(day).dayOfWeek;

const secondsOfDay = (time: string): number => {
  const [hours = '0', minutes = '0', seconds = '0'] = time.split(':');
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
};
