/**
 * Entry of the reader process: pcsclite, commands in, messages out. Nothing but wiring; the work is in reader-service.ts.
 */
import { createPcscliteReaders, loadPcsclite } from './pcsc/index.ts';
import { ownPort } from './process-port.ts';
import { createReaderService } from './reader-service.ts';

const runtime = `${process.versions.electron === undefined ? `Node ${process.versions.node}` : `Electron ${process.versions.electron}`}, ABI ${process.versions.modules}`;

const port = ownPort(process);
if (port === null) {
  console.error('The reader process is started by the application.');
  process.exit(64);
}

const addon = loadPcsclite();
const service = createReaderService({
  post: (message) => port.post(message),
  readers: addon.ok ? createPcscliteReaders(addon.createManager) : null,
  now: () => new Date(),
  platform: process.platform,
  stopped: () => setTimeout(() => process.exit(0), 20),
});
port.onMessage((message) => service.take(message));
port.onClosed(() => process.exit(0));
port.post({
  type: 'started',
  runtime,
  addon: addon.ok ? 'loaded' : 'buildMissing',
  detail: addon.ok ? '' : addon.detail,
});
