/**
 * Birth dates of which the day, or day and month, may be unknown: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`.
 * Unknown parts stay unknown; nothing is filled in.
 */
export interface PartialDateParts {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** Reads a partial date; null for anything that is not one (month 13, 30 February, other forms). Zero parts (`00`) count as unknown. */
export const parsePartialDate = (text: string): PartialDateParts | null => {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (match === null) return null;
  const year = Number(match[1]);
  const month = match[2] === undefined || match[2] === '00' ? null : Number(match[2]);
  const day = match[3] === undefined || match[3] === '00' ? null : Number(match[3]);
  if (year === 0) return null;
  if (month === null) return day === null ? { year, month: null, day: null } : null;
  if (month > 12) return null;
  if (day !== null && day > daysInMonth(year, month)) return null;
  return { year, month, day };
};

/** Earliest and latest calendar date that a partial date can stand for, as `YYYY-MM-DD`. */
export const partialDateRange = (parts: PartialDateParts): { readonly earliest: string; readonly latest: string } => {
  const first = { month: parts.month ?? 1, day: parts.day ?? 1 };
  const lastMonth = parts.month ?? 12;
  const last = { month: lastMonth, day: parts.day ?? daysInMonth(parts.year, lastMonth) };
  return { earliest: isoDate(parts.year, first.month, first.day), latest: isoDate(parts.year, last.month, last.day) };
};

/** Days in a month of the Gregorian calendar; month 1 to 12. */
export const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
};

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** `YYYY-MM-DD` from numbers. */
export const isoDate = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
