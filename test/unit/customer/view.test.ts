/** What the applicant sees: the scene of each moment, and that nothing else of a case can ever come along. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyCollection,
  emptyCourse,
  emptyDraft,
  emptyOrder,
  type StoredCase,
} from '../../../electron/cases/index.ts';
import type { CodeAtDesk } from '../../../electron/customer/code.ts';
import { type CustomerFacts, customerViewOf, type Settled } from '../../../electron/customer/view.ts';
import { type CustomerSubject, customerView } from '../../../electron/ipc/contract.ts';
import { CODE_KEYS, CODE_STEPS } from '../../../electron/ipc/shapes/customer.ts';

const ID = '8b6f1f0e-3c5f-4d0a-9c83-6e6c5e6a0d11';
const SECRET = 'NOT-FOR-THE-APPLICANT';
const deed = { at: `${SECRET}-at`, staffId: `${SECRET}-staff`, by: `${SECRET}-officer` };

/** A case in which every text says that it is not for the applicant, but the name. */
const fullCase = (collection: Partial<StoredCase['collection']> = {}): StoredCase => {
  const draft = emptyDraft();
  return {
    id: ID,
    caseNumber: SECRET,
    version: 7,
    state: 'HANDOVER',
    createdAt: SECRET,
    createdBy: SECRET,
    updatedAt: SECRET,
    updatedBy: SECRET,
    application: {
      ...draft,
      person: {
        ...draft.person,
        surname: 'PROEFKAART',
        givenNames: 'Oksana',
        birthDate: '1991-03-14',
        birthPlace: SECRET,
        nationality: SECRET,
        nationalNumber: SECRET,
        street: SECRET,
        postalCode: SECRET,
        municipality: SECRET,
        phone: SECRET,
        email: SECRET,
        contactLanguage: 'fr',
      },
      held: { ...draft.held, cardNumber: SECRET, attestNumber: SECRET, attestOffice: SECRET },
      representative: { name: SECRET, relation: SECRET, documentSeen: SECRET },
      emergencyContact: SECRET,
      notes: SECRET,
      payment: { ...draft.payment, terminalReference: SECRET, officerAmountReason: SECRET, waiverReason: SECRET },
    },
    decision: null,
    order: { ...emptyOrder, arrived: { ...deed, cardNumber: SECRET, location: SECRET } },
    collection: { ...emptyCollection, ...collection },
    course: emptyCourse,
  };
};

const oldCard = {
  ...deed,
  kind: 'CARD',
  description: SECRET,
  cardNumber: SECRET,
  documentCode: SECRET,
  documentNumber: SECRET,
  documentDate: null,
  office: SECRET,
  damaged: false,
  reason: SECRET,
  withdrawn: deed,
  destroyed: deed,
} as const;
const newCard = { ...deed, cardNumber: SECRET, chipSerial: SECRET };
const fingerprints = { ...deed, outcome: 'MATCH', reason: SECRET } as const;
const pin = { ...deed, outcome: 'VERIFIED', reason: SECRET, keyProven: true } as const;
const activation = { ...deed, evidence: [{ kind: 'keyProven', outcome: 'proven', detailKey: SECRET }] } as const;

const code: CodeAtDesk = { keys: 'keyboard', triesLeft: 3, came: null };
const collection: CustomerSubject = { kind: 'collection', caseId: ID };
const facts = (part: Partial<CustomerFacts>): CustomerFacts => ({
  municipality: { nl: 'Brugge', fr: 'Bruges' },
  officialLanguage: 'nl',
  isAtWork: true,
  isCovered: false,
  chosenLanguage: null,
  subject: collection,
  stored: fullCase(),
  comparesFingerprints: true,
  dueCents: null,
  settled: null,
  code: null,
  ...part,
});
const scene = (part: Partial<CustomerFacts>) => customerViewOf(facts(part)).scene;
const visit = (done: Partial<StoredCase['collection']>, asked: CodeAtDesk | null = null) =>
  scene({ stored: fullCase(done), code: asked });

