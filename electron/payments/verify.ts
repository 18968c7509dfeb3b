import { sql } from 'kysely';
import type { Executor } from '../storage/index.ts';

/** What is wrong in the ledger; an empty list is a sound ledger. */
export interface LedgerFault {
  readonly kind: 'unbalanced' | 'receiptWithoutBooking' | 'amountDiffers' | 'numberMissing';
  /** Key of the booking, number of the receipt, or name of the series. */
  readonly of: string;
}

/** Walks receipts and ledger: every booking adds up to nothing, every receipt is booked to the cent, no number is missing. */
export async function verifyLedger(executor: Executor): Promise<readonly LedgerFault[]> {
  const unbalanced = await executor
    .selectFrom('ledger_bookings')
    .leftJoin('ledger_lines', 'ledger_lines.booking_id', 'ledger_bookings.id')
    .select('ledger_bookings.id')
    .groupBy('ledger_bookings.id')
    .having((row) => row.or([row(row.fn.sum('cents'), '<>', 0), row(row.fn.count('line'), '<', 2)]))
    .execute();
  const unbooked = await executor
    .selectFrom('receipts')
    .leftJoin('ledger_bookings', (join) =>
      join.onRef('ledger_bookings.receipt_id', '=', 'receipts.id').on('ledger_bookings.kind', '=', 'payment'),
    )
    .select('receipts.number')
    .where('ledger_bookings.id', 'is', null)
    .execute();
  const different = await executor
    .selectFrom('receipts')
    .innerJoin('ledger_bookings', 'ledger_bookings.receipt_id', 'receipts.id')
    .innerJoin('ledger_lines', 'ledger_lines.booking_id', 'ledger_bookings.id')
    .select('receipts.number')
    .where('ledger_bookings.kind', '=', 'payment')
    .where('ledger_lines.account', '=', 'feeIncome')
    .whereRef(sql<number>`-ledger_lines.cents`, '<>', 'receipts.cents')
    .execute();
  const series = await executor
    .selectFrom('receipts')
    .select((row) => ['till', 'year', row.fn.max('sequence').as('last'), row.fn.countAll<number>().as('count')])
    .groupBy(['till', 'year'])
    .execute();
  return [
    ...unbalanced.map(({ id }) => ({ kind: 'unbalanced' as const, of: id })),
    ...unbooked.map(({ number }) => ({ kind: 'receiptWithoutBooking' as const, of: number })),
    ...different.map(({ number }) => ({ kind: 'amountDiffers' as const, of: number })),
    ...series
      .filter(({ last, count }) => Number(last) !== Number(count))
      .map(({ till, year }) => ({ kind: 'numberMissing' as const, of: `${year}-${till}` })),
  ];
}
