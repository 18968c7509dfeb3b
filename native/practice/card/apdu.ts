/** Command and response APDUs as they cross the wire on T=0. */
import { concat } from './bytes.ts';

export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  /** Bytes expected, 1 to 256; null where the command asks for none. */
  readonly le: number | null;
}

/** What a command answers: data and status word. */
export interface Answer {
  readonly data: Uint8Array;
  readonly status: number;
}

/** A short APDU of cases 1 to 4; null when its length bytes do not add up. A Le behind data is dropped, as T=0 does. */
export function parseCommand(bytes: Uint8Array): CommandApdu | null {
  const [cla, ins, p1, p2, p3] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return null;
  const header = { cla, ins, p1, p2 };
  if (p3 === undefined) return { ...header, data: new Uint8Array(), le: null };
  if (bytes.length === 5) return { ...header, data: new Uint8Array(), le: p3 === 0 ? 256 : p3 };
  const end = 5 + p3;
  if (p3 === 0 || (bytes.length !== end && bytes.length !== end + 1)) return null;
  return { ...header, data: bytes.slice(5, end), le: null };
}

/** Bytes of an answer: data, then the status word. */
export function encodeAnswer(answer: Answer): Uint8Array {
  return concat(answer.data, [answer.status >> 8, answer.status & 0xff]);
}

/** An answer without data. */
export function status(value: number): Answer {
  return { data: new Uint8Array(), status: value };
}

export const OK = 0x9000;
/** Status words of the card, by meaning. */
export const STATUS = {
  fileNotActivated: 0x6283,
  wrongLength: 0x6700,
  wrongClass: 0x6e00,
  notTagValueFile: 0x6981,
  securityNotSatisfied: 0x6982,
  blocked: 0x6983,
  conditionsNotSatisfied: 0x6985,
  noCurrentFile: 0x6986,
  badData: 0x6a80,
  notFound: 0x6a82,
  recordNotFound: 0x6a83,
  wrongParameters: 0x6a86,
  referenceNotFound: 0x6a88,
  outsideFile: 0x6b00,
  unknownInstruction: 0x6d00,
} as const;

/** `61 xx`: that many bytes wait for GET RESPONSE, 00 standing for 256 or more. */
export function moreBytes(count: number): number {
  return 0x6100 | (count >= 256 ? 0 : count);
}

/** `6C xx`: the right length. */
export function rightLength(count: number): number {
  return 0x6c00 | (count & 0xff);
}

/** `63 Cx`: wrong code, x tries left. */
export function triesLeft(count: number): number {
  return 0x63c0 | count;
}
