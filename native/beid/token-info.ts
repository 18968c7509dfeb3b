/** File 5032 of the signature application: label and personalisation versions of the card. */
import { declaredBerSize } from '../iso7816/index.ts';
import type { TokenInfo } from '../messages.ts';
import { type CardLink, readFile } from './card-link.ts';
import { toHex } from './text.ts';

/** Graphical, electrical, interface version and one reserved byte stand at the end. */
const VERSION_BYTES = 4;

/** Null where the card has no such file, or not one of this form. */
export const readTokenInfo = async (link: CardLink): Promise<TokenInfo | null> => {
  const file = await readFile(link, 'tokenInfo', { der: true });
  return file === null ? null : decodeTokenInfo(file);
};

/** Decodes file 5032; null when it is cut off. */
export const decodeTokenInfo = (file: Uint8Array): TokenInfo | null => {
  const size = declaredBerSize(file);
  if (file[0] !== 0x30 || size === null || size > file.length || size < VERSION_BYTES + 2) return null;
  const versions = file.subarray(size - VERSION_BYTES, size);
  return {
    hex: toHex(file.subarray(0, size)),
    graphicalVersion: toHex(versions.subarray(0, 1)),
    electricalVersion: toHex(versions.subarray(1, 2)),
    electricalInterfaceVersion: toHex(versions.subarray(2, 3)),
  };
};
