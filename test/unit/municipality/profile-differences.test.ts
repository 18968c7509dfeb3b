/** What differs between two versions, and what looks like a slip. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviceOn } from '../../../electron/municipality/profile-advice.ts';
import { readProfile } from '../../../electron/municipality/profile-check.ts';
import { differencesBetween } from '../../../electron/municipality/profile-differences.ts';
import { contentOf, fileNameOf, fileText, type ProfileContent } from '../../../electron/municipality/profile-file.ts';

const delivered = (id: string): ProfileContent => {
  const read = readProfile(
    readFileSync(join(import.meta.dirname, `../../../resources/profiles/${id}.json`), 'utf8'),
    id,
  );
  if (!read.ok) throw new Error('not read');
  return contentOf(read.value);
};
const brugge = delivered('seed-002');
type Row = Record<string, unknown>;
const changed = (change: (copy: Record<string, Row[]> & Record<string, Row>) => void): ProfileContent => {
  const copy = structuredClone(brugge) as Record<string, Row[]> & Record<string, Row>;
  change(copy);
  return copy;
};
const told = (other: ProfileContent) =>
  differencesBetween(brugge, other).map(({ kind, section, row, field }) => `${kind} ${section} ${row} ${field}`);

describe('differences', () => {
  it('are none between a version and itself, and each is told once', () => {
    expect(told(brugge)).toEqual([]);
    expect(told({ ...brugge, version: 9, effectiveFrom: '2027-01-01', status: 'draft' })).toEqual([]);
  });
  it('name the row and the member', () => {
    const other = changed((copy) => {
      (copy['fees']?.[0] as Row)['amount'] = { state: 'amount', cents: 2200, currency: 'EUR' };
      (copy['payment'] as Row)['moment'] = 'AT_COLLECTION';
      (copy['displayName'] as Row)['nl'] = 'Brugge';
    });
    expect(told(other)).toEqual([
      'changed  null displayName',
      'changed fees 002-1 amount',
      'changed payment null moment',
    ]);
  });
  it('tell a row that is new, gone or moved, and not the rows around it', () => {
    const other = changed((copy) => {
      const fees = copy['fees'] as Row[];
      const [first, second, ...rest] = fees as [Row, Row, ...Row[]];
      copy['fees'] = [second, first, ...rest.slice(1), { ...first, code: 'NEW' }] as never;
    });
    expect(told(other)).toEqual(['removed fees 002-3 ', 'added fees NEW ', 'moved fees 002-2 ']);
  });
  it('say that an absent member and null are the same', () => {
    expect(differencesBetween({ nisCode: null }, {})).toEqual([]);
    expect(differencesBetween({ fees: [] }, {})).toEqual([]);
  });
  it('are found in any two values', () => {
    const anything = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<ProfileContent>;
    fc.assert(fc.property(anything, anything, (a, b) => Array.isArray(differencesBetween(a, b))));
    fc.assert(fc.property(anything, (a) => differencesBetween(a, structuredClone(a)).length === 0));
  });
});

describe('advice', () => {
  const withAmount = (cents: number, source?: unknown): ProfileContent =>
    changed((copy) => {
      const fee = copy['fees']?.[0] as Row;
      fee['amount'] = { state: 'amount', cents, currency: 'EUR' };
      if (source !== undefined) fee['source'] = source;
    });
  it.each([
    [213, 'amountMuchLower'],
    [21300, 'amountMuchHigher'],
  ])('asks about %i cents where it was 2130', (cents, text) => {
    expect(adviceOn(brugge, withAmount(cents)).map((one) => one.text)).toEqual([text, 'sourceUnchanged']);
  });
  it('is silent about a small change with a source of its own', () => {
    expect(adviceOn(brugge, withAmount(2200, { seed: 'Gemeenteraad', line: '3', reading: null }))).toEqual([]);
    expect(adviceOn(null, withAmount(1))).toEqual([]);
  });
});

describe('the exported file', () => {
  it.each(['seed-000', 'seed-001', 'seed-002', 'seed-003', 'seed-004'])('of %s comes in again unchanged', (id) => {
    const content = delivered(id);
    const text = fileText(content);
    expect(text).toMatch(/^\{\n {2}"\$schema": "urn:verblijfsloket:profile:1",\n {2}"format": 1,/);
    const read = readProfile(text, 'x.json');
    expect(read.ok && differencesBetween(content, contentOf(read.value))).toEqual([]);
    expect(fileNameOf(content)).toBe(`${id}-v1.json`);
  });
});
