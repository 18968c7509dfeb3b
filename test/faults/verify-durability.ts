/**
 * The long form of the crash proof: `npm run verify:durability -- --kills 1000 [--seed N]`.
 * Every write point of one case, then random moments and kills right after an acknowledgement, up to the number asked.
 */
import { parseArgs } from 'node:util';
import { type KillMoment, killedHouse, statementsPerCase } from './durability/kill-run.ts';

/** A database goes through so many kills before a fresh one takes its place, so that checking stays quick. */
const KILLS_PER_HOUSE = 100;
/** After so many kills it says how far it is. */
const KILLS_PER_LINE = 50;

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const wanted = Number(values.kills);
const random = seededRandom(Number(values.seed));

const statements = await statementsPerCase();
const writePoints = Array.from(
  { length: statements },
  (_, position): KillMoment => ({
    kind: 'atWritePoint',
    statement: position + 1,
  }),
);
const moments = [...writePoints.slice(0, wanted)];
while (moments.length < wanted) {
  moments.push(
    random() < 0.25
      ? { kind: 'afterAcknowledgement', number: 1 + Math.floor(random() * 40) }
      : { kind: 'atRandom', milliseconds: Math.floor(random() * 250) },
  );
}

const started = performance.now();
const elapsed = (): number => Math.round((performance.now() - started) / 1000);
const faults: string[] = [];
let acknowledged = 0;
let house = killedHouse();
for (const [turn, moment] of moments.entries()) {
  if (turn > 0 && turn % KILLS_PER_HOUSE === 0) {
    acknowledged += house.acknowledged.length;
    house.remove();
    house = killedHouse();
  }
  if (turn > 0 && turn % KILLS_PER_LINE === 0) {
    const seen = acknowledged + house.acknowledged.length;
    process.stdout.write(`${turn} kills, ${seen} acknowledged, ${faults.length} faults, ${elapsed()} s\n`);
  }
  const found = await house.kill(moment);
  for (const fault of found) {
    process.stdout.write(`FAULT after kill ${turn + 1}: ${fault}\n`);
  }
  faults.push(...found);
}
acknowledged += house.acknowledged.length;
house.remove();

process.stdout.write(
  `verify:durability: ${moments.length} kills (${Math.min(statements, wanted)} of ${statements} write points, seed ${values.seed}), ` +
    `${acknowledged} acknowledged commands, ${faults.length} faults, ${elapsed()} s\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;

/** A small generator of the same numbers for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
