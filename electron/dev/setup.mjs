/** Brings a bare machine to where the application can be built and run. Plain Node, nothing installed needed. */
import { existsSync } from 'node:fs';
import { fetchElectron } from './electron-binary.mjs';
import { installNpmPackages } from './npm-packages.mjs';
import { inProject, isStarted, realElectron } from './project.mjs';
import { runScript } from './runtime.mjs';
import { installSystemPackages, packagesFor } from './system-packages.mjs';

const ADDON_BUILDER = inProject('native/pcsc/build-addon.mjs');

/**
 * Does what is missing, in order; false when it had to stop (the reason is printed).
 * @param {'start' | 'test'} purpose `test` also asks for the real parts of the tests
 */
export const setUp = async (purpose) => {
  if (!installSystemPackages(packagesFor(purpose, { withStandIn: false }))) return false;
  if (!installNpmPackages()) return false;
  fetchElectron();
  if (!installSystemPackages(packagesFor(purpose, { withStandIn: realElectron() === null }))) return false;
  if (existsSync(ADDON_BUILDER) && runScript(ADDON_BUILDER) !== 0) return false;
  return runScript(inProject('electron/dev/build.mjs'), ['--if-changed']) === 0;
};

if (isStarted(import.meta)) process.exit((await setUp('test')) ? 0 : 1);
