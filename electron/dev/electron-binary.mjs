/** The Electron binary: fetched once where the network allows it; else said once, and the stand-in serves. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inProject, realElectron, say } from './project.mjs';
import { runtimeEnvironment, runtimeNode } from './runtime.mjs';

const MARK = inProject('node_modules/.verblijfsloket-electron');
const DOWNLOAD_LIMIT_MS = 300_000;
const TRY_AGAIN_AFTER_MS = 7 * 24 * 3_600_000;

const version = () => JSON.parse(readFileSync(inProject('node_modules/electron/package.json'), 'utf8')).version;

const triedLately = (now) => {
  if (!existsSync(MARK)) return false;
  const tried = JSON.parse(readFileSync(MARK, 'utf8'));
  return tried.version === version() && now - tried.at < TRY_AGAIN_AFTER_MS;
};

/** Tries to have the binary; whether it is there afterwards is for `realElectron()` to say. */
export const fetchElectron = () => {
  if (realElectron() !== null || triedLately(Date.now())) return;
  const done = spawnSync(runtimeNode(), [inProject('node_modules/electron/install.js')], {
    env: runtimeEnvironment(),
    timeout: DOWNLOAD_LIMIT_MS,
    stdio: 'ignore',
  });
  if (done.status === 0 && realElectron() !== null) {
    rmSync(MARK, { force: true });
    return;
  }
  writeFileSync(MARK, JSON.stringify({ version: version(), at: Date.now() }));
  say(
    `The binary of Electron ${version()} cannot be downloaded here. The same application runs on a stand-in: Node and Chromium.\n` +
      'A next attempt is made in a week, or after deleting node_modules/.verblijfsloket-electron.',
  );
};
