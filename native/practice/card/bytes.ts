/** Small byte operations shared by the files of the virtual card. */

/** Bytes of a hexadecimal text; blanks are ignored. */
export function fromHex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replace(/\s+/g, ''), 'hex'));
}

/** Upper-case hexadecimal text without blanks. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

export function concat(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));
}

/** The bytes followed by zeros up to `size`; unchanged when already as long. */
export function zeroPadded(bytes: Uint8Array, size: number): Uint8Array {
  const padded = new Uint8Array(Math.max(size, bytes.length));
  padded.set(bytes);
  return padded;
}

/** The bytes without their trailing zeros. */
export function withoutTrailingZeros(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.slice(0, end);
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
