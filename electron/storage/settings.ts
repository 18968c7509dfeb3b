import type { Executor, Transaction } from './database.ts';
import { fixedQuery } from './fixed-query.ts';

const settingOf = fixedQuery((database, { name }: { readonly name: string }) =>
  database.selectFrom('settings').select('value').where('name', '=', name),
);

/** Value of a setting, or null when it was never set. */
export async function readSetting(executor: Executor, name: string): Promise<unknown> {
  const [row] = (await executor.executeQuery(settingOf(executor, { name }))).rows;
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
