/** Kills the counter script again and again and looks after each restart. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openHouse } from '../../integration/cases/counter-house.ts';
import { faultsAfterRestart } from './after-restart.ts';
import type { Acknowledged } from './counter-script.ts';

/** When to kill. */
export type KillMoment =
  /** As soon as the n-th acknowledgement was read. */
  | { readonly kind: 'afterAcknowledgement'; readonly number: number }
  /** So many milliseconds after work began. */
  | { readonly kind: 'atRandom'; readonly milliseconds: number }
  /** The script kills itself before its n-th statement. */
  | { readonly kind: 'atWritePoint'; readonly statement: number };

export interface KillReport {
  readonly kills: number;
  readonly acknowledged: number;
  readonly faults: readonly string[];
}

/** A folder with a database that goes through many kills. */
export interface KilledHouse {
  /** Works until killed, then opens the database again and checks everything. */
  kill(moment: KillMoment): Promise<readonly string[]>;
  readonly acknowledged: readonly Acknowledged[];
  remove(): void;
}

const SCRIPT = join(import.meta.dirname, 'counter-script.ts');
/** More than any run reaches before it is killed. */
const MANY_CASES = 100_000;

export function killedHouse(): KilledHouse {
  const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-kill-'));
  const acknowledged: Acknowledged[] = [];
  return {
    acknowledged,
    remove: () => rmSync(folder, { recursive: true, force: true }),
    kill: async (moment) => {
      const { signal } = await runScript(folder, moment, (line) => acknowledged.push(line));
      if (signal !== 'SIGKILL') {
        return [`the script was not killed but ended: ${JSON.stringify(moment)}`];
      }
      const house = await openHouse('2026-11-09T15:00:00Z', folder);
      const faults = await faultsAfterRestart(house.database, acknowledged);
      await house.database.close();
      return faults.map((fault) => `${JSON.stringify(moment)}: ${fault}`);
    },
  };
}

/** How many statements one case takes, from draft to destroyed old card: each is a write point. */
export async function statementsPerCase(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-kill-'));
  const { statements } = await runScript(folder, { kind: 'atWritePoint', statement: 0 }, () => undefined, 1);
  rmSync(folder, { recursive: true, force: true });
  return statements;
}

function runScript(
  folder: string,
  moment: KillMoment,
  heard: (line: Acknowledged) => void,
  cases = MANY_CASES,
): Promise<{ readonly signal: NodeJS.Signals | null; readonly statements: number }> {
  const killAt = moment.kind === 'atWritePoint' ? moment.statement : 0;
  const child = spawn(process.execPath, [SCRIPT, folder, String(cases), String(killAt)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let count = 0;
  let statements = 0;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    if (line === 'work') {
      if (moment.kind === 'atRandom') {
        setTimeout(() => child.kill('SIGKILL'), moment.milliseconds);
      }
    } else if (line.startsWith('statements ')) {
      statements = Number(line.slice('statements '.length));
    } else {
      heard(JSON.parse(line));
      count += 1;
      if (moment.kind === 'afterAcknowledgement' && count === moment.number) {
        child.kill('SIGKILL');
      }
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    let signal: NodeJS.Signals | null = null;
    let closed = 0;
    const done = () => {
      closed += 1;
      if (closed === 2) {
        resolve({ signal, statements });
      }
    };
    lines.on('close', done);
    child.on('exit', (_code, by) => {
      signal = by;
      done();
    });
  });
}
