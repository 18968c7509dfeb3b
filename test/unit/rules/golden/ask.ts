import type { RuleQuestion } from '../../../../electron/rules/index.ts';

/** A question with ordinary answers: an adult of 36 who renews card B by the normal procedure. */
export const ask = (change: Partial<RuleQuestion> = {}): RuleQuestion => ({
  product: 'EVK',
  letter: 'B',
  reason: 'RENEWAL',
  procedure: 'NORMAL',
  delivery: 'MUNICIPALITY',
  servicePoint: null,
  birthDate: '1990-05-01',
  at: '2026-11-10T14:30',
  held: null,
  rightUntil: null,
  dvzAgreement: 'unknown',
  answers: {},
  ...change,
});

/** Birth date of somebody who turned `age` on the first day of the month of `day`. */
export const bornFor = (age: number, day: string): string => `${Number(day.slice(0, 4)) - age}-${day.slice(5, 7)}-01`;
