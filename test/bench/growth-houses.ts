import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseKind } from '../real-parts/databases.ts';
import { syncSharedPostgresql } from '../real-parts/postgresql.ts';
import type { Bench, BenchRow, BenchShop } from './bench.ts';
import { filledHouse } from './filled-house.ts';
import { growthPlot } from './growth-plot.ts';
import {
  measureBackup,
  measureCommands,
  measureLists,
  measureMemory,
  measureOpening,
  measureSearch,
  median,
  p99,
  slowest,
} from './growth-work.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const sizesOf = ({ mostCases }: BenchShop): readonly number[] => SIZES.filter((size) => size <= mostCases);
const written = (size: number): string => size.toLocaleString('en');

/** What is measured at each size, in milliseconds (memory in MB, a command as a ratio), and what it is held to at a million. */
const WORKS = [
  { name: 'search', says: 'search as you type, p99', unit: 'ms', bound: 30 },
  { name: 'opening', says: 'opening a case with its history, look recorded, median', unit: 'ms', bound: 10 },
  { name: 'lists', says: 'counts of all work lists and one list, p99', unit: 'ms', bound: 50 },
  { name: 'command', says: 'step with audit entry beside a bare commit, medians', unit: '×', bound: 1.5 },
  { name: 'backup', says: 'slowest command while a backup is made', unit: 'ms', bound: 100 },
  { name: 'memory', says: 'memory of main after twenty searches', unit: 'MB', bound: 200 },
] as const;
export type WorkName = (typeof WORKS)[number]['name'];
export type Measured = Readonly<Partial<Record<WorkName, number>>> & { readonly size: number };

/** How much slower search may become from the smallest house to the largest. */
const GROWTH_BOUND = 2;

const NAMES: Readonly<Record<DatabaseKind, string>> = { sqlite: 'SQLite', postgresql: 'PostgreSQL' };

/** Every bound of storage, in houses of growing size, on one database. */
export const growthOn = (kind: DatabaseKind): Bench => ({
  title: (shop) => `Growth up to ${written(sizesOf(shop).at(-1) ?? 0)} cases on ${NAMES[kind]}`,
  note:
    'Invented people over twenty years, two in a hundred cases open. Searched is what staff type, letter by letter: names, two names, ' +
    'names that nobody bears together, names with a slip, numbers. ' +
    (kind === 'postgresql' ? 'PostgreSQL runs on the same machine with fsync on and 1 GB of shared buffers. ' : '') +
    'A bare commit is begin, one row of 3 KB and commit by the driver alone, turn by turn with the step. Memory is the resident set of the process.',
  run: async (shop) => {
    if (kind === 'postgresql') syncSharedPostgresql();
    const measured: Measured[] = [];
    for (const size of sizesOf(shop)) {
      measured.push(await measureAll(shop, kind, size));
      process.stdout.write(`${kind} ${written(size)}: ${JSON.stringify(measured.at(-1))}\n`);
    }
    const picture = `growth-${kind}.svg`;
    writeFileSync(join(import.meta.dirname, picture), growthPlot(WORKS, new Map([[kind, measured]])));
    return {
      rows: [...WORKS.map((work) => rowOf(work, measured)), growthOf(measured)],
      more: `![Growth](${picture})`,
    };
  },
});

async function measureAll(shop: BenchShop, kind: DatabaseKind, size: number): Promise<Measured> {
  const house = await filledHouse(shop, size, kind);
  const search = p99(await measureSearch(house, size));
  const opening = median(await measureOpening(house, size));
  const lists = p99(await measureLists(house));
  const { bare, command } = await measureCommands(house);
  const backup = slowest(await measureBackup(house));
  const memory = await measureMemory(house, size);
  return { size, search, opening, lists, command: median(command) / median(bare), backup, memory };
}

function rowOf(work: (typeof WORKS)[number], measured: readonly Measured[]): BenchRow {
  const last = measured.at(-1)?.[work.name] ?? Number.NaN;
  return {
    work: work.says,
    measured: measured
      .map(
        (one) =>
          `${written(one.size)}: ${(one[work.name] ?? Number.NaN).toFixed(work.unit === 'MB' ? 0 : 1)} ${work.unit}`,
      )
      .join(' · '),
    bound: `${work.unit === '×' ? 'at most' : 'under'} ${work.bound} ${work.unit}`,
    kept: work.unit === '×' ? last <= work.bound : last < work.bound,
  };
}

function growthOf(measured: readonly Measured[]): BenchRow {
  const growth = (measured.at(-1)?.search ?? Number.NaN) / (measured[0]?.search ?? Number.NaN);
  return {
    work: 'search in the largest house beside the smallest',
    measured: `${growth.toFixed(1)} ×`,
    bound: `at most ${GROWTH_BOUND} ×`,
    kept: growth <= GROWTH_BOUND,
  };
}
