/** A command to a card before it is coded. */
export interface Command {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Uint8Array;
  /** Bytes expected; 256 is coded as 00. Cards with protocol T=0 take no Le beside data. */
  readonly le?: number;
}

/** Codes a short APDU. Data is at most 255 bytes, Le 1 to 256; more is a mistake of the caller. */
export const encodeCommand = (command: Command): Uint8Array => {
  const { cla, ins, p1, p2, data, le } = command;
  if (data !== undefined && data.length > 255) throw new RangeError('APDU data longer than 255 bytes');
  if (le !== undefined && (le < 0 || le > 256)) throw new RangeError('Le outside 0 to 256');
  const bytes = [cla, ins, p1, p2];
  if (data !== undefined && data.length > 0) {
    const coded = new Uint8Array(5 + data.length + (le === undefined ? 0 : 1));
    coded.set([...bytes, data.length]);
    coded.set(data, 5);
    if (le !== undefined) coded[coded.length - 1] = le & 0xff;
    return coded;
  }
  return Uint8Array.from(le === undefined ? bytes : [...bytes, le & 0xff]);
};

/** An answer of a card: its data and status word. */
export interface Answer {
  readonly data: Uint8Array;
  /** SW1 and SW2 as one number, e.g. 0x9000. */
  readonly status: number;
}

/** Splits off the status word; null for an answer too short to hold one. */
export const decodeAnswer = (raw: Uint8Array): Answer | null => {
  const sw1 = raw[raw.length - 2];
  const sw2 = raw[raw.length - 1];
  if (sw1 === undefined || sw2 === undefined) return null;
  return { data: raw.subarray(0, raw.length - 2), status: (sw1 << 8) | sw2 };
};
