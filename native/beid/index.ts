export { type CardLink, createCardLink, OLD_CHIP_PAUSE } from './card-link.ts';
export { type CardMemory, createCardMemory } from './card-memory.ts';
export { parseCertificate, type ReadCertificate, summariseCertificates } from './certificates.ts';
export { changePin, type PinChangeSource } from './change-pin.ts';
export { generationOf, isAtr18 } from './chip-data.ts';
export {
  type EidFile,
  type EidFileCertificates,
  type EidFileContents,
  type EidFileRefusal,
  type ReadEidFile,
  readEidFile,
  writeEidFile,
} from './eid-file/index.ts';
export { judgeFile } from './integrity.ts';
export { checkSameChip, FULL_TRIES, giveUpRights, type PinSource, readTriesLeft, verifyPin } from './pin.ts';
export { proveKey } from './prove-key.ts';
export { type ReadingOptions, readCard } from './read-card.ts';
export { toHex } from './text.ts';
export { readTokenInfo } from './token-info.ts';
export { unblockPin } from './unblock-pin.ts';
