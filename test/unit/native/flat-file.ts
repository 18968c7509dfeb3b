/** Writes flat card files for tests of their readers. */
import { encodeTags } from '../../virtual-card/index.ts';

export interface Entry {
  readonly tag: number;
  readonly value: Uint8Array;
}

export const flatFile = (entries: readonly Entry[]): Uint8Array =>
  encodeTags(entries.map(({ tag, value }) => [tag, value] as const));
