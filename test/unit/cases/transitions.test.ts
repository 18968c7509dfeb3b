import { describe, expect, test } from 'vitest';
import { type Guard, holds } from '../../../electron/cases/guards.ts';
import { emptyDraft } from '../../../electron/cases/new-draft.ts';
import { emptyCollection, emptyCourse, emptyOrder } from '../../../electron/cases/record.ts';
import {
  CASE_EVENTS,
  type Facts,
  GUARDS,
  isOpenWay,
  REVERSIBLE,
  stateAfter,
  stateAfterAll,
  stateBefore,
  TRANSITIONS,
  WAIVABLE,
} from '../../../electron/cases/transitions.ts';
import { activationSteps } from '../../../electron/rules/index.ts';
import { CASE_STATES, type CaseState } from '../../../electron/rules/model/index.ts';

const facts = (change: Partial<Facts['content']> = {}, openPoints = 0): Facts => ({
  content: {
    application: emptyDraft(),
    decision: null,
    order: emptyOrder,
    collection: emptyCollection,
    course: emptyCourse,
    ...change,
  },
  today: '2026-11-09',
  openPoints,
});
const deed = { at: '2026-11-09T10:00:00.000Z', staffId: 'x', by: 'Els PROEFMANS' };
const decision = {
  profile: { id: 'voorbeeldegem', version: 1 },
  appliedAt: deed.at,
  appliedOn: '2026-11-09',
  fee: { state: 'free', cents: 0, rule: 'r' },
  dueCents: 0,
  promised: null,
  validUntil: null,
  activationNotBefore: null,
} as const;

const done = {
  oldCard: {
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
  },
  present: { ...deed, applicant: true, representative: '' },
  letterSeen: deed,
  newCard: { ...deed, cardNumber: 'B000987654', chipSerial: '01' },
  fingerprints: { ...deed, outcome: 'MATCH', reason: '' },
  federal: activationSteps.map(({ code }) => ({ ...deed, step: code })),
  certificates: { ...deed, choice: 'BOTH' },
  pin: { ...deed, outcome: 'VERIFIED', reason: '', keyProven: true },
  activation: { ...deed, evidence: [] },
  handedOver: null,
  brokenOff: [],
} as const;

describe('the table', () => {
  test('knows every state and every event', () => {
    const used = new Set<CaseState>(TRANSITIONS.flatMap((row) => [...row.from, row.to]));
    expect([...used].sort()).toEqual([...CASE_STATES].sort());
    expect(new Set(TRANSITIONS.map((row) => row.event))).toEqual(new Set(CASE_EVENTS));
  });

  test('uses every guard', () => {
    expect([...new Set(TRANSITIONS.flatMap((row) => row.guards))].sort()).toEqual(Object.keys(GUARDS).sort());
  });

  test('has one row per state and event, or two of which never both are open', () => {
    const pairs = TRANSITIONS.flatMap((row) => row.from.map((from) => `${from} ${row.event}`));
    const double = pairs.filter((pair, index) => pairs.indexOf(pair) !== index);
    expect(double).toEqual(['APPT_COLLECT didNotCome', 'APPT_COLLECT appointmentCancelled']);
    const reminded = { course: { ...emptyCourse, reminders: [{ ...deed, dueOn: '2026-11-01' }] } };
    expect(stateAfter('APPT_COLLECT', 'didNotCome', facts())).toMatchObject({ value: 'READY' });
    expect(stateAfter('APPT_COLLECT', 'didNotCome', facts(reminded))).toMatchObject({ value: 'REMINDED' });
  });

  test('reaches every state from DRAFT, and leaves every state but the three last', () => {
    const reached = new Set<CaseState>(['DRAFT']);
    for (let size = 0; size !== reached.size; ) {
      size = reached.size;
      for (const row of TRANSITIONS) {
        if (row.from.some((from) => reached.has(from))) {
          reached.add(row.to);
        }
      }
    }
    expect(reached.size).toBe(CASE_STATES.length);
    const leaves = (state: CaseState) => TRANSITIONS.some((row) => row.from.includes(state) && row.to !== state);
    const last = CASE_STATES.filter((state) => !leaves(state));
    expect(last).toEqual(['DONE', 'LAPSED', 'CANCELLED']);
  });

  test('can cancel everything before the card is active, a draft by dropping it', () => {
    const cancellable = CASE_STATES.filter((state) => stateAfter(state, 'cancelled', facts()).ok);
    expect(CASE_STATES.filter((state) => !cancellable.includes(state))).toEqual([
      'DRAFT',
      'ACTIVE',
      'DONE',
      'LAPSED',
      'CANCELLED',
    ]);
  });
});

