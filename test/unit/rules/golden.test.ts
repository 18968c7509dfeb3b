import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { profileVersion, readProfileFolder } from '../../../electron/municipality/index.ts';
import { cardTypes, decide, type Profile } from '../../../electron/rules/index.ts';
import { ask, bornFor } from './golden/ask.ts';
import type { FeeRow, GoldenRow, GoldenTable } from './golden/rows.ts';
import { seed000 } from './golden/seed-000.ts';
import { seed001 } from './golden/seed-001.ts';
import { seed002 } from './golden/seed-002.ts';
import { seed003 } from './golden/seed-003.ts';
import { seed004 } from './golden/seed-004.ts';

const book = readProfileFolder(join(import.meta.dirname, '../../../resources/profiles'));
if (!book.ok) throw new Error(JSON.stringify(book.error, null, 2));

const profileOf = (table: GoldenTable): Profile => {
  const profile = profileVersion(book.value, table.profileId, 1);
  if (profile === null) throw new Error(`no profile ${table.profileId}`);
  return profile;
};

const tables = [seed000, seed001, seed002, seed003, seed004];
const counted = { seeds: 0, expressed: 0, tested: 0 };
afterAll(() => {
  console.log(
    `five profiles: ${counted.seeds} rows in the seeds, ${counted.expressed} expressed, ${counted.tested} tested`,
  );
});

describe.each(tables)('$profileId', (table) => {
  const profile = profileOf(table);

  it.each(table.rows.map((row, index) => [`${row.row} ${row.line} ${row.kind} #${index}`, row] as const))(
    '%s',
    (_, row) => {
      check(profile, row);
    },
  );

  it('covers every statement of the page', () => {
    const stated = Object.entries(table.sections).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, index) => `${section}/${index + 1}`),
    );
    const tested = new Set(table.rows.map((row) => row.row));
    const cited = citedLines(profile);
    const expressed = stated.filter((place) =>
      table.rows.some((row) => row.row === place && (row.line === '-' || cited.has(Number(row.line.slice(1))))),
    );
    expect(stated.filter((place) => !tested.has(place))).toEqual([]);
    expect(stated.filter((place) => !expressed.includes(place))).toEqual([]);
    expect([...tested].filter((place) => !stated.includes(place))).toEqual([]);
    counted.seeds += stated.length;
    counted.expressed += expressed.length;
    counted.tested += tested.size;
    console.log(
      `${table.profileId}: ${stated.length} rows in the seed, ${expressed.length} expressed, ${tested.size} tested (${table.rows.length} checks, ${feeQuestions(table)} fee questions)`,
    );
  });
});

const check = (profile: Profile, row: GoldenRow): void => {
  switch (row.kind) {
    case 'fee':
      for (const letter of row.letters)
        for (const age of row.ages)
          for (const reason of row.reasons) {
            const decision = decide(
              profile,
              cardTypes,
              ask({
                product: row.product,
                letter,
                reason,
                procedure: row.procedure,
                delivery: row.delivery,
                servicePoint: row.servicePoint ?? null,
                birthDate: bornFor(age, row.on),
                at: `${row.on}T10:00`,
                answers: row.answers ?? {},
              }),
            );
            expect(decision.fee, `${letter} ${age} ${reason}`).toEqual({ ...row.expected, rule: row.rule });
          }
      return;
    case 'term': {
      const decision = decide(
        profile,
        cardTypes,
        ask({
          product: row.product,
          letter: row.letter,
          reason: 'LOSS',
          procedure: row.procedure,
          delivery: row.delivery,
          birthDate: bornFor(row.age, row.at),
          at: row.at,
        }),
      );
      expect(decision.promised).toEqual(row.from === null ? null : { from: row.from, to: row.to });
      return;
    }
    case 'impossible':
      for (const letter of row.letters) {
        const decision = decide(
          profile,
          cardTypes,
          ask({
            product: row.product,
            letter,
            reason: row.reason ?? 'RENEWAL',
            procedure: row.procedure,
            delivery: row.delivery,
            servicePoint: row.servicePoint ?? null,
            birthDate: bornFor(row.age, row.on),
            at: `${row.on}T10:00`,
          }),
        );
        expect(decision.possible, `${letter}`).toBe('no');
        expect(decision.reasons.map((reason) => reason.code)).toContain(row.why);
        expect(decision.promised).toBeNull();
      }
      return;
    case 'letter': {
      const entry = profile.letters.find((candidate) => candidate.letter === row.letter);
      expect(entry?.label?.nl ?? null).toBe(row.label);
      expect(entry?.listed).toBe(row.label !== null);
      expect(entry?.validity ?? null).toEqual(row.years === null ? null : { value: row.years, unit: 'YEARS' });
      if (row.biometric !== undefined) expect(entry?.markedBiometric).toBe(row.biometric);
      expect(linesIn(entry?.source.line ?? '')).toContain(Number(row.line.slice(1)));
      return;
    }
    case 'checklist': {
      const decision = decide(
        profile,
        cardTypes,
        ask({
          product: row.product,
          letter: row.product === 'EVK' ? 'B' : null,
          reason: row.reason,
          birthDate: row.product === 'PAPER_CHILD' ? '2020-03-01' : '1990-05-01',
        }),
      );
      const entry = decision.checklist.find((item) => item.code === row.code && item.moment === row.moment);
      expect(entry?.need).toBe(row.need);
      expect(entry?.label.nl).toContain(row.contains);
      expect(entry?.quantity ?? null).toEqual(
        row.quantity === undefined ? null : { min: row.quantity[0], max: row.quantity[1] },
      );
      return;
    }
    case 'window': {
      const decision = decide(
        profile,
        cardTypes,
        ask({
          letter: row.letter,
          reason: 'RENEWAL',
          held: { letter: row.held, model: 'new', validUntil: row.validUntil },
          dvzAgreement: 'yes',
        }),
      );
      expect(decision.window).toMatchObject({ opens: row.opens, closes: row.closes });
      return;
    }
    case 'statement': {
      const list = valueAt(profile, row.list) as readonly { readonly code?: string }[];
      const entry = list.find((candidate) => candidate.code === row.code);
      expect(entry, `${row.list} ${row.code}`).toBeDefined();
      expect(JSON.stringify(entry)).toContain(row.contains);
      return;
    }
    case 'value': {
      const found = valueAt(profile, row.path);
      if (typeof row.value === 'object' && row.value !== null && !Array.isArray(row.value))
        expect(found).toMatchObject(row.value);
      else expect(found).toEqual(row.value);
    }
  }
};

const valueAt = (root: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((found, key) => (found === null ? undefined : Reflect.get(found as object, key)), root);

/** Every line of the page that some statement of the profile names as its source. */
const citedLines = (profile: Profile): Set<number> => {
  const cited = new Set<number>();
  JSON.stringify(profile, (key, found) => {
    if (key === 'line' && typeof found === 'string') for (const line of linesIn(found)) cited.add(line);
    return found;
  });
  return cited;
};

/** `L53-55, L68` names lines 53, 54, 55 and 68. */
const linesIn = (text: string): number[] =>
  [...text.matchAll(/L(\d+)(?:-(\d+))?/g)].flatMap(([, from, to]) =>
    Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, index) => Number(from) + index),
  );

const feeQuestions = (table: GoldenTable): number =>
  table.rows
    .filter((row): row is FeeRow => row.kind === 'fee')
    .reduce((sum, row) => sum + row.letters.length * row.ages.length * row.reasons.length, 0);
