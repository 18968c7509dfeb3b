/** `utilityProcess.fork`: a Node process of its own that talks over `process.parentPort`. */
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { app } from './app.mjs';
import { missing, strict } from './strict.mjs';

const CHILD_SIDE = new URL('./utility-child.mjs', import.meta.url).href;
const UNDERSTOOD = [
  'serviceName',
  'env',
  'execArgv',
  'cwd',
  'stdio',
  'allowLoadingUnsignedLibraries',
  'respondToAuthRequestsFromMainProcess',
];

const start = (modulePath, args = [], options = {}) => {
  for (const name of Object.keys(options))
    if (!UNDERSTOOD.includes(name)) throw missing(`utilityProcess.fork option ${name}`);
  if (!app.isReady()) throw new Error('utilityProcess cannot be created before app is ready.');
  const stdio = options.stdio ?? 'inherit';
  const child = fork(modulePath, args, {
    cwd: options.cwd ?? process.cwd(),
    env: options.env ?? process.env,
    execArgv: ['--import', CHILD_SIDE, ...(options.execArgv ?? [])],
    serialization: 'advanced',
    stdio: Array.isArray(stdio)
      ? [...stdio.slice(0, 3), 'ipc']
      : [stdio === 'pipe' ? 'ignore' : stdio, stdio, stdio, 'ipc'],
  });
  const emitter = Object.assign(new EventEmitter(), {
    pid: undefined,
    stdout: child.stdout,
    stderr: child.stderr,
    postMessage: (message, transfer) => {
      if (transfer?.length) throw missing('transferring ports to a utility process');
      if (child.connected) child.send(message);
    },
    kill: () => child.kill(),
  });
  child.on('spawn', () => {
    emitter.pid = child.pid;
    emitter.emit('spawn');
  });
  child.on('message', (message) => emitter.emit('message', message));
  child.on('exit', (code, signal) => {
    emitter.pid = undefined;
    const exitCode = code ?? 128 + (signal === 'SIGKILL' ? 9 : 15);
    emitter.emit('exit', exitCode);
    if (exitCode !== 0) {
      const details = {
        type: 'Utility',
        reason: signal ? 'killed' : 'abnormal-exit',
        exitCode,
        serviceName: 'node.mojom.NodeService',
        name: options.serviceName,
      };
      app.emit('child-process-gone', {}, details);
    }
  });
  child.on('error', (error) => emitter.emit('error', 'FatalError', 'fork', error.message));
  return strict('UtilityProcess', emitter);
};

export const utilityProcess = strict('utilityProcess', { fork: start });
