/** `app`: life of the application, its folders, and the lock that keeps it single. */
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChromium } from './chromium.mjs';
import { commandLine } from './command-line.mjs';
import { preventable } from './events.mjs';
import { missing, strict } from './strict.mjs';

const state = {
  folder: '',
  name: '',
  version: '',
  paths: new Map(),
  ready: false,
  quitting: false,
  chromium: undefined,
  lock: undefined,
  before: [],
};
const readiness = Promise.withResolvers();
const chromiumStarted = Promise.withResolvers();
chromiumStarted.promise.catch(() => undefined);

/** The browser, once the application is ready. */
export const chromium = () => chromiumStarted.promise;

/** Name, version and folder come from the application's package.json. */
export const describeApplication = ({ folder, description }) => {
  state.folder = folder;
  state.name = description.productName ?? description.name;
  state.version = description.version ?? '';
};

const defaultPath = (name) => {
  const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
  const known = {
    home: () => homedir(),
    appData: () => config,
    userData: () => commandLine.getSwitchValue('user-data-dir') || join(app.getPath('appData'), state.name),
    sessionData: () => app.getPath('userData'),
    temp: () => tmpdir(),
    exe: () => join(import.meta.dirname, 'electron'),
    logs: () => join(app.getPath('userData'), 'logs'),
    crashDumps: () => join(app.getPath('userData'), 'Crashpad'),
    documents: () => join(homedir(), 'Documents'),
    downloads: () => join(homedir(), 'Downloads'),
  }[name];
  if (known === undefined) throw missing(`app.getPath('${name}')`);
  return known();
};

/** Unix sockets in the abstract name space go away with their process, however it ends. */
const lockName = () => `\0stand-in-${createHash('sha256').update(app.getPath('userData')).digest('hex').slice(0, 32)}`;

const takeLock = (additionalData) => {
  if (state.lock) return true;
  const server = createServer((socket) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    socket.on('error', () => undefined);
    socket.on('end', () => {
      const other = JSON.parse(text);
      readiness.promise.then(() => app.emit('second-instance', {}, other.argv, other.cwd, other.additionalData));
    });
  });
  server.on('error', () => undefined);
  server.listen(lockName());
  if (server.listening) {
    server.unref();
    state.lock = server;
    return true;
  }
  state.before.push(
    new Promise((resolve) => {
      const socket = connect(lockName());
      socket.on('error', resolve).on('close', resolve);
      socket.end(JSON.stringify({ argv: process.argv, cwd: process.cwd(), additionalData }));
    }),
  );
  return false;
};

const endProcess = async (code) => {
  await Promise.all(state.before);
  await state.chromium?.close();
  process.exit(code);
};

/** True once the application is ending: what fails then fails because of that. */
export const isEnding = () => state.quitting;

/** Windows register here so that `quit` can close them and 'window-all-closed' can be told. */
export const windows = new Set();

export const windowClosed = (window) => {
  windows.delete(window);
  if (windows.size > 0 || state.quitting) return;
  if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
  else app.quit();
};

const emitter = new EventEmitter();
const members = {
  quit: () => {
    if (state.quitting) return;
    const before = preventable();
    app.emit('before-quit', before);
    if (before.defaultPrevented) return;
    state.quitting = true;
    for (const window of [...windows]) window.close();
    if (windows.size > 0) {
      state.quitting = false;
      return;
    }
    const last = preventable();
    app.emit('will-quit', last);
    if (last.defaultPrevented) {
      state.quitting = false;
      return;
    }
    app.emit('quit', {}, 0);
    void endProcess(0);
  },
  exit: (code = 0) => {
    state.quitting = true;
    app.emit('quit', {}, code);
    void endProcess(code);
  },
  whenReady: () => readiness.promise,
  isReady: () => state.ready,
  getAppPath: () => state.folder,
  getName: () => state.name,
  setName: (name) => {
    state.name = name;
  },
  getVersion: () => state.version,
  getPath: (name) => state.paths.get(name) ?? defaultPath(name),
  setPath: (name, path) => void state.paths.set(name, path),
  getLocale: () => 'nl-BE',
  getSystemLocale: () => 'nl-BE',
  getPreferredSystemLanguages: () => ['nl-BE', 'en-GB'],
  requestSingleInstanceLock: (additionalData) => takeLock(additionalData),
  hasSingleInstanceLock: () => state.lock !== undefined,
  releaseSingleInstanceLock: () => {
    state.lock?.close();
    state.lock = undefined;
  },
  /** Every page of the stand-in is without Node, sandboxed or not. */
  enableSandbox: () => {
    if (state.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  },
  disableHardwareAcceleration: () => undefined,
  setAppUserModelId: () => undefined,
  focus: () => undefined,
  isPackaged: false,
  commandLine,
  dock: undefined,
};
for (const [key, value] of Object.entries(members)) {
  Object.defineProperty(emitter, key, { value, configurable: true, writable: true, enumerable: true });
}
Object.defineProperty(emitter, 'name', { get: () => state.name, set: members.setName });

export const app = strict('app', emitter);

/** What Electron does after the main script ran: open the browser, then say 'ready'. */
export const becomeReady = async () => {
  if (state.quitting) return;
  const dataFolder = app.getPath('userData');
  mkdirSync(dataFolder, { recursive: true });
  try {
    state.chromium = await startChromium(dataFolder, commandLine.hasSwitch('remote-debugging-port'));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  void state.chromium.ended.then(() => {
    for (const window of [...windows]) window.gone();
    if (!state.quitting) app.quit();
  });
  chromiumStarted.resolve(state.chromium);
  state.ready = true;
  app.emit('will-finish-launching');
  app.emit('ready', {}, {});
  readiness.resolve();
};
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => app.quit());
