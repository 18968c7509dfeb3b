/**
 * Entry of the reader process: pcsclite, commands in, messages out. Nothing but wiring; the work is in reader-service.ts.
 */
import { bothReaders } from './both-readers.ts';
import { PRACTICE_SWITCH } from './messages.ts';
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
const real = addon.ok ? createPcscliteReaders(addon.createManager) : null;
// Loaded in training mode only.
const practice = process.argv.includes(PRACTICE_SWITCH)
  ? (await import('./practice/index.ts')).createPracticeReader()
  : undefined;
const service = createReaderService({
  post: (message) => port.post(message),
  readers: practice === undefined ? real : bothReaders(real, practice),
  ...(practice === undefined ? {} : { practice }),
  now: () => new Date(),
  platform: process.platform,
  stopped: () => setTimeout(() => process.exit(0), 20),
});
port.onMessage((message) => service.take(message));
port.onClosed(() => process.exit(0));
port.post({
  type: 'started',
  runtime,
  // The practice reader works without the add-on.
  addon: addon.ok || practice !== undefined ? 'loaded' : 'buildMissing',
  detail: addon.ok ? '' : addon.detail,
});
