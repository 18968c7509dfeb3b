/**
 * The long form of the fault matrix: `npm run verify:card-faults [-- --real-step N] [--only process|daemon]`.
 * Exhaustive in process for every generation; through the real daemon at every N-th command of a reading (1 by default)
 * and at every command of PIN work.
 */
import { parseArgs } from 'node:util';
import { claimReaders } from '../real-parts/index.ts';
import type { CardRequest } from '../virtual-card/index.ts';
import { casesOf, type Part } from './card/cases.ts';
import { openInProcessStage } from './card/in-process-stage.ts';
import { openRealStage } from './card/real-stage.ts';
import { type Outcome, type Progress, runCases } from './card/run-cases.ts';

const { values } = parseArgs({
  options: { 'real-step': { type: 'string', default: '1' }, only: { type: 'string' } },
});
const SAY_EVERY = 100;
const CARDS: readonly CardRequest[] = [
  { profile: 'adultA' },
  { profile: 'adultB' },
  { profile: 'adultB', generation: '1.1' },
  { profile: 'adultB', rekeyed: true },
];
const partsOf = (cards: readonly CardRequest[], readingStep: number): readonly Part[] =>
  cards.flatMap((request) => [
    { work: 'reading', request, step: readingStep },
    { work: 'verifyPin', request, step: 1 },
    { work: 'proveKey', request, step: 1 },
    { work: 'changePin', request, step: 1 },
  ]);

const progressOf = (name: string): Progress => ({
  fault: (line) => console.log(`${name}: ${line}`),
  played: (played, of) => {
    if (played % SAY_EVERY === 0) console.log(`${name}: ${played} of ${of}`);
  },
});

const inProcess = async (progress: Progress): Promise<Outcome> => {
  const stages = await Promise.all(Array.from({ length: 16 }, openInProcessStage));
  const [first] = stages;
  if (first === undefined) throw new Error('no stage');
  const outcome = await runCases(stages, await casesOf(first, partsOf(CARDS, 1)), progress);
  await Promise.all(stages.map((stage) => stage.close()));
  return outcome;
};

const throughTheDaemon = async (progress: Progress): Promise<Outcome> => {
  const release = await claimReaders();
  const stage = await openRealStage();
  try {
    const cases = await casesOf(stage, partsOf(CARDS.slice(0, 2), Number(values['real-step'])));
    return await runCases([stage], cases, progress);
  } finally {
    await stage.close();
    release();
  }
};

let failed = 0;
let played = 0;
for (const [name, short, run] of [
  ['in process', 'process', inProcess],
  ['through the PC/SC daemon', 'daemon', throughTheDaemon],
] as const) {
  if (values.only !== undefined && values.only !== short) continue;
  const outcome = await run(progressOf(name));
  played += outcome.played;
  failed += outcome.faults.length;
  console.log(`${name}: ${outcome.played} cases`);
}
console.log(`card faults: ${played - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
