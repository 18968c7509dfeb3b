import { parseFlatFile } from '../iso7816/index.ts';
import type { CardAddress } from '../messages.ts';
import { decodeText } from './text.ts';

/** Decodes file 4033 (padded with zeros); null when it is cut off. An empty file gives empty fields. */
export const decodeAddress = (file: Uint8Array): CardAddress | null => {
  const { values, truncated } = parseFlatFile(file);
  if (truncated) return null;
  const text = (tag: number): string =>
    decodeText(values.find((entry) => entry.tag === tag)?.value ?? new Uint8Array()).text;
  return { street: text(1), postalCode: text(2), municipality: text(3) };
};

/** The file without its padding: only zeros at the very end are cut, because a zero may also be a length inside. */
export const withoutPadding = (file: Uint8Array): Uint8Array => {
  let end = file.length;
  while (end > 0 && file[end - 1] === 0) end -= 1;
  return file.subarray(0, end);
};
