import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSetting, sendWrite, type Transaction } from '../../../electron/storage/index.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { type CounterHouse, openHouse } from '../cases/counter-house.ts';

describe.each(DATABASES)('writes that a command does not wait for, on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
  });
  afterEach(() => house.close());

  const setting = (transaction: Transaction, name: string) =>
    transaction.insertInto('settings').values({ name, value: '1' });
  const command = (work: (transaction: Transaction) => Promise<unknown>) =>
    house.database.transaction<unknown, never>(async (transaction) => ({ ok: true, value: await work(transaction) }));

  test('stand in their order, and what is read after them sees them', async () => {
    const found = await command(async (transaction) => {
      await sendWrite(transaction, setting(transaction, 'first'));
      await sendWrite(transaction, transaction.updateTable('settings').set({ value: '2' }).where('name', '=', 'first'));
      return readSetting(transaction, 'first');
    });
    expect(found).toEqual({ ok: true, value: 2 });
    expect(await readSetting(house.database.read, 'first')).toBe(2);
  });

  test.each([
    ['at the end', async () => undefined],
    ['before a look', (transaction: Transaction) => readSetting(transaction, 'first')],
  ])('one that fails %s ends the command with its own error, and nothing of it stays', async (_when, after) => {
    const failing = command(async (transaction) => {
      await sendWrite(transaction, setting(transaction, 'first'));
      await sendWrite(transaction, setting(transaction, 'first'));
      return after(transaction);
    });
    await expect(failing).rejects.toThrow(/unique/i);
    expect(await readSetting(house.database.read, 'first')).toBeNull();
    // And the next command finds the connection as it should be.
    expect(await command((transaction) => sendWrite(transaction, setting(transaction, 'first')))).toMatchObject({
      ok: true,
    });
  });

  test('a command that refuses after sending leaves nothing', async () => {
    const refused = await house.database.transaction<never, string>(async (transaction) => {
      await sendWrite(transaction, setting(transaction, 'first'));
      return { ok: false, error: 'changed my mind' };
    });
    expect(refused).toEqual({ ok: false, error: 'changed my mind' });
    expect(await readSetting(house.database.read, 'first')).toBeNull();
  });
});
