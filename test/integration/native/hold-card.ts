/** Another program with the card in the first reader: holds it, shared or exclusively, until its standard input closes. */
import { loadPcsclite } from '../../../native/pcsc/index.ts';
import { READER_NAMES } from '../../real-parts/index.ts';

const addon = loadPcsclite();
if (!addon.ok) throw new Error(addon.detail);
const manager = addon.createManager();
manager.on('error', () => process.exit(1));
manager.on('reader', (reader) => {
  reader.on('error', () => process.exit(1));
  if (reader.name !== READER_NAMES[0]) return;
  const shareMode = process.argv[2] === 'exclusive' ? reader.SCARD_SHARE_EXCLUSIVE : reader.SCARD_SHARE_SHARED;
  const protocol = reader.SCARD_PROTOCOL_T0 | reader.SCARD_PROTOCOL_T1;
  reader.connect({ share_mode: shareMode, protocol }, (error) => {
    if (error) process.exit(1);
    console.log('held');
    process.stdin.resume();
    process.stdin.once('end', () => reader.disconnect(reader.SCARD_LEAVE_CARD, () => process.exit(0)));
  });
});
