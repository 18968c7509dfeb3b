import { sql } from 'kysely';
import type { Executor } from '../storage/index.ts';

/** What is wrong in the ledger; an empty list is a sound ledger. */
export interface LedgerFault {
  readonly kind:
    | 'unbalanced'
    | 'receiptWithoutBooking'
    | 'amountDiffers'
    | 'linesDiffer'
    | 'partsDiffer'
    | 'refundedTooMuch'
    | 'numberMissing'
    | 'sessionDiffers'
    | 'closingMissing';
  /** Key of the booking, number of the receipt, or name of the series. */
  readonly of: string;
}

/** Accounts of income: what receipts say is owed lands on one of them. */
const INCOME = ['feeIncome', 'feeFederal', 'feeMunicipal', 'manualIncome'];

/**
 * Walks receipts, ledger and sessions: every booking adds up to nothing, every receipt is booked to the cent and made up of
 * its lines and parts, nothing went back twice, no number is missing, each session begins with what the one before left,
 * and the cash that a closing expected is what was booked.
 */
export async function verifyLedger(executor: Executor): Promise<readonly LedgerFault[]> {
  return [
    ...(await faultyBookings(executor)),
    ...(await faultyReceipts(executor)),
    ...(await missingNumbers(executor)),
    ...(await faultySessions(executor)),
  ];
}

async function faultyBookings(executor: Executor): Promise<readonly LedgerFault[]> {
  const unbalanced = await executor
    .selectFrom('ledger_bookings')
    .leftJoin('ledger_lines', 'ledger_lines.booking_id', 'ledger_bookings.id')
    .select('ledger_bookings.id')
    .groupBy('ledger_bookings.id')
    .having((row) => row.or([row(row.fn.sum('cents'), '<>', 0), row(row.fn.count('line'), '<', 2)]))
    .execute();
  return unbalanced.map(({ id }) => ({ kind: 'unbalanced', of: id }));
}

async function faultyReceipts(executor: Executor): Promise<readonly LedgerFault[]> {
  const unbooked = await executor
    .selectFrom('receipts')
    .leftJoin('ledger_bookings', (join) =>
      join
        .onRef('ledger_bookings.receipt_id', '=', 'receipts.id')
        .on('ledger_bookings.kind', 'in', ['payment', 'refund']),
    )
    .select('receipts.number')
    .where('ledger_bookings.id', 'is', null)
    .where('receipts.cents', '<>', 0)
    .execute();
  const booked = await executor
    .selectFrom('receipts')
    .innerJoin('ledger_bookings', 'ledger_bookings.receipt_id', 'receipts.id')
    .innerJoin('ledger_lines', 'ledger_lines.booking_id', 'ledger_bookings.id')
    .select((row) => [
      'receipts.number',
      'receipts.cents',
      row.fn.sum<number | string>('ledger_lines.cents').as('income'),
    ])
    .where('ledger_lines.account', 'in', INCOME)
    .groupBy(['receipts.id', 'receipts.number', 'receipts.cents'])
    .execute();
  const lines = await sums(executor, 'receipt_lines');
  const parts = await sums(executor, 'receipt_parts');
  const receipts = await executor.selectFrom('receipts').select(['id', 'number', 'cents', 'refunds_id']).execute();
  const back = new Map<string, number>();
  for (const { refunds_id, cents } of receipts) {
    if (refunds_id !== null) back.set(refunds_id, (back.get(refunds_id) ?? 0) - Number(cents));
  }
  const faults = (kind: LedgerFault['kind'], wrong: readonly { readonly number: string }[]): readonly LedgerFault[] =>
    wrong.map(({ number }) => ({ kind, of: number }));
  return [
    ...faults('receiptWithoutBooking', unbooked),
    ...faults(
      'amountDiffers',
      booked.filter(({ cents, income }) => Number(cents) !== -Number(income)),
    ),
    ...faults(
      'linesDiffer',
      receipts.filter(({ id, cents }) => lines.get(id) !== Number(cents)),
    ),
    ...faults(
      'partsDiffer',
      receipts.filter(({ id, cents }) => (parts.get(id) ?? 0) !== Number(cents)),
    ),
    ...faults(
      'refundedTooMuch',
      receipts.filter(({ id, cents }) => (back.get(id) ?? 0) > Math.max(0, Number(cents))),
    ),
  ];
}

