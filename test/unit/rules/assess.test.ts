import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApplicationDraft, assessment } from '../../../electron/ipc/shapes/application.ts';
import {
  CARD_LETTERS,
  cardTypes,
  DELIVERIES,
  PROCEDURES,
  PRODUCTS,
  type Profile,
  REASONS,
} from '../../../electron/rules/index.ts';
import { brugge, choiceOf, complete, judge, open, profileOf, versions } from './an-application.ts';

describe('a complete application', () => {
  it('has no open points, and fits the contract', () => {
    const found = judge();
    expect(found.openPoints).toEqual([]);
    expect(assessment.safeParse(found).error?.issues ?? []).toEqual([]);
  });

  it('tells what to pay, what goes back and when the card is there', () => {
    const found = judge();
    expect(found.fee).toEqual({ state: 'amount', cents: 2080, rule: '002-2' });
    expect(found.payment).toMatchObject({ dueCents: 2080, cashDueCents: 2080, changeCents: 2920 });
    expect(found.payment.change).toEqual([
      { denominationCents: 2000, count: 1 },
      { denominationCents: 500, count: 1 },
      { denominationCents: 200, count: 2 },
      { denominationCents: 20, count: 1 },
    ]);
    expect(found.promised).toEqual({ from: '2026-11-30', to: '2026-11-30' });
    expect(found.validUntil).toBe('2036-11-09');
    expect(found.window).toMatchObject({ state: 'inside', opens: '2026-08-22' });
    expect(found.today).toBe('2026-11-09');
  });

  it('waits for the answer on which the fee depends, and asks nobody for an amount meanwhile', () => {
    const first = (answers: ApplicationDraft['answers']) =>
      judge({ letter: 'B', reason: 'FIRST', answers }, profileOf('seed-000'));
    const waiting = first({});
    expect(waiting.payment).toMatchObject({ dueCents: null, amountFrom: 'WAITS_FOR_ANSWER' });
    const fields = waiting.openPoints.map((point) => point.field);
    expect(fields).toContain('answers.RESIDENT_BEFORE_12');
    expect(fields.filter((field) => field.startsWith('payment.officer'))).toEqual([]);
    expect(first({ RESIDENT_BEFORE_12: 'no' }).payment).toMatchObject({ dueCents: 2500, amountFrom: 'RULE' });
    expect(first({ RESIDENT_BEFORE_12: 'yes' }).payment).toMatchObject({ dueCents: 0, amountFrom: 'RULE' });
    expect(judge({ letter: 'B' }, profileOf('seed-001')).payment.amountFrom).toBe('OFFICER');
    expect(judge({ letter: null }).payment.amountFrom).toBe('WAITS_FOR_LETTER');
  });

  it('lets the officer record the amount once the question was asked and nobody knows the answer', () => {
    const asked = (payment: Partial<ApplicationDraft['payment']>, answers: ApplicationDraft['answers']) =>
      judge(
        { letter: 'B', reason: 'FIRST', answers, payment: { ...complete.payment, ...payment } },
        profileOf('seed-000'),
      );
    const open = asked({}, { RESIDENT_BEFORE_12: 'unknown' });
    expect(open.payment).toMatchObject({ dueCents: null, amountFrom: 'OFFICER' });
    const fields = open.openPoints.map((point) => point.field);
    expect(fields).not.toContain('answers.RESIDENT_BEFORE_12');
    expect(fields).toContain('payment.officerAmountCents');
    expect(fields).toContain('payment.officerAmountReason');
    const told = { officerAmountCents: 2500, officerAmountReason: 'niemand weet het, tarief gevraagd' };
    const recorded = asked(told, { RESIDENT_BEFORE_12: 'unknown' });
    expect(recorded.payment).toMatchObject({ dueCents: 2500, amountFrom: 'OFFICER' });
    expect(recorded.openPoints.map((point) => point.field).filter((field) => /officer|answers/.test(field))).toEqual(
      [],
    );
    // Once the answer is known the rule decides, whatever was typed before.
    expect(asked(told, { RESIDENT_BEFORE_12: 'yes' }).payment).toMatchObject({ dueCents: 0, amountFrom: 'RULE' });
  });

  it('rounds an odd amount in cash, says so, and leaves the exact one for Bancontact', () => {
    const odd: Profile = {
      ...brugge,
      fees: brugge.fees.map((rule) => ({ ...rule, amount: { state: 'amount', cents: 2344, currency: 'EUR' } })),
    };
    const cash = judge({}, odd);
    expect(cash.payment).toMatchObject({ dueCents: 2344, cashDueCents: 2345, changeCents: 2655 });
    expect(cash.warnings.map((warning) => warning.code)).toContain('CASH_ROUNDED');
    const card = judge({ payment: { ...complete.payment, method: 'BANCONTACT', terminalReference: 'T1' } }, odd);
    expect(card.payment).toMatchObject({ dueCents: 2344, changeCents: null });
    expect(card.warnings.map((warning) => warning.code)).not.toContain('CASH_ROUNDED');
  });
});

