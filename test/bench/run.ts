/**
 * `npm run bench [-- NAME … --cases COUNT]`: runs every `*.bench.ts` of this folder (or those whose file name contains a
 * NAME), prints the tables and keeps them in `results.md`. Houses grow up to 100,000 cases, or to COUNT. A bound that is not kept is printed; the run fails only when a bench breaks.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, BenchRow, BenchShop } from './bench.ts';

const RESULTS = join(import.meta.dirname, 'results.md');
const { positionals: names, values } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: '100000' } },
});

const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts') && (names.length === 0 || names.some((name) => file.includes(name))))
  .sort();

const closing: (() => Promise<void>)[] = [];
const built = new Map<string, unknown>();
const shop: BenchShop = {
  mostCases: Number(values.cases),
  once: async <Thing>(
    name: string,
    build: () => Promise<{ readonly thing: Thing; readonly close: () => Promise<void> }>,
  ) => {
    if (!built.has(name)) {
      const { thing, close } = await build();
      built.set(name, thing);
      closing.push(close);
    }
    return built.get(name) as Thing;
  },
};

const sections = new Map<string, string>();
let failed = 0;
let broken = 0;
for (const file of files) {
  try {
    const { bench } = (await import(join(import.meta.dirname, file))) as { bench: Bench };
    const before = loadavg()[0] ?? 0;
    const found = await bench.run(shop);
    const load = `Machine: ${cpus().length} cores, load ${before.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after.`;
    const { rows, more } = 'rows' in found ? found : { rows: found, more: '' };
    failed += rows.filter((row) => row.kept === false).length;
    const title = typeof bench.title === 'string' ? bench.title : bench.title(shop);
    const section = sectionOf(title, `${bench.note} ${load}`, rows, more);
    process.stdout.write(`${section}\n`);
    sections.set(title, section);
  } catch (error) {
    broken += 1;
    process.stdout.write(`${file} broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}
for (const close of closing.toReversed()) {
  await close();
}
keep();
process.stdout.write(`bench: ${sections.size} subjects, ${failed} bounds not kept, ${broken} broken\n`);
process.exitCode = broken === 0 ? 0 : 1;

function sectionOf(title: string, note: string, rows: readonly BenchRow[], more: string): string {
  const lines = rows.map(
    ({ work, measured, bound, kept }) =>
      `| ${work} | ${measured} | ${bound} | ${kept === null ? '' : kept ? 'kept' : '**not kept**'} |`,
  );
  return [`## ${title}`, '', note, '', '| work | measured | bound | |', '|---|---|---|---|', ...lines, '', more].join(
    '\n',
  );
}

/** Writes the sections of this run over the older ones of the same title; the others stay. */
function keep(): void {
  const older = new Map<string, string>();
  for (const section of readOlder()
    .split(/^(?=## )/m)
    .filter((part) => part.startsWith('## '))) {
    older.set(section.slice(3, section.indexOf('\n')), section.trimEnd());
  }
  for (const [title, section] of sections) {
    older.set(title, section.trimEnd());
  }
  const head = [
    '# Measured',
    '',
    'Written by `npm run bench`. Figures depend on the machine; the bounds are those of the design.',
    `Last run on ${cpus().length} cores, Node ${process.versions.node}.`,
  ].join('\n');
  const body = [...older.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, section]) => section);
  writeFileSync(RESULTS, `${[head, ...body].join('\n\n')}\n`);
}

function readOlder(): string {
  try {
    return readFileSync(RESULTS, 'utf8');
  } catch {
    return '';
  }
}
