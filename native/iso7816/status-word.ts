/** Status words that the application acts on (ISO 7816-4 and the manuals of the Belpic applet). */
export const STATUS = {
  ok: 0x9000,
  fileNotActivated: 0x6283,
  pinPadTimeout: 0x6400,
  pinPadCancelled: 0x6401,
  /** The new PIN was typed twice at the pin pad, not the same both times. */
  pinPadPinsDiffer: 0x6402,
  pinPadPinFormat: 0x6403,
  memoryFailure: 0x6581,
  wrongLength: 0x6700,
  securityNotSatisfied: 0x6982,
  blocked: 0x6983,
  conditionsNotSatisfied: 0x6985,
  noCurrentFile: 0x6986,
  wrongData: 0x6a80,
  notFound: 0x6a82,
  wrongParameters: 0x6a86,
  referenceNotFound: 0x6a88,
  outsideFile: 0x6b00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
} as const;

/** Tries left in `63Cx`, or null for another status word. */
export const triesInStatus = (status: number): number | null => ((status & 0xfff0) === 0x63c0 ? status & 0x0f : null);

/** Four upper-case hexadecimal digits, for technical details. */
export const statusText = (status: number): string => status.toString(16).toUpperCase().padStart(4, '0');