describe('the choice of the letter', () => {
  it('proposes F+ to a holder of F and says that F cannot be prolonged', () => {
    const found = judge({ letter: null });
    expect(found.letters).toHaveLength(CARD_LETTERS.length);
    expect(found.letters[0]).toMatchObject({ letter: 'F+', suggested: true, possible: 'yes' });
    expect(choiceOf(found, 'F')).toMatchObject({ possible: 'no', suggested: false });
    expect(choiceOf(found, 'F')?.reasons.map((reason) => reason.code)).toEqual(['ANOTHER_LETTER_INSTEAD']);
    expect(choiceOf(found, 'B')).toMatchObject({ possible: 'unknown' });
    expect(choiceOf(found, 'B')?.reasons.map((reason) => reason.code)).toContain('DECISION_NEEDED');
  });

  it.each([
    ['C', 'K'],
    ['D', 'L'],
    ['E', 'EU'],
    ['E+', 'EU+'],
    ['K', 'K'],
    ['B', 'B'],
    ['M', 'M'],
  ] as const)('proposes to a holder of %s who renews: %s', (letter, expected) => {
    const nationality = letter.startsWith('E') ? 'FRA' : 'MAR';
    const found = judge({
      letter: null,
      held: { ...complete.held, letter, validUntil: '2026-12-31' },
      person: { ...complete.person, nationality },
    });
    expect(found.letters.filter((choice) => choice.suggested).map((choice) => choice.letter)).toEqual([expected]);
  });

  it('gives every letter a reason', () => {
    for (const choice of judge({ letter: null }).letters)
      expect(choice.reasons.length, choice.letter).toBeGreaterThan(0);
  });

  it('gives EU citizens EU cards and nobody else', () => {
    const french = judge({
      letter: null,
      reason: 'FIRST',
      held: { ...complete.held, kind: 'NONE', letter: null },
      person: { ...complete.person, nationality: 'FRA' },
    });
    expect(french.letters[0]).toMatchObject({ letter: 'EU', suggested: true });
    expect(choiceOf(french, 'A')).toMatchObject({ possible: 'no' });
    expect(choiceOf(judge(), 'EU')).toMatchObject({ possible: 'no' });
  });

  it('keeps the renewal of A open until DVZ agreed, and refuses it when DVZ refused', () => {
    const held = { ...complete.held, letter: 'A' as const, validUntil: '2026-12-20' };
    const change = { letter: 'A' as const, held, rightUntil: '2027-12-20' };
    expect(open(change)).toEqual(['dvz.agreement dvzAgreement']);
    expect(open({ ...change, dvz: { agreement: 'yes', date: '2026-11-02', reference: 'X' } })).toEqual([]);
    expect(open({ ...change, dvz: { agreement: 'yes', date: null, reference: '' } })).toEqual([
      'dvz.reference dvzReference',
    ]);
    expect(open({ ...change, dvz: { agreement: 'no', date: null, reference: '' } })).toEqual([
      'dvz.agreement dvzRefused',
    ]);
    expect(open({ ...change, rightUntil: null, dvz: { agreement: 'yes', date: '2026-11-02', reference: '' } })).toEqual(
      ['rightUntil rightUntil'],
    );
  });
});

