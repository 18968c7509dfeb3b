/**
 * Cards in and out, `npm run verify:card-soak [-- --cycles N]`: each is read completely through the real PC/SC daemon, and
 * the memory of the reader process stays flat (mean of the last 200 cycles against cycles 200 to 400).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startDesk } from '../integration/native/a-desk.ts';
import { claimReaders } from '../real-parts/index.ts';
import { insertCard, makeCard } from '../virtual-card/index.ts';

/** Growth allowed between the two means: the noise of the heap, not a leak of a card's data (10 kB) each cycle. */
const GROWTH = 1.1;
const { values } = parseArgs({ options: { cycles: { type: 'string', default: '1000' } } });
const cycles = Number(values.cycles);

const residentKilobytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;

const release = await claimReaders();
/** On a machine that is busy with other things a cycle may take long; only a card that never comes fails. */
const PATIENCE = 600_000;
const at = await startDesk({ patience: PATIENCE });
await at.untilState('empty');
const pid = at.child().pid;
if (pid === undefined) throw new Error('the reader process has no number');
const cards = await Promise.all([
  makeCard({ profile: 'adultA' }),
  makeCard({ profile: 'adultB' }),
  makeCard({ profile: 'citizen' }),
]);

const memory: number[] = [];
let failed = 0;
for (let cycle = 0; cycle < cycles; cycle += 1) {
  const card = cards[cycle % cards.length];
  if (card === undefined) throw new Error('no card');
  const inserted = await insertCard(card);
  const view = await at.until((now) => now.state.kind !== 'reading' && now.cardPresent, 'card');
  if (view.state.kind !== 'card' || view.card?.identity.surname !== card.contents.identity.surname) failed += 1;
  await inserted.remove();
  await at.untilState('empty');
  at.forget();
  memory.push(residentKilobytes(pid));
  if ((cycle + 1) % 100 === 0) console.log(`${cycle + 1} cycles, ${memory.at(-1)} kB`);
}
const sameProcess = at.child().pid === pid;
await at.stop();
release();

const window = Math.min(200, Math.floor(cycles / 5));
const early = mean(memory.slice(window, 2 * window));
const late = mean(memory.slice(-window));
const flat = late <= early * GROWTH;
console.log(
  `card soak: ${cycles - failed} passed, ${failed} failed; memory ${Math.round(early)} kB early, ${Math.round(late)} kB late (${flat ? 'flat' : 'grows'})${sameProcess ? '' : '; the reader process was replaced'}`,
);
process.exit(failed === 0 && flat && sameProcess ? 0 : 1);
