/** The door of this room: what the application makes of a card. */
import type { CollectionServices } from './collection-services.ts';
import { createNewCardDesk, type NewCardDesk } from './new-card-desk.ts';
import { createPinCheck, type PinCheck } from './pin-check.ts';
import { createReturnedCardDesk, type ReturnedCardDesk } from './returned-card-desk.ts';

export type { CardFileWork } from './card-file-work.ts';
export { cardForDraft } from './card-for-draft.ts';
export type { CardStatusWork } from './card-status-work.ts';
export type { DescribeCardType } from './card-view.ts';
export { describeCardType } from './describe-card-type.ts';
export { type CardMending, type CardWork, overwritingPin, type PinTries } from './pin.ts';
export { createPracticeDesk, type PracticeWork, readerProcessWords } from './practice-work.ts';
export { overChildProcess, overUtilityProcess, type ReaderChild } from './reader-child.ts';
export { createReaderDesk, type ReaderDesk, type ReaderDeskOptions } from './reader-desk.ts';
export { belgianTrustAnchors, declaredTrustAnchors } from './trust-anchors.ts';
export type { CollectionServices };

/** The desks of collection and card check. Built once: they keep verdicts and let one PIN through at a time. */
export interface CardDesks {
  readonly returnedCard: ReturnedCardDesk;
  readonly newCard: NewCardDesk;
  readonly pin: PinCheck;
}

export const createCardDesks = (services: CollectionServices): CardDesks => ({
  returnedCard: createReturnedCardDesk(services),
  newCard: createNewCardDesk(services),
  pin: createPinCheck(services),
});
