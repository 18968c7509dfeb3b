export { type CardChannel, CardChannelError, type CardReaders, type ReaderStatus, type Sharing } from './channel.ts';
export { failureOf } from './errors.ts';
export { createPcscliteReaders, loadPcsclite } from './pcsclite-readers.ts';
export { findPinPad, type PinPad } from './pin-pad.ts';