const upToPin = { oldCard, letterSeen: deed, newCard, fingerprints };

describe('a collection', () => {
  it.each([
    ['nothing done', visit({}), { kind: 'bring', what: 'oldCard' }],
    ['old card taken in', visit({ oldCard }), { kind: 'bring', what: 'letter' }],
    [
      'letter seen',
      visit({ oldCard, letterSeen: deed }),
      { kind: 'details', surname: 'PROEFKAART', givenNames: 'Oksana' },
    ],
    ['new card confirmed', visit({ oldCard, letterSeen: deed, newCard }), { kind: 'fingerprints' }],
    [
      'fingerprints differ',
      visit({ ...upToPin, fingerprints: { ...fingerprints, outcome: 'MISMATCH' } }),
      { kind: 'fingerprints' },
    ],
    ['before the tries are known', visit(upToPin), { kind: 'activating' }],
    ['the code is asked', visit(upToPin, code), { kind: 'code', step: 'ask', keys: 'keyboard', triesLeft: 3 }],
    [
      'on the reader, last try',
      visit(upToPin, { keys: 'reader', triesLeft: 1, came: null }),
      { kind: 'code', step: 'last', keys: 'reader', triesLeft: 1 },
    ],
    [
      'a wrong code',
      visit(upToPin, { ...code, triesLeft: 2, came: 'wrong' }),
      { kind: 'code', step: 'wrong', keys: 'keyboard', triesLeft: 2 },
    ],
    [
      'blocked',
      visit(upToPin, { ...code, triesLeft: 0, came: null }),
      { kind: 'code', step: 'blocked', keys: 'keyboard', triesLeft: 0 },
    ],
    [
      'the right code',
      visit({ ...upToPin, pin }, { ...code, came: 'right' }),
      { kind: 'code', step: 'right', keys: 'keyboard', triesLeft: 3 },
    ],
    ['evidence read', visit({ ...upToPin, pin, activation }, { ...code, came: 'right' }), { kind: 'cardReady' }],
    ['handed over', visit({ ...upToPin, pin, activation, handedOver: deed }), { kind: 'thanks' }],
  ])('%s', (_when, shown, expected) => {
    expect(shown).toEqual(expected);
  });
});

describe('other work', () => {
  const application: CustomerSubject = { kind: 'application', draftId: ID };
  const applied: Settled = { kind: 'applied', what: 'card', paidCents: 2500, changeCents: 0, promised: null };
  const payment: CustomerSubject = { kind: 'payment', caseIds: [ID] };
  const card = (asked: 'none' | 'pin' | 'newPin' | 'puk', at: CodeAtDesk | null) =>
    scene({ subject: { kind: 'card', code: asked }, stored: null, code: at });
  it.each([
    ['nobody', scene({ subject: { kind: 'nobody' } }), { kind: 'greeting' }],
    ['a draft that is gone', scene({ subject: application, stored: null }), { kind: 'greeting' }],
    [
      'an application',
      scene({ subject: application, dueCents: 2500 }),
      { kind: 'application', surname: 'PROEFKAART', givenNames: 'Oksana', dueCents: 2500 },
    ],
    ['finished', scene({ subject: application, settled: applied }), applied],
    ['to pay', scene({ subject: payment, stored: null, dueCents: 700 }), { kind: 'due', dueCents: 700 }],
    ['an amount not known', scene({ subject: payment, stored: null }), { kind: 'greeting' }],
    ['a card that lies there', card('none', code), { kind: 'greeting' }],
    ['a code of it', card('pin', code), { kind: 'code', step: 'ask', keys: 'keyboard', triesLeft: 3 }],
    ['an own code', card('newPin', code), { kind: 'code', step: 'choose', keys: 'keyboard', triesLeft: 3 }],
    [
      'the PUK of a blocked one',
      card('puk', { ...code, triesLeft: 0 }),
      { kind: 'code', step: 'puk', keys: 'keyboard', triesLeft: 0 },
    ],
  ])('%s', (_what, shown, expected) => {
    expect(shown).toEqual(expected);
  });
});

