/** A year at several tills: every day opened, paid in every way, given back, counted and closed; then everything is added up. */

import type { CallError, Result } from '../../electron/ipc/contract.ts';
import {
  balances,
  closeTill,
  expectedCash,
  moveCash,
  openSessionOf,
  recordPayment,
  refund,
  verifyLedger,
} from '../../electron/payments/index.ts';
import type { Transaction } from '../../electron/storage/index.ts';
import { els, granted, openHouse } from '../integration/cases/counter-house.ts';
import { byCard, inCash, lineOf } from '../integration/payments/payment-of.ts';

export interface YearWanted {
  readonly days: number;
  readonly payments: number;
  readonly tills: number;
  readonly seed: number;
}

export interface YearFound {
  readonly payments: number;
  readonly closings: number;
  readonly faults: readonly string[];
  /** How long each closing took, in milliseconds, first to last. */
  readonly closingMs: readonly number[];
}

/** Cents of a working day, by a small generator of the same numbers for the same seed (mulberry32). */
const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** Plays a year; what it should come to is kept beside the books and compared at the end. */
export async function playYear({ days, payments, tills, seed }: YearWanted): Promise<YearFound> {
  const house = await openHouse();
  const random = seeded(seed);
  const run = <Value>(work: (transaction: Transaction) => Promise<Result<Value>>) =>
    house.database.transaction<Value, CallError>(work);
  const should = { income: 0, card: 0, rounding: 0, safe: 0, differences: 0, expenses: 0 };
  const closingMs: number[] = [];
  let taken = 0;
  const faults: string[] = [];
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.UTC(2026, 0, 2 + Math.floor((day * 7) / 5))).toISOString().slice(0, 10);
    for (let number = 1; number <= tills; number += 1) {
      const till = `L${number}`;
      let terminal = 0;
      for (let turn = 0; turn < payments; turn += 1) {
        const at = `${date}T${String(8 + Math.floor((turn * 9) / payments)).padStart(2, '0')}:00:00.000Z`;
        const moment = { at, date, till, officer: els };
        const cents = 200 + Math.floor(random() * 15_000);
        const parts =
          random() < 0.6 ? [byCard(cents, `T-${day}-${turn}`)] : [inCash(cents, Math.floor(random() * 20) * 500)];
        const federal = Math.floor(cents / 2);
        const lines = [lineOf(cents, random() < 0.5 ? { federalCents: federal, municipalCents: cents - federal } : {})];
        const receipt = granted(await run((transaction) => recordPayment(transaction, { ...moment, lines, parts })));
        taken += 1;
        should.income += cents;
        should.rounding += receipt.roundingCents;
        terminal += parts[0]?.method === 'BANCONTACT' ? cents : 0;
        if (random() < 0.02) {
          const wanted = {
            receiptId: receipt.id,
            lineCents: [cents],
            reference: 'R',
            reason: 'fout',
            cause: 'REFUND' as const,
            approvedBy: null,
          };
          granted(await run((transaction) => refund(transaction, moment, wanted, 'TO_5_CENTS')));
          should.income -= cents;
          should.rounding -= receipt.roundingCents;
          terminal -= parts[0]?.method === 'BANCONTACT' ? cents : 0;
        }
      }
      const moment = { at: `${date}T17:00:00.000Z`, date, till, officer: els };
      const session = await openSessionOf(house.database.read, till);
      const there = session === null ? 0 : await expectedCash(house.database.read, session);
      const expense = there > 1000 && random() < 0.1 ? 500 : 0;
      if (expense > 0) {
        granted(
          await run((transaction) =>
            moveCash(transaction, moment, { kind: 'paidOut', cents: expense, reason: 'postzegels' }),
          ),
        );
      }
      const off = random() < 0.05 && there > 1000 ? -100 : 0;
      const counted = there - expense + off;
      const kept = Math.min(counted, 15_000);
      const started = performance.now();
      const z = granted(
        await run((transaction) =>
          closeTill(transaction, moment, {
            kind: 'day',
            counts: [{ denominationCents: 1, count: counted }],
            terminalCents: terminal,
            reason: off === 0 ? '' : 'muntstuk kwijt',
            keptCents: kept,
            approvedBy: null,
            approvalAboveCents: 500,
          }),
        ),
      );
      closingMs.push(performance.now() - started);
      should.card += terminal;
      should.expenses += expense;
      should.differences -= off;
      if (z.number !== day + 1 || z.terminalExpectedCents !== terminal) faults.push(`${till} ${date}: Z ${z.number}`);
    }
  }
  const account = await balances(house.database.read);
  const income = -(account.feeIncome + account.feeFederal + account.feeMunicipal);
  const found = {
    income,
    card: account.terminal,
    rounding: -account.rounding,
    expenses: account.expenses,
    differences: account.differences,
  };
  for (const [name, cents] of Object.entries(found)) {
    const wanted = should[name as keyof typeof should];
    if (cents !== wanted) faults.push(`${name}: ${cents} booked, ${wanted} taken`);
  }
  const sum = Object.values(account).reduce((total, cents) => total + cents, 0);
  if (sum !== 0) faults.push(`the accounts add up to ${sum}`);
  faults.push(...(await verifyLedger(house.database.read)).map((fault) => `${fault.kind} ${fault.of}`));
  await house.close();
  return { payments: taken, closings: closingMs.length, faults, closingMs };
}
