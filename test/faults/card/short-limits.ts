/** A reader process as the application's, but with short time limits, so that a silent card need not be waited for so long. */
import { CONNECTION_LIMITS } from '../../../native/pcsc/card-connection.ts';
import { createPcscliteReaders, loadPcsclite } from '../../../native/pcsc/index.ts';
import { ownPort } from '../../../native/process-port.ts';
import { createReaderService } from '../../../native/reader-service.ts';

const port = ownPort(process);
const addon = loadPcsclite();
if (port === null || !addon.ok) throw new Error('needs a parent and a build of pcsclite');
const service = createReaderService({
  post: (message) => port.post(message),
  readers: createPcscliteReaders(addon.createManager, { ...CONNECTION_LIMITS, transmit: 1_500 }),
  now: () => new Date(),
  platform: process.platform,
  stopped: () => process.exit(0),
});
port.onMessage((message) => service.take(message));
port.onClosed(() => process.exit(0));
