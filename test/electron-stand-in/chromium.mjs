/** The Chromium that shows the windows: one process per application, offline, ended with the application. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from './cdp.mjs';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const OLD_BROWSER_LIMIT_MS = 3000;

/** False where windows cannot be seen: Chromium then draws into memory. */
export const hasDisplay = () => Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const executable = () => {
  const found = [process.env.STAND_IN_CHROMIUM, ...CANDIDATES].find((path) => path && existsSync(path));
  if (found === undefined) throw new Error('stand-in: Chromium is not installed (package chromium)');
  return found;
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A killed application leaves a browser that is still ending; it must let go of the profile first. */
const freeProfile = async (profile) => {
  const lock = join(profile, 'SingletonLock');
  let pid = 0;
  try {
    pid = Number(/-(\d+)$/.exec(readlinkSync(lock))?.[1] ?? 0);
  } catch {
    return;
  }
  for (const end = Date.now() + OLD_BROWSER_LIMIT_MS; pid > 0 && isAlive(pid) && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (pid > 0 && isAlive(pid)) throw new Error(`stand-in: another Chromium (${pid}) uses ${profile}`);
  for (const name of ['SingletonLock', 'SingletonSocket', 'SingletonCookie'])
    rmSync(join(profile, name), { force: true });
};

const flags = (profile, withPort) => [
  `--user-data-dir=${profile}`,
  '--remote-debugging-pipe',
  ...(withPort ? ['--remote-debugging-port=0'] : []),
  ...(hasDisplay() ? ['--app=data:text/html,'] : ['--headless', '--font-render-hinting=none']),
  // Chromium refuses to run as root inside its own sandbox; the application's settings are not touched by this.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  // No bar about these flags above the page.
  '--test-type',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--disable-breakpad',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-search-engine-choice-screen',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,PaintHolding',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  // Nothing leaves the machine; the application's own scheme is answered before any name is looked up.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  // No page opens a window by itself: what `window.open` gets in Electron when the handler denies.
  '--block-new-web-contents',
  '--force-color-profile=srgb',
  '--lang=nl-BE',
];

/** A browser would offer to translate the page; Electron never does. */
const preferences = { translate: { enabled: false } };

/** A new profile starts with what a browser must be told once. */
const prepareProfile = (profile) => {
  const folder = join(profile, 'Default');
  const file = join(folder, 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(preferences));
};

/**
 * Starts Chromium on a profile below the application's data folder.
 * @param {string} dataFolder folder of the application's data
 * @param {boolean} withPort also listen for the test driver and repeat the line it waits for
 */
export const startChromium = async (dataFolder, withPort) => {
  const profile = join(dataFolder, 'stand-in-chromium');
  prepareProfile(profile);
  await freeProfile(profile);
  const child = spawn(executable(), flags(profile, withPort), { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const said = [];
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said.push(text);
    const line = /^DevTools listening on .*$/m.exec(text);
    if (line) process.stderr.write(`${line[0]}\n`);
  });
  const connection = connect(child.stdio[3], child.stdio[4]);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.once('error', (error) => process.stderr.write(`stand-in: Chromium: ${error.message}\n`));
  try {
    await connection.send('Browser.getVersion');
  } catch {
    throw new Error(`stand-in: Chromium did not start: ${said.join('').slice(-800)}`);
  }
  return {
    ...connection,
    ended,
    /** Ends the browser; resolves when its process is gone. */
    close: async () => {
      await connection.send('Browser.close').catch(() => undefined);
      const late = setTimeout(() => child.kill('SIGKILL'), 2000);
      await ended;
      clearTimeout(late);
    },
  };
};
