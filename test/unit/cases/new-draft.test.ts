import { expect, test } from 'vitest';
import { draftFromCard, emptyDraft } from '../../../electron/cases/index.ts';
import { applicationDraft, type CardView } from '../../../electron/ipc/contract.ts';

const card: CardView = {
  sessionId: 's1',
  readAt: '2026-11-09T13:42:00.000Z',
  identity: {
    documentType: 31,
    letter: 'EU',
    model: 'new',
    kind: 'residence',
    cardNumber: 'B000765432',
    chipSerial: '01',
    validFrom: '2021-12-01',
    validUntil: '2026-11-30',
    issuingMunicipality: 'Voorbeeldegem',
    nationalNumber: '84070299777',
    surname: 'SPECIMEN',
    givenNames: 'João Miguel',
    thirdNameInitial: 'P',
    nationality: 'PRT',
    birthPlace: '',
    birthDate: '1984-07',
    sex: 'M',
  },
  address: { street: 'Molenweg 8', postalCode: '9999', municipality: 'Voorbeeldegem' },
  photo: null,
  certificates: null,
  verdicts: null,
  appletVersion: '',
  pinTriesLeft: null,
  complete: true,
  matchingCase: null,
};

test('an empty draft has the shape of the contract and decides nothing', () => {
  const draft = emptyDraft();
  expect(applicationDraft.parse(draft)).toEqual(draft);
  expect([draft.letter, draft.signature, draft.payment.method, draft.dvz.agreement]).toEqual([null, '', '', 'unknown']);
});

test('a card fills what it tells, and only that is marked as coming from it', () => {
  const draft = draftFromCard(card);
  expect(applicationDraft.safeParse(draft).error).toBeUndefined();
  expect(draft.person).toMatchObject({ surname: 'SPECIMEN', givenNames: 'João Miguel P', birthDate: '1984-07' });
  expect(draft.person.sources).toEqual({
    surname: 'card',
    givenNames: 'card',
    birthDate: 'card',
    sex: 'card',
    nationality: 'card',
    nationalNumber: 'card',
    street: 'card',
    postalCode: 'card',
    municipality: 'card',
  });
  expect(draft.held).toMatchObject({ kind: 'CARD', letter: 'EU', cardNumber: 'B000765432', validUntil: '2026-11-30' });
  expect([draft.product, draft.reason, draft.letter]).toEqual(['EVK', 'RENEWAL', null]);
});

test('a child’s card asks for a child’s card', () => {
  expect(draftFromCard({ ...card, identity: { ...card.identity, kind: 'child' } }).product).toBe('EVK_CHILD');
});

test('a Belgian card is no residence card to renew', () => {
  const draft = draftFromCard({ ...card, identity: { ...card.identity, kind: 'belgian', letter: null } });
  expect([draft.held.kind, draft.held.cardNumber, draft.reason]).toEqual(['NONE', '', 'FIRST']);
});

test('a birth date and sex that the card does not tell stay open', () => {
  const draft = draftFromCard({ ...card, address: null, identity: { ...card.identity, birthDate: null, sex: null } });
  expect([draft.person.birthDate, draft.person.sex, draft.person.street]).toEqual(['', '', '']);
  expect(draft.person.sources).not.toHaveProperty('birthDate');
});
