/** The tills go through the same states whatever kills them, on a file and on a server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balances, verifyLedger } from '../../electron/payments/index.ts';
import { DATABASES, type DatabaseKind } from '../real-parts/databases.ts';
import { sharedPostgresql } from '../real-parts/postgresql.ts';
import { openBooks, type TillCommand, tillCommand } from './till/commands.ts';
import { playKilled } from './till/kill-run.ts';
import { stateOf } from './till/state.ts';

describe.each(DATABASES)('on %s', (kind) => {
  test('killed inside closings, refunds and anywhere else, the tills end where they would have ended', async () => {
    const report = await playKilled({ kind, seed: 6, commands: 80, kills: 6 });
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ commands: 80, kills: 6 });
    expect(report.insideClosings).toBeGreaterThan(0);
    expect(report.insideRefunds).toBeGreaterThan(0);
    expect(report.done).toBeGreaterThan(30);
  });
});

test('any commands replay to the same state on the other database, and the money of every till is that of its sessions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(tillCommand, { minLength: 10, maxLength: 30 }), async (commands) => {
      const [file, server] = [await play('sqlite', commands), await play('postgresql', commands)];
      expect(server).toEqual(file);
    }),
    { numRuns: 4, seed: 6 },
  );
});

/** Plays commands on new books, looks at them, and tells their state. */
async function play(kind: DatabaseKind, commands: readonly TillCommand[]): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-till-'));
  const address = kind === 'sqlite' ? join(folder, 'till.sqlite') : await (await sharedPostgresql()).newDatabase();
  const books = await openBooks(kind, address, true);
  for (const [place, command] of commands.entries()) await books.run(command, place);
  expect(await verifyLedger(books.database.read)).toEqual([]);
  expect(Object.values(await balances(books.database.read)).reduce((sum, cents) => sum + cents, 0)).toBe(0);
  const state = await stateOf(books.database);
  await books.close();
  rmSync(folder, { recursive: true, force: true });
  return state;
}
