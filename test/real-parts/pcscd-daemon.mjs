/**
 * A PC/SC daemon of one's own with two virtual readers, inside a private mount namespace.
 * Plain Node without dependencies: the runner uses it before anything is installed, the tests through index.ts.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Where libpcsclite looks for the daemon; a tmpfs of our own lies over it. */
export const RUN_FOLDER = '/run/pcscd';
/** Set in the environment of everything that runs inside. */
export const MARKER = 'OWN_PCSCD';
const SOCKET = join(RUN_FOLDER, 'pcscd.comm');
const PID_FILE = join(RUN_FOLDER, 'pcscd.pid');
const READERS_FOLDER = join(RUN_FOLDER, 'readers');
const READER_FILE = join(READERS_FOLDER, 'virtual');
const ADDITION = join(RUN_FOLDER, 'reader-driver.so');
/** The driver with a keypad in front of it. */
const PIN_PAD_DRIVER = join(RUN_FOLDER, 'pin-pad-driver.so');
/** Which readers have keys, what they ask and what is typed on them. */
const KEYPADS = join(RUN_FOLDER, 'keypads');
/** While this file is there, no device stands behind the readers. */
const UNPLUGGED = join(RUN_FOLDER, 'unplugged');
const LOG_FILE = join(RUN_FOLDER, 'pcscd.log');

/** Names under which the two virtual readers appear. */
export const READER_NAMES = ['Virtual PCD 00 00', 'Virtual PCD 00 01'];

const START_LIMIT_MS = 15_000;
const STOP_LIMIT_MS = 10_000;
const PORT_ATTEMPTS = 5;

/**
 * Pulls the plug of both readers: from now on nothing answers behind them. The daemon goes on naming them, because this
 * build takes readers off its list only when udev says so, and a reader of its configuration file is on no bus.
 */
export function unplug() {
  writeFileSync(UNPLUGGED, '');
}

/** Puts it back. */
export function plugIn() {
  rmSync(UNPLUGGED, { force: true });
}

const onKeypad = (reader, what) => {
  const slot = READER_NAMES.indexOf(reader);
  if (slot < 0) throw new Error(`No reader is called ${reader}.`);
  return join(KEYPADS, `${slot}.${what}`);
};

/** Gives a reader keys of its own, or takes them away; whoever asked it before has to ask again. */
export function giveKeys(reader, has) {
  if (!existsSync(PIN_PAD_DRIVER))
    throw new Error('The keypad of the virtual readers needs a C compiler (Debian package gcc).');
  mkdirSync(KEYPADS, { recursive: true });
  for (const what of ['keys', 'asked', 'typed']) rmSync(onKeypad(reader, what), { force: true });
  if (has) writeFileSync(onKeypad(reader, 'keys'), '');
}

/** Whether the reader waits for somebody to type. */
export function asksForCode(reader) {
  return existsSync(onKeypad(reader, 'asked'));
}

/** Types on the keys of a reader that asks: the codes in order, or `cancel`, or `timeout` for nobody typing. */
export function typeOnKeys(reader, ...codes) {
  const written = onKeypad(reader, 'writing');
  writeFileSync(written, `${codes.join('\n')}\n`);
  renameSync(written, onKeypad(reader, 'typed'));
}

/** Path of the daemon, or null where it isn't installed. */
export function findPcscd() {
  return ['/usr/sbin/pcscd', '/usr/bin/pcscd', '/usr/local/sbin/pcscd'].find((path) => existsSync(path)) ?? null;
}

/** Path of the virtual reader's driver, or null where it isn't installed. */
export function findDriver() {
  const folders = [
    '/usr/lib/pcsc/drivers/serial',
    '/usr/lib64/pcsc/drivers/serial',
    '/usr/local/lib/pcsc/drivers/serial',
  ];
  for (const folder of folders.filter((path) => existsSync(path))) {
    const library = readdirSync(folder).find((name) => name.startsWith('libifdvpcd.so'));
    if (library !== undefined) return join(folder, library);
  }
  return null;
}

/** Whether this process runs inside, with a daemon folder that is its own. */
export function inOwnPcscd() {
  if (process.env[MARKER] !== '1') return false;
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .some((line) => (line.includes(` ${RUN_FOLDER} `) || line.includes(' /run ')) && line.includes(' - tmpfs '));
}

/**
 * Makes the readers answer at once, and able to have keys. False where there is no C compiler: they work all the same,
 * 40 ms slower per command and without keys.
 */
export function makeReadersPrompt() {
  try {
    for (const [source, library] of [
      ['reader-driver.c', ADDITION],
      ['pin-pad-driver.c', PIN_PAD_DRIVER],
    ]) {
      const path = fileURLToPath(new URL(source, import.meta.url));
      execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, path, '-ldl'], { stdio: 'pipe' });
    }
    return true;
  } catch {
    return false;
  }
}

