/** Writing DER: the few forms that certificates need. */
import { concat } from '../bytes.ts';

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return tagged(0x30, ...parts);
}

export function set(...parts: readonly Uint8Array[]): Uint8Array {
  return tagged(0x31, ...parts);
}

/** Any tag around the parts. */
export function tagged(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concat(...parts);
  return concat([tag], lengthBytes(content.length), content);
}

/** A positive INTEGER of these big-endian bytes. */
export function integer(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const shortest = bytes.slice(start);
  return tagged(0x02, (shortest[0] ?? 0) >= 0x80 ? concat([0], shortest) : shortest);
}

export function boolean(value: boolean): Uint8Array {
  return Uint8Array.of(0x01, 0x01, value ? 0xff : 0x00);
}

export function nothing(): Uint8Array {
  return Uint8Array.of(0x05, 0x00);
}

/** OBJECT IDENTIFIER in dotted form. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

export function octets(content: Uint8Array): Uint8Array {
  return tagged(0x04, content);
}

/** BIT STRING of whole bytes. */
export function bits(content: Uint8Array): Uint8Array {
  return tagged(0x03, Uint8Array.of(0), content);
}

/** BIT STRING of named bits, bit 0 first, without trailing zero bits (at most eight). */
export function namedBits(positions: readonly number[]): Uint8Array {
  const byte = positions.reduce((sum, position) => sum | (0x80 >> position), 0);
  return Uint8Array.of(0x03, 0x02, 7 - Math.max(...positions), byte);
}

export function utf8String(text: string): Uint8Array {
  return tagged(0x0c, new TextEncoder().encode(text));
}

export function printableString(text: string): Uint8Array {
  return tagged(0x13, new TextEncoder().encode(text));
}

/** UTCTime before 2050, GeneralizedTime after, as RFC 5280 asks. */
export function time(moment: Date): Uint8Array {
  const text = moment.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  const beforeFifty = moment.getUTCFullYear() < 2050;
  return tagged(beforeFifty ? 0x17 : 0x18, new TextEncoder().encode(`${beforeFifty ? text.slice(2) : text}Z`));
}

function lengthBytes(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  if (length < 0x100) return Uint8Array.of(0x81, length);
  return Uint8Array.of(0x82, length >> 8, length & 0xff);
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
