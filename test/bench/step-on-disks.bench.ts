import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATABASES, type DatabaseKind } from '../real-parts/databases.ts';
import type { Bench, BenchRow } from './bench.ts';

const CASES = 10_000;
const BOUND = 1.5;
/** What the disk of this machine takes, and more: a drive of a workstation without a protected cache takes 1 to 10 ms. */
const MORE_MS = [0, 1, 2, 5];

/**
 * A step writes more than the least that a database can commit, whatever the disk; how much that weighs depends on how long
 * the disk takes to make a write last. The disk is this machine's; the time more is waited before each sync, of the
 * application's process and of the server's.
 */
export const bench: Bench = {
  title: 'A step beside a bare commit, by the disk',
  note:
    `Houses of ${CASES.toLocaleString('en')} cases; medians of 400 steps, each with its audit entry, in turns with bare commits of one row of 3 KB. ` +
    'FULL sync on SQLite, fsync on PostgreSQL. A sync is made slower by a library that is loaded before the disk is asked.',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-disks-'));
    try {
      // The server has an account of its own.
      chmodSync(folder, 0o755);
      const library = join(folder, 'slow-sync.so');
      const source = join(import.meta.dirname, 'slow-sync.c');
      execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl']);
      return DATABASES.flatMap((kind) => MORE_MS.map((more) => measured(kind, more, library)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function measured(kind: DatabaseKind, moreMs: number, library: string): BenchRow {
  const printed = execFileSync(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, 'step-work.ts'), kind, String(CASES)],
    {
      encoding: 'utf8',
      env: { ...process.env, LD_PRELOAD: library, SLOW_SYNC_MICROSECONDS: String(moreMs * 1000) },
    },
  );
  const { bare, command } = JSON.parse(printed) as { bare: number; command: number };
  const name = kind === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  return {
    work: `${name}, ${moreMs === 0 ? 'the disk as it is' : `each sync ${moreMs} ms longer`}`,
    measured: `${(command / bare).toFixed(2)} × (${command.toFixed(2)} ms beside ${bare.toFixed(2)} ms)`,
    bound: `at most ${BOUND} ×`,
    kept: command / bare <= BOUND,
  };
}
