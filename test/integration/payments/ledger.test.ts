import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDraft } from '../../../electron/cases/index.ts';
import {
  balances,
  receiptsOfDay,
  recordPayment,
  type Settlement,
  tillToday,
  verifyLedger,
} from '../../../electron/payments/index.ts';
import { DATABASES, withoutGuard } from '../../real-parts/databases.ts';
import { type CounterHouse, els, granted, openHouse } from '../cases/counter-house.ts';

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  let caseId: string;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
    caseId = granted(await startDraft(house.services, els, null)).draftId;
  });
  afterEach(() => house.close());

  const pay = (cents: number, settlement: Settlement, keep = true) =>
    house.database.transaction(async (transaction) => {
      const receipt = await recordPayment(transaction, {
        at: '2026-11-09T13:42:00.000Z',
        date: '2026-11-09',
        till: 'L3',
        officer: els,
        caseId,
        caseNumber: '2026-00001',
        cents,
        feeRule: 'card-normal',
        reason: '',
        settlement,
      });
      return keep ? { ok: true, value: receipt } : { ok: false, error: 'undone' };
    });

  test('whatever is paid and undone: balanced, gapless, and the till is what was taken', async () => {
    const cash = fc
      .tuple(fc.integer({ min: 6, max: 100_000 }), fc.nat({ max: 20_000 }))
      .map(([cents, more]) => ({ cents, method: 'CASH' as const, more }));
    const terminal = fc
      .integer({ min: 1, max: 100_000 })
      .map((cents) => ({ cents, method: 'BANCONTACT' as const, more: 0 }));
    const payments = fc.array(fc.tuple(fc.oneof(cash, terminal), fc.boolean()), { minLength: 1, maxLength: 12 });
    const expected = { tillCash: 0, terminal: 0, count: 0 };
    await fc.assert(
      fc.asyncProperty(payments, async (list) => {
        for (const [{ cents, method, more }, keep] of list) {
          const rounded = Math.round(cents / 5) * 5;
          const settlement: Settlement =
            method === 'CASH'
              ? { method, roundingCents: rounded - cents, givenCents: rounded + more }
              : { method, reference: 'T-0001' };
          const outcome = await pay(cents, settlement, keep);
          expect(outcome.ok).toBe(keep);
          if (keep) {
            expected[method === 'CASH' ? 'tillCash' : 'terminal'] += method === 'CASH' ? rounded : cents;
            expected.count += 1;
          }
        }
        const account = await balances(house.database.read);
        expect(account.tillCash).toBe(expected.tillCash);
        expect(account.terminal).toBe(expected.terminal);
        expect(Object.values(account).reduce((sum, cents) => sum + cents, 0)).toBe(0);
        expect(await verifyLedger(house.database.read)).toEqual([]);
        const receipts = await receiptsOfDay(house.database.read, 'L3', '2026-11-09');
        expect(receipts.map((receipt) => receipt.number)).toEqual(
          Array.from(
            { length: expected.count },
            (_, turn) => `2026-L3-${String(expected.count - turn).padStart(5, '0')}`,
          ),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('the till of today: totals per way of paying, newest receipt first', async () => {
    await pay(2130, { method: 'BANCONTACT', reference: 'T-0001' });
    await pay(2080, { method: 'CASH', roundingCents: 0, givenCents: 5000 });
    await pay(2344, { method: 'CASH', roundingCents: 1, givenCents: 2345 });
    const today = await tillToday(house.services, 'L3');
    expect(today.totals).toEqual([
      { method: 'BANCONTACT', cents: 2130, count: 1 },
      { method: 'CASH', cents: 4425, count: 2 },
    ]);
    expect(today.receipts.map(({ number, cents, reference }) => [number, cents, reference])).toEqual([
      ['2026-L3-00003', 2345, ''],
      ['2026-L3-00002', 2080, ''],
      ['2026-L3-00001', 2130, 'T-0001'],
    ]);
    house.now = '2026-11-09T23:00:00Z';
    expect((await tillToday(house.services, 'L3')).receipts).toEqual([]);
  });

  test.each([
    ['nothing', 0, { method: 'BANCONTACT', reference: 'x' }],
    ['less cash than is due', 2130, { method: 'CASH', roundingCents: 0, givenCents: 2129 }],
  ] as const)('a receipt for %s is a mistake in the program', async (_name, cents, settlement) => {
    await expect(pay(cents, settlement)).rejects.toThrow(RangeError);
    expect(await verifyLedger(house.database.read)).toEqual([]);
  });

  test.each([
    'update receipts set cents = 1',
    'delete from receipts',
    'update ledger_bookings set date = date',
    'delete from ledger_bookings',
    'update ledger_lines set cents = 1',
    'delete from ledger_lines',
  ])('the database refuses: %s', async (statement) => {
    await pay(2130, { method: 'BANCONTACT', reference: 'T-0001' });
    await expect(house.behindItsBack(statement)).rejects.toThrow('append-only');
  });

  test.each([
    ['unbalanced', 'update ledger_lines set cents = cents + 1 where line = 1'],
    ['unbalanced', 'delete from ledger_lines'],
    ['amountDiffers', 'update receipts set cents = cents + 1'],
    ['numberMissing', 'update receipts set sequence = 5'],
    ['receiptWithoutBooking', 'delete from ledger_lines; delete from ledger_bookings'],
  ])('%s is found after: %s', async (found, statement) => {
    await pay(2130, { method: 'BANCONTACT', reference: 'T-0001' });
    const guards = ['receipts', 'ledger_bookings', 'ledger_lines'].map((table) => withoutGuard(kind, table));
    await house.behindItsBack([...guards, statement].join(''));
    expect((await verifyLedger(house.database.read)).map((fault) => fault.kind)).toContain(found);
  });
});
