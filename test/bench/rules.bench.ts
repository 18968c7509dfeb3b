import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readProfile } from '../../electron/municipality/index.ts';
import {
  CARD_LETTERS,
  cardTypes,
  DELIVERIES,
  decide,
  PROCEDURES,
  PRODUCTS,
  type Profile,
  REASONS,
  type RuleQuestion,
} from '../../electron/rules/index.ts';
import { type Bench, spread, timed } from './bench.ts';

const BIRTHS = ['1990-05-01', '2012', '2016-02-29', '2014-12-20', '2021-01-01', '2010-06', '1950-01-01'];

/** Answers for one applicant, every combination of one profile, and reading a profile from its file. */
export const bench: Bench = {
  title: 'Rules',
  note: 'The profile of seed 004, the one with most procedures. A question has product, letter, reason, procedure, delivery and birth date.',
  run: async () => {
    const json = readFileSync(join(import.meta.dirname, '../../resources/profiles/seed-004.json'), 'utf8');
    const loads: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) loads.push(await timed(async () => read(json)));
    const profile = read(json);
    const questions = everyQuestion();
    const all = await timed(async () => {
      for (const question of questions) decide(profile, cardTypes, question);
    });
    const single: number[] = [];
    for (const question of questions.filter((_, index) => index % 50 === 0))
      single.push(await timed(async () => decide(profile, cardTypes, question)));
    const slowestLoad = Math.max(...loads);
    const p99 = [...single].sort((a, b) => a - b)[Math.floor(single.length * 0.99)] ?? Number.NaN;
    return [
      { work: 'answer for one applicant', measured: spread(single), bound: 'p99 under 0.5 ms', kept: p99 < 0.5 },
      {
        work: `all ${questions.length.toLocaleString('en')} combinations of one profile`,
        measured: `${all.toFixed(0)} ms`,
        bound: 'under 3,000 ms',
        kept: all < 3000,
      },
      {
        work: 'reading and checking a profile, slowest of 20 (the first included)',
        measured: `${slowestLoad.toFixed(1)} ms`,
        bound: 'under 50 ms',
        kept: slowestLoad < 50,
      },
    ];
  },
};

const read = (json: string): Profile => {
  const result = readProfile(json, 'seed-004.json');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const everyQuestion = (): RuleQuestion[] =>
  PRODUCTS.flatMap((product) =>
    CARD_LETTERS.flatMap((letter) =>
      REASONS.flatMap((reason) =>
        PROCEDURES.flatMap((procedure) =>
          DELIVERIES.flatMap((delivery) =>
            BIRTHS.map((birthDate) => ({
              product,
              letter,
              reason,
              procedure,
              delivery,
              servicePoint: null,
              birthDate,
              at: '2026-11-10T14:30',
              held: null,
              rightUntil: null,
              dvzAgreement: 'unknown' as const,
              answers: {},
            })),
          ),
        ),
      ),
    ),
  );
