/**
 * Builds `out/`: main process and reader process (ES modules), preloads (CommonJS files that need only `electron`),
 * page, resources. `--if-changed` does nothing when no input changed since the last build.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { build as buildPage } from 'vite';
import { inProject, isStarted, say } from './project.mjs';

const OUT = inProject('out');
const INPUTS = ['electron', 'native', 'renderer', 'resources', 'package-lock.json', 'vite.config.ts'];
const PARTS = ['main', 'preload', 'renderer', 'resources'];
/** Loaded from node_modules at run time: Electron itself and everything with machine code. */
const EXTERNAL = ['electron', 'better-sqlite3', 'pcsclite'];

const fingerprint = (path) => {
  const stat = statSync(path);
  if (!stat.isDirectory()) return `${path} ${stat.size} ${stat.mtimeMs}\n`;
  return readdirSync(path)
    .sort()
    .map((name) => fingerprint(join(path, name)))
    .join('');
};

const stampOf = () =>
  createHash('sha256')
    .update(INPUTS.map((name) => fingerprint(inProject(name))).join(''))
    .digest('hex');

const forProcesses = (folder) => ({
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outdir: join(folder, 'main'),
  external: EXTERNAL,
  sourcemap: true,
  // What the window does not wait for comes in chunks of its own.
  splitting: true,
  chunkNames: 'part-[hash]',
  logLevel: 'warning',
  // CommonJS packages inside an ES module bundle ask for `require`.
  banner: {
    js: "import { createRequire as requireMaker } from 'node:module'; const require = requireMaker(import.meta.url);",
  },
});

/** The pictures of the README stay here. */
const isForTheApplication = (path) => path !== inProject('resources/documentation');

const buildInto = async (folder) => {
  const entries = {
    main: inProject('electron/main.ts'),
    'reader-process': inProject('native/reader-process.ts'),
    'backup-worker': inProject('electron/cases/keeping/backup-worker.ts'),
  };
  const present = Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));
  await Promise.all([
    bundle({ ...forProcesses(folder), entryPoints: present }),
    bundle({
      bundle: true,
      platform: 'node',
      target: 'chrome156',
      format: 'cjs',
      entryPoints: [inProject('electron/preload.ts'), inProject('electron/customer-preload.ts')],
      outdir: join(folder, 'preload'),
      outExtension: { '.js': '.cjs' },
      external: ['electron'],
      sourcemap: false,
      logLevel: 'warning',
    }),
    buildPage({
      configFile: inProject('vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: join(folder, 'renderer'), emptyOutDir: true },
    }),
  ]);
  cpSync(inProject('resources'), join(folder, 'resources'), { recursive: true, filter: isForTheApplication });
};

/** Builds beside the old output and then puts it in place, so that a failed build leaves a working one. */
export const build = async ({ onlyIfChanged = false } = {}) => {
  const stamp = stampOf();
  const stampFile = join(OUT, '.stamp');
  if (onlyIfChanged && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const next = join(OUT, `.next-${process.pid}`);
  mkdirSync(next, { recursive: true });
  try {
    await buildInto(next);
    rmSync(stampFile, { force: true });
    for (const part of PARTS) {
      rmSync(join(OUT, part), { recursive: true, force: true });
      renameSync(join(next, part), join(OUT, part));
    }
    writeFileSync(stampFile, stamp);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
};

if (isStarted(import.meta)) {
  try {
    await build({ onlyIfChanged: process.argv.includes('--if-changed') });
  } catch (error) {
    say(`The build failed: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}
