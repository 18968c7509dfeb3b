/** Dates and times as people and programs write them in a table. Never a guess: what cannot be a date is none. */
import { Temporal } from 'temporal-polyfill';
import { isCalendarDate } from '../rules/index.ts';
import { BELGIAN_TIME_ZONE } from '../storage/index.ts';

/** Whether a column of dates has the month first (11/25/2026): a date in it can be read in no other way, and none only the usual way. */
export const isMonthFirst = (cells: readonly string[]): boolean =>
  cells.some((cell) => dateIn(cell, true) !== null && dateIn(cell) === null) &&
  !cells.some((cell) => dateIn(cell) !== null && dateIn(cell, true) === null);

/** `25/11/2026`, `wo 25-11-26`, `25 november 2026`, `2026-11-25`, `20261125`, also before a time; null when it is no date. */
export const dateIn = (cell: string, monthFirst = false): string | null => {
  const text = inBelgium(cell);
  const iso = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  if (iso !== null) return calendarDate(iso[1], iso[3], iso[4]);
  const local = /^(?:\p{L}+\.?,? )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/u.exec(text);
  if (local !== null)
    return monthFirst ? calendarDate(local[3], local[1], local[2]) : calendarDate(local[3], local[2], local[1]);
  const written = /^(?:\p{L}+\.?,? )?(\d{1,2})\.? (\p{L}{3,})\.? (\d{4})(?!\d)/u.exec(text);
  return written === null ? null : calendarDate(written[3], monthNamed(written[2] ?? ''), written[1]);
};

const calendarDate = (year = '', month = '', day = ''): string | null => {
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
};

/** Names of months in Dutch, French, German and English begin like one of these. */
const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^(feb|fev)/,
  /^(maa|mrt|mar)/,
  /^(apr|avr)/,
  /^(mei|mai|may)/,
  /^(juni|juin|jun)/,
  /^(juli|juil|jul)/,
  /^(aug|aou)/,
  /^sep/,
  /^(okt|oct)/,
  /^nov/,
  /^(dec|dez)/,
];

const monthNamed = (name: string): string => {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return String(MONTHS.findIndex((month) => month.test(plain)) + 1);
};

/** `9:30`, `09.30`, `9u`, `9 u 30`, `9h30`, `0930`, `2:30 PM`, the first of `9:30 - 9:45`, also behind a date; null when it is no time. */
export const timeIn = (cell: string): string | null => {
  const text = inBelgium(cell).replace(/\s*[-–]\s*\d{1,2}\s*[:.uh]\s*\d{0,2}\s*(uur|u|h)?$/i, '');
  const found =
    /(?:^|[\sT])(\d{1,2})\s?[:.uh]\s?(\d{2})(?::\d{2})?\s*(?:uur|u|h|(am|pm))?$/i.exec(text) ??
    /^(\d{2})(\d{2})$/.exec(text) ??
    /(?:^|\s)(\d{1,2})\s?()(?:uur|u|h|(am|pm))$/i.exec(text);
  if (found === null) return null;
  const half = found[3]?.toLowerCase();
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const ofDay = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return ofDay < 24 && minute < 60 ? `${String(ofDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null;
};

/** A moment with its distance to UTC (`2026-11-25T08:30:00Z`) as Belgian time; every other text as it is. */
const inBelgium = (cell: string): string => {
  const text = cell.trim();
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(text)) return text;
  try {
    return Temporal.Instant.from(text).toZonedDateTimeISO(BELGIAN_TIME_ZONE).toPlainDateTime().toString().slice(0, 16);
  } catch {
    return text;
  }
};
