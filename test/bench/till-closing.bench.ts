import { playYear } from '../faults/till-year.ts';
import { type Bench, quantile, spread } from './bench.ts';

const DAYS = 250;
const PAYMENTS = 80;
/** Closings at either end of the year that are compared. */
const ENDS = 20;
const BOUND_MS = 200;
const BOUND_RATIO = 3;

/** Closing a day at the end of a till's year, beside closing one at its beginning in the same run. */
export const bench: Bench = {
  title: `Closing a day after a year at the till (${(DAYS * PAYMENTS).toLocaleString('en')} receipts)`,
  note:
    'SQLite. A closing compares the count, adds up the receipts of the day by kind and means, books the differences and what ' +
    'goes to the safe, and takes its number and the head of the audit chain. A day is as large at the end as at the beginning, ' +
    'so a closing should not take longer.',
  run: async () => {
    const { closingMs, faults } = await playYear({ days: DAYS, payments: PAYMENTS, tills: 1, seed: 1 });
    if (faults.length > 0) throw new Error(faults.join('; '));
    const first = closingMs.slice(0, ENDS);
    const last = closingMs.slice(-ENDS);
    const ratio = quantile(last, 0.5) / quantile(first, 0.5);
    const slowest = Math.max(...last);
    return [
      { work: `the first ${ENDS} days of the year`, measured: spread(first), bound: '', kept: null },
      {
        work: `the last ${ENDS} days of the year`,
        measured: `${spread(last)}; ${ratio.toFixed(1)} × the first days`,
        bound: `median under ${BOUND_RATIO} × the first days`,
        kept: ratio < BOUND_RATIO,
      },
      {
        work: 'the slowest of them',
        measured: `${slowest.toFixed(1)} ms`,
        bound: `under ${BOUND_MS} ms`,
        kept: slowest < BOUND_MS,
      },
    ];
  },
};
