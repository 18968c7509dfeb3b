/**
 * Cards that this process has read completely: their certificates, and the photo to be shown at once. When such a card
 * comes back, the certificates are not read again; what they vouch for is. Nothing is written anywhere; it ends with the
 * process.
 */
import { createHash } from 'node:crypto';
import type { ChipData } from '../messages.ts';
import type { ReadCertificates } from './certificates.ts';
import { toHex } from './text.ts';

/** What is there before the card has given it again. It counts only as far as signatures read anew vouch for it. */
export interface RememberedCard {
  /** For showing; the verdict is about the photo that is read. */
  readonly photo: Uint8Array | null;
  readonly certificates: ReadCertificates;
  /** File 4040; null before applet 1.8. */
  readonly basicKey: Uint8Array | null;
}

export interface CardMemory {
  /** Whether a card with this chip serial was read before. */
  mayKnow(chipSerial: string): boolean;
  /** The card with this chip serial, if its identity file is the same to the last byte. */
  recall(chip: ChipData, identity: Uint8Array): RememberedCard | null;
  keep(chip: ChipData, identity: Uint8Array, card: RememberedCard): void;
  forget(chip: ChipData): void;
}

/** A counter sees a few dozen people a day; photos of more than these are not needed. */
const MOST_CARDS = 30;

export const createCardMemory = (): CardMemory => {
  const cards = new Map<string, { readonly identity: string; readonly card: RememberedCard }>();
  const digest = (file: Uint8Array): string => toHex(createHash('sha256').update(file).digest());
  return {
    mayKnow: (chipSerial) => cards.has(chipSerial),
    recall: ({ serial }, identity) => {
      const known = cards.get(serial);
      return known !== undefined && known.identity === digest(identity) ? known.card : null;
    },
    keep: ({ serial }, identity, card) => {
      cards.delete(serial);
      cards.set(serial, { identity: digest(identity), card });
      const [oldest] = cards.keys();
      if (cards.size > MOST_CARDS && oldest !== undefined) cards.delete(oldest);
    },
    forget: ({ serial }) => void cards.delete(serial),
  };
};