describe('open points', () => {
  it.each<[string, Partial<ApplicationDraft>, string[]]>([
    ['no surname', { person: { ...complete.person, surname: ' ' } }, ['person.surname surname']],
    ['no birth date', { person: { ...complete.person, birthDate: '' } }, ['person.birthDate birthDate']],
    [
      'a birth date known in part that leaves the age open',
      {
        person: { ...complete.person, birthDate: '2015', nationalNumber: '15000099825' },
        representative: { name: 'X', relation: '', documentSeen: '' },
      },
      ['answers.AGE_AT_LEAST_12 answerQuestion'],
    ],
    ['born tomorrow', { person: { ...complete.person, birthDate: '2026-11-10' } }, ['person.birthDate birthDateWrong']],
    [
      'a swapped number',
      { person: { ...complete.person, nationalNumber: '91031499892' } },
      ['person.nationalNumber nationalNumberSwapped'],
    ],
    ['no number', { person: { ...complete.person, nationalNumber: '' } }, ['person.nationalNumber nationalNumber']],
    ['no nationality', { person: { ...complete.person, nationality: '' } }, ['person.nationality nationality']],
    ['no sex', { person: { ...complete.person, sex: '' } }, ['person.sex sex']],
    ['no letter', { letter: null }, ['letter letter']],
    ['F itself', { letter: 'F' }, ['letter cardTypeNotPossible']],
    ['a letter of the past', { letter: 'C' }, ['letter cardTypeNotPossible']],
    ['very urgent', { procedure: 'VERY_URGENT' }, ['procedure procedureNotOffered']],
    ['an unknown place', { servicePoint: 'nowhere' }, ['servicePoint servicePointUnknown']],
    ['nothing brought', { checklist: [] }, ['checklist.INVITATION checklistOpen', 'checklist.PHOTO checklistOpen']],
    [
      'no photo',
      {
        checklist: [
          { code: 'INVITATION', state: 'PRESENT', reason: '' },
          { code: 'PHOTO', state: 'MISSING', reason: '' },
        ],
      },
      ['checklist.PHOTO checklistMissing'],
    ],
    [
      'a photo that may not be waived',
      {
        checklist: [
          { code: 'INVITATION', state: 'PRESENT', reason: '' },
          { code: 'PHOTO', state: 'WAIVED', reason: 'x' },
        ],
      },
      ['checklist.PHOTO checklistMissing'],
    ],
    ['an old photo', { photo: { ...complete.photo, takenOn: '2026-05-08' } }, ['photo.takenOn photoTooOld']],
    ['a photo of tomorrow', { photo: { ...complete.photo, takenOn: '2026-11-10' } }, ['photo.takenOn photoFuture']],
    ['no photo source', { photo: { ...complete.photo, source: '' } }, ['photo.source photoSource']],
    [
      'no fingerprints',
      { fingerprints: { outcome: '', left: '', right: '', reason: '' } },
      ['fingerprints.outcome fingerprintsOutcome'],
    ],
    [
      'exempt by age at 35',
      { fingerprints: { outcome: 'EXEMPT_BY_AGE', left: '', right: '', reason: '' } },
      ['fingerprints.outcome fingerprintsNotExempt'],
    ],
    [
      'impossible without reason',
      { fingerprints: { outcome: 'PERMANENTLY_IMPOSSIBLE', left: '', right: '', reason: '' } },
      ['fingerprints.reason fingerprintsReason'],
    ],
    [
      'one hand only',
      { fingerprints: { outcome: 'TAKEN', left: 'INDEX', right: '', reason: '' } },
      ['fingerprints.right fingerprintFingers'],
    ],
    ['no signature', { signature: '' }, ['signature signature']],
    ['not paid', { payment: { ...complete.payment, method: '' } }, ['payment.method paymentMethod']],
    ['too little cash', { payment: { ...complete.payment, givenCents: 2000 } }, ['payment.givenCents cashTooLittle']],
    ['no cash typed', { payment: { ...complete.payment, givenCents: null } }, ['payment.givenCents cashGiven']],
    [
      'no terminal reference',
      { payment: { ...complete.payment, method: 'BANCONTACT' } },
      ['payment.terminalReference terminalReference'],
    ],
    ['online', { payment: { ...complete.payment, method: 'ONLINE' } }, ['payment.method paymentMethodNotAccepted']],
    ['loss without a lost card', { reason: 'LOSS', letter: 'F' }, ['held.kind heldLost']],
    [
      'theft without attest',
      { reason: 'THEFT', letter: 'F', held: { ...complete.held, kind: 'STOLEN' } },
      ['held.attestNumber attestNumber', 'held.attestDate attestDate'],
    ],
    [
      'renewal of nothing',
      { held: { ...complete.held, kind: 'NONE' } },
      ['held.kind heldCard', 'dvz.agreement dvzAgreement'],
    ],
  ])('%s', (_, change, expected) => {
    expect(open(change)).toEqual(expected);
  });

  it('photo verdicts: open, bad, and exempt with the right kind of ground only', () => {
    const verdict = (rule: string, value: 'OPEN' | 'BAD' | 'EXEMPT', kind: 'RELIGIOUS' | 'MEDICAL' | 'AGE' | null) =>
      open({
        photo: {
          ...complete.photo,
          verdicts: complete.photo.verdicts.map((entry) => (entry.rule === rule ? { rule, verdict: value } : entry)),
          exemption:
            kind === null ? null : { kind, reason: 'hoofddoek', staysVisible: 'gezicht', certificateSeen: false },
        },
      });
    expect(verdict('FACE_VISIBLE', 'OPEN', null)).toEqual(['photo.verdicts.FACE_VISIBLE photoOpen']);
    expect(verdict('FACE_VISIBLE', 'BAD', null)).toEqual(['photo.verdicts.FACE_VISIBLE photoBad']);
    expect(verdict('FACE_VISIBLE', 'EXEMPT', null)).toEqual(['photo.exemption photoExemption']);
    expect(verdict('FACE_VISIBLE', 'EXEMPT', 'RELIGIOUS')).toEqual([]);
    expect(verdict('FACE_VISIBLE', 'EXEMPT', 'AGE')).toEqual(['photo.verdicts.FACE_VISIBLE photoExemptionKind']);
    expect(verdict('SIZE', 'EXEMPT', 'MEDICAL')).toEqual(['photo.verdicts.SIZE photoExemptionKind']);
  });

  it('asks the officer for an amount with its reason where the page is silent, and takes it', () => {
    const silent = profileOf('seed-001');
    const change: Partial<ApplicationDraft> = {
      checklist: [
        { code: 'CURRENT_CARD', state: 'PRESENT', reason: '' },
        { code: 'PHOTO', state: 'PRESENT', reason: '' },
      ],
      photo: {
        ...complete.photo,
        verdicts: cardTypes.photoRules.map(({ code }) => ({ rule: code, verdict: 'GOOD' as const })),
      },
    };
    expect(open(change, silent)).toEqual([
      'payment.officerAmountCents officerAmount',
      'payment.officerAmountReason officerAmountReason',
    ]);
    const told = { ...complete.payment, officerAmountCents: 2500, officerAmountReason: 'raadsbesluit' };
    const found = judge({ ...change, payment: told }, silent);
    expect(found.openPoints).toEqual([]);
    expect(found.fee).toEqual({ state: 'unknown', cents: null, rule: '001-2' });
    expect(found.payment).toMatchObject({ dueCents: 2500, changeCents: 2500 });
  });

  it('asks nothing to be paid for a free card, once the question is answered', () => {
    const seed000 = profileOf('seed-000');
    const young: Partial<ApplicationDraft> = {
      person: { ...complete.person, birthDate: '2014-02-01', nationalNumber: '14.02.01-998.94' },
      letter: 'B',
      reason: 'FIRST',
      held: { ...complete.held, kind: 'NONE', letter: null, cardNumber: '', validUntil: null },
      dvz: { agreement: 'yes', date: '2026-10-01', reference: 'A' },
      checklist: [{ code: 'PHOTOS', state: 'PRESENT', reason: '' }],
      photo: {
        ...complete.photo,
        verdicts: cardTypes.photoRules.map(({ code }) => ({ rule: code, verdict: 'GOOD' as const })),
      },
      payment: { ...complete.payment, method: '', givenCents: null },
    };
    const asked = judge(young, seed000);
    expect(asked.questions.map((question) => question.code)).toEqual(['RESIDENT_BEFORE_12']);
    expect(asked.openPoints.map((point) => point.field)).toContain('answers.RESIDENT_BEFORE_12');
    const answered = judge({ ...young, answers: { RESIDENT_BEFORE_12: 'yes' } }, seed000);
    expect(answered.fee.state).toBe('free');
    expect(answered.payment.dueCents).toBe(0);
    expect(answered.openPoints.filter((point) => point.step === 'payment')).toEqual([]);
  });

  it('is the same set of steps and fields whatever is typed: total', () => {
    const change = fc.record(
      {
        product: fc.constantFrom(...PRODUCTS),
        letter: fc.constantFrom(...CARD_LETTERS, null),
        reason: fc.constantFrom(...REASONS),
        procedure: fc.constantFrom(...PROCEDURES),
        delivery: fc.constantFrom(...DELIVERIES),
        person: fc
          .record({
            birthDate: fc.constantFrom('', '2015', '2015-02', '2020-05-05', '1990-01-01'),
            nationality: fc.constantFrom('', 'FRA', 'MAR', 'BEL', 'Marokko'),
          })
          .map((person) => ({ ...complete.person, ...person })),
        held: fc
          .record({
            letter: fc.constantFrom(...CARD_LETTERS, null),
            kind: fc.constantFrom('CARD' as const, 'LOST' as const, 'NONE' as const),
          })
          .map((held) => ({ ...complete.held, ...held })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...versions), change, (profile, typed) => {
        const found = judge(typed as Partial<ApplicationDraft>, profile);
        expect(assessment.safeParse(found).error?.issues ?? []).toEqual([]);
        expect(found.reasons.length).toBeGreaterThan(0);
        if (found.fee.state === 'notOffered') expect(found.openPoints.length).toBeGreaterThan(0);
      }),
      { numRuns: 250 },
    );
  });
});

