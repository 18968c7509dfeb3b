/** The daemon of this run: two readers, gone and back at will, torn down with its run. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  claimReaders,
  pcscdRuns,
  READER_NAMES,
  readerPorts,
  restartPcscd,
  startPcscd,
  stopPcscd,
} from '../../real-parts/index.ts';
import { insertCard, makeCard } from '../../virtual-card/index.ts';
import { eidenv, output, withInserted } from '../virtual-card/open-sc.ts';

const WAIT_FOR_READERS = 900_000;
const RUNNER = resolve(import.meta.dirname, '../../real-parts/in-own-pcscd.mjs');
const INSERT = resolve(import.meta.dirname, '../../virtual-card/insert.ts');
let release = (): void => undefined;

beforeAll(async () => {
  release = await claimReaders();
}, WAIT_FOR_READERS);
afterAll(() => release());

describe('two readers', () => {
  it('hold a card each', async () => {
    const [first, second] = await Promise.all([makeCard({ profile: 'oldB' }), makeCard({ profile: 'otherPerson' })]);
    const inserted = [await insertCard(first), await insertCard(second, { port: readerPorts()[1] })];
    await Promise.all(READER_NAMES.map((name) => shows(name, 'Yes')));
    const serials = await Promise.all(
      READER_NAMES.map((reader) => output('opensc-tool', '--reader', reader, '--send-apdu', '80E400001C')),
    );
    for (const [index, card] of [first, second].entries()) {
      const serial = Buffer.from(card.contents.chipSerial).toString('hex').toUpperCase().match(/../g)?.join(' ');
      expect(serials[index]).toContain(serial);
    }
    await Promise.all(inserted.map((card) => card.remove()));
    await Promise.all(READER_NAMES.map((name) => shows(name, 'No')));
  });
});

describe('a daemon that goes away', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'by %s takes the card with it, and reads again after its return',
    async (signal) => {
      const card = await makeCard({ profile: 'adultB' });
      const inserted = await insertCard(card);
      await stopPcscd(signal);
      await inserted.removed;
      expect(pcscdRuns()).toBe(false);
      await expect(output('opensc-tool', '-l')).resolves.toContain('No smart card readers found');
      await startPcscd();
      expect(pcscdRuns()).toBe(true);
      const seen = await withInserted(card, () => eidenv());
      expect(seen.get('CARDNUMBER')).toBe(card.contents.identity.cardNumber);
    },
  );

  it('comes back with the same readers on the same ports', async () => {
    const before = readerPorts();
    await restartPcscd('SIGKILL');
    expect(readerPorts()).toEqual(before);
    await Promise.all(READER_NAMES.map((name) => shows(name, 'No')));
  });
});

describe('a daemon without readers', () => {
  it('says so, and has them again after a restart', async () => {
    await stopPcscd();
    await startPcscd({ withReaders: false });
    await expect(output('opensc-tool', '-l')).resolves.toContain('No smart card readers found');
    await restartPcscd();
    const card = await makeCard({ profile: 'adultB' });
    expect((await withInserted(card, () => eidenv())).get('NAME')).toBe('VOORBEELD');
  });
});

describe('the runner', () => {
  it('passes the exit code on', async () => {
    expect(await exitOf(run('sh', '-c', 'exit 7'))).toBe(7);
    expect(await exitOf(run('true'))).toBe(0);
  });

  it('fails where the command cannot be started or is not named', async () => {
    expect(await exitOf(run('no-such-command'))).toBe(70);
    expect(await exitOf(run())).toBe(70);
  });

  it('gives runs side by side their own readers', async () => {
    const mine = String(readerPorts()[0]);
    const others = await Promise.all(
      [0, 1].map(() => firstLine(run('sh', '-c', 'opensc-tool -l >&2; echo $VPCD_PORT'))),
    );
    expect(new Set([mine, ...others]).size).toBe(3);
    expect(pcscdRuns()).toBe(true);
  });

  it('takes everything down even when it is killed itself', async () => {
    const runner = run('sh', '-c', 'echo $$ $(cat /run/pcscd/pcscd.pid); exec sleep 300');
    const pids = (await firstLine(runner)).split(' ').map(Number);
    expect(pids.every(isAlive)).toBe(true);
    runner.kill('SIGKILL');
    while (pids.some(isAlive)) await delay(20);
  });
});

describe('the insert command', () => {
  it('keeps a card in the reader and changes it line by line', async () => {
    const child = spawn(process.execPath, [INSERT, 'adultB'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const said = async (): Promise<string> => String((await lines.next()).value);
    const holder = async (): Promise<string | undefined> => {
      await shows(READER_NAMES[0], 'Yes');
      return (await eidenv()).get('NAME');
    };
    expect(await said()).toBe('inserted adultB');
    expect(await holder()).toBe('VOORBEELD');
    child.stdin.write('remove\n');
    expect(await said()).toBe('removed');
    await shows(READER_NAMES[0], 'No');
    child.stdin.write('insert citizen\n');
    expect(await said()).toBe('inserted citizen');
    expect(await holder()).toBe('MODELKAART');
    child.stdin.end();
    expect(await said()).toBe('removed');
    expect(await exitOf(child)).toBe(0);
    await shows(READER_NAMES[0], 'No');
  });

  it('names its cards when asked for one it does not have', async () => {
    const child = spawn(process.execPath, [INSERT, 'nobody'], { stdio: ['ignore', 'ignore', 'pipe'] });
    const complaint = await firstLine({ stdout: child.stderr });
    expect(complaint).toContain('adultB');
    expect(await exitOf(child)).toBe(2);
  });
});

function run(...command: readonly string[]): ChildProcess & { stdout: NonNullable<ChildProcess['stdout']> } {
  const child = spawn(process.execPath, [RUNNER, ...command], { stdio: ['ignore', 'pipe', 'ignore'] });
  return child;
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

async function firstLine(child: { readonly stdout: NodeJS.ReadableStream }): Promise<string> {
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return line;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function shows(reader: string, card: 'Yes' | 'No'): Promise<void> {
  for (;;) {
    const line = (await output('opensc-tool', '-l')).split('\n').find((row) => row.includes(reader));
    if (line?.includes(` ${card} `)) return;
    await delay(50);
  }
}
