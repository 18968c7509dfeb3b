/** How dates, times, money and numbers are written. The same on screen and on paper. */
import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../electron/ipc/contract.ts';

const NBSP = '\u00a0';
const ZONE = 'Europe/Brussels';

/** `2026-11-09` → `09/11/2026`; `2026-11` → `11/2026`; `2026` → `2026`; empty stays empty. Other text is given back as it is. */
export const formatDate = (iso: string | null): string => {
  if (iso === null) return '';
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso);
  if (match === null) return iso;
  return [match[3], match[2], match[1]].filter((part) => part !== undefined).join('/');
};

/** Promised dates always name the day: `do 12/11/2026`. */
export const formatDayDate = (iso: string, language: Language): string => {
  const date = plainDate(iso);
  return date === null ? iso : `${weekday(date, language, 'short')}${NBSP}${formatDate(iso)}`;
};

/** In a sentence: `maandag 9 november 2026`. */
export const formatLongDate = (iso: string, language: Language): string => {
  const date = plainDate(iso);
  if (date === null) return iso;
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALE[language], options).format(noon(date));
};

/** A period: one day, or `do 12/11/2026 – vr 13/11/2026`. */
export const formatPeriod = (from: string, to: string, language: Language): string =>
  from === to ? formatDayDate(from, language) : `${formatDayDate(from, language)} – ${formatDayDate(to, language)}`;

/** Time of an instant on the clock in Belgium, or a clock time `14:42`: `14.42` with the word for "hour" where the language has one. */
export const formatTime = (instant: string, language: Language): string => {
  const moment = /^\d{2}:\d{2}$/.test(instant) ? Temporal.PlainTime.from(instant) : zoned(instant);
  if (moment === null) return instant;
  const hour = String(moment.hour).padStart(2, '0');
  const minute = String(moment.minute).padStart(2, '0');
  if (language === 'fr') return `${hour}${NBSP}h${NBSP}${minute}`;
  if (language === 'de') return `${hour}.${minute}${NBSP}Uhr`;
  return language === 'nl' ? `${hour}.${minute}${NBSP}uur` : `${hour}:${minute}`;
};

/** Date and time of an instant: `09/11/2026, 14.42 uur`. */
export const formatInstant = (instant: string, language: Language): string => {
  const moment = zoned(instant);
  return moment === null ? instant : `${formatDate(moment.toPlainDate().toString())}, ${formatTime(instant, language)}`;
};

/** Calendar day in Belgium of an instant, `YYYY-MM-DD`. */
export const dayOfInstant = (instant: string): string => zoned(instant)?.toPlainDate().toString() ?? instant;

/** Whole cents as `€ 1.234,50`, with a no-break space; a minus stands before the sign: `−€ 25,00`. */
export const formatMoney = (cents: number): string => `${cents < 0 ? '−' : ''}€${NBSP}${formatAmount(Math.abs(cents))}`;

/** Whole cents without the sign, for columns that name the currency: `1.234,50`. */
export const formatAmount = (cents: number): string => {
  const sign = cents < 0 ? '−' : '';
  const absolute = Math.abs(cents);
  const euros = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${euros},${String(absolute % 100).padStart(2, '0')}`;
};

/** Eleven digits as `91.03.14-998.29`; anything else is given back as it is. */
export const formatNationalNumber = (text: string): string => {
  const match = /^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/.exec(text.replace(/[\s.\-/]/g, ''));
  return match === null ? text : `${match[1]}.${match[2]}.${match[3]}-${match[4]}.${match[5]}`;
};

/**
 * Card number grouped as it is printed: `B 000 1234 56` for residence cards, `591-1234567-89` for twelve digits.
 * Anything else is given back as it is.
 */
export const formatCardNumber = (text: string): string => {
  const compact = text.replace(/[\s.-]/g, '').toUpperCase();
  const residence = /^([A-Z])(\d{3})(\d{4})(\d{2})$/.exec(compact);
  if (residence !== null) return residence.slice(1).join(NBSP);
  const national = /^(\d{3})(\d{7})(\d{2})$/.exec(compact);
  return national === null ? text : national.slice(1).join('-');
};

const LOCALE: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', de: 'de-BE', en: 'en-GB' };

/** A calendar date some days later or earlier, `YYYY-MM-DD`. */
export const addDaysTo = (iso: string, days: number): string => Temporal.PlainDate.from(iso).add({ days }).toString();

const plainDate = (iso: string): Temporal.PlainDate | null => {
  try {
    return Temporal.PlainDate.from(iso);
  } catch {
    return null;
  }
};
const zoned = (instant: string): Temporal.ZonedDateTime | null => {
  try {
    return Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE);
  } catch {
    return null;
  }
};
const noon = (date: Temporal.PlainDate): Date => new Date(Date.UTC(date.year, date.month - 1, date.day, 12));
const weekday = (date: Temporal.PlainDate, language: Language, style: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(LOCALE[language], { weekday: style, timeZone: 'UTC' }).format(noon(date)).replace(/\.$/, '');
