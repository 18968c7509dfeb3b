import { describe, expect, it } from 'vitest';
import { matching, type Receipt, together } from '../../../../renderer/till/filter.ts';

const receipt = (number: string, caseNumber: string, reference: string): Receipt => ({
  receiptId: number,
  number,
  at: '2026-11-09T13:46:00Z',
  caseNumber,
  caseId: caseNumber,
  cents: 2500,
  method: 'BANCONTACT',
  reference,
});
const receipts = [receipt('2026-L3-01893', '2026-04127', ''), receipt('2026-L3-01894', '2026-04130', 'T 771198')];

describe('receipts of today', () => {
  it('are found by receipt number, case number or payment reference, spaces and capitals aside', () => {
    expect(matching(receipts, ' 01893 ').map((one) => one.number)).toEqual(['2026-L3-01893']);
    expect(matching(receipts, '04130').map((one) => one.number)).toEqual(['2026-L3-01894']);
    expect(matching(receipts, 't771198').map((one) => one.number)).toEqual(['2026-L3-01894']);
    expect(matching(receipts, '  ')).toBe(receipts);
    expect(matching(receipts, 'x')).toEqual([]);
  });

  it('add up over all ways of paying', () => {
    const totals = [
      { method: 'BANCONTACT', cents: 5000, count: 2 },
      { method: 'CASH', cents: 2130, count: 1 },
    ];
    expect(together(totals)).toEqual({ cents: 7130, count: 3 });
    expect(together([])).toEqual({ cents: 0, count: 0 });
  });
});
