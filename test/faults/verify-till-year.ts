/** The long form of the proof of the till: `npm run verify:till-year [-- --days 250 --payments 80 --tills 3 --seed 1]`. */
import { parseArgs } from 'node:util';
import { playYear } from './till-year.ts';

/** The last closing of the year may take no longer, in milliseconds. */
const LAST_CLOSING_MS = 200;

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '250' },
    payments: { type: 'string', default: '80' },
    tills: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});
const started = performance.now();
const found = await playYear({
  days: Number(values.days),
  payments: Number(values.payments),
  tills: Number(values.tills),
  seed: Number(values.seed),
});
for (const fault of found.faults) process.stdout.write(`FAULT ${fault}\n`);
const last = found.closingMs.at(-1) ?? Number.POSITIVE_INFINITY;
const slow = last >= LAST_CLOSING_MS;
process.stdout.write(
  `verify:till-year: ${found.payments} payments, ${found.closings} closings, ${found.faults.length} faults, ` +
    `last closing ${last.toFixed(1)} ms (under ${LAST_CLOSING_MS}: ${slow ? 'no' : 'yes'}), ` +
    `seed ${values.seed}, ${Math.round((performance.now() - started) / 1000)} s\n`,
);
process.exitCode = found.faults.length === 0 && !slow ? 0 : 1;
