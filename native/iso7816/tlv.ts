/** One tag of a flat card file. `value` is a view into the file. */
export interface TaggedValue {
  readonly tag: number;
  readonly value: Uint8Array;
}

/** What a flat file held, and where it stopped making sense. */
export interface FlatFile {
  readonly values: readonly TaggedValue[];
  /** True when a length pointed beyond the end of the file; the values before it are kept. */
  readonly truncated: boolean;
}

/**
 * Reads the flat tag-length-value form of the Belgian identity and address files: one byte of tag; a length in which
 * each FF adds 255 and the first other byte ends the sum; tag 00 is a value only as the very first tag, later it is
 * padding and ends the file. Total: every byte string gives an answer.
 */
export const parseFlatFile = (file: Uint8Array): FlatFile => {
  const values: TaggedValue[] = [];
  let offset = 0;
  while (offset < file.length) {
    const tag = file[offset] as number;
    if (tag === 0 && offset > 0) break;
    offset += 1;
    let length = 0;
    let part = 0xff;
    while (part === 0xff) {
      const next = file[offset];
      if (next === undefined) return { values, truncated: true };
      part = next;
      length += part;
      offset += 1;
    }
    if (tag === 0 && length === 0) break;
    if (offset + length > file.length) return { values, truncated: true };
    values.push({ tag, value: file.subarray(offset, offset + length) });
    offset += length;
  }
  return { values, truncated: false };
};

/** A node of a BER structure: first tag byte(s) as one number, contents, and the bytes it takes in all. */
export interface BerNode {
  readonly tag: number;
  readonly value: Uint8Array;
  readonly size: number;
}

/** Reads one BER value at the start of `bytes`; null where its header is broken or its contents are not all there. */
export const parseBer = (bytes: Uint8Array): BerNode | null => {
  const header = parseBerHeader(bytes);
  if (header === null || header.start + header.length > bytes.length) return null;
  const size = header.start + header.length;
  return { tag: header.tag, value: bytes.subarray(header.start, size), size };
};

/** Total size that the header of a BER value declares, even where the contents are not all there; null if broken. */
export const declaredBerSize = (bytes: Uint8Array): number | null => {
  const header = parseBerHeader(bytes);
  return header === null ? null : header.start + header.length;
};

/** The values that follow one another in `bytes`; stops at the first that is broken. */
export const parseBerList = (bytes: Uint8Array): readonly BerNode[] => {
  const nodes: BerNode[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const node = parseBer(rest);
    if (node === null) break;
    nodes.push(node);
    rest = rest.subarray(node.size);
  }
  return nodes;
};

const parseBerHeader = (bytes: Uint8Array): { tag: number; start: number; length: number } | null => {
  let offset = 0;
  const first = bytes[offset];
  if (first === undefined) return null;
  offset += 1;
  let tag = first;
  if ((first & 0x1f) === 0x1f) {
    for (let more = true; more; ) {
      const next = bytes[offset];
      if (next === undefined || offset > 3) return null;
      tag = tag * 256 + next;
      more = (next & 0x80) !== 0;
      offset += 1;
    }
  }
  const short = bytes[offset];
  if (short === undefined) return null;
  offset += 1;
  if (short < 0x80) return { tag, start: offset, length: short };
  const count = short & 0x7f;
  if (count === 0 || count > 4) return null;
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    const next = bytes[offset];
    if (next === undefined) return null;
    length = length * 256 + next;
    offset += 1;
  }
  return { tag, start: offset, length };
};
