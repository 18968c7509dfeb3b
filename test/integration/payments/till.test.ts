/** The till: whatever is done to it in whatever order, its books balance, nothing is missing, and it is what was counted. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../../electron/audit/index.ts';
import { verifyChain } from '../../../electron/audit/index.ts';
import type { CallError, Result } from '../../../electron/ipc/contract.ts';
import {
  balances,
  closeTill,
  countTill,
  expectedCash,
  exportBooks,
  findReceipt,
  moveCash,
  openSessionOf,
  openTill,
  receiptsLike,
  reckon,
  reckonRefund,
  recordPayment,
  refund,
  reverseMovement,
  tillOverview,
  verifyLedger,
} from '../../../electron/payments/index.ts';
import type { Transaction } from '../../../electron/storage/index.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { type CounterHouse, codeOf, els, granted, jan, openHouse } from '../cases/counter-house.ts';
import { byCard, inCash, lineOf, paymentOf } from './payment-of.ts';

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
  });
  afterEach(() => house.close());

  const run = <Value>(work: (transaction: Transaction) => Promise<Result<Value>>) =>
    house.database.transaction<Value, CallError>(work);
  const at = (officer: Actor = els, till = 'L3', date = '2026-11-09') => ({
    at: `${date}T13:42:00.000Z`,
    date,
    till,
    officer,
  });
  const coins = (cents: number) => [{ denominationCents: 1, count: cents }];
  const closing = (counted: number, more: Partial<Parameters<typeof closeTill>[2]> = {}) => ({
    kind: 'day' as const,
    counts: coins(counted),
    terminalCents: 0,
    reason: '',
    keptCents: 0,
    approvedBy: null,
    approvalAboveCents: 500,
    ...more,
  });

  test('any order of commands leaves the books balanced and the till equal to its sessions', async () => {
    const tills = fc.constantFrom('L1', 'L2', 'L3');
    const officers = fc.constantFrom(els, jan);
    const cents = fc.integer({ min: 6, max: 20_000 });
    const command = fc.oneof(
      fc.record({ do: fc.constant('cash' as const), till: tills, by: officers, cents }),
      fc.record({ do: fc.constant('card' as const), till: tills, by: officers, cents }),
      fc.record({ do: fc.constant('split' as const), till: tills, by: officers, cents }),
      fc.record({ do: fc.constant('refund' as const), till: tills, by: officers, cents }),
      fc.record({ do: fc.constant('move' as const), till: tills, by: officers, cents }),
      fc.record({ do: fc.constant('reverse' as const), till: tills, by: officers, cents }),
      fc.record({ do: fc.constant('close' as const), till: tills, by: officers, cents }),
      fc.record({ do: fc.constant('open' as const), till: tills, by: officers, cents }),
    );
    const receipts: string[] = [];
    const bookings: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 25 }), async (commands) => {
        for (const one of commands) {
          const moment = at(one.by, one.till);
          const { read } = house.database;
          const session = await openSessionOf(read, one.till);
          const there = session === null ? 0 : await expectedCash(read, session);
          switch (one.do) {
            case 'cash':
            case 'card':
            case 'split': {
              const half = Math.floor(one.cents / 2);
              const parts =
                one.do === 'cash'
                  ? [inCash(one.cents)]
                  : one.do === 'card'
                    ? [byCard(one.cents)]
                    : [byCard(half), inCash(one.cents - half)];
              const paid = await run((transaction) => recordPayment(transaction, paymentOf(parts, moment)));
              if (paid.ok) receipts.push(paid.value.id);
              break;
            }
            case 'refund': {
              const receiptId = receipts[one.cents % Math.max(1, receipts.length)] ?? '';
              const first = await findReceipt(read, receiptId);
              if (first === null) break;
              const more = { reason: 'fout', cause: 'MISTAKE' as const, approvedBy: null };
              const wanted = { receiptId, lineCents: [one.cents], reference: 'R', ...more };
              await run((transaction) => refund(transaction, moment, wanted, 'TO_5_CENTS'));
              break;
            }
            case 'move': {
              const way = (['safeDrop', 'paidIn', 'paidOut'] as const)[one.cents % 3] ?? 'paidIn';
              const moved = await run((transaction) =>
                moveCash(transaction, moment, { kind: way, cents: one.cents, reason: 'x' }),
              );
              if (moved.ok) bookings.push(moved.value.bookingId);
              break;
            }
            case 'reverse': {
              const bookingId = bookings[one.cents % Math.max(1, bookings.length)] ?? '';
              await run((transaction) =>
                reverseMovement(transaction, moment, { bookingId, reason: 'fout', approvedBy: null }),
              );
              break;
            }
            case 'open':
              await run((transaction) => openTill(transaction, moment, one.cents, 'geteld'));
              break;
            case 'close': {
              const off = one.cents % 3 === 0 ? 100 : 0;
              const isOwn = session?.officerId === one.by.staffId;
              await run((transaction) =>
                closeTill(
                  transaction,
                  moment,
                  closing(there + off, {
                    kind: isOwn ? 'day' : 'handOver',
                    terminalCents: one.cents,
                    reason: 'nageteld',
                    approvedBy: 'Verantwoordelijke',
                    keptCents: Math.min(there, 5000),
                  }),
                ),
              );
            }
          }
        }
        expect(await verifyLedger(house.database.read)).toEqual([]);
        const account = await balances(house.database.read);
        expect(Object.values(account).reduce((sum, one) => sum + one, 0)).toBe(0);
        for (const till of ['L1', 'L2', 'L3']) {
          const session = await openSessionOf(house.database.read, till);
          const cash = (await balances(house.database.read, till)).tillCash;
          if (session !== null) expect(cash).toBe(await expectedCash(house.database.read, session));
          expect(cash).toBeGreaterThanOrEqual(0);
        }
        expect(await verifyChain(house.database.read)).toMatchObject({ whole: true });
      }),
      { numRuns: kind === 'sqlite' ? 25 : 6 },
    );
  });

  test('a till that another officer holds is taken over with a count', async () => {
    granted(await run((transaction) => recordPayment(transaction, paymentOf([inCash(2500)]))));
    const byJan = await run((transaction) => recordPayment(transaction, paymentOf([inCash(500)], { officer: jan })));
    expect(codeOf(byJan)).toBe('tillHeld');
    expect(codeOf(await run((transaction) => closeTill(transaction, at(jan), closing(2500))))).toBe('tillHeld');
    granted(await run((transaction) => closeTill(transaction, at(jan), closing(2500, { kind: 'handOver' }))));
    granted(await run((transaction) => recordPayment(transaction, paymentOf([inCash(500)], { officer: jan }))));
    const z = granted(await run((transaction) => closeTill(transaction, at(jan), closing(3000, { keptCents: 1000 }))));
    expect(z).toMatchObject({ number: 1, expectedCents: 3000, differenceCents: 0 });
    expect(z.details).toMatchObject({ receipts: 2, safeCents: 2000, incomeCents: 3000 });
    expect(await verifyLedger(house.database.read)).toEqual([]);
  });

  test('a difference says why, and above the limit needs a second person', async () => {
    granted(await run((transaction) => recordPayment(transaction, paymentOf([inCash(2500)]))));
    const found = granted(
      await run((transaction) => countTill(transaction, at(), { counts: coins(1900), terminalCents: null })),
    );
    expect(found).toMatchObject({ expectedCents: 2500, differenceCents: -600 });
    const close = (more: Parameters<typeof closing>[1]) =>
      run((transaction) => closeTill(transaction, at(), closing(1900, more)));
    expect(codeOf(await close({}))).toBe('reasonNeeded');
    expect(codeOf(await close({ reason: 'zoek' }))).toBe('secondPersonNeeded');
    const z = granted(await close({ reason: 'zoek', approvedBy: 'Jan' }));
    expect(z.approvedBy).toBe('Jan');
    expect(await balances(house.database.read)).toMatchObject({ differences: 600, tillCash: 0, safe: 1900 });
    await expect(house.behindItsBack('update till_closings set counted_cents = 1')).rejects.toThrow('append-only');
    await expect(house.behindItsBack('delete from till_closings')).rejects.toThrow('append-only');
  });

  test('a closing asks for the total of the terminal, keeps no more than was counted, and up to the limit needs nobody else', async () => {
    granted(await run((transaction) => recordPayment(transaction, paymentOf([byCard(1500), inCash(2500)]))));
    const close = (counted: number, more: Parameters<typeof closing>[1]) =>
      run((transaction) => closeTill(transaction, at(), closing(counted, { terminalCents: 1500, ...more })));
    const fieldOf = (answer: Awaited<ReturnType<typeof close>>) =>
      answer.ok || !('fields' in answer.error) ? null : answer.error.fields?.[0]?.path;
    expect(fieldOf(await close(2500, { terminalCents: null }))).toBe('terminalCents');
    expect(fieldOf(await close(2500, { keptCents: 2501 }))).toBe('keptCents');
    expect(codeOf(await close(2500, { terminalCents: 999, reason: 'zoek' }))).toBe('secondPersonNeeded');
    expect(codeOf(await close(3001, { reason: 'te veel' }))).toBe('secondPersonNeeded');
    granted(await close(2000, { reason: 'zoek' }));
    expect(await balances(house.database.read)).toMatchObject({ differences: 500, terminal: 1500 });
  });

  test('what was paid for several stands once in the file, so that its columns add up', async () => {
    const lines = [lineOf(500), lineOf(700)];
    granted(await run((transaction) => recordPayment(transaction, paymentOf([byCard(1200)], { lines }))));
    const wanted = { from: '2026-11-01', to: '2026-11-30', byteOrderMark: false, profileId: 'x', accountNumbers: {} };
    const { bytes } = await exportBooks(house.database.read, { ...wanted, form: 'receiptsJson' });
    const { rows } = JSON.parse(new TextDecoder().decode(bytes)) as { rows: { cents: number; cardCents: number }[] };
    expect(rows.map(({ cents, cardCents }) => [cents, cardCents])).toEqual([
      [500, 1200],
      [700, 0],
    ]);
  });

  test('money goes back the way it came, in part, also after the closing, and never twice', async () => {
    const paid = granted(
      await run((transaction) => recordPayment(transaction, paymentOf([byCard(1500), inCash(844)]))),
    );
    granted(
      await run((transaction) => closeTill(transaction, at(), closing(845, { terminalCents: 1500, keptCents: 845 }))),
    );
    const back = (cents: number) =>
      run((transaction) =>
        refund(
          transaction,
          at(els, 'L3', '2026-11-10'),
          {
            receiptId: paid.id,
            lineCents: [cents],
            reference: 'R-1',
            reason: 'ingetrokken',
            cause: 'REFUND',
            approvedBy: null,
          },
          'TO_5_CENTS',
        ),
      );
    const reckoned = granted(await reckonRefund(house.services, els, { receiptId: paid.id, lineCents: [2344] }));
    expect(reckoned).toEqual([
      { method: 'BANCONTACT', cents: 1500 },
      { method: 'CASH', cents: 845 },
    ]);
    const first = granted(await back(2000));
    expect(first.parts.map(({ method, cents }) => [method, cents])).toEqual([
      ['BANCONTACT', -1500],
      ['CASH', -500],
    ]);
    expect(codeOf(await back(345))).toBe('refundTooMuch');
    granted(await back(344));
    expect(codeOf(await back(1))).toBe('refundTooMuch');
    const account = await balances(house.database.read);
    expect(account).toMatchObject({ tillCash: 0, terminal: 0, feeIncome: 0, rounding: 0 });
    expect(await verifyLedger(house.database.read)).toEqual([]);
  });

  test('a receipt of any day and till is found by number, case, reference or name, and what was typed is no pattern', async () => {
    const card = { ...byCard(500, 'T 771%'), reference: 'T 771%' };
    granted(await run((transaction) => recordPayment(transaction, paymentOf([card], { till: 'L1' }))));
    granted(
      await run((transaction) =>
        recordPayment(transaction, paymentOf([inCash(500)], { ...at(els, 'L2', '2027-03-01') })),
      ),
    );
    const found = async (text: string) =>
      (await receiptsLike(house.database.read, text)).map((receipt) => receipt.number);
    expect(await found('2026-l1-00001')).toEqual(['2026-L1-00001']);
    expect(await found('t 771%')).toEqual(['2026-L1-00001']);
    expect(await found('00001')).toEqual(['2027-L2-00001', '2026-L1-00001']);
    for (const text of ['', '  ', '%%%', '___', '771_', '\\', 'niemand', "'; drop"])
      expect(await found(text)).toEqual([]);
  });

  test('midnight, the new year and the hour that comes twice change no number and lose nothing', async () => {
    const pay = (instant: string, date: string, till = 'L3') =>
      run((transaction) => recordPayment(transaction, paymentOf([inCash(500)], { at: instant, date, till })));
    // The hour that is not there in March, the one that comes twice in October.
    granted(await pay('2026-03-29T00:59:59.000Z', '2026-03-29', 'L2'));
    granted(await pay('2026-03-29T01:00:00.000Z', '2026-03-29', 'L2'));
    granted(await run((transaction) => closeTill(transaction, at(els, 'L2', '2026-03-29'), closing(1000))));
    const numbers = [
      granted(await pay('2026-10-25T00:30:00.000Z', '2026-10-25')).number,
      granted(await pay('2026-10-25T01:30:00.000Z', '2026-10-25')).number,
      granted(await pay('2026-12-31T22:59:59.000Z', '2026-12-31')).number,
      granted(await pay('2026-12-31T23:00:00.000Z', '2027-01-01')).number,
    ];
    expect(numbers).toEqual(['2026-L3-00001', '2026-L3-00002', '2026-L3-00003', '2027-L3-00001']);
    granted(await pay('2026-12-31T23:00:00.000Z', '2027-01-01', 'L1'));
    const [one, other] = await Promise.all([
      run((transaction) => closeTill(transaction, at(els, 'L3', '2027-01-01'), closing(2000))),
      run((transaction) => closeTill(transaction, at(els, 'L1', '2027-01-01'), closing(500))),
    ]);
    expect([granted(one).number, granted(other).number]).toEqual([1, 1]);
    expect(await verifyLedger(house.database.read)).toEqual([]);
  });

  test('files for accounting hold no formula, no torn row and no lost sign, whatever somebody typed', async () => {
    const hostile = ["=cmd|' /C calc'!A0", '+1;"x"\r\ny', '-2+3', '@SUM(A1)', '\t=1', 'één; "twee"\ndrie', '\n=1'];
    for (const reason of hostile) {
      const lines = [lineOf(500, { basis: 'MANUAL', feeKind: 'MANUAL', reason, label: { nl: reason } })];
      granted(await run((transaction) => recordPayment(transaction, paymentOf([byCard(500, reason)], { lines }))));
    }
    const wanted = {
      from: '2026-11-01',
      to: '2026-11-30',
      byteOrderMark: false,
      profileId: 'voorbeeldegem',
      accountNumbers: { tillCash: '570000' },
    };
    for (const form of ['receiptsCsv', 'ledgerCsv'] as const) {
      const { bytes, rows } = await exportBooks(house.database.read, { ...wanted, form });
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      expect(text.startsWith('\ufeff')).toBe(false);
      expect(text.split('\r\n')).toHaveLength(rows + 2);
      const cells: string[][] = parse(text, { delimiter: ';', record_delimiter: '\r\n' });
      expect(new Set(cells.map((row) => row.length)).size).toBe(1);
      const odd = cells.flat().filter((cell) => /^[\s]*[=+\-@]/.test(cell));
      expect(odd).toEqual([]);
      expect(cells.flat()).toContain('één; "twee" drie');
    }
    const { bytes } = await exportBooks(house.database.read, { ...wanted, form: 'receiptsJson' });
    const json = JSON.parse(new TextDecoder().decode(bytes)) as {
      format: string;
      rows: { receipt: string; cents: number; reason: string; cardCents: number; date: string }[];
    };
    expect(json).toMatchObject({ format: 'verblijfsloket-receipts', version: 1, from: '2026-11-01' });
    expect(json.rows.map(({ reason }) => reason)).toEqual(hostile);
    expect(json.rows[0]).toMatchObject({
      receipt: '2026-L3-00001',
      date: '2026-11-09',
      cents: 500,
      cardCents: 500,
      cashCents: 0,
      federalCents: null,
      officer: els.name,
    });
  });

  test('too little change in the till is said before the money is taken', async () => {
    const means = { method: 'CASH' as const, reference: '', cardCents: null, givenCents: 5000 };
    const short = async () => granted(await reckon(house.services, els, { cents: 2130, means })).changeIsShort;
    expect(await short()).toBe(true);
    granted(await run((transaction) => openTill(transaction, at(), 2870, '')));
    expect(await short()).toBe(false);
    granted(await run((transaction) => moveCash(transaction, at(), { kind: 'safeDrop', cents: 1, reason: '' })));
    expect(await short()).toBe(true);
  });

  test('the overview and the files say what the ledger says, to the cent', async () => {
    const lines = [lineOf(2130, { federalCents: 1830, municipalCents: 300 })];
    granted(await run((transaction) => recordPayment(transaction, paymentOf([byCard(2130, '=1+1')], { lines }))));
    granted(await run((transaction) => recordPayment(transaction, paymentOf([inCash(1048)]))));
    const period = { from: '2026-11-01', to: '2026-11-30' };
    const numbers = { tillCash: '570000' };
    const overview = await tillOverview(house.database.read, { ...period, by: 'day' }, numbers);
    expect(overview.steps).toHaveLength(30);
    expect(overview.steps[8]).toMatchObject({ receipts: 2, incomeCents: 3178, cashCents: 1050, cardCents: 2130 });
    expect(overview.accounts.find(({ account }) => account === 'feeMunicipal')).toMatchObject({ cents: -300 });
    const write = async (form: 'receiptsCsv' | 'ledgerCsv' | 'ledgerJson') =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(
        (
          await exportBooks(house.database.read, {
            ...period,
            form,
            byteOrderMark: true,
            profileId: 'voorbeeldegem',
            accountNumbers: numbers,
          })
        ).bytes,
      );
    const receipts = (await write('receiptsCsv')).split('\r\n');
    expect(receipts[0]?.startsWith('\ufeffbon;kas;datum;')).toBe(true);
    expect(receipts[1]).toContain(';09/11/2026;');
    expect(receipts[1]).toContain(";21,30;18,30;3,00;21,30;0,00;0,00;0,00;0,00;'=1+1;");
    expect(await write('ledgerCsv')).toContain(';570000;tillCash;10,50;0,00;');
    const ledger = JSON.parse((await write('ledgerJson')).replace('\ufeff', '')) as {
      rows: { debitCents: number; creditCents: number }[];
    };
    expect(ledger.rows.reduce((sum, row) => sum + row.debitCents - row.creditCents, 0)).toBe(0);
  });
});
