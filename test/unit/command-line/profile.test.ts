import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compareProfiles } from '../../../electron/command-line/profile-compare.ts';
import { answerQuote, readQuote } from '../../../electron/command-line/profile-quote.ts';
import { seedProfile } from '../rules/seed-profile.ts';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'profile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['electron/command-line/profile.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const words = (line: string) => line.split(' ');
const usual =
  '--profile seed-002 --product EVK --letter B --birth 1990-05-01 --reason RENEWAL --procedure NORMAL --delivery MUNICIPALITY --at 2026-11-10T14:30';
const quoted = (line: string) => {
  const read = readQuote(words(line));
  if (!read.ok) throw new Error(read.error.join('\n'));
  return answerQuote(read.value);
};
const refused = (line: string) => {
  const read = readQuote(words(line));
  return read.ok ? [] : read.error.map((problem) => problem.split(':')[0]);
};

describe('quote', () => {
  it('answers with one JSON object and exit code 0', () => {
    const { status, stdout, stderr } = run('quote', ...words(usual));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      possible: true,
      fee: { state: 'amount', cents: 2130, rule: '002-1' },
      promised: { from: '2026-12-01', to: '2026-12-01' },
      fingerprints: 'required',
      validity: { until: '2031-11-10', years: 5 },
    });
  });

  it('gives each reason its code, text and source, in any language', () => {
    for (const language of ['nl', 'fr', 'de', 'en'])
      for (const { code, text, source } of quoted(`${usual} --language ${language}`).reasons) {
        expect(code).toMatch(/^[A-Z0-9_]+$/);
        expect(text).not.toMatch(/^rules\.|\{\{/);
        expect(source).not.toBe('');
      }
  });

  it('names an option given twice, an answer that is none, and two answers to one question', () => {
    const seed000 = usual.replace('seed-002', 'seed-000');
    expect(refused(`${usual} --letter A`)).toEqual(['--letter']);
    expect(refused(`${seed000} --answer RESIDENT_BEFORE_12=yes=no`)).toEqual(['--answer']);
    expect(refused(`${seed000} --answer RESIDENT_BEFORE_12=maybe`)).toEqual(['--answer']);
    expect(refused(`${seed000} --answer RESIDENT_BEFORE_12=yes --answer RESIDENT_BEFORE_12=no`)).toEqual(['--answer']);
    expect(refused(`${usual} --answer RESIDENT_AFTER_12=yes`)).toEqual(['--answer']);
    // Asked in another municipality: here it changes nothing.
    expect(quoted(`${usual} --answer RESIDENT_BEFORE_12=yes`)).toEqual(quoted(usual));
  });

  it('keeps free, unknown and not offered apart', () => {
    const seed000 = usual.replace('seed-002', 'seed-000').replace('RENEWAL', 'FIRST');
    expect(quoted(`${seed000} --answer RESIDENT_BEFORE_12=yes`).fee).toMatchObject({
      state: 'free',
      cents: 0,
      rule: '000-1',
    });
    expect(quoted(`${seed000} --answer RESIDENT_BEFORE_12=no`).fee).toMatchObject({ state: 'amount', cents: 2500 });
    expect(quoted(seed000)).toMatchObject({
      fee: { state: 'unknown', cents: null },
      questions: [{ code: 'RESIDENT_BEFORE_12' }],
    });
    const bibus = `${seed000.replace('NORMAL', 'URGENT')} --service-point bibus`;
    expect(quoted(bibus)).toMatchObject({
      possible: false,
      fee: { state: 'notOffered' },
      promised: { from: null, to: null },
    });
  });

  it('takes a birth date known in part and what the applicant holds', () => {
    expect(quoted(usual.replace('1990-05-01', '1990')).possible).toBe(true);
    const early = usual.replace('--letter B', '--letter F+').replace('seed-002', 'seed-002');
    expect(quoted(`${early} --held-letter F --held-until 2027-08-31`).window).toEqual({
      state: 'before',
      opens: '2027-02-28',
      closes: null,
    });
    expect(quoted(usual.replace('--letter B', '--letter A')).possible).toBe('unknown');
    expect(quoted(`${usual.replace('--letter B', '--letter A')} --dvz yes`).possible).toBe(true);
  });

  it('names every wrong argument and ends with 1', () => {
    const { status, stdout, stderr } = run('quote', '--profile', 'seed-009', '--birth', '1990-13-01', '--bogus');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    for (const name of [
      '--bogus',
      '--profile',
      '--birth',
      '--product',
      '--letter',
      '--reason',
      '--procedure',
      '--delivery',
      '--at',
    ])
      expect(stderr).toContain(`${name}:`);
  });

  it.each([
    [usual.replace('EVK', 'EVKX'), ['--product']],
    [usual.replace('--letter B', '--letter b'), ['--letter']],
    [usual.replace('RENEWAL', 'RENEW'), ['--reason']],
    [usual.replace('NORMAL', 'FAST'), ['--procedure']],
    [usual.replace('MUNICIPALITY', 'HOME'), ['--delivery']],
    [usual.replace('T14:30', ''), ['--at']],
    [usual.replace('2026-11-10T14:30', '2026-02-30T10:00'), ['--at']],
    [usual.replace('1990-05-01', '2027-05-01'), ['--birth']],
    [`${usual} --answer RESIDENT_BEFORE_13=yes`, ['--answer']],
    [`${usual} --answer OFFERED_HERE=maybe`, ['--answer']],
    [`${usual} --service-point nowhere`, ['--service-point']],
    [`${usual} --held-until 2027-01-01`, ['--held-letter']],
    [`${usual} word`, ['word']],
  ])('%s', (line, names) => {
    expect(refused(line)).toEqual(names);
  });
});

describe('check and compare', () => {
  it('accepts a delivered profile and refuses a wrong one with file, line and path', () => {
    expect(run('check', 'resources/profiles/seed-004.json')).toMatchObject({ status: 0, stderr: '' });
    const wrong = join(folder, 'wrong.json');
    writeFileSync(
      wrong,
      readFileSync(join(root, 'resources/profiles/seed-004.json'), 'utf8').replace('"letter": "E+"', '"letter": "Q"'),
    );
    const { status, stderr } = run('check', wrong);
    expect(status).toBe(1);
    expect(stderr).toMatch(/wrong\.json:\d+: letters\.5\.letter: Deze kaartletter bestaat niet\./);
    expect(run('check', join(folder, 'missing.json')).status).toBe(1);
    expect(run('nothing').status).toBe(1);
  });

  it('tells what differs, by code and not by place', () => {
    const first = seedProfile('seed-004');
    const dearer = {
      ...first,
      fees: first.fees.map((rule) =>
        rule.code === '004-3'
          ? { ...rule, amount: { state: 'amount' as const, cents: 13500, currency: 'EUR' as const } }
          : rule,
      ),
    };
    expect(compareProfiles(first, first)).toEqual([]);
    expect(compareProfiles(first, dearer)).toEqual([{ path: 'fees.004-3.amount.cents', from: '13000', to: '13500' }]);
    expect(
      compareProfiles(first, { ...first, fees: [...first.fees].reverse() }).map((difference) => difference.path),
    ).toEqual(['fees.order']);
    expect(compareProfiles(first, { ...first, checklist: [...first.checklist].reverse() })).toEqual([]);
  });
});
