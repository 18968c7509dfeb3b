/** The short form of the fault matrix; `npm run verify:card-faults` plays all of it, also through the real PC/SC daemon. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { casesOf, type Part } from './card/cases.ts';
import { openInProcessStage } from './card/in-process-stage.ts';
import { runCases } from './card/run-cases.ts';
import type { Stage } from './card/stage.ts';

let stages: readonly Stage[] = [];
beforeAll(async () => {
  stages = await Promise.all(Array.from({ length: 10 }, openInProcessStage));
});
afterAll(async () => {
  await Promise.all(stages.map((stage) => stage.close()));
});

const PARTS: readonly (readonly [string, Part])[] = [
  ['reading a card', { work: 'reading', request: { profile: 'adultA' }, step: 8 }],
  ['verifying a PIN on applet 1.8', { work: 'verifyPin', request: { profile: 'adultA' }, step: 1 }],
  ['verifying a PIN on applet 1.7', { work: 'verifyPin', request: { profile: 'adultB' }, step: 1 }],
  ['changing a PIN on applet 1.8', { work: 'changePin', request: { profile: 'adultA' }, step: 1 }],
  ['changing a PIN on applet 1.1', { work: 'changePin', request: { profile: 'adultB', generation: '1.1' }, step: 1 }],
  ['proving the key', { work: 'proveKey', request: { profile: 'adultB' }, step: 3 }],
];

it.each(PARTS)('%s ends well whatever goes wrong on the way', async (_name, part) => {
  const [first] = stages;
  if (first === undefined) throw new Error('no stage');
  const cases = await casesOf(first, [part]);
  const { played, faults } = await runCases(stages, cases);
  expect(faults).toEqual([]);
  expect(played).toBe(cases.length);
});
