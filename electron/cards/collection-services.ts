import type { DetailServices, StoredCase } from '../cases/index.ts';
import type { ReaderView } from '../ipc/contract.ts';
import type { CardStatusWork } from './card-status-work.ts';
import type { CasePerson } from './judge-card.ts';
import type { CardWork } from './pin.ts';

/** What the desks of collection work with. */
export interface CollectionServices extends DetailServices {
  /** The one truth of what lies in the reader. */
  readonly readerView: () => ReaderView;
  readonly card: CardWork & CardStatusWork;
  /** Cards signed under a declared test root count as genuine: in training and in tests only. */
  readonly testCardsCount: boolean;
}

/** The applicant as the verdicts want them. */
export const personOf = (stored: StoredCase): CasePerson => {
  const { person } = stored.application;
  return {
    surname: person.surname,
    givenNames: person.givenNames,
    nationalNumber: person.nationalNumber,
    birthDate: person.birthDate === '' ? null : person.birthDate,
    nationality: person.nationality,
  };
};

/** Time in milliseconds apart, for verdicts that run out. */
export const dateNow = (services: Pick<CollectionServices, 'clock'>): Date =>
  new Date(services.clock.now().epochMilliseconds);
