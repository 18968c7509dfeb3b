import type { CardView } from '../../electron/ipc/contract.ts';

/** What is proposed for the card that lies in the reader. */
export type Suggestion =
  | {
      readonly kind: 'collect' | 'open' | 'draft';
      readonly caseId: string;
      readonly caseNumber: string;
      readonly state: string;
    }
  | { readonly kind: 'start'; readonly cardSessionId: string }
  | { readonly kind: 'inspect' };

const COLLECTING = ['READY', 'APPT_COLLECT', 'HANDOVER', 'REMINDED', 'ACTIVE'];
const TYPING = ['DRAFT', 'ENTITLED', 'INVITED', 'CHECKING', 'INCOMPLETE'];

/** Main tells whether the holder has an open case; what to do with it follows from where that case stands. */
export const suggestionFor = (card: CardView): Suggestion => {
  const { matchingCase, identity } = card;
  if (matchingCase !== null) {
    const kind = COLLECTING.includes(matchingCase.state)
      ? 'collect'
      : TYPING.includes(matchingCase.state)
        ? 'draft'
        : 'open';
    return { kind, ...matchingCase };
  }
  return identity.kind === 'residence' || identity.kind === 'child'
    ? { kind: 'start', cardSessionId: card.sessionId }
    : { kind: 'inspect' };
};
