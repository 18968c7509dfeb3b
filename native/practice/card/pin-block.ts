/** The eight bytes in which a PIN or PUK travels: nibble 2, number of digits, digits, filler F. */

const SIZE = 8;

/** Block of a code of 4 to 12 digits. */
export function pinBlock(digits: string): Uint8Array {
  const nibbles = `2${digits.length.toString(16)}${digits}`.padEnd(SIZE * 2, 'f');
  return new Uint8Array(Buffer.from(nibbles, 'hex'));
}

/** Whether the block has the format the card asks for. */
export function isPinBlock(block: Uint8Array): boolean {
  if (block.length !== SIZE) return false;
  const text = Buffer.from(block).toString('hex');
  const length = Number.parseInt(text[1] ?? '0', 16);
  if (text[0] !== '2' || length < 4 || length > 12) return false;
  return /^[0-9]*$/.test(text.slice(2, 2 + length)) && /^f*$/.test(text.slice(2 + length));
}
