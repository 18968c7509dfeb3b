/** The PC/SC daemon of this test run, for tests that need it or take it away. */
import { inOwnPcscd, logTail, READER_NAMES, runningPid, start, stop } from './pcscd-daemon.mjs';

export { inOwnPcscd, READER_NAMES };

/** Ports of the two virtual readers. Throws outside a run of in-own-pcscd.mjs: such a test must fail, not skip. */
export function readerPorts(): readonly [number, number] {
  if (!inOwnPcscd()) {
    throw new Error('No PC/SC daemon of its own: start through node test/real-parts/in-own-pcscd.mjs <command>.');
  }
  const port = Number(process.env.VPCD_PORT);
  return [port, port + 1];
}

/** Starts the daemon again after `stopPcscd`, with the same readers on the same ports. */
export async function startPcscd(): Promise<void> {
  await start(readerPorts()[0]);
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

/** Whether the daemon runs. */
export function pcscdRuns(): boolean {
  return runningPid() !== null;
}

/** The daemon's last lines, for a failing test's message. */
export function pcscdLog(): string {
  return logTail();
}
