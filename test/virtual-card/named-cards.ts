/** Cards by name: every profile, and the ones with something wrong. For the command line and the demonstration. */
import './kept-keys.ts';
import type { Card } from '../../native/practice/card/card.ts';
import { type CardRequest, makeCard } from '../../native/practice/card/make-card.ts';
import { makeBankCard, makeBlankCard } from '../../native/practice/card/other-cards.ts';
import { PROFILE_NAMES, type ProfileName } from '../../native/practice/card/profiles/profiles.ts';

const CHANGED = {
  /** newB before its activation at the municipality: readable, keys can't be used. */
  newBNotYetActivated: { profile: 'newB', activation: 'keysWaiting' },
  /** newB as delivered to a reader that can't read a file yet. */
  newBUnreadable: { profile: 'newB', activation: 'filesWaiting' },
  oldBPinBlocked: { profile: 'oldB', pinTriesLeft: 0 },
  adultBPinBlocked: { profile: 'adultB', pinTriesLeft: 0 },
  adultBLastTry: { profile: 'adultB', pinTriesLeft: 1 },
  adultATampered: { profile: 'adultA', tampering: ['identity'] },
  adultAWrongPhoto: { profile: 'adultA', tampering: ['photo'] },
  adultAWrongPhotoHash: { profile: 'adultA', tampering: ['photoHash'] },
  adultAForeignRoot: { profile: 'adultA', foreignRoot: true },
  adultBFirstGeneration: { profile: 'adultB', generation: '1.0', identity: { documentType: '12' } },
  adultBSecondGeneration: { profile: 'adultB', generation: '1.1', identity: { documentType: '12' } },
  adultBRekeyed: { profile: 'adultB', rekeyed: true },
} as const satisfies { readonly [name: string]: CardRequest };

const OTHERS = { bank: makeBankCard, blank: makeBlankCard } as const;

export type CardName = ProfileName | keyof typeof CHANGED | keyof typeof OTHERS;

export const CARD_NAMES = [...PROFILE_NAMES, ...Object.keys(CHANGED), ...Object.keys(OTHERS)] as readonly CardName[];

/** The card of this name; null when there is none. */
export async function makeNamedCard(name: string): Promise<Card | null> {
  if (isKey(OTHERS, name)) return OTHERS[name]();
  if (isKey(CHANGED, name)) return makeCard(CHANGED[name]);
  const profile = PROFILE_NAMES.find((candidate) => candidate === name);
  return profile === undefined ? null : makeCard({ profile });
}

function isKey<Table extends object>(table: Table, name: string): name is Extract<keyof Table, string> {
  return Object.hasOwn(table, name);
}
