/** The cards to practise with. Nobody on them exists, and their roots are made anew in every process and count as test roots. */
import { createHash } from 'node:crypto';
import type { PracticeCardName, TrustAnchor } from '../messages.ts';
import type { Card } from './card/card.ts';
import { type CardRequest, makeCard } from './card/make-card.ts';
import { makeBankCard } from './card/other-cards.ts';

/** Birth dates are fixed where the profile counts an age, so that a person keeps the national number from day to day. */
const REQUESTS: { readonly [name in Exclude<PracticeCardName, 'bankCard'>]: CardRequest } = {
  oldB: { profile: 'oldB' },
  newB: { profile: 'newB' },
  newBNotActivated: { profile: 'newB', activation: 'filesWaiting' },
  oldE: { profile: 'oldE' },
  newEU: { profile: 'newEU' },
  adultA: { profile: 'adultA' },
  fPlus: { profile: 'fPlus' },
  minor15: { profile: 'minor15', birthDate: '2011-02-14' },
  child9: { profile: 'child9', birthDate: '2017-05-30' },
  citizen: { profile: 'citizen' },
  otherPerson: { profile: 'otherPerson' },
  pinBlocked: { profile: 'adultB', pinTriesLeft: 0 },
  lastTry: { profile: 'adultB', pinTriesLeft: 1 },
  altered: { profile: 'adultA', tampering: ['identity'] },
};

export interface PracticeCards {
  /** The card of this name; the same one every time, with what was done to it. */
  make(name: PracticeCardName): Promise<Card>;
  /** Roots of the cards made so far. */
  trustAnchors(): readonly TrustAnchor[];
}

export const createPracticeCards = (): PracticeCards => {
  const cards = new Map<PracticeCardName, Promise<Card>>();
  const anchors = new Map<string, TrustAnchor>();
  const make = async (name: PracticeCardName): Promise<Card> => {
    if (name === 'bankCard') return makeBankCard();
    const card = await makeCard(REQUESTS[name]);
    const sha256 = createHash('sha256').update(card.contents.certificates.root).digest('hex').toUpperCase();
    anchors.set(sha256, { sha256, label: 'TEST (practice)', use: 'test' });
    return card;
  };
  return {
    make: (name) => {
      const card = cards.get(name) ?? make(name);
      cards.set(name, card);
      return card;
    },
    trustAnchors: () => [...anchors.values()],
  };
};
