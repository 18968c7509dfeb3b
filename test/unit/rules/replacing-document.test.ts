import { describe, expect, test } from 'vitest';
import { replacingDocumentEnd, replacingDocumentHolds } from '../../../electron/rules/replacing-document.ts';

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
