/** The diary of the desks: who comes when, for what, and what to do now. */
export { createAppointmentCalls } from './calls.ts';
export { createCaseDiary } from './case-diary.ts';
export { judgeBooking, nextStep } from './judge.ts';
export type { AppointmentServices } from './services.ts';
