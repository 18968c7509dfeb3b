/** Where a rule of the till begins and ends: to the cent, to the day, from state to state. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { printTillPaper } from '../../../electron/cases/documents/till-papers.ts';
import { type CallError, type Result, refusal } from '../../../electron/ipc/contract.ts';
import {
  balances,
  closeTill,
  countTill,
  dayFileOf,
  exportBooks,
  moveCash,
  openTill,
  recordPayment,
  refundOfDesk,
  reverseOfDesk,
} from '../../../electron/payments/index.ts';
import { ATTEMPT_STATES, continueAttempt, startAttempt } from '../../../electron/payments/terminal/attempts.ts';
import type { Transaction } from '../../../electron/storage/index.ts';
import { type CounterHouse, codeOf, els, granted, openHouse, usualTill } from '../cases/counter-house.ts';
import { byCard, inCash, lineOf, paymentOf } from './payment-of.ts';

let house: CounterHouse;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const MOMENT = { at: '2026-11-09T13:42:00.000Z', date: '2026-11-09', till: 'L3', officer: els };
const run = <Value>(work: (transaction: Transaction) => Promise<Result<Value>>) =>
  house.database.transaction<Value, CallError>(work);
const pay = async (...[parts, more]: Parameters<typeof paymentOf>) =>
  granted(await run((transaction) => recordPayment(transaction, paymentOf(parts, more))));

test('money goes back, and a movement is taken back, without a second person up to the limit and not one cent above', async () => {
  house.till = { ...usualTill, reversalApprovalAboveCents: 1000 };
  const receipt = await pay([byCard(5000)]);
  const back = (cents: number) =>
    refundOfDesk(house.services, els, {
      receiptId: receipt.id,
      lineCents: [cents],
      reference: 'R-1',
      cause: 'MISTAKE',
      reason: 'fout',
      approval: null,
    });
  granted(await back(1000));
  expect(codeOf(await back(1001))).toBe('secondPersonNeeded');
  const takeBack = async (cents: number) => {
    const moved = await run((transaction) => moveCash(transaction, MOMENT, { kind: 'paidIn', cents, reason: '' }));
    const { bookingId } = granted(moved);
    return reverseOfDesk(house.services, els, { bookingId, reason: 'fout', approval: null });
  };
  granted(await takeBack(1000));
  expect(codeOf(await takeBack(1001))).toBe('secondPersonNeeded');
});

/** How a charge comes to each state. */
const paths = {
  started: [],
  approved: ['approved'],
  declined: ['declined'],
  unknown: ['unknown'],
  used: ['approved', 'used'],
  cancelled: ['approved', 'cancelled'],
} as const;

test('nothing new is asked of the terminal while a charge is under way, unclear or without its receipt', async () => {
  const open: string[] = [];
  for (const state of ATTEMPT_STATES) {
    await run<null>(async (transaction) => {
      const what = { cents: 500, purpose: 'x' };
      const { attemptId } = granted(await startAttempt(transaction, MOMENT, what));
      for (const next of paths[state]) {
        granted(await continueAttempt(transaction, MOMENT, attemptId, { state: next, detail: 'gezien' }));
      }
      if (!(await startAttempt(transaction, MOMENT, what)).ok) open.push(state);
      return refusal('undone');
    });
  }
  expect(open).toEqual(['started', 'approved', 'unknown']);
});

test('a day is not closed while nobody knows how a charge ended', async () => {
  granted(await run((transaction) => openTill(transaction, MOMENT, 0, '')));
  const started = await run((transaction) => startAttempt(transaction, MOMENT, { cents: 500, purpose: 'x' }));
  const { attemptId } = granted(started);
  const close = () =>
    run((transaction) =>
      closeTill(transaction, MOMENT, {
        ...{ kind: 'day', counts: [], terminalCents: 0, keptCents: 0, reason: '' },
        ...{ approvedBy: null, approvalAboveCents: 0 },
      }),
    );
  expect(codeOf(await close())).toBe('terminalOutcomeOpen');
  granted(
    await run((transaction) => continueAttempt(transaction, MOMENT, attemptId, { state: 'declined', detail: '' })),
  );
  granted(await close());
});

