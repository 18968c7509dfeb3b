import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../electron/rules/model/index.ts';
import {
  couldBeIssuedOn,
  papersAtCollection,
  replacingDocumentEnd,
  replacingDocumentHolds,
} from '../../../electron/rules/replacing-document.ts';

describe('term of a replacing document', () => {
  test.each([
    ['ANNEX_8TER', '2026-10-01', '2026-11-15'],
    ['bijlage-8quater', '2026-10-01', '2026-11-15'],
    ['ANNEX_8QUATER_BIS', '2026-10-01', '2026-11-15'],
    ['ANNEX_12', '2026-10-31', '2026-11-30'],
    ['ANNEX_12', '2027-01-31', '2027-02-28'],
    ['12', '2026-11-01', '2026-12-01'],
    ['ANNEX_15', '2026-10-01', null],
    ['ANNEX_49', '2026-10-01', null],
    ['ANNEX_8BIS', '2026-10-01', null],
    ['ANNEX_112', '2026-10-01', null],
  ])('%s of %s ends %s', (code, issued, end) => expect(replacingDocumentEnd(code, issued)).toBe(end));

  test('the last day still holds, and the date on the paper goes before the term', () => {
    const annex = { code: 'ANNEX_8TER', issued: '2026-10-01', validUntil: null };
    expect(replacingDocumentHolds(annex, '2026-11-15')).toBe(true);
    expect(replacingDocumentHolds(annex, '2026-11-16')).toBe(false);
    expect(replacingDocumentHolds({ ...annex, validUntil: '2026-12-31' }, '2026-11-16')).toBe(true);
    expect(replacingDocumentHolds({ ...annex, code: 'ANNEX_15' }, '2099-01-01')).toBe(true);
  });
});

describe('papers at the collection', () => {
  const source = { seed: 'seed-002', line: 'L47' } as never;
  const label = { nl: 'Bijlage' };
  const profile: Pick<Profile, 'replacingDocuments'> = {
    replacingDocuments: [
      { code: 'ANNEX-12', label, moment: 'COLLECT', source },
      { code: 'ANNEX-3', label, moment: 'APPLY', source },
    ],
  };
  const codes = (birthDate: string | null, rules: typeof profile | null = profile): string[] =>
    papersAtCollection(rules, birthDate).map(({ code }) => code);

  test.each([
    // Turned 12 on the day on which the last paper cards were issued, and the day after.
    ['2012-01-14', ['ANNEX-12']],
    ['2012-01-15', ['ANNEX-12', 'CHILD-PAPER-CARD']],
    ['2019-05-05', ['ANNEX-12', 'CHILD-PAPER-CARD']],
    ['1984-07-02', ['ANNEX-12']],
    ['2012', ['ANNEX-12']],
    [null, ['ANNEX-12']],
  ])('of somebody born on %s: %j', (birthDate, expected) => expect(codes(birthDate)).toEqual(expected));

  test('the paper card of a child is taken in without a list, also after it ran out, but not one of later', () => {
    expect(codes('2019-05-05', null)).toEqual(['CHILD-PAPER-CARD']);
    const paper = { code: 'CHILD-PAPER-CARD', issued: '2022-03-01', validUntil: '2025-03-01' };
    expect(replacingDocumentHolds(paper, '2026-11-09')).toBe(true);
    expect([couldBeIssuedOn(paper.code, '2024-01-14'), couldBeIssuedOn(paper.code, '2024-01-15')]).toEqual([
      true,
      false,
    ]);
    expect(couldBeIssuedOn('ANNEX-12', '2026-01-15')).toBe(true);
  });
});
