/** The packages of the lock file: installed when they are missing or differ. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { inProject, projectFolder, say } from './project.mjs';

const LOCK = inProject('package-lock.json');
const INSTALLED = inProject('node_modules/.package-lock.json');
const MARK = inProject('node_modules/.verblijfsloket-lock');

const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/** True when each package of the lock is installed in its version; packages for other systems may be absent. */
const installedAsLocked = () => {
  if (!existsSync(INSTALLED)) return false;
  const installed = packagesOf(INSTALLED);
  return Object.entries(packagesOf(LOCK)).every(([path, wanted]) => {
    if (path === '' || (wanted.optional && installed[path] === undefined)) return true;
    return installed[path]?.version === wanted.version;
  });
};

const npm = (...words) => {
  const viaNpm = process.env.npm_execpath;
  return viaNpm?.endsWith('.js')
    ? spawnSync(process.execPath, [viaNpm, ...words], { cwd: projectFolder, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', words, { cwd: projectFolder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
};

/** Installs exactly what the lock says, only when something is missing; false when that failed. */
export const installNpmPackages = () => {
  const wanted = hashOf(LOCK);
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return true;
  if (!installedAsLocked()) {
    say('Installing the npm packages of package-lock.json …');
    if (npm('ci', '--no-audit', '--no-fund', '--loglevel=error').status !== 0) {
      say('npm ci failed; see above. The application needs these packages.');
      return false;
    }
  }
  writeFileSync(MARK, wanted);
  return true;
};
