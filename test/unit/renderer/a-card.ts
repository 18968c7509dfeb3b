import type { CardView, ReaderView } from '../../../electron/ipc/contract.ts';

/** A card of an invented person; `identity` overrides what the test is about. */
export const aCard = (identity: Partial<CardView['identity']> = {}, more: Partial<CardView> = {}): CardView => ({
  sessionId: 'session-1',
  readAt: '2026-11-09T13:38:00Z',
  identity: {
    documentType: 17,
    letter: 'F',
    model: 'new',
    kind: 'residence',
    cardNumber: 'B000123456',
    chipSerial: '534C494E',
    validFrom: '2022-02-22',
    validUntil: '2027-02-22',
    issuingMunicipality: 'Voorbeeldegem',
    nationalNumber: '91031499829',
    surname: 'Voorbeeld',
    givenNames: 'Amina',
    thirdNameInitial: '',
    nationality: 'Marokko',
    birthPlace: 'Fictiestad',
    birthDate: '1991-03-14',
    sex: 'F',
    ...identity,
  },
  address: null,
  photo: null,
  certificates: null,
  verdicts: null,
  appletVersion: '18',
  pinTriesLeft: 3,
  complete: true,
  matchingCase: null,
  ...more,
});

/** What the reader tells; an empty reader unless said otherwise. */
export const aView = (part: Partial<ReaderView> = {}): ReaderView => ({
  revision: 1,
  since: '2026-11-09T13:36:00Z',
  readers: [{ name: 'Voorbeeldlezer CR-100', hasCard: false, hasPinPad: true }],
  chosenReader: 'Voorbeeldlezer CR-100',
  state: { kind: 'empty' },
  card: null,
  cardPresent: false,
  ...part,
});
