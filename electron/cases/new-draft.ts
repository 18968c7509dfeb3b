import type { ApplicationDraft, CardView, PersonInput } from '../ipc/contract.ts';
import { nationalityOfCard } from '../rules/index.ts';

/** A draft in which nothing was typed. */
export function emptyDraft(): ApplicationDraft {
  return {
    person: {
      surname: '',
      givenNames: '',
      birthDate: '',
      birthPlace: '',
      sex: '',
      nationality: '',
      nationalNumber: '',
      street: '',
      postalCode: '',
      municipality: '',
      phone: '',
      email: '',
      contactLanguage: 'nl',
      sources: {},
    },
    held: {
      kind: 'NONE',
      letter: null,
      model: null,
      cardNumber: '',
      validUntil: null,
      attestNumber: '',
      attestDate: null,
      attestOffice: '',
    },
    product: 'EVK',
    letter: null,
    reason: 'FIRST',
    procedure: 'NORMAL',
    delivery: 'MUNICIPALITY',
    servicePoint: null,
    rightUntil: null,
    dvz: { agreement: 'unknown', date: null, reference: '' },
    answers: {},
    checklist: [],
    photo: { source: '', takenOn: null, verdicts: [], exemption: null },
    fingerprints: { outcome: '', left: '', right: '', reason: '' },
    signature: '',
    representative: { name: '', relation: '', documentSeen: '' },
    emergencyContact: '',
    payment: {
      method: '',
      terminalReference: '',
      givenCents: null,
      officerAmountCents: null,
      officerAmountReason: '',
      cardCents: null,
      waiverReason: '',
    },
    notes: '',
  };
}

/** A draft with what the card tells; each field that it filled is marked as coming from the card. */
export function draftFromCard(card: CardView): ApplicationDraft {
  const { identity, address } = card;
  const read: Partial<PersonInput> = {
    surname: identity.surname,
    givenNames: [identity.givenNames, identity.thirdNameInitial].filter((part) => part !== '').join(' '),
    birthDate: identity.birthDate ?? '',
    birthPlace: identity.birthPlace,
    sex: identity.sex ?? '',
    nationality: nationalityOfCard(identity.nationality),
    nationalNumber: identity.nationalNumber,
    street: address?.street ?? '',
    postalCode: address?.postalCode ?? '',
    municipality: address?.municipality ?? '',
  };
  const empty = emptyDraft();
  const filled = Object.entries(read).filter(([, value]) => value !== '');
  const residence = identity.kind === 'residence' || identity.kind === 'child';
  return {
    ...empty,
    person: {
      ...empty.person,
      ...Object.fromEntries(filled),
      sources: Object.fromEntries(filled.map(([field]) => [field, 'card' as const])),
    },
    held: residence
      ? {
          ...empty.held,
          kind: 'CARD',
          letter: identity.letter,
          model: identity.model,
          cardNumber: identity.cardNumber,
          validUntil: identity.validUntil,
        }
      : empty.held,
    product: identity.kind === 'child' ? 'EVK_CHILD' : 'EVK',
    reason: residence ? 'RENEWAL' : 'FIRST',
  };
}
