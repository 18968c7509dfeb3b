/** Brings a bare machine to where the application can be built and run. Plain Node, nothing installed needed. */
import { spawnSync } from 'node:child_process';
import { fetchElectron } from './electron-binary.mjs';
import { installNpmPackages } from './npm-packages.mjs';
import { inProject, isStarted, realElectron, say } from './project.mjs';
import { runScript, runtimeEnvironment, runtimeNode } from './runtime.mjs';
import { installSystemPackages, packagesFor } from './system-packages.mjs';

const ADDON_BUILDER = inProject('native/pcsc/build-addon.mjs');
const ADDON_LIMIT_MS = 300_000;

/** pcsclite for the Node that tests and stand-in run on; silent unless it fails. */
const buildAddon = () => {
  const done = spawnSync(runtimeNode(), [ADDON_BUILDER], {
    env: runtimeEnvironment(),
    encoding: 'utf8',
    timeout: ADDON_LIMIT_MS,
  });
  if (done.status === 0) return true;
  say(`The card reader add-on (pcsclite) could not be compiled:\n${done.stdout}${done.stderr}`);
  return false;
};

/** pcsclite for Electron. Without its headers the application still opens and says that the reader part is missing. */
const buildAddonForElectron = () => {
  const done = spawnSync(runtimeNode(), [ADDON_BUILDER, '--electron'], {
    env: runtimeEnvironment(),
    encoding: 'utf8',
    timeout: ADDON_LIMIT_MS,
  });
  if (done.status !== 0)
    say('The card reader add-on (pcsclite) could not be compiled for Electron; the application will say so.');
};

/**
 * Does what is missing, in order; false when it had to stop (the reason is printed).
 * @param {'start' | 'test'} purpose `test` also asks for the real parts of the tests
 */
export const setUp = async (purpose) => {
  if (!installSystemPackages(packagesFor(purpose, { withStandIn: false }))) return false;
  if (!installNpmPackages()) return false;
  fetchElectron();
  if (!installSystemPackages(packagesFor(purpose, { withStandIn: realElectron() === null }))) return false;
  if (!buildAddon()) return false;
  if (realElectron() !== null) buildAddonForElectron();
  return runScript(inProject('electron/dev/build.mjs'), ['--if-changed']) === 0;
};

if (isStarted(import.meta)) process.exit((await setUp('test')) ? 0 : 1);
