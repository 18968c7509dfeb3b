/** Kills the tills again and again, and holds what is in the books against an undisturbed run of the same commands. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { verifyChain } from '../../../electron/audit/index.ts';
import { verifyLedger } from '../../../electron/payments/index.ts';
import type { DatabaseKind } from '../../real-parts/databases.ts';
import { sharedPostgresql } from '../../real-parts/postgresql.ts';
import { commandsOf, openBooks, type TillCommand } from './commands.ts';
import { stateOf } from './state.ts';

export interface ReplayReport {
  readonly commands: number;
  /** Commands that were not refused. */
  readonly done: number;
  readonly kills: number;
  /** Kills inside a closing or hand-over, and inside a refund. */
  readonly insideClosings: number;
  readonly insideRefunds: number;
  /** Kills after which the command that was under way was found whole, though nobody had been told. */
  readonly foundWhole: number;
  readonly faults: readonly string[];
}

export interface ReplayWanted {
  readonly kind: DatabaseKind;
  readonly seed: number;
  readonly commands: number;
  readonly kills: number;
}

/** Mostly in the midst of a command; beyond its end the kill comes after the commit and before the acknowledgement. */
const STATEMENT = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 8, max: 24 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 45 }) },
);
const SCRIPT = join(import.meta.dirname, 'till-script.ts');

/** The states that an undisturbed run goes through: after no command, after the first, and so on; and which were not refused. */
export async function undisturbed(
  commands: readonly TillCommand[],
): Promise<{ readonly states: readonly (readonly string[])[]; readonly done: readonly number[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-till-'));
  const books = await openBooks('sqlite', join(folder, 'till.sqlite'), true);
  const states = [await stateOf(books.database)];
  const done: number[] = [];
  for (const [place, command] of commands.entries()) {
    const result = await books.run(command, place);
    if (result.ok) done.push(place);
    states.push(await stateOf(books.database));
  }
  await books.close();
  rmSync(folder, { recursive: true, force: true });
  return { states, done };
}

/** Plays the commands of a seed to their end through so many kills. */
export async function playKilled({ kind, seed, commands: count, kills }: ReplayWanted): Promise<ReplayReport> {
  const commands = commandsOf(seed, count);
  const { states, done } = await undisturbed(commands);
  const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-till-'));
  const server = kind === 'postgresql' ? await sharedPostgresql() : null;
  const address = server === null ? join(folder, 'till.sqlite') : await server.newDatabase();
  await (await openBooks(kind, address, true)).close();
  const faults: string[] = [];
  let insideClosings = 0;
  let insideRefunds = 0;
  let foundWhole = 0;
  let from = 0;
  const moments = killPlaces(commands, done, kills, seed);
  for (const [turn, moment] of [...moments, null].entries()) {
    const { acknowledged, signal } = await runScript([kind, address, seed, count, from], moment);
    if (server !== null) await aloneOnServer(server, address);
    const next = acknowledged ?? from - 1;
    const books = await openBooks(kind, address, false);
    const found = await stateOf(books.database);
    const at = [next + 2, next + 1].find((place) => same(states[place], found));
    faults.push(...(await faultsOf(books.database)).map((fault) => `kill ${turn + 1}: ${fault}`));
    await books.close();
    if (moment !== null && signal !== 'SIGKILL') faults.push(`kill ${turn + 1}: ended by itself`);
    if (at === undefined) {
      faults.push(
        `kill ${turn + 1} in command ${moment?.command} ${what(commands, moment)}: ${difference(states[next + 1], found)}`,
      );
      break;
    }
    if (moment !== null) {
      const under = commands[moment.command]?.kind;
      insideClosings += under === 'close' ? 1 : 0;
      insideRefunds += under === 'refund' ? 1 : 0;
      foundWhole += at === next + 2 ? 1 : 0;
    }
    from = at;
  }
  rmSync(folder, { recursive: true, force: true });
  if (faults.length === 0 && from !== count) faults.push(`ended after ${from} of ${count} commands`);
  return { commands: count, done: done.length, kills, insideClosings, insideRefunds, foundWhole, faults };
}

interface KillPlace {
  readonly command: number;
  readonly statement: number;
}

/** Where to kill, in order: two thirds in closings and refunds that are carried out, the rest anywhere. */
function killPlaces(
  commands: readonly TillCommand[],
  done: readonly number[],
  kills: number,
  seed: number,
): readonly KillPlace[] {
  const heavy = done.filter((place) => commands[place]?.kind === 'close' || commands[place]?.kind === 'refund');
  const somewhere = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...heavy) },
    { weight: 1, arbitrary: fc.constantFrom(...done) },
  );
  return fc
    .sample(fc.record({ command: somewhere, statement: STATEMENT }), {
      seed,
      numRuns: kills * 4,
    })
    .filter(({ command }, at, all) => all.findIndex((one) => one.command === command) === at)
    .slice(0, kills)
    .sort((one, other) => one.command - other.command);
}

function runScript(
  words: readonly (string | number)[],
  moment: KillPlace | null,
): Promise<{ readonly acknowledged: number | null; readonly signal: NodeJS.Signals | null }> {
  const all = [...words, moment?.command ?? -1, moment?.statement ?? 0].map(String);
  const child = spawn(process.execPath, [SCRIPT, ...all], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  let acknowledged: number | null = null;
  lines.on('line', (said) => {
    acknowledged = Number(said);
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (_code, signal) => resolve(signal));
  });
  const read = new Promise<void>((resolve) => lines.on('close', resolve));
  return Promise.all([ended, read]).then(([signal]) => ({ acknowledged, signal }));
}

/** A server that has not let go of a dead counter by then is a fault, and nothing to wait for. */
const MOST_TRIES = 6_000;

/** A commit that was under way may still end on the server after its counter is gone. */
async function aloneOnServer(server: Awaited<ReturnType<typeof sharedPostgresql>>, address: string): Promise<void> {
  const name = new URL(address).pathname.slice(1);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { rows } = await server.run('postgres', `select 1 from pg_stat_activity where datname = '${name}'`);
    if (rows.length === 0) return;
    await delay(10);
  }
  throw new Error(`The server still holds a connection of a counter that was killed, on ${name}.`);
}

async function faultsOf(database: Parameters<typeof stateOf>[0]): Promise<readonly string[]> {
  const chain = await verifyChain(database.read);
  const ledger = await verifyLedger(database.read);
  return [
    ...(chain.whole ? [] : [`history broken: ${JSON.stringify(chain)}`]),
    ...ledger.map((fault) => `${fault.kind} ${fault.of}`),
  ];
}

const same = (one: readonly string[] | undefined, other: readonly string[]): boolean =>
  one !== undefined && one.length === other.length && one.every((text, at) => text === other[at]);

const what = (commands: readonly TillCommand[], moment: KillPlace | null): string =>
  moment === null ? 'none' : `${commands[moment.command]?.kind} before statement ${moment.statement}`;

const difference = (wanted: readonly string[] = [], found: readonly string[]): string =>
  [
    ...wanted.filter((text) => !found.includes(text)).map((text) => `missing: ${text}`),
    ...found.filter((text) => !wanted.includes(text)).map((text) => `not expected: ${text}`),
  ]
    .slice(0, 4)
    .join('; ');
