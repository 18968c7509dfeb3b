/** A disk that takes what is written but fails to make it last: said at once, nothing acknowledged that is not durable. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse } from '../integration/cases/counter-house.ts';
import { faultsAfterRestart } from './durability/after-restart.ts';
import type { Acknowledged } from './durability/counter-script.ts';

let folder: string;
let library: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-sync-'));
  library = join(folder, 'failing-sync.so');
  const source = join(import.meta.dirname, 'durability/failing-sync.c');
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Heard {
  readonly acknowledged: readonly Acknowledged[];
  readonly refused: readonly string[];
  readonly ended: number | null;
}

/** Runs counters that go on after a refusal; `fails` says which of their commands meet the failing disk. */
const workOn = (house: string, error: 'EIO' | 'ENOSPC', failsFrom: number, failsUpTo: number): Promise<Heard> => {
  const trigger = join(house, '..', `${error}-trigger`);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'durability/stubborn-script.ts'), house], {
    env: { ...process.env, LD_PRELOAD: library, FAILING_SYNC_TRIGGER: trigger, FAILING_SYNC_ERROR: error },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const acknowledged: Acknowledged[] = [];
  const refused: string[] = [];
  let turn = 0;
  const next = (): void => {
    turn += 1;
    if (turn === failsFrom) writeFileSync(trigger, '');
    if (turn === failsUpTo) rmSync(trigger);
    child.stdin.write(turn > failsUpTo + 6 ? 'end\n' : 'next\n');
  };
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (line.startsWith('{')) acknowledged.push(JSON.parse(line) as Acknowledged);
    else if (line.startsWith('refused ')) refused.push(line.slice('refused '.length));
    if (line !== 'over') next();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (ended) => resolve({ acknowledged, refused, ended }));
  });
};

describe.each(['EIO', 'ENOSPC'] as const)('fsync answers %s', (error) => {
  test('the command is refused by its name, the next ones are kept again, and all that was acknowledged is there', async () => {
    const house = mkdtempSync(join(folder, 'house-'));
    const heard = await workOn(house, error, 6, 10);
    expect(heard.ended).toBe(0);
    expect(heard.refused.length).toBeGreaterThan(0);
    expect(new Set(heard.refused)).toEqual(new Set(['storageFailed']));
    const before = heard.acknowledged.length;
    expect(before).toBeGreaterThanOrEqual(6);
    const opened = await openHouse('2026-11-09T15:00:00Z', house);
    expect(await faultsAfterRestart(opened.database, heard.acknowledged)).toEqual([]);
    await opened.database.close();
  });
});
