/** Several counters on one real server that is killed and restarted meanwhile, and what must hold afterwards. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { verifyChain } from '../../../electron/audit/index.ts';
import { balances, verifyLedger } from '../../../electron/payments/index.ts';
import { keepHouseSettings } from '../../../electron/staff/settings.ts';
import { type Database, openPostgresql, systemClock } from '../../../electron/storage/index.ts';
import { startPostgresql } from '../../real-parts/postgresql.ts';
import type { Answered } from './counter.ts';

export interface CountersReport {
  readonly commands: number;
  readonly done: number;
  /** Refused because another counter was faster. */
  readonly refused: number;
  readonly kills: number;
  readonly receipts: number;
  readonly entries: number;
  readonly faults: readonly string[];
}

export interface CountersOptions {
  readonly counters: number;
  /** Commands of each counter. */
  readonly commands: number;
  /** How often the server is killed and started again. */
  readonly kills: number;
}

/** Refusals that a counter may get because of another one. */
const BY_OTHERS: readonly string[] = [
  'changedMeanwhile',
  'alreadyFinished',
  'draftNotFound',
  'stepNotPossible',
  'wrongState',
];
/** The server went away in the very moment: the counter was told that it is not known. */
const UNSURE = 'storageUnsure';

export async function runCounters(options: CountersOptions): Promise<CountersReport> {
  const server = await startPostgresql();
  try {
    const url = await server.newDatabase();
    await onServer(url, (database) =>
      database.transaction(async (transaction) => {
        await keepHouseSettings(transaction, {
          profileId: 'voorbeeldegem',
          desk: 'Loket 1',
          till: 'L1',
          lockAfterMinutes: 3,
        });
        return { ok: true, value: null };
      }),
    );
    const answers: Answered[] = [];
    const killAt = Array.from({ length: options.kills }, (_, turn) =>
      Math.floor((options.counters * options.commands * (turn + 1)) / (options.kills + 1)),
    );
    let kills = 0;
    let restarting: Promise<void> = Promise.resolve();
    const heard = (answer: Answered): void => {
      answers.push(answer);
      if (answers.length === killAt[kills]) {
        kills += 1;
        restarting = server.kill().then(server.start);
      }
    };
    const failures = await Promise.all(
      Array.from({ length: options.counters }, (_, turn) => runCounter(url, turn + 1, options.commands, heard)),
    );
    await restarting;
    const found = await onServer(url, (database) => faultsAfter(database, answers));
    return {
      commands: answers.length,
      done: answers.filter(({ code }) => code === 'ok').length,
      refused: answers.filter(({ code }) => code !== 'ok').length,
      kills,
      receipts: found.receipts,
      entries: found.entries,
      faults: [...failures.flat(), ...found.faults],
    };
  } finally {
    await server.stop();
  }
}

async function onServer<Value>(url: string, work: (database: Database) => Promise<Value>): Promise<Value> {
  const opened = await openPostgresql({ url, clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

function runCounter(
  url: string,
  counter: number,
  commands: number,
  heard: (answer: Answered) => void,
): Promise<readonly string[]> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'counter.ts'), url, String(counter), String(commands)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let complaint = '';
  child.stderr.on('data', (part) => {
    complaint += part;
  });
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => heard(JSON.parse(line) as Answered));
  const read = new Promise((resolve) => lines.once('close', resolve));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', async (code) => {
      await read;
      resolve(code === 0 ? [] : [`counter ${counter} ended with ${code}: ${complaint.slice(-600)}`]);
    });
  });
}

/** Everything that is wrong, in words. */
async function faultsAfter(database: Database, answers: readonly Answered[]) {
  const { read } = database;
  const faults: string[] = [];
  const done = answers.filter(({ code }) => code === 'ok');
  const unsure = answers.filter(({ code }) => code === UNSURE).length;
  for (const { code, command, counter } of answers) {
    if (code !== 'ok' && code !== UNSURE && !BY_OTHERS.includes(code))
      faults.push(`counter ${counter}, ${command}: ${code}`);
  }
  const rows = await read
    .selectFrom('cases')
    .select(['id', 'case_number', 'version', 'state', 'surname'])
    .orderBy('case_number')
    .execute();
  const cases = new Map(rows.map((row) => [row.id, row]));

  // No lost update: a version of a case was acknowledged to one counter only, and the last one is what stands there.
  const told = new Map<string, Answered>();
  for (const answer of done.filter(({ version }) => version > 0)) {
    const key = `${answer.caseId} ${answer.version}`;
    const other = told.get(key);
    if (other !== undefined)
      faults.push(`version ${answer.version} told twice: to ${other.counter} and ${answer.counter}`);
    told.set(key, answer);
    const stored = cases.get(answer.caseId);
    if (stored === undefined || stored.version < answer.version)
      faults.push(`lost: ${answer.command} version ${answer.version}`);
    else if (stored.version === answer.version && answer.surname !== '' && stored.surname !== answer.surname)
      faults.push(`other content: ${stored.case_number}`);
  }
  for (const { caseId, surname } of done.filter(({ command }) => command === 'finish')) {
    if (cases.get(caseId)?.surname !== surname) faults.push(`finished with other content: ${surname}`);
  }

  // No duplicate number, no gap.
  rows.forEach((row, position) => {
    const expected = String(position + 1).padStart(5, '0');
    if (!row.case_number.endsWith(`-${expected}`))
      faults.push(`case number: ${row.case_number} instead of ${expected}`);
  });
  const receipts = await read
    .selectFrom('receipts')
    .innerJoin('receipt_lines', 'receipt_lines.receipt_id', 'receipts.id')
    .select(['number', 'case_id'])
    .execute();
  const told2 = done.filter(({ receiptNumber }) => receiptNumber !== '');
  if (new Set(told2.map(({ receiptNumber }) => receiptNumber)).size !== told2.length)
    faults.push('a receipt number was told twice');
  for (const { receiptNumber, caseId } of told2) {
    if (!receipts.some(({ number, case_id }) => number === receiptNumber && case_id === caseId))
      faults.push(`receipt lost: ${receiptNumber}`);
  }
  const finished = rows.filter(({ state }) => state !== 'DRAFT').length;
  if (receipts.length !== finished) faults.push(`${finished} finished cases, ${receipts.length} receipts`);
  if (receipts.length < told2.length || receipts.length > told2.length + unsure)
    faults.push(`${receipts.length} receipts, ${told2.length} told`);

  faults.push(...(await verifyLedger(read)).map(({ kind, of }) => `ledger: ${kind} ${of}`));
  const account = await balances(read);
  if (account.terminal !== 2130 * receipts.length) faults.push(`ledger: ${JSON.stringify(account)}`);
  const chain = await verifyChain(read);
  if (!chain.whole) faults.push(`audit chain broken at ${chain.sequence}: ${chain.fault}`);
  // Every acknowledged change of a finished case stands in the chain under its version.
  const entries = await read
    .selectFrom('audit_entries')
    .select(['case_id', 'case_version'])
    .where('case_version', 'is not', null)
    .execute();
  const entered = new Set(entries.map(({ case_id, case_version }) => `${case_id} ${case_version}`));
  for (const { caseId, version } of done.filter(({ command }) => command === 'step')) {
    if (!entered.has(`${caseId} ${version}`)) faults.push(`no entry for ${caseId} version ${version}`);
  }
  return { faults, receipts: receipts.length, entries: chain.whole ? chain.entries : 0 };
}
