import { describe, expect, test } from 'vitest';
import { mayDoStep } from '../../../electron/cases/collection-guards.ts';
import { emptyDraft } from '../../../electron/cases/new-draft.ts';
import {
  type CollectionRecord,
  emptyCollection,
  emptyCourse,
  emptyOrder,
  type StoredCase,
} from '../../../electron/cases/record.ts';
import { type VisitFacts, visitGuards, visitStage } from '../../../electron/cases/visit.ts';
import { fingerprintsAtCollection, presenceOf } from '../../../electron/cases/visit-rules.ts';
import { ACTIVATION_STEP_CODES, VISIT_STAGES, type VisitStage } from '../../../electron/ipc/contract.ts';
import { activationSteps, certificateChoices, presenceAtCollection } from '../../../electron/rules/index.ts';
import texts from '../../../resources/locales/nl/visit.json' with { type: 'json' };

const deed = { at: '2026-11-09T10:00:00.000Z', staffId: 'x', by: 'Els PROEFMANS' };
const oldCard = {
  ...deed,
  kind: 'CARD',
  description: 'B000765432',
  cardNumber: 'B000765432',
  documentCode: null,
  documentNumber: null,
  documentDate: null,
  office: null,
  damaged: false,
  reason: '',
  withdrawn: null,
  destroyed: null,
} as const;
const newCard = { ...deed, cardNumber: 'B000987654', chipSerial: '01' };
const federal = ACTIVATION_STEP_CODES.map((step) => ({ ...deed, step }));

const stored = (collection: Partial<CollectionRecord> = {}, change: Partial<StoredCase> = {}): StoredCase => ({
  id: 'x',
  caseNumber: '2026-00001',
  version: 1,
  createdAt: deed.at,
  createdBy: deed.by,
  updatedAt: deed.at,
  updatedBy: deed.by,
  closedOn: null,
  state: 'READY',
  application: emptyDraft(),
  decision: null,
  order: emptyOrder,
  course: emptyCourse,
  collection: { ...emptyCollection, ...collection },
  ...change,
});

/** Each stage with what was added since the one before. */
const WAY: readonly (readonly [VisitStage, Partial<CollectionRecord>])[] = [
  ['oldCard', {}],
  ['person', { oldCard }],
  ['newCard', { letterSeen: deed, present: { ...deed, applicant: true, representative: '' } }],
  ['fingerprints', { newCard: { ...newCard, unread: true } }],
  ['fingerprints', { fingerprints: { ...deed, outcome: 'MISMATCH', reason: '' } }],
  ['federal', { fingerprints: { ...deed, outcome: 'MATCH', reason: '' } }],
  ['federal', { federal: federal.slice(0, 2) }],
  ['compare', { federal }],
  ['pin', { newCard }],
  ['evidence', { pin: { ...deed, outcome: 'VERIFIED', reason: '', keyProven: true } }],
  ['handOver', { activation: { ...deed, evidence: [] } }],
  ['destroy', { handedOver: deed }],
  ['done', { oldCard: { ...oldCard, destroyed: deed } }],
];

describe('the stage of a visit', () => {
  test('follows what was recorded, and every stage is reached', () => {
    let collection: Partial<CollectionRecord> = {};
    const reached: VisitStage[] = [visitStage(stored({}, { state: 'IN_PRODUCTION' }))];
    for (const [stage, added] of WAY) {
      collection = { ...collection, ...added };
      expect(visitStage(stored(collection)), JSON.stringify(Object.keys(added))).toBe(stage);
      reached.push(stage);
    }
    expect(new Set(reached)).toEqual(new Set(VISIT_STAGES));
  });

  test('is the step that the commands allow then, and no later one', () => {
    const STEP: Partial<Record<VisitStage, Parameters<typeof mayDoStep>[1]>> = {
      oldCard: 'oldCard',
      person: 'letterSeen',
      newCard: 'newCard',
      federal: 'federal',
      compare: 'newCard',
      pin: 'pin',
      evidence: 'activation',
    };
    let collection: Partial<CollectionRecord> = {};
    for (const [stage, added] of WAY) {
      collection = { ...collection, ...added };
      const now = STEP[stage];
      if (now === undefined) continue;
      expect(mayDoStep(stored(collection), now), stage).toMatchObject({ ok: true });
      for (const later of Object.values(STEP)) {
        // A chip that can be read may be compared at any time until then.
        if (later === 'newCard' && collection.newCard?.unread === true) continue;
        if (later !== now) expect(mayDoStep(stored(collection), later).ok, `${later} in ${stage}`).toBe(false);
      }
    }
  });
});

const decisionOf = (
  id: string,
  version: number,
  activationNotBefore: string | null = null,
): StoredCase['decision'] => ({
  profile: { id, version },
  appliedAt: deed.at,
  appliedOn: '2026-11-09',
  fee: { state: 'free', cents: 0, rule: 'r' },
  dueCents: 0,
  promised: null,
  validUntil: null,
  activationNotBefore,
});

