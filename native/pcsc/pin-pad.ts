/** Pin pads of readers, by PC/SC part 10: which features a reader has and under which control codes. */
import type { CardChannel } from './channel.ts';

/** Control codes of a reader with a pin pad. */
export interface PinPad {
  readonly verifyDirect: number;
  /** Null where the reader can only verify. */
  readonly modifyDirect: number | null;
}

const FEATURE = { verifyDirect: 0x06, modifyDirect: 0x07 } as const;

/** CM_IOCTL_GET_FEATURE_REQUEST; pcsc-lite and Windows number it differently. */
export const featureRequestCode = (platform: string): number =>
  platform === 'win32' ? (0x31 << 16) | (3400 << 2) : 0x42000000 + 3400;

/** Asks a reader for its pin pad; null where it has none or does not know the question. */
export const findPinPad = async (channel: CardChannel, platform: string): Promise<PinPad | null> => {
  try {
    return parseFeatures(await channel.control(featureRequestCode(platform), new Uint8Array()));
  } catch {
    return null;
  }
};

/** Decodes the list of features: tag, length 4, control code with the high byte first. */
export const parseFeatures = (answer: Uint8Array): PinPad | null => {
  const codes = new Map<number, number>();
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  for (let offset = 0; offset + 6 <= answer.length; ) {
    const tag = view.getUint8(offset);
    const length = view.getUint8(offset + 1);
    if (length === 4) codes.set(tag, view.getUint32(offset + 2));
    offset += 2 + length;
  }
  const verifyDirect = codes.get(FEATURE.verifyDirect);
  if (verifyDirect === undefined) return null;
  return { verifyDirect, modifyDirect: codes.get(FEATURE.modifyDirect) ?? null };
};
