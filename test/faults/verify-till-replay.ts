/** The long form of the replay of the till: `npm run verify:till-replay [-- --runs 20 --commands 300 --kills 25 --seed 1]`, on both databases. */
import { parseArgs } from 'node:util';
import { DATABASES } from '../real-parts/databases.ts';
import { playKilled } from './till/kill-run.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    commands: { type: 'string', default: '300' },
    kills: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
  },
});
const started = performance.now();
const secondsSince = (instant: number): number => Math.round((performance.now() - instant) / 1000);
let faults = 0;
for (const kind of DATABASES) {
  const sums = { kills: 0, insideClosings: 0, insideRefunds: 0, foundWhole: 0, done: 0 };
  for (let run = 0; run < Number(values.runs); run += 1) {
    const seed = Number(values.seed) + run;
    const report = await playKilled({ kind, seed, commands: Number(values.commands), kills: Number(values.kills) });
    for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += report[name];
    for (const fault of report.faults) process.stdout.write(`FAULT ${kind} seed ${seed}: ${fault}\n`);
    faults += report.faults.length;
    process.stdout.write(
      `${kind}, run ${run + 1} of ${values.runs}: ${report.kills} kills, ${faults} faults so far, ${secondsSince(started)} s\n`,
    );
  }
  process.stdout.write(
    `verify:till-replay on ${kind}: ${sums.done} commands done, ${sums.kills} kills (${sums.insideClosings} inside closings, ` +
      `${sums.insideRefunds} inside refunds, ${sums.foundWhole} after the commit and before the answer), seed ${values.seed}\n`,
  );
}
process.stdout.write(`verify:till-replay: ${faults} faults, ${secondsSince(started)} s\n`);
process.exitCode = faults === 0 ? 0 : 1;