describe('a step', () => {
  test('that is in no row is refused with state and event', () => {
    expect(stateAfter('DRAFT', 'handedOver', facts())).toMatchObject({
      ok: false,
      error: { code: 'stepNotPossible', params: { state: 'DRAFT', event: 'handedOver' } },
    });
  });

  test('whose guard does not hold is refused with that guard', () => {
    expect(stateAfter('CHECKING', 'checked', facts({}, 1))).toMatchObject({ error: { code: 'guard.nothingOpen' } });
    expect(stateAfter('PAYMENT_DUE', 'settled', facts())).toMatchObject({ error: { code: 'guard.amountFixed' } });
    expect(stateAfter('IN_PRODUCTION', 'cardArrived', facts())).toMatchObject({
      error: { code: 'guard.cardNumberKnown' },
    });
  });

  test('an order needs a producer, a paper made here needs none', () => {
    const paper = { application: { ...emptyDraft(), product: 'AI' as const }, decision };
    expect(stateAfter('PAYMENT_DUE', 'settled', facts(paper)).ok).toBe(false);
    expect(stateAfter('PAYMENT_DUE', 'settledAndMade', facts(paper))).toMatchObject({ value: 'ACTIVE' });
    expect(stateAfter('PAYMENT_DUE', 'settledAndMade', facts({ decision })).ok).toBe(false);
    expect(stateAfter('PAYMENT_DUE', 'settled', facts({ decision }))).toMatchObject({ value: 'ORDERED' });
  });

  test('several in one command stop at the first that does not hold', () => {
    const all = ['rightKnown', 'walkedIn', 'checked', 'settled'] as const;
    expect(stateAfterAll('DRAFT', all, facts({ decision }))).toMatchObject({ value: 'ORDERED' });
    expect(stateAfterAll('DRAFT', all, facts({ decision }, 2))).toMatchObject({ error: { code: 'guard.nothingOpen' } });
  });
});

describe('the handover', () => {
  test('needs each step before it', () => {
    expect(stateAfter('READY', 'handedOver', facts({ collection: done }))).toMatchObject({ value: 'ACTIVE' });
    for (const step of ['oldCard', 'letterSeen', 'newCard', 'fingerprints', 'pin', 'activation'] as const) {
      expect(stateAfter('READY', 'handedOver', facts({ collection: { ...done, [step]: null } })).ok).toBe(false);
    }
    const halfDone = { ...done, federal: done.federal.slice(1) };
    expect(stateAfter('READY', 'handedOver', facts({ collection: halfDone })).ok).toBe(false);
  });

  test('waits for the day from which the card may be active', () => {
    const early = { ...decision, activationNotBefore: '2026-11-10' };
    expect(stateAfter('READY', 'handedOver', facts({ collection: done, decision: early }))).toMatchObject({
      error: { code: 'guard.activationReached' },
    });
    const today = { ...decision, activationNotBefore: '2026-11-09' };
    expect(stateAfter('READY', 'handedOver', facts({ collection: done, decision: today })).ok).toBe(true);
  });

  test('is closed only when the old card is destroyed', () => {
    expect(stateAfter('ACTIVE', 'closed', facts({ collection: done })).ok).toBe(false);
    const destroyed = { ...done, oldCard: { ...done.oldCard, destroyed: deed } };
    expect(stateAfter('ACTIVE', 'closed', facts({ collection: destroyed }))).toMatchObject({ value: 'DONE' });
  });
});

