/** The place "Balie": work lists, search, suggestions; and the start screens of places that need a case. */

export { isFinished, toneOfState } from './case-tone.ts';
export { CounterPage } from './counter-page.tsx';
export { ReadyCases } from './start-pages.tsx';