describe('procedures', () => {
  it('shows each combination of the page with its price, date and reason', () => {
    const found = judge({ letter: 'B', held: { ...complete.held, letter: 'B' } }, profileOf('seed-004'));
    expect(
      found.procedures.map((choice) => [choice.procedure, choice.delivery, choice.possible, choice.fee.cents]),
    ).toEqual([
      ['NORMAL', 'MUNICIPALITY', 'yes', 1950],
      ['URGENT', 'MUNICIPALITY', 'yes', 8600],
      ['VERY_URGENT', 'MUNICIPALITY', 'no', null],
      ['VERY_URGENT', 'CENTRAL', 'yes', 10000],
    ]);
    expect(found.procedures[2]?.reasons.map((reason) => reason.code)).toEqual(['PROCEDURE_NOT_FOR_LETTER']);
    expect(found.procedures[1]?.promised).toEqual({ from: '2026-11-12', to: '2026-11-12' });
  });
});

describe('shortened validity', () => {
  it('is 12 months where fingerprints cannot be taken for the time being', () => {
    const found = judge({ fingerprints: { outcome: 'TEMPORARILY_IMPOSSIBLE', left: '', right: '', reason: 'gips' } });
    expect(found.validUntil).toBe('2027-11-09');
    expect(found.openPoints).toEqual([]);
  });
});

describe('the twelfth birthday', () => {
  const child = (birthDate: string) => ({
    ...complete,
    letter: 'B' as const,
    reason: 'FIRST' as const,
    person: { ...complete.person, birthDate, nationalNumber: '' },
    held: { ...complete.held, kind: 'NONE' as const, letter: null },
  });

  it('lets the adult card be asked from 3 months before, and switched on from the day itself', () => {
    const early = judge(child('2015-02-09'));
    expect(early.activationNotBefore).toBe('2027-02-09');
    expect(early.fee.state).toBe('amount');
    expect(judge(child('2015-02-10')).activationNotBefore).toBeNull();
    expect(judge(child('2015-02-10')).reasons[0]?.code).toBe('TOO_YOUNG_FOR_ADULT_CARD');
    expect(judge(child('2014-11-09')).activationNotBefore).toBeNull();
  });
});