describe('language and cover', () => {
  it('speaks the language of the file, the officer may choose another, a desk that rests speaks its own', () => {
    expect(customerViewOf(facts({}))).toMatchObject({ language: 'fr', municipality: 'Bruges' });
    expect(customerViewOf(facts({ chosenLanguage: 'en' }))).toMatchObject({ language: 'en', municipality: 'Brugge' });
    expect(customerViewOf(facts({ isAtWork: false, chosenLanguage: 'en' }))).toEqual({
      language: 'nl',
      municipality: 'Brugge',
      scene: { kind: 'greeting' },
    });
  });
  it('greets while it is covered', () => {
    expect(scene({ isCovered: true, stored: fullCase(upToPin), code })).toEqual({ kind: 'greeting' });
  });
});

it('asks for no finger where none is compared', () => {
  const before = { oldCard, letterSeen: deed, newCard };
  expect(visit(before)).toEqual({ kind: 'fingerprints' });
  expect(scene({ stored: fullCase(before), comparesFingerprints: false })).toEqual({ kind: 'activating' });
});

it('shows nothing of a case but the name, whatever was recorded and whatever is asked', () => {
  const maybe = <Value>(value: Value) => fc.option(fc.constant(value), { nil: null });
  const stored = fc
    .record({
      oldCard: maybe(oldCard),
      letterSeen: maybe(deed),
      newCard: maybe(newCard),
      fingerprints: maybe(fingerprints),
      pin: maybe(pin),
      activation: maybe(activation),
      handedOver: maybe(deed),
      brokenOff: fc.constant([{ ...deed, reason: SECRET }]),
    })
    .map(fullCase);
  const subject = fc.constantFrom<CustomerSubject>(
    { kind: 'nobody' },
    collection,
    { kind: 'application', draftId: ID },
    { kind: 'payment', caseIds: [ID] },
    { kind: 'card', code: 'pin' },
    { kind: 'card', code: 'newPin' },
    { kind: 'card', code: 'puk' },
  );
  const anyFacts = fc.record<CustomerFacts>({
    municipality: maybe({ nl: 'Brugge' }),
    officialLanguage: fc.constantFrom('nl', 'fr', 'de'),
    isAtWork: fc.boolean(),
    isCovered: fc.boolean(),
    comparesFingerprints: fc.boolean(),
    chosenLanguage: fc.constantFrom('nl', 'fr', 'de', 'en', null),
    subject,
    stored: fc.option(stored, { nil: null }),
    dueCents: fc.option(fc.nat(100_000), { nil: null }),
    settled: fc.constantFrom<Settled | null>(null, { kind: 'paid', paidCents: 1, changeCents: 2 }),
    code: fc.option(
      fc.record<CodeAtDesk>({
        keys: fc.constantFrom(...CODE_KEYS),
        triesLeft: fc.option(fc.nat(3), { nil: null }),
        came: fc.constantFrom(...CODE_STEPS, null),
      }),
      { nil: null },
    ),
  });
  fc.assert(
    fc.property(anyFacts, (given) => {
      const view = customerViewOf(given);
      expect(customerView.parse(view)).toEqual(view);
      const text = JSON.stringify(view);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(ID);
      expect(text).not.toContain('1991');
      if (!given.isAtWork || given.isCovered) expect(view.scene).toEqual({ kind: 'greeting' });
    }),
    { numRuns: 3000 },
  );
});

it('has no room for anything more', () => {
  const view = customerViewOf(facts({}));
  expect(customerView.safeParse({ ...view, caseNumber: '2026-00001' }).success).toBe(false);
  expect(customerView.safeParse({ ...view, scene: { kind: 'greeting', note: 'x' } }).success).toBe(false);
  expect(
    customerView.safeParse({ ...view, scene: { kind: 'code', step: 'ask', keys: 'keyboard', triesLeft: 3, typed: 2 } })
      .success,
  ).toBe(false);
});
