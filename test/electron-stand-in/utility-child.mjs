/** Loaded first in a utility process: `process.parentPort`, as Electron gives it. */
import { EventEmitter } from 'node:events';

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message) => {
    if (process.connected) process.send(message);
  },
  start: () => undefined,
});
process.parentPort = parentPort;
process.type = 'utility';
process.on('message', (data) => parentPort.emit('message', { data, ports: [] }));
// The process ends with the application, however that ended.
process.on('disconnect', () => process.exit(0));
