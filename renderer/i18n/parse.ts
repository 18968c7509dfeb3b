/** How typed text is understood. Nothing here decides whether a value is allowed; that is for the rules in main. */
import { Temporal } from 'temporal-polyfill';

/** What was understood of a typed date: a date, nothing yet, or text that is no date. */
export type ParsedDate =
  | { readonly kind: 'date'; readonly iso: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'notADate' };

export interface DateReading {
  /** Two-digit years: `past` never lies after today (births), `near` lies at most thirty years ahead. */
  readonly century: 'past' | 'near';
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  /** Also `1991` and `03/1991`, for births of which the day is not known. */
  readonly partial: boolean;
}

/** Understands `9-11-26`, `09.11.2026`, `09112026`, `9 11 2026` and `2026-11-09`. */
export const parseDate = (typed: string, reading: DateReading): ParsedDate => {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  for (const pattern of reading.partial ? UNKNOWN_DAY : []) {
    const parts = pattern.exec(text);
    if (parts !== null) return withoutDay(parts[2] ?? '', parts[1] ?? '');
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return fromParts(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '', reading);
  const separated = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{2}|\d{4})$/.exec(text);
  if (separated !== null) return fromParts(separated[3] ?? '', separated[2] ?? '', separated[1] ?? '', reading);
  const together = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(text);
  if (together !== null) return fromParts(together[3] ?? '', together[2] ?? '', together[1] ?? '', reading);
  if (!reading.partial) return { kind: 'notADate' };
  const month = /^(\d{1,2})[\s./-]+(\d{4})$/.exec(text);
  if (month !== null) return partialMonth(month[2] ?? '', month[1] ?? '');
  return /^(19|20)\d{2}$/.test(text) ? { kind: 'date', iso: text } : { kind: 'notADate' };
};

/** True when the typed text can only mean one whole date, so that it may count before the field is left. */
export const isWholeDate = (typed: string): boolean =>
  /^\d{8}$|^\d{1,2}[\s./-]+\d{1,2}[\s./-]+\d{4}$|^\d{4}-\d{2}-\d{2}$/.test(typed.trim());

/** Understands `127`, `127,5`, `127.50`, `1.234,50`, `€ 25`; null when it is no amount. Cents. */
export const parseMoney = (typed: string): number | null => {
  const text = typed.replace(/[€\s]/g, '');
  const match = /^(\d{1,3}(?:[.']\d{3})+|\d+)(?:[,.](\d{1,2}))?$/.exec(text);
  if (match === null) return null;
  const euros = Number((match[1] ?? '').replace(/[.']/g, ''));
  const cents = Number((match[2] ?? '0').padEnd(2, '0'));
  const total = euros * 100 + cents;
  return Number.isSafeInteger(total) ? total : null;
};

/** The digits of a national number in any grouping; other text is given back trimmed. */
export const parseNationalNumber = (typed: string): string => {
  const compact = typed.replace(/[\s.\-/]/g, '');
  return /^\d{11}$/.test(compact) ? compact : typed.trim();
};

/** `00/00/1985` and `00/03/1985`: the national register writes what is not known of a birth as zeros. */
const UNKNOWN_DAY = [/^00?[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/, /^00(\d{2})(\d{4})$/];

const withoutDay = (year: string, month: string): ParsedDate => {
  if (Number(month) > 0) return partialMonth(year, month);
  return /^(18|19|20)\d{2}$/.test(year) ? { kind: 'date', iso: year } : { kind: 'notADate' };
};

const fromParts = (year: string, month: string, day: string, reading: DateReading): ParsedDate => {
  const date = plainDate(year.length === 4 ? Number(year) : Number(year) + 2000, Number(month), Number(day));
  if (date === null) {
    const earlier = year.length === 4 ? null : plainDate(Number(year) + 1900, Number(month), Number(day));
    return earlier === null ? { kind: 'notADate' } : { kind: 'date', iso: earlier.toString() };
  }
  if (year.length === 4) return { kind: 'date', iso: date.toString() };
  const limit = Temporal.PlainDate.from(reading.today).add({ years: reading.century === 'past' ? 0 : 30 });
  if (Temporal.PlainDate.compare(date, limit) <= 0) return { kind: 'date', iso: date.toString() };
  const earlier = plainDate(date.year - 100, date.month, date.day);
  return earlier === null ? { kind: 'notADate' } : { kind: 'date', iso: earlier.toString() };
};
const plainDate = (year: number, month: number, day: number): Temporal.PlainDate | null => {
  if (year < 1850 || year > 2200) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
};
const partialMonth = (year: string, month: string): ParsedDate =>
  Number(month) >= 1 && Number(month) <= 12 && Number(year) >= 1850
    ? { kind: 'date', iso: `${year}-${month.padStart(2, '0')}` }
    : { kind: 'notADate' };
