/** What lies in the reader, as the desks of collection see it. Pure. */
import { type CallError, type CardView, type ReaderView, type Result, refusal, success } from '../ipc/contract.ts';

/** A card read completely, one that is not switched on, or a chip that gives nothing usable. */
export type CardOnDesk =
  | { readonly kind: 'card'; readonly card: CardView }
  | { readonly kind: 'notActivated' }
  | { readonly kind: 'unreadable' };

/**
 * The card to be judged now. A card is judged only when it is still in the reader and every part of it was read in one
 * session, so that its signatures are known. Refusals: `noCardInReader`, `cardStillReading`, `cardInUse`, `noService`, `noReader`.
 */
export const cardOnDesk = (view: ReaderView): Result<CardOnDesk, CallError> => {
  switch (view.state.kind) {
    case 'noService':
    case 'noReader':
      return refusal(view.state.kind);
    case 'unavailable':
      return refusal('buildMissing');
    case 'empty':
    case 'removedMidRead':
      return refusal('noCardInReader');
    case 'reading':
      return refusal('cardStillReading');
    case 'inUse':
      return refusal('cardInUse');
    case 'notActivated':
      return success({ kind: 'notActivated' });
    case 'unknownCard':
    case 'mute':
    case 'failed':
      return success({ kind: 'unreadable' });
    case 'card':
      if (view.card === null || !view.cardPresent) return refusal('noCardInReader');
      return view.card.complete ? success({ kind: 'card', card: view.card }) : refusal('cardStillReading');
  }
};

/** Session of the card that lies in the reader or lay there last; null when there was none. */
export const lastSession = (view: ReaderView): string | null => view.card?.sessionId ?? null;
