/** The rules room: pure answers about cards, fees, dates and numbers. Other rooms import from here only. */
export * from './ages.ts';
export * from './appointments.ts';
export * from './assess.ts';
export * from './calendar.ts';
export * from './card-nationality.ts';
export * from './card-number.ts';
export * from './card-types.ts';
export * from './change.ts';
export * from './comparison.ts';
export * from './counter-quote.ts';
export * from './decide.ts';
export * from './follow-up.ts';
export * from './model/index.ts';
export * from './national-number.ts';
export * from './partial-date.ts';
export { type TillRules, tillRulesOf } from './payment.ts';
export * from './replacing-document.ts';
export { validityFor } from './validity.ts';