async function sums(executor: Executor, table: 'receipt_lines' | 'receipt_parts'): Promise<Map<string, number>> {
  const rows = await executor
    .selectFrom(table)
    .select((row) => ['receipt_id', row.fn.sum<number | string>('cents').as('cents')])
    .groupBy('receipt_id')
    .execute();
  return new Map(rows.map((row) => [row.receipt_id, Number(row.cents)]));
}

async function missingNumbers(executor: Executor): Promise<readonly LedgerFault[]> {
  const receipts = await executor
    .selectFrom('receipts')
    .select((row) => ['till', 'year', row.fn.max('sequence').as('last'), row.fn.countAll<number>().as('count')])
    .groupBy(['till', 'year'])
    .execute();
  const closings = await executor
    .selectFrom('till_closings')
    .select((row) => ['till', row.fn.max('number').as('last'), row.fn.count<number>('number').as('count')])
    .where('kind', '=', 'day')
    .groupBy('till')
    .execute();
  const gap = ({ last, count }: { last: number | null; count: number }) => Number(last ?? 0) !== Number(count);
  return [
    ...receipts.filter(gap).map(({ till, year }) => ({ kind: 'numberMissing' as const, of: `${year}-${till}` })),
    ...closings.filter(gap).map(({ till }) => ({ kind: 'numberMissing' as const, of: `Z ${till}` })),
  ];
}

async function faultySessions(executor: Executor): Promise<readonly LedgerFault[]> {
  const sessions = await executor
    .selectFrom('till_sessions')
    .leftJoin('till_closings', 'till_closings.session_id', 'till_sessions.id')
    .select([
      'till_sessions.id',
      'till_sessions.till',
      'till_sessions.sequence',
      'opening_cents',
      'expected_cents',
      'counted_cents',
      'difference_cents',
      'kept_cents',
    ])
    .orderBy('till_sessions.till')
    .orderBy('till_sessions.sequence')
    .execute();
  const booked = await executor
    .selectFrom('ledger_bookings')
    .innerJoin('ledger_lines', 'ledger_lines.booking_id', 'ledger_bookings.id')
    .select((row) => ['session_id', row.fn.sum<number | string>('cents').as('cents')])
    .where('account', '=', 'tillCash')
    .where('session_id', 'is not', null)
    .groupBy('session_id')
    .execute();
  const cashOf = new Map(booked.map((row) => [row.session_id, Number(row.cents)]));
  const faults: LedgerFault[] = [];
  sessions.forEach((session, at) => {
    const name = `${session.till} session ${session.sequence}`;
    const before = sessions[at - 1];
    const isFirst = before?.till !== session.till;
    const left = isFirst ? 0 : before.kept_cents;
    if (left === null) faults.push({ kind: 'closingMissing', of: `${session.till} session ${before?.sequence}` });
    else if (Number(left) !== Number(session.opening_cents)) faults.push({ kind: 'sessionDiffers', of: name });
    if (session.kept_cents !== null) {
      const end = Number(session.opening_cents) + (cashOf.get(session.id) ?? 0);
      const expected = Number(session.counted_cents) - Number(session.difference_cents);
      if (end !== Number(session.kept_cents) || expected !== Number(session.expected_cents)) {
        faults.push({ kind: 'sessionDiffers', of: name });
      }
    }
  });
  const openPerTill = await executor
    .selectFrom('till_sessions')
    .leftJoin('till_closings', 'till_closings.session_id', 'till_sessions.id')
    .select((row) => ['till_sessions.till', row.fn.countAll<number>().as('count')])
    .where('till_closings.id', 'is', null)
    .groupBy('till_sessions.till')
    .having(sql<number>`count(*)`, '>', 1)
    .execute();
  return [...faults, ...openPerTill.map(({ till }) => ({ kind: 'closingMissing' as const, of: till }))];
}
