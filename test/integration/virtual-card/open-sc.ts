/** Runs OpenSC's tools and OpenSSL against the card in the first virtual reader. */
import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { READER_NAMES } from '../../real-parts/index.ts';
import { type Card, type InsertedCard, type InsertOptions, insertCard } from '../../virtual-card/index.ts';

const run = promisify(execFile);

/** Standard output of a program; rejects with its error output when it fails. */
export async function output(program: string, ...programArguments: readonly string[]): Promise<string> {
  const { stdout } = await run(program, [...programArguments], { encoding: 'utf8', maxBuffer: 1 << 22 });
  return stdout;
}

/** Inserts a card into the first reader, waits until the daemon shows it, works with it and takes it out again. */
export async function withInserted<Value>(
  card: Card,
  work: (inserted: InsertedCard) => Promise<Value>,
  options: InsertOptions = {},
): Promise<Value> {
  const inserted = await insertCard(card, options);
  try {
    await readerShows('Yes');
    return await work(inserted);
  } finally {
    await inserted.remove();
    await readerShows('No');
  }
}

/** eidenv's lines as a table without their BELPIC_ prefix. It ends with exit code 1 for every Belgian card. */
export async function eidenv(): Promise<ReadonlyMap<string, string>> {
  const text = await output('eidenv').catch((error: { stdout: string }) => error.stdout);
  const lines = text.split('\n').filter((line) => line.startsWith('BELPIC_'));
  return new Map(lines.map((line) => [line.slice(7, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]));
}

/** Answers to commands sent in one connection, as hexadecimal with status word. */
export async function transmit(...commands: readonly string[]): Promise<readonly string[]> {
  const text = await output('opensc-tool', ...commands.flatMap((command) => ['-s', command]));
  return text
    .split(/^Received /m)
    .slice(1)
    .map((part) => {
      const status = /SW1=0x(..), SW2=0x(..)/.exec(part);
      const data = part.split(/^Sending: /m)[0] ?? '';
      const bytes = [...data.matchAll(/^((?:[0-9A-F]{2} )+)/gm)].map(([, row = '']) => row.slice(0, 48));
      return `${bytes.join('')}${status?.[1] ?? ''}${status?.[2] ?? ''}`.replace(/ /g, '');
    });
}

/** A whole file of the card in blocks of 255 bytes, by OpenSC. */
export async function readFile(path: string, length: number): Promise<Uint8Array> {
  const select = `00A4080C${(path.length / 2).toString(16).padStart(2, '0')}${path}`;
  const reads = Array.from({ length: Math.ceil(length / 255) }, (_unused, block) => {
    const offset = (block * 255).toString(16).padStart(4, '0');
    return `00B0${offset}${Math.min(255, length - block * 255)
      .toString(16)
      .padStart(2, '0')}`;
  });
  const [, ...answers] = await transmit(select, ...reads);
  return new Uint8Array(Buffer.from(answers.map((answer) => answer.slice(0, -4)).join(''), 'hex'));
}

async function readerShows(card: 'Yes' | 'No'): Promise<void> {
  for (;;) {
    const line = (await output('opensc-tool', '-l')).split('\n').find((row) => row.includes(READER_NAMES[0]));
    if (line?.includes(` ${card} `)) return;
    await delay(50);
  }
}
