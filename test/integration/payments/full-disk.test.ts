/** A day is closed on a disk that becomes full while the closing is written: it is sealed whole, or nothing of it is there. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyChain } from '../../../electron/audit/index.ts';
import type { CallError, Result } from '../../../electron/ipc/contract.ts';
import { closeTill, openSessionOf, recordPayment, verifyLedger } from '../../../electron/payments/index.ts';
import type { Transaction } from '../../../electron/storage/index.ts';
import { type CounterHouse, els, granted, openHouse } from '../cases/counter-house.ts';
import { inCash, paymentOf } from './payment-of.ts';

const PAGE_BYTES = 4096;
const MOMENT = { at: '2026-11-09T13:42:00.000Z', date: '2026-11-09', till: 'L3', officer: els };
const CLOSING = {
  kind: 'day' as const,
  counts: [{ denominationCents: 500, count: 5 }],
  terminalCents: 0,
  reason: '',
  keptCents: 1000,
  approvedBy: null,
  approvalAboveCents: 500,
};

let disk: string;
let house: CounterHouse;
beforeEach(async () => {
  disk = mkdtempSync(join(tmpdir(), 'verblijfsloket-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
  house = await openHouse(undefined, disk);
});
afterEach(async () => {
  await house.database.close();
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

const run = <Value>(work: (transaction: Transaction) => Promise<Result<Value>>) =>
  house.database.transaction<Value, CallError>(work);

/** Fills the disk to its last byte; answers how many bytes that took. */
function fillDisk(file: string): number {
  const handle = openSync(file, 'w');
  let bytes = 0;
  try {
    for (;;) bytes += writeSync(handle, new Uint8Array(PAGE_BYTES));
  } catch {
    return bytes;
  } finally {
    closeSync(handle);
  }
}

test('with room for one page more at each try, until there is enough', async () => {
  granted(await run((transaction) => recordPayment(transaction, paymentOf([inCash(2500)]))));
  const filling = join(disk, 'vulling');
  const filled = fillDisk(filling);
  const before = await verifyChain(house.database.read);
  const entries = before.whole ? before.entries : 0;
  let pages = 0;
  for (; ; pages += 1) {
    truncateSync(filling, filled - pages * PAGE_BYTES);
    const closed = await run((transaction) => closeTill(transaction, MOMENT, CLOSING));
    if (closed.ok) {
      expect(closed.value).toMatchObject({ number: 1, expectedCents: 2500, differenceCents: 0 });
      break;
    }
    expect(closed.error.code).toBe('storageFull');
    expect(await openSessionOf(house.database.read, 'L3')).not.toBeNull();
    expect(await verifyChain(house.database.read)).toMatchObject({ whole: true, entries });
    expect(await verifyLedger(house.database.read)).toEqual([]);
    expect(pages).toBeLessThan(200);
  }
  // A closing is many pages: it was stopped in the middle of its writing, not only before it.
  expect(pages).toBeGreaterThan(3);
  expect(await openSessionOf(house.database.read, 'L3')).toBeNull();
  expect(await verifyChain(house.database.read)).toMatchObject({ whole: true, entries: entries + 1 });
  expect(await verifyLedger(house.database.read)).toEqual([]);
});
