import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDraft } from '../../../electron/cases/index.ts';
import { type CallError, refusal } from '../../../electron/ipc/contract.ts';
import {
  balances,
  type Receipt,
  type ReceiptPart,
  receiptsOfDay,
  recordPayment,
  tillToday,
  verifyLedger,
} from '../../../electron/payments/index.ts';
import { DATABASES, withoutGuard } from '../../real-parts/databases.ts';
import { type CounterHouse, els, granted, openHouse } from '../cases/counter-house.ts';
import { byCard, inCash, lineOf, paymentOf } from './payment-of.ts';

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  let caseId: string;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
    caseId = granted(await startDraft(house.services, els, null)).draftId;
  });
  afterEach(() => house.close());

  const pay = (part: ReceiptPart, keep = true) =>
    house.database.transaction<Receipt, CallError>(async (transaction) => {
      const receipt = await recordPayment(transaction, paymentOf([part], { lines: [lineOf(part.cents, { caseId })] }));
      return keep ? receipt : refusal('undone');
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
          const part = method === 'CASH' ? inCash(cents, more) : byCard(cents);
          const outcome = await pay(part, keep);
          expect(outcome.ok).toBe(keep);
          if (keep) {
            expected[method === 'CASH' ? 'tillCash' : 'terminal'] += part.cents + part.roundingCents;
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
    await pay(byCard(2130));
    await pay(inCash(2080, 2920));
    await pay(inCash(2344));
    const today = granted(await tillToday(house.services, els));
    expect(today.totals).toEqual([
      { method: 'BANCONTACT', inCents: 2130, outCents: 0, count: 1 },
      { method: 'CASH', inCents: 4425, outCents: 0, count: 2 },
    ]);
    expect(today.receipts.map(({ number, paidCents, parts }) => [number, paidCents, parts[0]?.reference])).toEqual([
      ['2026-L3-00003', 2345, ''],
      ['2026-L3-00002', 2080, ''],
      ['2026-L3-00001', 2130, 'T-0001'],
    ]);
    house.now = '2026-11-09T23:00:00Z';
    expect(granted(await tillToday(house.services, els)).receipts).toEqual([]);
  });

  test.each([
    ['a part of nothing', byCard(0)],
    ['less cash than is due', { ...inCash(2130), givenCents: 2129, changeCents: -1 }],
    ['other change than was given back', { ...inCash(2130, 500), changeCents: 400 }],
  ])('a receipt for %s is a mistake in the program', async (_name, part) => {
    await expect(pay(part)).rejects.toThrow(RangeError);
    expect(await verifyLedger(house.database.read)).toEqual([]);
  });

  test.each([
    'update receipts set cents = 1',
    'delete from receipts',
    'update ledger_bookings set date = date',
    'delete from ledger_bookings',
    'update ledger_lines set cents = 1',
    'delete from ledger_lines',
    'update receipt_lines set cents = 1',
    'delete from receipt_lines',
    'update receipt_parts set cents = 1',
    'delete from receipt_parts',
    'update till_sessions set opening_cents = 1',
    'delete from till_sessions',
  ])('the database refuses: %s', async (statement) => {
    await pay(byCard(2130));
    await expect(house.behindItsBack(statement)).rejects.toThrow('append-only');
  });

  test.each([
    ['unbalanced', 'update ledger_lines set cents = cents + 1 where line = 1'],
    ['unbalanced', 'delete from ledger_lines'],
    ['amountDiffers', 'update receipts set cents = cents + 1'],
    ['numberMissing', 'update receipts set sequence = 5'],
    ['linesDiffer', 'update receipt_lines set cents = cents + 1'],
    ['partsDiffer', 'delete from receipt_parts'],
    ['sessionDiffers', 'update till_sessions set opening_cents = 1'],
    ['receiptWithoutBooking', 'delete from ledger_lines; delete from ledger_bookings'],
  ])('%s is found after: %s', async (found, statement) => {
    await pay(byCard(2130));
    const tables = ['receipts', 'receipt_lines', 'receipt_parts', 'till_sessions', 'ledger_bookings', 'ledger_lines'];
    const guards = tables.map((table) => withoutGuard(kind, table));
    await house.behindItsBack([...guards, statement].join(''));
    expect((await verifyLedger(house.database.read)).map((fault) => fault.kind)).toContain(found);
  });
});
