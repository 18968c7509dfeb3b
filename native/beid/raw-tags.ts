/** The entries of a card file as they stand, for the expert view. */
import { parseFlatFile } from '../iso7816/index.ts';
import type { RawTag } from '../messages.ts';
import { toHex } from './text.ts';

/** Every entry in the order of the file, repeated and unknown ones too; none of a file that is not there. */
export const rawTagsOf = (file: RawTag['file'], bytes: Uint8Array | null): RawTag[] =>
  bytes === null ? [] : parseFlatFile(bytes).values.map(({ tag, value }) => ({ file, tag, hex: toHex(value) }));
