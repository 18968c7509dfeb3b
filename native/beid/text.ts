/** Text of a card file, and whether its bytes were what the specification says. */
export interface DecodedText {
  readonly text: string;
  /** True when the bytes were not valid UTF-8 and were read as Latin-1. */
  readonly fallback: boolean;
}

/** Decodes UTF-8 exactly as it stands; anything else is read as Latin-1, which always gives a text. */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), fallback: false };
  } catch {
    return { text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''), fallback: true };
  }
};

/** Upper-case hexadecimal digits. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
