/** The PC/SC daemon of this test run, for tests that need it or take it away. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  asksForCode,
  giveKeys,
  inOwnPcscd,
  logTail,
  plugIn,
  READER_NAMES,
  RUN_FOLDER,
  runningPid,
  start,
  stop,
  typeOnKeys,
  unplug,
} from './pcscd-daemon.mjs';

export { giveKeys, inOwnPcscd, plugIn, READER_NAMES, unplug };

/** Ports of the two virtual readers. Throws outside a run of in-own-pcscd.mjs: such a test must fail, not skip. */
export function readerPorts(): readonly [number, number] {
  if (!inOwnPcscd()) {
    throw new Error('No PC/SC daemon of its own: start through node test/real-parts/in-own-pcscd.mjs <command>.');
  }
  const port = Number(process.env.VPCD_PORT);
  return [port, port + 1];
}

/** Starts the daemon again after `stopPcscd`, with the same readers on the same ports, or with none. */
export async function startPcscd(options: { readonly withReaders?: boolean } = {}): Promise<void> {
  await start(readerPorts()[0], options);
}

/** Ends the daemon: orderly, or with SIGKILL as a crash would. */
export async function stopPcscd(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  readerPorts();
  await stop(signal);
}

/** Ends the daemon and starts it again; cards that lay in the readers have to be inserted anew. */
export async function restartPcscd(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  await stopPcscd(signal);
  await startPcscd();
}

/** Waits until a reader with keys asks for a code, then types: the codes in order, or `cancel`, or `timeout`. */
export async function typeWhenAsked(reader: string, ...codes: readonly string[]): Promise<void> {
  await untilCodeAsked(reader);
  typeOnKeys(reader, ...codes);
}

/** Done when a reader with keys waits for somebody to type. */
export async function untilCodeAsked(reader: string): Promise<void> {
  const end = Date.now() + ASKING_LIMIT_MS;
  while (!asksForCode(reader)) {
    if (Date.now() > end) throw new Error(`${reader} never asked for a code.`);
    await delay(20);
  }
}

const ASKING_LIMIT_MS = 20_000;

/** Whether the daemon runs. */
export function pcscdRuns(): boolean {
  return runningPid() !== null;
}

/** The daemon's last lines, for a failing test's message. */
export function pcscdLog(): string {
  return logTail();
}

/**
 * The two readers and the daemon for this process alone: test files of one run that use them take turns. Gives the
 * function that lets the next one in. A holder that died is passed over.
 */
export async function claimReaders(): Promise<() => void> {
  readerPorts();
  const folder = join(RUN_FOLDER, 'claimed');
  const holder = join(folder, 'pid');
  for (;;) {
    try {
      mkdirSync(folder);
      writeFileSync(holder, String(process.pid));
      return () => rmSync(folder, { recursive: true, force: true });
    } catch {
      if (isGone(holder)) rmSync(folder, { recursive: true, force: true });
      await delay(50);
    }
  }
}

function isGone(holder: string): boolean {
  try {
    process.kill(Number(readFileSync(holder, 'utf8')), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
