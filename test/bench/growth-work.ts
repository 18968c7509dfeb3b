/** What is measured in houses of growing size: the same work in each. */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import { openCase, recordStep, searchCases, startDraft, workList, workListCounts } from '../../electron/cases/index.ts';
import type { BackupOrder, makeBackup } from '../../electron/cases/keeping/backup-work.ts';
import { type CaseStep, WORK_LISTS } from '../../electron/ipc/contract.ts';
import { launch } from '../e2e/application.ts';
import { setUpDesk } from '../e2e/counter-day.ts';
import { type CounterHouse, els, granted } from '../integration/cases/counter-house.ts';
import { quantile, timed } from './bench.ts';
import { caseKey, caseNumberOf, nameOf, personOf } from './many-cases.ts';

/** Milliseconds of each turn. */
export type Times = readonly number[];

const TURNS = 120;
const WARM_UP = 20;
const COMMANDS = 400;

/** What staff type for a case, letter by letter or at once, and with a slip in it. */
function* typedFor(number: number, count: number): Generator<string> {
  const { surname, givenNames } = nameOf(personOf(number, count));
  const [given = ''] = givenNames.toLowerCase().split(' ');
  const name = surname.toLowerCase();
  for (let length = 1; length <= name.length; length += 2) yield name.slice(0, length);
  for (let length = 1; length <= given.length; length += 2) yield `${name} ${given.slice(0, length)}`;
  yield `${given} ${name.slice(0, 3)}`;
  yield `${given.slice(0, 3)} ${name.slice(0, 3)}`;
  // Two names that nobody bears together.
  yield `${given} ${nameOf(number + 7).surname}`;
  // Two letters in each other's place, and one too many.
  yield name.slice(0, 2) + (name[3] ?? '') + (name[2] ?? '') + name.slice(4);
  yield `${name.slice(0, 4)}x${name.slice(4)} ${given}`;
  yield String(10_000_000_000 + personOf(number, count) * 97);
  yield caseNumberOf(number, count);
}

/** Cases spread over the house; `shift` (0 to 1) says which ones between them. */
const sample = (count: number, turns: number, shift = 0.37): readonly number[] =>
  Array.from({ length: turns }, (_, turn) => 1 + Math.floor(((turn + shift) * count) / turns));

/** Searches for people spread over the house, after as many searches for others: as in a house that has been open since the morning. */
export async function measureSearch({ services }: CounterHouse, count: number): Promise<Times> {
  for (const number of sample(count, TURNS, 0.87)) {
    for (const text of typedFor(number, count)) await searchCases(services, text);
  }
  const times: number[] = [];
  for (const number of sample(count, TURNS)) {
    for (const text of typedFor(number, count)) times.push(await timed(() => searchCases(services, text)));
  }
  return times;
}

export async function measureOpening({ services }: CounterHouse, count: number): Promise<Times> {
  const times: number[] = [];
  for (const number of sample(count, TURNS + WARM_UP)) {
    times.push(await timed(async () => granted(await openCase(services, els, caseKey(number)))));
  }
  return times.slice(WARM_UP);
}

/** Counts of all lists with one list, as the counter screen asks them; each list has its turns. */
export async function measureLists({ services }: CounterHouse): Promise<Times> {
  const times: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    for (const list of WORK_LISTS) {
      times.push(
        await timed(async () => {
          await workListCounts(services);
          await workList(services, list, '');
        }),
      );
    }
  }
  return times.slice(WORK_LISTS.length);
}

/**
 * A step on a case with its entry in the chain, and beside it, turn by turn, the least that the same database can commit.
 * The answer of the register is noted and taken back in turns, so that a small house has enough to do. Each case has had its
 * turns once before they count: a house filled in bulk has index pages full to the brim, which a grown house has not, and
 * the first entry in such a page splits it.
 */
