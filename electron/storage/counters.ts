import type { Transaction } from './database.ts';

/**
 * Takes the next number of a series, starting at 1. Without gaps: a transaction that is undone gives its number back.
 * The update comes first, so that on PostgreSQL a second counter waits for the row.
 */
export async function nextNumber(transaction: Transaction, series: string): Promise<number> {
  const taken = await transaction
    .insertInto('counters')
    .values({ name: series, value: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet((row) => ({ value: row('counters.value', '+', 1) })))
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(taken.value);
}
