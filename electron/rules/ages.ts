/**
 * Ages from birth dates that may be known in part. A person born on 29 February has the birthday on 1 March in other years
 * (fixed convention: the law names none; a child is then never treated as older than it is).
 */
import type { IsoDate, PartialDate } from './model/decision.ts';
import type { TriState } from './model/vocabulary.ts';
import { isLeapYear, isoDate, parsePartialDate, partialDateRange } from './partial-date.ts';
import { remembered } from './remembered.ts';

/** Youngest and oldest age in full years that fit the birth date on a day. */
export interface AgeRange {
  readonly youngest: number;
  readonly oldest: number;
}

/** Age on a day; null when the birth date is not known at all or is not a date. Born later than the day: negative. */
export const ageOn = (birthDate: PartialDate | null, day: IsoDate): AgeRange | null =>
  birthDate === null ? null : agesThatFit(birthDate, day);

/** Whether somebody has reached an age on a day: the birthday itself counts as reached. */
export const reachedAge = (birthDate: PartialDate | null, years: number, day: IsoDate): TriState => {
  const age = ageOn(birthDate, day);
  if (age === null) return 'unknown';
  if (age.youngest >= years) return 'yes';
  return age.oldest < years ? 'no' : 'unknown';
};

/** The day on which somebody reaches an age; null unless the birth date is known to the day. */
export const birthdayOf = (birthDate: PartialDate | null, years: number): IsoDate | null => {
  const parts = birthDate === null ? null : parsePartialDate(birthDate);
  if (parts === null || parts.month === null || parts.day === null) return null;
  return birthday(parts.year + years, parts.month, parts.day);
};

/** Earliest day on which somebody can reach an age, whatever the unknown parts are; null when nothing is known. */
export const earliestBirthdayOf = (birthDate: PartialDate | null, years: number): IsoDate | null => {
  const parts = birthDate === null ? null : parsePartialDate(birthDate);
  if (parts === null) return null;
  return birthdayOf(partialDateRange(parts).earliest, years);
};

/** Latest day on which somebody can reach an age, whatever the unknown parts are; null when nothing is known. */
export const latestBirthdayOf = (birthDate: PartialDate | null, years: number): IsoDate | null => {
  const parts = birthDate === null ? null : parsePartialDate(birthDate);
  if (parts === null) return null;
  return birthdayOf(partialDateRange(parts).latest, years);
};

const agesThatFit = remembered((birthDate: PartialDate, day: IsoDate): AgeRange | null => {
  const parts = parsePartialDate(birthDate);
  if (parts === null) return null;
  const { earliest, latest } = partialDateRange(parts);
  return { youngest: fullYears(latest, day), oldest: fullYears(earliest, day) };
});

const birthday = (year: number, month: number, day: number): IsoDate =>
  month === 2 && day === 29 && !isLeapYear(year) ? isoDate(year, 3, 1) : isoDate(year, month, day);

const fullYears = (born: IsoDate, day: IsoDate): number => {
  const year = Number(day.slice(0, 4));
  const age = year - Number(born.slice(0, 4));
  const monthDay = born.slice(5);
  const thisBirthday = monthDay === '02-29' && !isLeapYear(year) ? '03-01' : monthDay;
  return day.slice(5) < thisBirthday ? age - 1 : age;
};