describe('the guards', () => {
  const presence = {
    ...presenceAtCollection(null, {
      product: 'EVK',
      birthDate: '1984-07-02',
      comparesFingerprints: true,
      today: '2026-11-09',
    }),
    expected: '',
  };
  const guardsOf = (given: StoredCase, owedCents = 0, fingerprints: VisitFacts['fingerprints'] = 'compare') =>
    Object.fromEntries(
      visitGuards(given, { today: '2026-11-09', owedCents, presence, fingerprints }).map((found) => [
        found.guard,
        found,
      ]),
    );
  const textOf = (key: string): unknown =>
    key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], texts.reason);
  const decision = (activationNotBefore: string): StoredCase['decision'] => decisionOf('x', 1, activationNotBefore);
  const reprint = (arrived: typeof deed | null) => ({
    course: { ...emptyCourse, codesReprint: { ...deed, reason: 'brief kwijt', arrived } },
  });

  test.each([
    ['a debt', stored(), 100, 'payment', 'stop', 'payment.due', 'till'],
    ['nothing owed', stored(), 0, 'payment', 'ok', 'payment.paid', null],
    [
      'the eve of the birthday',
      stored({}, { decision: decision('2026-11-10') }),
      0,
      'age',
      'stop',
      'age.notYet',
      'notHandOver',
    ],
    ['the birthday', stored({}, { decision: decision('2026-11-09') }), 0, 'age', 'ok', 'age.reached', null],
    ['codes under way', stored({}, reprint(null)), 0, 'codes', 'stop', 'codes.underWay', 'case'],
    ['codes that came again', stored({}, reprint(deed)), 0, 'codes', 'note', 'codes.newLetter', null],
    [
      'a visit broken off',
      stored({ brokenOff: [{ ...deed, reason: 'brief vergeten' }] }),
      0,
      'lastVisit',
      'note',
      'lastVisit.brokenOff',
      null,
    ],
    ['nobody came yet', stored(), 0, 'presence', 'open', 'presence.self', 'notHandOver'],
    [
      'came with somebody',
      stored({ present: { ...deed, applicant: true, representative: 'X' } }),
      0,
      'presence',
      'ok',
      'presence.together',
      null,
    ],
    [
      'somebody else came',
      stored({ present: { ...deed, applicant: false, representative: 'X' } }),
      0,
      'presence',
      'ok',
      'presence.proxy',
      null,
    ],
    ['no letter yet', stored(), 0, 'letter', 'open', 'letter.bring', 'notHandOver'],
    [
      'a mismatch',
      stored({ fingerprints: { ...deed, outcome: 'MISMATCH', reason: '' } }),
      0,
      'fingerprints',
      'stop',
      'fingerprints.mismatch',
      'otherOfficer',
    ],
    ['fingerprints to compare', stored(), 0, 'fingerprints', 'open', 'fingerprints.compare', null],
    ['the old card still out', stored(), 0, 'oldCard', 'open', 'oldCard.settle', null],
    ['the old card in', stored({ oldCard }), 0, 'oldCard', 'ok', 'oldCard.CARD', null],
  ] as const)('%s', (_name, given, owed, guard, state, reasonKey, wayOut) => {
    const found = guardsOf(given, owed)[guard];
    expect(found).toMatchObject({ state, reasonKey, wayOut });
    expect(textOf(found?.reasonKey ?? '')).toBeTypeOf('string');
  });

  test.each(['notTaken', 'notHere'] as const)('fingerprints that are not compared: %s', (fingerprints) => {
    const reasonKey = `fingerprints.${fingerprints}`;
    expect(guardsOf(stored(), 0, fingerprints).fingerprints).toMatchObject({ state: 'note', reasonKey, wayOut: null });
    expect(textOf(reasonKey)).toBeTypeOf('string');
  });

  test('what does not apply is not shown', () => {
    expect(Object.keys(guardsOf(stored()))).toEqual(['payment', 'presence', 'letter', 'fingerprints', 'oldCard']);
  });
});

describe('the steps of the federal application', () => {
  test('are those of the vocabulary, each in four languages', () => {
    expect(activationSteps.map(({ code }) => code)).toEqual(ACTIVATION_STEP_CODES);
    expect(activationSteps.filter(({ asks }) => asks === 'CERTIFICATES')).toHaveLength(1);
    for (const { label, hint } of activationSteps)
      for (const text of [label, hint])
        for (const language of ['nl', 'fr', 'de', 'en'] as const) expect(text[language]?.trim()).toBeTruthy();
  });

  test.each([
    ['yes', 'yes', ['BOTH', 'AUTHENTICATION', 'NONE'], 'BOTH'],
    ['yes', 'no', ['AUTHENTICATION', 'NONE'], 'AUTHENTICATION'],
    ['no', 'no', ['NONE'], 'NONE'],
    ['yes', 'unknown', ['BOTH', 'AUTHENTICATION', 'NONE'], null],
    ['unknown', 'no', ['AUTHENTICATION', 'NONE'], null],
  ] as const)(
    'with authentication %s and signature %s the holder chooses among %j',
    (authentication, signature, allowed, usual) => {
      expect(certificateChoices({ authentication, signature })).toEqual({ allowed, usual });
    },
  );
});

describe('fingerprints at the collection', () => {
  const taken = stored({}, { decision: decisionOf('town', 3) });
  const withPrints = {
    ...taken,
    application: {
      ...taken.application,
      fingerprints: { outcome: 'TAKEN', left: 'INDEX', right: 'INDEX', reason: '' },
    },
  } as const;
  const rules = (atCollect: 'yes' | 'no' | 'unknown') => ({
    version: (id: string, version: number) =>
      id === 'town' && version === 3 ? ({ presence: [], fingerprints: { atCollect } } as never) : null,
  });

  test.each([
    ['yes', 'compare'],
    ['unknown', 'compare'],
    ['no', 'notHere'],
  ] as const)('taken, and the rules of the case say %s', (atCollect, expected) => {
    expect(fingerprintsAtCollection(withPrints, rules(atCollect))).toBe(expected);
    // Who need not be compared, needs not come for that.
    const { because } = presenceOf(withPrints, rules(atCollect), '2026-11-09');
    expect(because === 'FINGERPRINTS').toBe(expected === 'compare');
  });
  test('not taken: nothing to compare, whatever the rules say', () => {
    expect(fingerprintsAtCollection(taken, rules('yes'))).toBe('notTaken');
  });
});
