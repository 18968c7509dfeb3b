import type { Executor, Transaction } from './database.ts';

/** Value of a setting, or null when it was never set. */
export async function readSetting(executor: Executor, name: string): Promise<unknown> {
  const row = await executor.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row === undefined ? null : JSON.parse(row.value);
}

/** Sets a setting to a JSON value. */
export async function writeSetting(transaction: Transaction, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await transaction
    .insertInto('settings')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute();
}