/** Starts the daemon on two free ports; gives the first one. Only inside, before anything else. */
export async function startOnFreePorts() {
  let reason = '';
  for (let attempt = 0; attempt < PORT_ATTEMPTS; attempt += 1) {
    const port = await freePortPair();
    try {
      await start(port);
      return port;
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      await stop('SIGKILL');
    }
  }
  throw new Error(reason);
}

/** Starts the daemon with readers on `port` and the next one, and waits until both readers listen. */
export async function start(port, { withReaders = true } = {}) {
  const daemon = findPcscd();
  if (daemon === null) throw new Error('pcscd is not installed (Debian package pcscd).');
  rmSync(SOCKET, { force: true });
  rmSync(PID_FILE, { force: true });
  rmSync(READER_FILE, { force: true });
  if (withReaders) writeReaderFile(port);
  const log = openSync(LOG_FILE, 'a');
  const child = spawn(daemon, ['--foreground', '--config', READERS_FOLDER], {
    detached: true,
    stdio: ['ignore', log, log],
    env: existsSync(ADDITION)
      ? { ...process.env, LD_PRELOAD: ADDITION, UNPLUGGED, KEYPADS, READER_DRIVER: findDriver() ?? '' }
      : process.env,
  });
  closeSync(log);
  let failure = null;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signal) => {
    failure ??= `it ended with ${signal ?? code}`;
  });
  child.unref();
  const isReady = async () => (await answers(SOCKET)) && (!withReaders || listens(child.pid, port));
  await until(isReady, () => failure, `pcscd did not start with readers on ${port}`);
}

async function until(isReady, failure, complaint) {
  const limit = Date.now() + START_LIMIT_MS;
  while (Date.now() < limit && failure() === null) {
    if (await isReady()) return;
    await delay(25);
  }
  throw new Error(`${complaint}: ${failure() ?? 'time is up'}\n${logTail()}`);
}

/** Ends the daemon and waits until it is gone. Nothing happens when none runs. */
export async function stop(signal) {
  const pid = runningPid();
  if (pid === null) return;
  process.kill(pid, signal);
  const until = Date.now() + STOP_LIMIT_MS;
  while (isAlive(pid)) {
    if (Date.now() > until) process.kill(pid, 'SIGKILL');
    await delay(10);
  }
}

/** Process number of the daemon, null when it doesn't run. */
export function runningPid() {
  try {
    const pid = Number.parseInt(readFileSync(PID_FILE, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 1 && isAlive(pid) ? pid : null;
  } catch {
    return null;
  }
}

/** The last lines the daemon wrote. */
export function logTail() {
  try {
    return readFileSync(LOG_FILE, 'utf8').split('\n').slice(-30).join('\n');
  } catch {
    return '';
  }
}

function writeReaderFile(port) {
  const driver = findDriver();
  if (driver === null) throw new Error('The virtual reader driver is not installed (Debian package vsmartcard-vpcd).');
  const channel = `0x${port.toString(16).toUpperCase()}`;
  const lines = [
    'FRIENDLYNAME "Virtual PCD"',
    `DEVICENAME /dev/null:${channel}`,
    `LIBPATH ${existsSync(PIN_PAD_DRIVER) ? PIN_PAD_DRIVER : driver}`,
    `CHANNELID ${channel}`,
    '',
  ];
  writeFileSync(READER_FILE, lines.join('\n'));
}

/** Two neighbouring ports, below the range that the system gives out by itself. */
async function freePortPair() {
  for (;;) {
    const port = 20_000 + 2 * Math.floor(Math.random() * 6_000);
    if ((await canListen(port)) && (await canListen(port + 1))) return port;
  }
}

function canListen(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

function answers(socketPath) {
  return new Promise((resolve) => {
    if (!existsSync(socketPath)) {
      resolve(false);
      return;
    }
    const socket = connect(socketPath);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** Whether the daemon listens on the ports of both readers. */
function listens(pid, port) {
  return listensOn(pid, port) && listensOn(pid, port + 1);
}

/** Whether this very process listens on the port: another run could have taken it in between. */
function listensOn(pid, port) {
  const inodes = new Set(
    ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => {
      const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
      const rows = existsSync(table) ? readFileSync(table, 'utf8').split('\n').slice(1) : [];
      return rows
        .map((row) => row.trim().split(/\s+/))
        .filter((columns) => columns[1]?.endsWith(wanted) && columns[3] === '0A')
        .map((columns) => `socket:[${columns[9]}]`);
    }),
  );
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`)));
  } catch {
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
