/** The long form of the fuzz: `npm run verify:fuzz [-- --inputs N --seed N]`, in portions with a seed of their own. */
import { parseArgs } from 'node:util';
import { runFuzz } from './fuzz/run-fuzz.ts';

const PORTION = 100_000;
const HANGS = 50;
const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
});

let inputs = 0;
let slowest = 0;
const faults: string[] = [];
for (let seed = Number(values.seed); inputs < Number(values.inputs); seed += 1) {
  const outcome = await runFuzz(Math.min(PORTION, Number(values.inputs) - inputs), seed);
  inputs += outcome.inputs;
  slowest = Math.max(slowest, outcome.slowest);
  faults.push(...outcome.faults);
  console.log(`${inputs} inputs, slowest ${slowest.toFixed(1)} ms, ${faults.length} faults`);
}
for (const fault of faults.slice(0, 50)) console.log(fault);
console.log(
  `fuzz: ${inputs - faults.length} passed, ${faults.length} failed, slowest ${slowest.toFixed(1)} ms (${HANGS} ms allowed)`,
);
process.exit(faults.length === 0 && slowest < HANGS ? 0 : 1);
