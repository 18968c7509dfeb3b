import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkVersions, profileInForce, profileSummaries, readProfile } from '../../../electron/municipality/index.ts';
import type { Profile } from '../../../electron/rules/index.ts';

const folder = join(import.meta.dirname, '../../../resources/profiles');
const files = readdirSync(folder);
const good = readFileSync(join(folder, 'seed-002.json'), 'utf8');

const profileOf = (json: string): Profile => {
  const read = readProfile(json, 'x.json');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

/** The file with one change; problems as `line path text`. */
const problemsAfter = (change: (text: string) => string) => {
  const changed = change(good);
  expect(changed).not.toBe(good);
  const read = readProfile(changed, 'x.json');
  return read.ok
    ? []
    : read.error.map((problem) => ({ ...problem, text: changed.split('\n')[problem.line - 1] ?? '' }));
};

const edit = (change: (profile: Record<string, never>) => void) => (text: string) => {
  const profile = JSON.parse(text) as Record<string, never>;
  change(profile);
  return `${JSON.stringify(profile, null, 2)}\n`;
};

describe('the words of letters', () => {
  it('may be those of the municipality, letter by letter', () => {
    const own = edit((profile) =>
      Object.assign(profile, { correspondence: { reminder: { nl: 'Kom uw kaart halen.' } } }),
    );
    expect(problemsAfter(own)).toEqual([]);
    expect(profileOf(own(good)).correspondence?.reminder).toEqual({ nl: 'Kom uw kaart halen.' });
    const wrong = edit((profile) => Object.assign(profile, { correspondence: { rappel: { nl: 'x' } } }));
    expect(problemsAfter(wrong)).toHaveLength(1);
  });
});

describe('the delivered profiles', () => {
  it.each(files)('%s says when somebody is reminded, and that no page tells it', (file) => {
    expect(profileOf(readFileSync(join(folder, file), 'utf8')).reminders?.source?.seed).toBe('assumed');
  });
  it.each(files)('%s is accepted', (file) => {
    const read = readProfile(readFileSync(join(folder, file), 'utf8'), file);
    expect(read.ok ? [] : read.error).toEqual([]);
    if (read.ok) expect(`${read.value.profileId}.json`).toBe(file);
  });
});

describe('a wrong profile is refused with path, line and what to do', () => {
  it.each<[string, (text: string) => string, string, RegExp, string]>([
    [
      'an unknown letter',
      (text) => text.replace('"letter": "K"', '"letter": "Q"'),
      'letters.4.letter',
      /"Q"/,
      'letterUnknown',
    ],
    [
      'an unknown letter in a group',
      (text) => text.replace('"letters": ["A",', '"letters": ["Z",'),
      'letterGroups.0.letters.0',
      /"Z"/,
      'letterUnknown',
    ],
    [
      'a fee without currency',
      (text) => text.replace(/"cents": 11430,\s*"currency": "EUR"/, '"cents": 11430'),
      'fees.2.amount.currency',
      /amount/,
      'currencyMissing',
    ],
    [
      'a negative fee',
      (text) => text.replace('"cents": 2130', '"cents": -1'),
      'fees.0.amount.cents',
      /-1/,
      'valueWrong',
    ],
    [
      'half a cent',
      (text) => text.replace('"cents": 2130', '"cents": 21.5'),
      'fees.0.amount.cents',
      /21\.5/,
      'valueWrong',
    ],
    [
      'a foreign currency',
      (text) => text.replace(/("cents": 2130,\s*)"currency": "EUR"/, '$1"currency": "USD"'),
      'fees.0.amount.currency',
      /USD/,
      'valueUnknown',
    ],
    [
      'a missing label',
      edit((profile) => Reflect.deleteProperty((profile['checklist'] as never as object[])[0] ?? {}, 'label')),
      'checklist.0.label',
      /\{/,
      'labelMissing',
    ],
    [
      'a label without Dutch',
      edit((profile) => Reflect.set((profile['checklist'] as never as object[])[0] ?? {}, 'label', { fr: 'Lettre' })),
      'checklist.0.label.nl',
      /label/,
      'labelMissing',
    ],
    [
      'a word that the format does not know',
      (text) => text.replace('"officialLanguage"', '"oficialLanguage"'),
      'oficialLanguage',
      /oficial/,
      'unknownMember',
    ],
    [
      'a date that does not exist',
      (text) => text.replace('"effectiveFrom": "2021-10-11"', '"effectiveFrom": "2021-02-30"'),
      'effectiveFrom',
      /2021-02-30/,
      'dateWrong',
    ],
    [
      'a period that ends before it begins',
      (text) =>
        text.replace('"effectiveFrom": "2021-10-11"', '"effectiveFrom": "2021-10-11", "effectiveTo": "2021-10-10"'),
      'effectiveTo',
      /2021-10-10/,
      'periodEmpty',
    ],
    [
      'a group that does not exist',
      (text) => text.replace('"group": "BIOMETRIC"', '"group": "BIOMETRICS"'),
      'fees.0.group',
      /BIOMETRICS/,
      'referenceUnknown',
    ],
    [
      'an appointment type that does not exist',
      (text) => text.replace('"appointmentType": "VERBLIJFSDOCUMENT"', '"appointmentType": "KAART"'),
      'windows.0.appointmentType',
      /KAART/,
      'referenceUnknown',
    ],
    ['a code used twice', (text) => text.replace('"code": "002-2"', '"code": "002-1"'), 'fees.1', /\{/, 'codeTwice'],
    [
      'a fee row that is never reached',
      (text) => text.replace('"group": "BIOMETRIC",\n', ''),
      'fees.1',
      /\{/,
      'feeNeverReached',
    ],
    [
      'a circular successor',
      edit((profile) => {
        const windows = profile['windows'] as never as Record<string, unknown>[];
        windows.push({ ...windows[0], code: 'BACK', letters: ['F+'], outcome: { kind: 'APPLY_OTHER', letter: 'F' } });
      }),
      'windows.0.outcome',
      /outcome/,
      'successorCircular',
    ],
    [
      'a cut-off without a term after it',
      edit((profile) => Reflect.set((profile['offers'] as never as object[])[0] ?? {}, 'cutOff', '15:00')),
      'offers.0.leadAfter',
      /\{/,
      'termAfterCutOffMissing',
    ],
    [
      'an hour that does not exist',
      edit((profile) => Reflect.set((profile['offers'] as never as object[])[0] ?? {}, 'cutOff', '25:00')),
      'offers.0.cutOff',
      /25:00/,
      'valueWrong',
    ],
    [
      'an age band that holds nobody',
      (text) => text.replace('"ageFrom": 0', '"ageFrom": 12'),
      'fees.3.ageBelow',
      /ageBelow/,
      'bandEmpty',
    ],
    [
      'two prices on one day',
      edit((profile) => {
        const fees = profile['fees'] as never as Record<string, unknown>[];
        fees.push({ ...fees[0], code: 'NEW', validFrom: '2026-01-01' });
      }),
      'fees.4.validFrom',
      /2026-01-01/,
      'periodsOverlap',
    ],
    [
      'one procedure twice on one day',
      edit((profile) => {
        const offers = profile['offers'] as never as Record<string, unknown>[];
        offers.push({ ...offers[0], code: 'NEW', validFrom: '2026-01-01' });
      }),
      'offers.3.validFrom',
      /2026-01-01/,
      'periodsOverlap',
    ],
    [
      'a listed letter without its words',
      edit((profile) => Reflect.deleteProperty((profile['letters'] as never as object[])[0] ?? {}, 'label')),
      'letters.0.label',
      /\{/,
      'labelMissing',
    ],
    [
      'days without a price',
      edit((profile) => {
        const fees = profile['fees'] as never as Record<string, unknown>[];
        fees.push({ ...fees[0], code: 'NEW', validFrom: '2026-01-02' });
        Reflect.set(fees[0] ?? {}, 'validTo', '2025-12-31');
      }),
      'fees.4.validFrom',
      /2026-01-02/,
      'periodsGap',
    ],
    [
      'a surcharge without currency',
      edit((profile) => {
        const [fee] = profile['fees'] as never as Record<string, unknown>[];
        const { product, source } = fee ?? {};
        const amount = { state: 'amount', cents: 1000 };
        Reflect.set(profile, 'surcharges', [{ code: 'RET', label: { nl: 'Retributie' }, product, source, amount }]);
      }),
      'surcharges.0.amount.currency',
      /amount/,
      'currencyMissing',
    ],
    [
      'a surcharge that hangs on a question that nobody asks',
      edit((profile) => {
        const [fee] = profile['fees'] as never as Record<string, unknown>[];
        const { product, source, amount } = fee ?? {};
        const row = { code: 'RET', label: { nl: 'Retributie' }, product, source, amount, exceptions: ['PAID_BEFORE'] };
        Reflect.set(profile, 'surcharges', [row]);
      }),
      'surcharges.0.exceptions.0',
      /PAID_BEFORE/,
      'referenceUnknown',
    ],
    ['a comma too many', (text) => text.replace('"format": 1,', '"format": 1,,'), '', /,,/, 'notJson'],
    ['another format', (text) => text.replace('"format": 1', '"format": 2'), 'format', /2/, 'valueUnknown'],
  ])('%s', (_, change, path, line, key) => {
    const problems = problemsAfter(change);
    expect(problems.map((problem) => problem.path)).toContain(path);
    const problem = problems.find((candidate) => candidate.path === path);
    expect(problem?.messageKey).toBe(`profileProblems.${key}`);
    expect(problem?.text).toMatch(line);
  });

  it('takes rows that follow each other without a day between them', () => {
    const changed = edit((profile) => {
      const fees = profile['fees'] as never as Record<string, unknown>[];
      fees.push({ ...fees[0], code: 'NEW', validFrom: '2026-01-01' });
      Reflect.set(fees[0] ?? {}, 'validTo', '2025-12-31');
    })(good);
    const read = readProfile(changed, 'x.json');
    expect(read.ok ? [] : read.error).toEqual([]);
  });

  it('is total: any text gives a profile or a problem with a line', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.integer({ min: 0, max: good.length }).map((cut) => good.slice(0, cut)),
        ),
        (text) => {
          const read = readProfile(text, 'x.json');
          if (!read.ok) for (const problem of read.error) expect(problem.line).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('versions', () => {
  const base = profileOf(good);
  const version = (
    number: number,
    from: string,
    to: string | null,
    status: Profile['status'] = 'approved',
  ): Profile => ({
    ...base,
    version: number,
    effectiveFrom: from,
    effectiveTo: to,
    status,
  });
  const keys = (...versions: Profile[]) =>
    checkVersions(versions).map((problem) => problem.messageKey.replace('profileProblems.', ''));

  it('may not overlap nor leave a gap; drafts do not count', () => {
    expect(keys(version(1, '2025-01-01', '2025-12-31'), version(2, '2026-01-01', null))).toEqual([]);
    expect(keys(version(1, '2025-01-01', null), version(2, '2026-01-01', null))).toEqual(['versionsOverlap']);
    expect(keys(version(1, '2025-01-01', '2026-01-01'), version(2, '2026-01-01', null))).toEqual(['versionsOverlap']);
    expect(keys(version(1, '2025-01-01', '2025-12-30'), version(2, '2026-01-01', null))).toEqual(['versionsGap']);
    expect(keys(version(1, '2025-01-01', null), version(2, '2026-01-01', null, 'draft'))).toEqual([]);
  });

  it('rule from their first to their last day, both included', () => {
    const book = {
      versions: [
        version(1, '2025-01-01', '2025-12-31'),
        version(2, '2026-01-01', null),
        version(3, '2026-06-01', null, 'draft'),
      ],
    };
    const inForce = (day: string) => profileInForce(book, 'seed-002', day)?.version ?? null;
    expect(inForce('2024-12-31')).toBeNull();
    expect(inForce('2025-01-01')).toBe(1);
    expect(inForce('2025-12-31')).toBe(1);
    expect(inForce('2026-01-01')).toBe(2);
    expect(inForce('2030-01-01')).toBe(2);
    expect(profileInForce(book, 'seed-009', '2026-01-01')).toBeNull();
    expect(profileSummaries(book, '2026-02-01')).toMatchObject([{ profileId: 'seed-002', version: 2 }]);
  });
});
