/**
 * National number (rijksregisternummer) and BIS number: 11 digits `YYMMDD SSS CC`.
 * CC = 97 − (first nine digits mod 97); from 2000 on the nine digits are preceded by a 2.
 * BIS numbers carry the month plus 20 (sex unknown at issue) or plus 40 (sex known).
 */
import { daysInMonth } from './partial-date.ts';

export type NationalNumberProblem = 'empty' | 'notElevenDigits' | 'checkDigits' | 'impossibleDate';

export type NationalNumberCheck =
  | {
      readonly ok: true;
      readonly digits: string;
      readonly kind: 'NATIONAL' | 'BIS';
      /** What the number says of the birth date: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or null when it says nothing. A hint, never a fact. */
      readonly birthDateHint: string | null;
      /** From the parity of the order number; null for BIS numbers issued with unknown sex. A hint, never a fact. */
      readonly sexHint: 'M' | 'F' | null;
      /** Both centuries fit the check digits: the birth date on the card decides. */
      readonly centuryAmbiguous: boolean;
    }
  | {
      readonly ok: false;
      readonly problem: NationalNumberProblem;
      /** The number with its last two digits swapped, when that one is right: the usual typing mistake. */
      readonly suggestion: string | null;
    };

/** Checks a typed or read number. Any grouping with blanks, dots, dashes or slashes is accepted. */
export const checkNationalNumber = (typed: string): NationalNumberCheck => {
  const digits = stripGrouping(typed);
  if (digits === '') return { ok: false, problem: 'empty', suggestion: null };
  if (!/^\d{11}$/.test(digits)) return { ok: false, problem: 'notElevenDigits', suggestion: null };
  const centuries = fittingCenturies(digits);
  if (centuries.length === 0) {
    const swapped = digits.slice(0, 9) + digits.charAt(10) + digits.charAt(9);
    const suggestion = isRight(swapped) ? formatNationalNumber(swapped) : null;
    return { ok: false, problem: 'checkDigits', suggestion };
  }
  const dates = centuries.map((century) => readDate(digits, century)).filter((date) => date !== null);
  const first = dates[0];
  if (first === undefined) return { ok: false, problem: 'impossibleDate', suggestion: null };
  return {
    ok: true,
    digits,
    kind: first.bis ? 'BIS' : 'NATIONAL',
    birthDateHint: dates.length > 1 ? null : first.birthDate,
    sexHint: first.sexKnown ? (Number(digits.slice(6, 9)) % 2 === 1 ? 'M' : 'F') : null,
    centuryAmbiguous: dates.length > 1,
  };
};

/**
 * A number as lists show it: the birth date, which stands there anyway, without the digits that tell one person from
 * another. Anything that is not eleven digits is hidden whole.
 */
export const maskNationalNumber = (typed: string): string => {
  const digits = stripGrouping(typed);
  if (digits === '') return '';
  return /^\d{11}$/.test(digits) ? `${formatNationalNumber(digits).slice(0, 9)}•••.••` : '•••';
};

/** `YY.MM.DD-SSS.CC`; text that has not 11 digits comes back as it was. */
export const formatNationalNumber = (typed: string): string => {
  const digits = stripGrouping(typed);
  if (!/^\d{11}$/.test(digits)) return typed;
  return digits.replace(/^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/, '$1.$2.$3-$4.$5');
};

/** The check digits for nine digits and a century, two characters. */
export const nationalNumberCheckDigits = (nineDigits: string, bornFrom2000: boolean): string =>
  String(97 - (Number((bornFrom2000 ? '2' : '') + nineDigits) % 97)).padStart(2, '0');

/**
 * Whether a number can belong to somebody born on a (partly known) date. `unknown` where either says too little.
 * A difference is a warning only: the number keeps the date that was known when it was given.
 */
export const nationalNumberFitsBirthDate = (digits: string, birthDate: string): 'yes' | 'no' | 'unknown' => {
  const checked = checkNationalNumber(digits);
  if (!checked.ok || birthDate === '') return 'unknown';
  const candidates = fittingCenturies(checked.digits)
    .map((century) => readDate(checked.digits, century)?.birthDate ?? null)
    .filter((date) => date !== null);
  if (candidates.length === 0) return 'unknown';
  return candidates.some((candidate) => prefixesAgree(candidate, birthDate)) ? 'yes' : 'no';
};

const stripGrouping = (typed: string): string => typed.replace(/[\s.\-/–]/gu, '');

/** Right check digits and a date that exists. */
const isRight = (digits: string): boolean =>
  fittingCenturies(digits).some((century) => readDate(digits, century) !== null);

type Century = 1900 | 2000;

const fittingCenturies = (digits: string): Century[] => {
  const nine = digits.slice(0, 9);
  const check = digits.slice(9);
  const fitting: Century[] = [];
  if (nationalNumberCheckDigits(nine, false) === check) fitting.push(1900);
  if (nationalNumberCheckDigits(nine, true) === check) fitting.push(2000);
  return fitting;
};

const readDate = (
  digits: string,
  century: Century,
): { readonly birthDate: string | null; readonly bis: boolean; readonly sexKnown: boolean } | null => {
  const year = century + Number(digits.slice(0, 2));
  const rawMonth = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6));
  const shift = rawMonth >= 40 ? 40 : rawMonth >= 20 ? 20 : 0;
  const month = rawMonth - shift;
  if (month > 12) return null;
  const facts = { bis: shift > 0, sexKnown: shift !== 20 };
  // Month 00: unknown, or the counters of a day were used up; then the day digits are a counter, not a day.
  if (month === 0) return { ...facts, birthDate: digits.startsWith('0000') && day <= 1 ? null : String(year) };
  if (day === 0) return { ...facts, birthDate: `${year}-${pad(month)}` };
  if (day > daysInMonth(year, month)) return null;
  return { ...facts, birthDate: `${year}-${pad(month)}-${pad(day)}` };
};

const prefixesAgree = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

const pad = (value: number): string => String(value).padStart(2, '0');
