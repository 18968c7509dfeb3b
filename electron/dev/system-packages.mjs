/** Packages of the operating system: found missing, installed (as root), or the exact line to type. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './project.mjs';

/** To build the smart card add-on and to talk to readers. */
const BASE = ['make', 'g++', 'python3', 'libpcsclite-dev', 'pcscd'];
/** To run the application where the Electron binary cannot be had. */
const STAND_IN = ['chromium', 'fonts-noto-core'];
/** The real parts that the tests and the demonstration use. */
const REAL_PARTS = [
  'vsmartcard-vpcd',
  'opensc',
  'openssl',
  'util-linux',
  'procps',
  'xvfb',
  'poppler-utils',
  'postgresql',
];

/** Names needed to open the application (`start`), or to test and demonstrate it (`test`). */
export const packagesFor = (purpose, { withStandIn }) => [
  ...BASE,
  ...(withStandIn || purpose === 'test' ? STAND_IN : []),
  ...(purpose === 'test' ? REAL_PARTS : []),
];

/** Those of `names` that dpkg does not know as installed. */
export const missingOf = (names) => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const asked = spawnSync('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\n', ...names], { encoding: 'utf8' });
  const installed = new Set(
    asked.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
};

/** Makes sure that all are there; false where somebody has to type the line that was printed. */
export const installSystemPackages = (names) => {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return true;
  const missing = missingOf(names);
  if (missing.length === 0) return true;
  const line = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid() !== 0) {
    say(`Some packages of the system are missing. Type this line, then start again:\n\n  sudo ${line}\n`);
    return false;
  }
  say(`Installing packages of the system: ${missing.join(' ')}`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...words) => spawnSync('apt-get', words, { stdio: ['ignore', 2, 2], env: environment }).status === 0;
  run('update', '-qq');
  if (!run('install', '-y', '-qq', '--no-install-recommends', ...missing) || missingOf(missing).length > 0) {
    say(`These packages could not be installed. Try it yourself:\n\n  ${line}\n`);
    return false;
  }
  return true;
};
