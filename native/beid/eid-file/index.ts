/** `.eid` files of the official viewer: reads both forms, writes the newer one. Never throws, whatever the bytes. */
import { readBinary35 } from './binary35.ts';
import type { ReadEidFile } from './eid-file.ts';
import { readXml4 } from './xml4.ts';

export type { EidFile, EidFileCertificates, EidFileRefusal, ReadEidFile } from './eid-file.ts';
export { type EidFileContents, writeEidFile } from './write-xml4.ts';

/** A real file has some 20 kB. */
const LARGEST = 1_000_000;

/** Reads a file by what is in it, not by its name. */
export const readEidFile = (bytes: Uint8Array): ReadEidFile => {
  if (bytes.length > LARGEST) return { ok: false, error: 'tooLarge' };
  return looksLikeXml(bytes) ? readXml4(bytes) : readBinary35(bytes);
};

/** White space (or the mark of UTF-8) and then `<`; the binary form begins with a tag of 00 to 0C and a length. */
const looksLikeXml = (bytes: Uint8Array): boolean => {
  const first = bytes.findIndex((byte) => ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(byte));
  return bytes[first] === 0x3c;
};
