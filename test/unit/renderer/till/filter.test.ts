import { describe, expect, it } from 'vitest';
import {
  matching,
  type Receipt,
  reasons,
  shortNumber,
  together,
  withEarlier,
} from '../../../../renderer/till/filter.ts';

const receipt = (number: string, caseNumber: string, reference: string): Receipt => ({
  receiptId: number,
  number,
  at: '2026-11-09T13:46:00Z',
  date: '2026-11-09',
  kind: 'payment',
  officer: 'Els PROEFMANS',
  who: ['VOORBEELD Amina'],
  means: 'BANCONTACT',
  paidCents: 2500,
  reason: '',
  approvedBy: null,
  refundsNumber: null,
  refundedCents: 0,
  lines: [
    {
      caseId: null,
      caseNumber,
      feeKind: 'EVK.NORMAL',
      label: { nl: 'F+' },
      basis: 'RULE',
      cents: 2500,
      feeRule: 'a',
      reason: '',
    },
  ],
  parts: [{ method: 'BANCONTACT', reference, cents: 2500, roundingCents: 0, givenCents: null, changeCents: 0 }],
});
const receipts = [receipt('2026-L3-01893', '2026-04127', ''), receipt('2026-L3-01894', '2026-04130', 'T 771198')];

describe('receipts of today', () => {
  it('are found by receipt number, case number or payment reference, spaces and capitals aside', () => {
    expect(matching(receipts, ' 01893 ').map((one) => one.number)).toEqual(['2026-L3-01893']);
    expect(matching(receipts, '04130').map((one) => one.number)).toEqual(['2026-L3-01894']);
    expect(matching(receipts, 't771198').map((one) => one.number)).toEqual(['2026-L3-01894']);
    expect(matching(receipts, 'amina')).toHaveLength(2);
    expect(matching(receipts, '  ')).toBe(receipts);
    expect(matching(receipts, 'x')).toEqual([]);
  });

  it('add up over all ways of paying', () => {
    const totals = [
      { method: 'BANCONTACT', inCents: 5000, outCents: 0, count: 2 },
      { method: 'CASH', inCents: 2130, outCents: -500, count: 1 },
    ] as const;
    expect(together([...totals])).toEqual({ cents: 6630, count: 3 });
    expect(together([])).toEqual({ cents: 0, count: 0 });
  });

  it('stand before those of other days, each once, with a short number at their own till', () => {
    const [first, second] = receipts;
    if (first === undefined || second === undefined) throw new Error('two receipts');
    expect(withEarlier([first], [second, first])).toEqual([first, second]);
    expect(shortNumber('2026-L3-01893', { till: 'L3', date: '2026-11-09' })).toBe('01893');
    expect(shortNumber('2026-L3-01893', { till: 'L3', date: '2027-01-04' })).toBe('2026-L3-01893');
    expect(shortNumber('2026-L1-00007', { till: 'L3', date: '2026-11-09' })).toBe('2026-L1-00007');
  });

  it('say why: the reason of the whole, else those of the lines, each once', () => {
    const [first] = receipts;
    if (first === undefined) throw new Error('a receipt');
    const [line] = first.lines;
    if (line === undefined) throw new Error('a line');
    const lines = [line, { ...line, reason: 'besluit' }, { ...line, reason: 'besluit' }];
    expect(reasons({ ...first, lines })).toBe('besluit');
    expect(reasons({ ...first, lines, reason: 'fout' })).toBe('fout');
    expect(reasons(first)).toBe('');
  });
});
