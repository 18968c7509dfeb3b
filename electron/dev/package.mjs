/**
 * `npm run package`: an unpacked application in dist/. Where the Electron binary cannot be had, the same run with a
 * stand-in distribution: the archive is then taken out of the repository and started on the stand-in, which proves that
 * nothing is missing in it. Such a package is for this proof only; it cannot be given to anybody.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject, projectFolder, realElectron, say } from './project.mjs';
import { runScript, runtimeEnvironment, runtimeNode } from './runtime.mjs';
import { setUp } from './setup.mjs';

if (!(await setUp('test'))) process.exit(1);

const scratch = mkdtempSync(join(tmpdir(), 'verblijfsloket-package-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** What electron-builder looks for in an unpacked Electron, without Electron. */
const makeStandInDistribution = () => {
  const folder = join(scratch, 'distribution');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const { version } = JSON.parse(readFileSync(inProject('node_modules/electron/package.json'), 'utf8'));
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(folder, name), '#!/bin/sh\necho "This is not Electron." >&2\nexit 1\n');
    chmodSync(join(folder, name), 0o755);
  }
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'icudtl.dat', 'locales/en-US.pak'])
    writeFileSync(join(folder, name), '');
  return folder;
};

/** The project's configuration, with the stand-in distribution and without fuses, which only a real binary has. */
const standInConfiguration = () => {
  const path = join(scratch, 'electron-builder.json');
  const configuration = {
    extends: inProject('electron-builder.yml'),
    electronDist: makeStandInDistribution(),
    electronFuses: null,
  };
  writeFileSync(path, JSON.stringify(configuration));
  return path;
};

const standIn = realElectron() === null;
const target = { win32: '--win', darwin: '--mac' }[process.platform] ?? '--linux';
const configuration = standIn ? standInConfiguration() : inProject('electron-builder.yml');
rmSync(inProject('dist'), { recursive: true, force: true });
const built = spawnSync(
  runtimeNode(),
  [inProject('node_modules/electron-builder/cli.js'), target, 'dir', '--config', configuration, '--publish', 'never'],
  { cwd: projectFolder, stdio: ['ignore', 2, 2], env: runtimeEnvironment() },
);
if (built.status !== 0) process.exit(1);
if (!standIn) {
  say('The unpacked application lies in dist/.');
  process.exit(0);
}

say('Packed with a stand-in distribution; taking the archive out of the repository and starting it from there.');
const packed = join(scratch, 'application');
const extracted = spawnSync(
  runtimeNode(),
  [
    inProject('node_modules/@electron/asar/bin/asar.mjs'),
    'extract',
    inProject('dist/linux-unpacked/resources/app.asar'),
    packed,
  ],
  { stdio: ['ignore', 2, 2], env: runtimeEnvironment() },
);
if (extracted.status !== 0) process.exit(1);
const smoke = [inProject('test/real-parts/in-own-pcscd.mjs'), runtimeNode(), inProject('test/e2e/packed.ts'), packed];
process.exit(runScript(smoke[0], smoke.slice(1)));
