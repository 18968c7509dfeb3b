export { type CardLink, createCardLink, OLD_CHIP_PAUSE } from './card-link.ts';
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
export { checkSameChip, giveUpRights, type PinSource, readTriesLeft, verifyPin } from './pin.ts';
export { proveKey } from './prove-key.ts';
export { type ReadingOptions, readCard } from './read-card.ts';
export { toHex } from './text.ts';
