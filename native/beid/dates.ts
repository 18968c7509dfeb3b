/**
 * Dates as they stand on the card. Birth dates come in three languages and many spacings; day or month may be unknown.
 * One table of month names serves all languages, because their abbreviations never contradict one another.
 */
export interface CardDate {
  readonly raw: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` as far as it is known; null where it could not be understood. */
  readonly iso: string | null;
}

/** A validity date: `DD.MM.YYYY`. */
export const parseValidityDate = (raw: string): CardDate => {
  const match = raw.trim().match(/^(\d{1,2})[.](\d{1,2})[.](\d{4})$/);
  const iso = match === null ? null : isoDate(match[3], Number(match[2]), Number(match[1]));
  // A validity date is always known in full.
  return { raw, iso: iso !== null && iso.length === 10 ? iso : null };
};

/** A birth date: optional day, optional month (name or number), year, with blanks or dots between. */
export const parseBirthDate = (raw: string): CardDate => {
  // Accents fall away: cards write AOUT and MÄR, but nobody knows that all of them do.
  const text = raw.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('\u0000', ' ').trim().toUpperCase();
  if (text.length > LONGEST) return { raw, iso: null };
  const year = text.match(/(\d{4})$/)?.[1];
  if (year === undefined) return { raw, iso: null };
  const parts = text
    .slice(0, -4)
    .split(/[\s./-]+/)
    .filter((part) => part !== '');
  const [first, second] = parts;
  if (first === undefined) return { raw, iso: isoDate(year, 0, 0) };
  if (parts.length > 2) return { raw, iso: null };
  if (second === undefined) {
    const month = monthNumber(first);
    // A lone number is a day whose month is unknown.
    if (month === null) return { raw, iso: /^\d{1,2}$/.test(first) ? isoDate(year, 0, 0) : null };
    return { raw, iso: isoDate(year, month, 0) };
  }
  const month = monthNumber(second) ?? (/^\d{1,2}$/.test(second) ? Number(second) : null);
  if (month === null || !/^\d{1,2}$/.test(first)) return { raw, iso: null };
  return { raw, iso: isoDate(year, month, Number(first)) };
};

/** A date of an `.eid` file: `YYYYMMDD`, unknown month or day `00`. */
export const parseCompactDate = (raw: string): CardDate => {
  const [, year, month, day] = raw.trim().match(/^(\d{4})(\d\d)(\d\d)$/) ?? [];
  return { raw, iso: isoDate(year, Number(month), Number(day)) };
};

const LONGEST = 32;

const MONTHS: Readonly<Record<string, number>> = {
  JAN: 1,
  FEV: 2,
  FEB: 2,
  MARS: 3,
  MAAR: 3,
  MAR: 3,
  AVR: 4,
  APR: 4,
  MAI: 5,
  MEI: 5,
  JUIN: 6,
  JUN: 6,
  JUIL: 7,
  JUL: 7,
  AOUT: 8,
  AUG: 8,
  SEPT: 9,
  SEP: 9,
  OCT: 10,
  OKT: 10,
  NOV: 11,
  DEC: 12,
  DEZ: 12,
};

const monthNumber = (name: string): number | null => (Object.hasOwn(MONTHS, name) ? (MONTHS[name] ?? null) : null);

/** Zero stands for an unknown month or day; a day without a month says nothing. */
const isoDate = (year: string | undefined, month: number, day: number): string | null => {
  if (year === undefined || year === '0000' || month > 12) return null;
  if (month === 0) return year;
  const withMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === 0) return withMonth;
  return day > daysIn(Number(year), month) ? null : `${withMonth}-${String(day).padStart(2, '0')}`;
};

const daysIn = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};