describe('a change of state that the store writes', () => {
  test('is a step of the table or an agreed combination, with its guards', () => {
    expect(isOpenWay('DRAFT', 'ORDERED', facts({ decision }))).toBe(true);
    expect(isOpenWay('DRAFT', 'ORDERED', facts())).toBe(false);
    expect(isOpenWay('READY', 'READY', facts())).toBe(true);
    expect(isOpenWay('ORDERED', 'IN_PRODUCTION', facts())).toBe(true);
  });

  test('is no short cut', () => {
    expect(isOpenWay('ORDERED', 'READY', facts({ decision }))).toBe(false);
    expect(isOpenWay('ORDERED', 'DONE', facts({ decision }))).toBe(false);
    expect(isOpenWay('CANCELLED', 'ORDERED', facts({ decision }))).toBe(false);
    expect(isOpenWay('READY', 'ACTIVE', facts())).toBe(false);
    expect(isOpenWay('DRAFT', 'DONE', facts({ decision }))).toBe(false);
  });

  test('hands over and closes together only when no old card is left', () => {
    expect(isOpenWay('READY', 'DONE', facts({ collection: done }))).toBe(false);
    const attest = { ...done, oldCard: { ...done.oldCard, kind: 'POLICE_ATTEST', cardNumber: null } } as const;
    expect(isOpenWay('READY', 'DONE', facts({ collection: attest }))).toBe(true);
  });
});

describe('a condition set aside', () => {
  const early = { course: { ...emptyCourse, reminders: [{ ...deed, dueOn: '2026-12-01' }] } };

  test('lets the step through where practice or the law knows excuses, and names itself in the refusal', () => {
    expect(stateAfter('READY', 'reminded', facts(early))).toMatchObject({
      error: { code: 'guard.reminderDue', params: { waivable: 'reminderDue' } },
    });
    expect(stateAfter('READY', 'reminded', { ...facts(early), waived: ['reminderDue'] })).toMatchObject({
      value: 'REMINDED',
    });
  });

  test('is never one on which the law stands', () => {
    const all = { ...facts({}, 1), waived: Object.keys(GUARDS) };
    const standing = Object.keys(GUARDS).filter((name): name is Guard => !WAIVABLE.some((guard) => guard === name));
    for (const guard of standing) expect([guard, holds(guard, all)]).toEqual([guard, GUARDS[guard](all)]);
    expect(standing.some((guard) => !holds(guard, all))).toBe(true);
  });
});

describe('taking a step back', () => {
  const stood = { state: 'IN_PRODUCTION', order: emptyOrder } as const;
  const stoodAfter = (step: string, from: CaseState, order = emptyOrder) => {
    const { last: _, ...course } = emptyCourse;
    return { ...stood, course: { ...emptyCourse, last: { ...deed, step, from, order, course } } };
  };

  test('goes to where the case stood', () => {
    expect(stateBefore(stoodAfter('acceptedByRegister', 'ORDERED'))).toBe('ORDERED');
  });

  test('is not for money, cards handed over, decisions of others, or when something happened since', () => {
    for (const event of [
      'settled',
      'handedOver',
      'dvzAgreed',
      'dvzRefused',
      'lapsed',
      'documentHandedOver',
      'closed',
    ]) {
      expect(REVERSIBLE).not.toContain(event);
      expect(stateBefore(stoodAfter(event, 'READY'))).toBeNull();
    }
    expect(stateBefore({ ...stood, course: emptyCourse })).toBeNull();
  });

  test('does not wake a cancelled case of which the card was withdrawn', () => {
    const arrived = { ...emptyOrder, arrived: { ...deed, cardNumber: 'B000987654', location: 'C7' } };
    expect(stateBefore(stoodAfter('cancelled', 'READY', arrived))).toBeNull();
    expect(stateBefore(stoodAfter('cancelled', 'ORDERED'))).toBe('ORDERED');
  });
});
