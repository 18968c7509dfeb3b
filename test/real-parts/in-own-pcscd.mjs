/**
 * Runs a command with a PC/SC daemon and two virtual readers of its own, so that runs never disturb each other or
 * the machine's daemon:
 *   node test/real-parts/in-own-pcscd.mjs <command> [arguments…]
 * The command finds the readers' ports in VPCD_PORT and VPCD_PORT_2; its exit code is passed on. A part that cannot
 * start fails the run with the reason. Plain Node (20 or newer), no dependency.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  findDriver,
  findPcscd,
  logTail,
  MARKER,
  makeReadersPrompt,
  RUN_FOLDER,
  startOnFreePorts,
  stop,
} from './pcscd-daemon.mjs';

const INSIDE = '--inside-namespace';
const CANNOT_START = 70;
const LIFELINE = 3;
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

const [first, ...rest] = process.argv.slice(2);
if (first === INSIDE) await runInside(rest);
else if (first === undefined)
  fail('Say which command to run: node test/real-parts/in-own-pcscd.mjs <command> [arguments…]');
else runOutside([first, ...rest]);

/** Enters the namespace. The open pipe tells the inner process when this one is gone, however it ended. */
function runOutside(command) {
  if (process.platform !== 'linux') fail('The virtual readers need Linux.');
  if (findPcscd() === null) fail('pcscd is missing. Install it: apt-get install pcscd');
  if (findDriver() === null) fail('The virtual reader driver is missing. Install it: apt-get install vsmartcard-vpcd');
  const asRoot = process.getuid?.() === 0;
  const child = spawn(
    'unshare',
    [
      '--mount',
      ...(asRoot ? [] : ['--map-root-user']),
      process.execPath,
      fileURLToPath(import.meta.url),
      INSIDE,
      ...command,
    ],
    { stdio: ['inherit', 'inherit', 'inherit', 'pipe'] },
  );
  child.once('error', (error) => fail(`A private mount namespace could not be made: ${error.message}`));
  for (const signal of PASSED_ON) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(exitCode(code, signal)));
}

async function runInside(command) {
  try {
    coverRunFolder();
    mkdirSync(join(RUN_FOLDER, 'readers'));
  } catch (error) {
    fail(`A private ${RUN_FOLDER} could not be made: ${error instanceof Error ? error.message : error}`);
  }
  if (!makeReadersPrompt()) console.error('No C compiler: the virtual readers answer 40 ms slower per command.');
  let port = 0;
  try {
    port = await startOnFreePorts();
  } catch (error) {
    fail(`The PC/SC daemon could not start. ${error instanceof Error ? error.message : error}`);
  }
  const [program, ...programArguments] = command;
  const child = spawn(program, programArguments, {
    stdio: 'inherit',
    env: { ...process.env, [MARKER]: '1', VPCD_PORT: String(port), VPCD_PORT_2: String(port + 1) },
  });
  const end = async (code) => {
    await stop('SIGTERM');
    process.exit(code);
  };
  child.once('error', (error) => {
    console.error(`${program} could not be started: ${error.message}\n${logTail()}`);
    void end(CANNOT_START);
  });
  child.once('exit', (code, signal) => void end(exitCode(code, signal)));
  for (const signal of PASSED_ON) process.on(signal, () => child.kill(signal));
  const lifeline = new Socket({ fd: LIFELINE, readable: true, writable: false });
  lifeline.on('error', () => undefined);
  lifeline.once('close', () => child.kill('SIGTERM'));
  lifeline.resume();
}

/** An empty folder that only this run sees. Where nobody made /run/pcscd yet and we may not, /run itself is covered. */
function coverRunFolder() {
  const tmpfs = (folder) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=0755', 'tmpfs', folder], { stdio: 'pipe' });
  try {
    if (!existsSync(RUN_FOLDER)) mkdirSync(RUN_FOLDER);
  } catch {
    tmpfs('/run');
    mkdirSync(RUN_FOLDER);
  }
  tmpfs(RUN_FOLDER);
}

function exitCode(code, signal) {
  return code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0);
}

function fail(message) {
  console.error(message);
  process.exit(CANNOT_START);
}
