/** The place "Balie": work lists, search, suggestions; and the start screens of places that need a case. */

export { isFinished, toneOfState } from './case-tone.ts';
export { CounterPage } from './counter-page.tsx';
export { CollectionStart } from './start-pages.tsx';
