/** The door of this room: what the application makes of a card. */

import { type CardCheckDesk, type CardCheckServices, createCardCheckDesk } from './card-check-desk.ts';
import { type CardOnCase, createCardOnCase } from './card-on-case.ts';
import { type CertificateDesk, createCertificateDesk } from './certificate-desk.ts';
import type { CollectionServices } from './collection-services.ts';
import { createNewCardDesk, type NewCardDesk } from './new-card-desk.ts';
import type { CardMending } from './pin.ts';
import { createPinCheck, type PinCheck } from './pin-check.ts';
import { createReturnedCardDesk, type ReturnedCardDesk } from './returned-card-desk.ts';
import { createReturnedDesk, type ReturnedDesk } from './returned-desk.ts';

export { createCardCheckCalls, withSecrets } from './card-check-calls.ts';
export type { CardCheckServices } from './card-check-desk.ts';
export type { CardFileWork } from './card-file-work.ts';
export { cardForDraft } from './card-for-draft.ts';
export type { CardStatusWork } from './card-status-work.ts';
export type { DescribeCardType } from './card-view.ts';
export { describeCardType } from './describe-card-type.ts';
export type { CardMending, CardWork, PinTries } from './pin.ts';
export { createPracticeDesk, type PracticeWork, readerProcessWords } from './practice-work.ts';
export { overChildProcess, overUtilityProcess, type ReaderChild } from './reader-child.ts';
export { createReaderDesk, type ReaderDesk, type ReaderDeskOptions } from './reader-desk.ts';
export { returnedCalls } from './returned-calls.ts';
export { belgianTrustAnchors, declaredTrustAnchors } from './trust-anchors.ts';
export type { CollectionServices };

/** What all desks together work with. */
export type CardDeskServices = CardCheckServices & { readonly card: CardMending };

/** The desks of collection and card check. Built once: they keep verdicts and let one PIN through at a time. */
export interface CardDesks {
  readonly returnedCard: ReturnedCardDesk;
  readonly returned: ReturnedDesk;
  readonly newCard: NewCardDesk;
  readonly pin: PinCheck;
  readonly check: CardCheckDesk;
  readonly onCase: CardOnCase;
  readonly certificates: CertificateDesk;
}

export const createCardDesks = (services: CardDeskServices): CardDesks => {
  const pin = createPinCheck(services);
  return {
    returnedCard: createReturnedCardDesk(services),
    returned: createReturnedDesk(services),
    newCard: createNewCardDesk(services),
    pin,
    check: createCardCheckDesk(services, pin.trialsOf),
    onCase: createCardOnCase(services),
    certificates: createCertificateDesk(services, pin.trialsOf),
  };
};