export async function measureCommands(house: CounterHouse): Promise<{ readonly bare: Times; readonly command: Times }> {
  const { services, database } = house;
  const bare = await bareCommit(house);
  const rows = await database.read
    .selectFrom('cases')
    .select(['id', 'version'])
    .where('state', '=', 'ORDERED')
    .limit(TURNS)
    .execute();
  const versions = new Map(rows.map(({ id, version }) => [id, Number(version)]));
  const times = { bare: [] as number[], command: [] as number[] };
  // The code of a step is quick once it ran a few hundred times, as on any working day.
  const before = Math.max(COMMANDS, 2 * rows.length);
  for (let turn = 0; turn < COMMANDS + before; turn += 1) {
    const { id } = rows[Math.floor(turn / 2) % rows.length] ?? { id: '' };
    const command = { caseId: id, version: versions.get(id) ?? 0, officer: els };
    const step: CaseStep =
      turn % 2 === 0
        ? { step: 'acceptedByRegister', reference: 'R-1' }
        : { step: 'undone', reason: 'verkeerd dossier' };
    times.bare.push(await timed(bare.commit));
    times.command.push(
      await timed(async () => versions.set(id, granted(await recordStep(services, command, step)).version)),
    );
  }
  await bare.end();
  return { bare: times.bare.slice(before), command: times.command.slice(before) };
}

/** As large as a case with its entry in the chain. */
const BARE_ROW = randomBytes(2_250).toString('base64');

/** One row of the size of a case into the same database, in a transaction, by its driver alone. */
async function bareCommit({ database, address }: CounterHouse) {
  if (database.kind === 'sqlite') {
    const file = new BetterSqlite(address);
    file.pragma('synchronous = FULL');
    file.exec('create table bench_lines (number integer primary key, text text)');
    const insert = file.prepare('insert into bench_lines (text) values (?)');
    const commit = file.transaction(() => insert.run(BARE_ROW));
    return {
      commit: async () => commit.immediate(),
      end: async () => {
        file.exec('drop table bench_lines');
        file.close();
      },
    };
  }
  const client = new pg.Client(address);
  await client.connect();
  await client.query('create table bench_lines (number serial primary key, text text)');
  return {
    commit: async () => {
      await client.query('begin');
      await client.query({ name: 'bare', text: 'insert into bench_lines (text) values ($1)', values: [BARE_ROW] });
      await client.query('commit');
    },
    end: async () => {
      await client.query('drop table bench_lines');
      await client.end();
    },
  };
}

export const p99 = (times: Times): number => quantile(times, 0.99);
export const median = (times: Times): number => quantile(times, 0.5);
export const slowest = (times: Times): number => Math.max(...times);

/**
 * Milliseconds between two commands while a backup is made: a file serves one workstation, a server all that there are.
 * Both are more than people give.
 */
const COMMAND_EVERY_MS = { sqlite: 100, postgresql: 20 } as const;

/** How long each command took while a whole backup was made in its own thread. */
export async function measureBackup(house: CounterHouse): Promise<Times> {
  const { services, address, database, folder } = house;
  const order = {
    place: database.kind === 'sqlite' ? { file: address } : { url: address },
    workFolder: join(folder, 'work'),
    folder: join(folder, 'backups'),
    passphrase: 'een wachtzin van het loket',
  };
  const times: number[] = [];
  let isDone = false;
  const making = inThread(order).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    times.push(await timed(async () => granted(await startDraft(services, els, null))));
    await delay(COMMAND_EVERY_MS[database.kind]);
  }
  const made = await making;
  if (!made.ok) throw new Error(`no backup: ${made.error.code}`);
  rmSync(order.folder, { recursive: true });
  return times;
}

/** The backup as the application makes it. */
const inThread = (order: BackupOrder): Promise<Awaited<ReturnType<typeof makeBackup>>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../../electron/cases/keeping/backup-worker.ts', import.meta.url), {
      workerData: { kind: 'make', order },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

/** Resident memory in MB of the main process of the whole application, after what a clerk does in a morning with this house. */
export async function measureMemory(house: CounterHouse, count: number): Promise<number> {
  const { database, address, folder } = house;
  // The application sets itself up, with a profile that is delivered.
  await house.behindItsBack('delete from settings');
  await database.close();
  const onServer = database.kind === 'postgresql';
  const application = await launch({
    dataFolder: folder,
    ...(onServer ? { installation: { database: { url: address }, desk: 'Loket 3' } } : {}),
  });
  try {
    const { page } = application;
    await setUpDesk(page);
    for (const number of sample(count, 20)) {
      await page.keyboard.press('F3');
      await page.keyboard.press('Control+a');
      await page.keyboard.type(nameOf(personOf(number, count)).surname.toLowerCase());
      await page
        .getByText(nameOf(personOf(number, count)).surname)
        .first()
        .waitFor();
    }
    const status = readFileSync(`/proc/${application.electron.process().pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1000;
  } finally {
    await application.close();
  }
}
