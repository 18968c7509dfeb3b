import type { ApplicationDraft, CardView } from '../../../electron/ipc/contract.ts';

/** How the card in the reader relates to the person in the draft. */
export type CardRelation =
  | { readonly kind: 'none' }
  /** May be put beside the draft: the same person, or nobody is named yet. */
  | { readonly kind: 'beside'; readonly card: CardView }
  | { readonly kind: 'otherPerson'; readonly card: CardView };

/**
 * Puts a card beside a draft only when it was read whole in one card session and does not name somebody else.
 * Nothing is offered from a card whose data were changed after signing; the reader panel says why.
 * Without a national number on both sides the officer looks at the rows and says which counts.
 */
export const relateCard = (person: ApplicationDraft['person'], card: CardView | null): CardRelation => {
  if (card === null || card.address === null || isAltered(card)) return { kind: 'none' };
  const onCard = card.identity.nationalNumber.replaceAll(/\D/g, '');
  const inFile = person.nationalNumber.replaceAll(/\D/g, '');
  const isOther = onCard !== '' && inFile.length === 11 && onCard !== inFile;
  return isOther ? { kind: 'otherPerson', card } : { kind: 'beside', card };
};

const isAltered = ({ verdicts }: CardView): boolean =>
  verdicts !== null && Object.values(verdicts).some((part) => part.verdict === 'invalid');