test('a charge goes on only as its state lets it', async () => {
  const ways: Record<string, string[]> = {};
  for (const from of ATTEMPT_STATES) {
    for (const to of ATTEMPT_STATES) {
      // Each on a till of its own: an open charge lets no other begin. Nothing of it is kept.
      await run<null>(async (transaction) => {
        const where = { ...MOMENT, till: 'L9' };
        const { attemptId } = granted(await startAttempt(transaction, where, { cents: 500, purpose: 'x' }));
        for (const state of paths[from]) {
          granted(await continueAttempt(transaction, where, attemptId, { state, detail: 'gezien' }));
        }
        if (from === 'unknown' && to === 'declined') {
          const silent = await continueAttempt(transaction, where, attemptId, { state: to, detail: '' });
          expect(codeOf(silent)).toBe('reasonNeeded');
        }
        const next = await continueAttempt(transaction, where, attemptId, { state: to, detail: 'gezien' });
        if (next.ok) ways[from] = [...(ways[from] ?? []), to];
        else expect(codeOf(next)).toBe('attemptSettled');
        return refusal('undone');
      });
    }
  }
  expect(ways).toEqual({
    started: ['approved', 'declined', 'unknown'],
    approved: ['used', 'cancelled'],
    unknown: ['approved', 'declined', 'cancelled'],
  });
});

test('the day file is held against charges over the terminal, of its period alone', async () => {
  await pay([byCard(100, 'VROEG')], { date: '2026-10-31' });
  await pay([byCard(200, 'EERSTE')], { date: '2026-11-01' });
  await pay([byCard(300, 'LAATSTE')], { date: '2026-11-30' });
  await pay([byCard(400, 'LAAT')], { date: '2026-12-01' });
  await pay([inCash(500)]);
  const found = granted(
    await dayFileOf(house.services, els, {
      ...{ from: '2026-11-01', to: '2026-11-30', fileName: 'dag.csv', text: 'EERSTE;2,00\n' },
      mapping: {
        ...{ separator: ';', decimal: ',', hasHeader: false, amount: '2', reference: '1', date: '' },
        dateForm: 'DD/MM/YYYY',
      },
    }),
  );
  expect(found.matched.map(({ reference }) => reference)).toEqual(['EERSTE']);
  expect(found.onlyInBooks.map(({ reference }) => reference)).toEqual(['LAATSTE']);
});

test('money without a case has an account of its own', async () => {
  const lines = [lineOf(505, { basis: 'MANUAL', feeKind: 'MANUAL', feeRule: null, reason: 'kopie' })];
  await pay([byCard(505)], { lines });
  expect(await balances(house.database.read)).toMatchObject({ terminal: 505, manualIncome: -505, feeIncome: 0 });
});

test('what went back has its minus in the file for accounting', async () => {
  const { id } = await pay([byCard(505)]);
  granted(
    await refundOfDesk(house.services, els, {
      ...{ receiptId: id, lineCents: [505], reference: 'R-1', reason: 'fout', approval: null },
      cause: 'MISTAKE',
    }),
  );
  const { bytes } = await exportBooks(house.database.read, {
    ...{ from: '2026-11-01', to: '2026-11-30', form: 'receiptsCsv', byteOrderMark: false },
    ...{ profileId: 'voorbeeldegem', accountNumbers: {} },
  });
  expect(new TextDecoder().decode(bytes)).toMatch(/;fout;-5,05;;;-5,05;0,00;/);
});

test('each count stands in the history, and a closing that is printed again is a copy', async () => {
  granted(await run((transaction) => openTill(transaction, MOMENT, 0, '')));
  for (const count of [3, 0]) {
    const counts = [{ denominationCents: 1, count }];
    granted(await run((transaction) => countTill(transaction, MOMENT, { counts, terminalCents: null })));
  }
  const rows = await house.database.read
    .selectFrom('audit_entries')
    .select('details')
    .where('action', '=', 'tillCounted')
    .orderBy('sequence')
    .execute();
  expect(rows.map(({ details }) => /"differenceCents":(\d+)/.exec(details)?.[1])).toEqual(['3', '0']);
  const closed = granted(
    await run((transaction) =>
      closeTill(transaction, MOMENT, {
        ...{ kind: 'day', counts: [], terminalCents: 0, keptCents: 0, reason: '' },
        ...{ approvedBy: null, approvalAboveCents: 0 },
      }),
    ),
  );
  const services = { ...house.services, printToPdf: async () => ({ ok: true }), trainingMode: false };
  const print = async () =>
    granted(await printTillPaper(services, els, { subject: 'closing', id: closed.id, format: 'roll' })).fileName;
  expect(await print()).not.toContain('-kopie-');
  expect(await print()).toContain('-kopie-');
});
