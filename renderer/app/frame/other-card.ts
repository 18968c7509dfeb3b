import type { CardView } from '../../../electron/ipc/contract.ts';
import type { OpenCase } from '../stores/desk.ts';

/**
 * True when the card surely belongs to somebody else than the open case: both national numbers are known and differ.
 * While the case has no number yet nothing is offered; the page itself compares then.
 */
export const isOtherPersonsCard = (open: OpenCase, card: CardView): boolean => {
  const known = digits(open.nationalNumber);
  const onCard = digits(card.identity.nationalNumber);
  return known.length === 11 && onCard.length === 11 && known !== onCard;
};

const digits = (text: string): string => text.replace(/\D/g, '');
