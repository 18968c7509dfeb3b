/**
 * Each delivered municipality takes a case and finishes it: application, payment, order, arrival, codes, collection, the old
 * card or what stands for it, the new card, PIN, evidence, handover, destruction. Real reader, real database, the rules as delivered.
 */
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type {
  ApplicationDraft,
  Assessment,
  CaseDetail,
  CaseStep,
  ReturnedItem,
} from '../../../electron/ipc/contract.ts';
import { claimReaders } from '../../real-parts/index.ts';
import { type BelgianCard, DEFAULT_PIN } from '../../virtual-card/index.ts';
import { card, digits, federal } from './visit.ts';
import { openHouse, type WholeHouse } from './whole-house.ts';

let release = (): void => undefined;
let house: WholeHouse | null = null;
beforeAll(async () => {
  release = await claimReaders();
  return () => release();
}, 900_000);
afterEach(async () => {
  await house?.close();
  house = null;
});

/** The day in Belgium, as the application counts it: near midnight that of the world is another. */
const today = (): string => Temporal.Now.plainDateISO('Europe/Brussels').toString();
const open = async (profileId: string): Promise<WholeHouse> => {
  house = await openHouse({ testCardsCount: true });
  await house.get('session.firstStart', {
    profileId,
    desk: 'Loket 3',
    officer: { name: 'Els PROEFMANS', password: 'een lang wachtwoord' },
  });
  return house;
};

type Change = (draft: ApplicationDraft) => ApplicationDraft;

/** Person of a card, as somebody types it who has no card of it to read. */
const typedFrom =
  (fresh: BelgianCard, nationality: string, change: Change): Change =>
  (draft) => {
    const { identity, birthDate } = fresh.contents;
    return change({
      ...draft,
      person: {
        ...draft.person,
        surname: identity.surname,
        givenNames: [identity.givenNames, identity.thirdNameInitial].filter((part) => part !== '').join(' '),
        birthDate,
        sex: identity.sex === 'M' ? 'M' : 'F',
        nationality,
        nationalNumber: identity.nationalNumber,
      },
    });
  };

/** The applicant brings everything: each document, a good photo, fingers where they are needed, a signature where one is given. */
const withEverything = async (at: WholeHouse, draft: ApplicationDraft): Promise<ApplicationDraft> => {
  const asked: Assessment = await at.get('intake.assess', { draft });
  const fingers = asked.fingerprints === 'required';
  const child = draft.product === 'EVK_CHILD';
  const exempt = draft.photo.exemption;
  return {
    ...draft,
    checklist: asked.checklist.map(({ code, need }) => ({
      code,
      state: need === 'IF_APPLICABLE' ? 'NOT_APPLICABLE' : 'PRESENT',
      reason: '',
    })),
    photo: {
      source: 'BROUGHT',
      takenOn: today(),
      exemption: exempt,
      verdicts: asked.photoRules.map(({ code, exemptionKinds }) => ({
        rule: code,
        verdict: exempt !== null && exemptionKinds.includes(exempt.kind) ? 'EXEMPT' : 'GOOD',
      })),
    },
    fingerprints: fingers
      ? { outcome: 'TAKEN', left: 'INDEX', right: 'INDEX', reason: '' }
      : { outcome: '', left: '', right: '', reason: '' },
    signature: child ? '' : 'TAKEN',
    payment:
      draft.payment.method === ''
        ? { ...draft.payment, method: 'BANCONTACT', terminalReference: 'T-0001' }
        : draft.payment,
  };
};

/** Takes the application to its end at the desk; what is still open fails the test by name. */
const finish = async (at: WholeHouse, change: Change) => {
  const { draftId, draft } = await at.get('intake.start', { cardSessionId: null });
  const filled = await withEverything(at, change(draft));
  const judged = await at.get('intake.assess', { draft: filled });
  expect(judged.openPoints.map(({ field, messageKey }) => `${field} ${messageKey}`)).toEqual([]);
  const done = await at.get('intake.finish', { draftId, draft: filled, shownDueCents: judged.payment.dueCents });
  return { ...done, judged };
};

/** From ordered to done. `item` is what is handed in. */
const collect = async (
  at: WholeHouse,
  caseId: string,
  fresh: BelgianCard,
  item: ReturnedItem,
  how: { readonly pin: boolean; readonly fingers: 'MATCH' | 'EXEMPT'; readonly with?: string },
): Promise<CaseDetail> => {
  const now = async () => ({ caseId, version: (await at.get('cases.open', { caseId })).version });
  const step = async (done: CaseStep): Promise<unknown> => at.get('cases.step', { ...(await now()), step: done });
  await step({ step: 'acceptedByRegister', reference: 'BELPIC-0001' });
  await step({ step: 'cardArrived', cardNumber: fresh.contents.identity.cardNumber, location: 'C7' });
  await step({ step: 'codesSent' });
  await at.get('collection.takeIn', { ...(await now()), item });
  const representative = how.with ?? '';
  await at.get('collection.letterSeen', { ...(await now()), applicant: true, representative, letterNumber: '' });
  const lying = await at.lay(fresh);
  const judged = await at.get('collection.judgeNewCard', { caseId });
  expect(judged.fields.filter(({ outcome }) => outcome === 'different')).toEqual([]);
  expect(judged.verdict).toBe('rightCard');
  await at.get('collection.confirmNewCard', { ...(await now()), verdictId: judged.verdictId });
  await at.get('collection.fingerprints', {
    ...(await now()),
    outcome: how.fingers,
    reason: how.fingers === 'EXEMPT' ? 'te jong' : '',
  });
  const { federal: asked } = (await at.get('cases.open', { caseId })).visit;
  await federal(at, caseId, asked.usual ?? 'NONE');
  if (how.pin) {
    const pin = digits(DEFAULT_PIN);
    const verified = await at.get('collection.verifyPin', { ...(await now()), pin, lastTryConfirmed: false });
    expect(verified.pin.outcome).toBe('verified');
  } else {
    await at.get('collection.skipPin', { ...(await now()), reason: 'kind zonder certificaten' });
  }
  await at.get('collection.activationEvidence', await now());
  const out = await at.get('collection.handOver', await now());
  await at.take(lying);
  if (out.state === 'DONE') return out;
  const number = item.kind === 'UNREADABLE_CARD' ? item.cardNumber : '';
  return at.get('collection.destroyOldCard', { ...(await now()), lastDigits: number.slice(-2) });
};

const police: ReturnedItem = {
  kind: 'POLICE_ATTEST',
  number: 'BG.30.L1.004711/2026',
  date: today(),
  office: 'PZ Proefstad',
};
const lost =
  (kind: 'LOST' | 'STOLEN'): Change =>
  (draft) => ({
    ...draft,
    letter: 'B',
    reason: kind === 'LOST' ? 'LOSS' : 'THEFT',
    held: {
      ...draft.held,
      kind,
      letter: 'B',
      attestNumber: 'BG.30.L1.004711/2026',
      attestDate: today(),
      attestOffice: 'PZ Proefstad',
    },
  });

describe('seed-000', () => {
  test('a child under twelve: child card, parent, no signature, no PIN', async () => {
    const at = await open('seed-000');
    const fresh = await card('child9');
    const { caseId, paidCents, judged } = await finish(
      at,
      typedFrom(fresh, 'SYR', (draft) => ({
        ...draft,
        product: 'EVK_CHILD',
        letter: 'B',
        reason: 'FIRST',
        dvz: { agreement: 'yes', date: today(), reference: 'DVZ-1' },
        representative: { name: 'VOORBEELD Layla', relation: 'moeder', documentSeen: 'B-kaart' },
      })),
    );
    expect({ paidCents, rule: judged.fee.rule }).toEqual({ paidCents: 1200, rule: '000-4' });
    const done = await collect(
      at,
      caseId,
      fresh,
      { kind: 'NONE', reason: '' },
      { pin: false, fingers: 'MATCH', with: 'VOORBEELD Layla' },
    );
    expect(done.state).toBe('DONE');
  });

  test('a first card at fifteen is free for who had a right before twelve; an AI is made at the desk', async () => {
    const at = await open('seed-000');
    const fresh = await card('minor15');
    const first = (answer: 'yes' | 'no') =>
      typedFrom(fresh, 'MAR', (draft) => ({
        ...draft,
        letter: 'B',
        reason: 'FIRST',
        dvz: { agreement: 'yes', date: today(), reference: 'DVZ-2' },
        answers: { RESIDENT_BEFORE_12: answer },
        representative: { name: 'VOORBEELD Layla', relation: 'moeder', documentSeen: 'B-kaart' },
      }));
    const { caseId, judged, paidCents } = await finish(at, first('yes'));
    expect(judged.fee).toEqual({ state: 'free', cents: 0, rule: '000-1' });
    expect(paidCents).toBe(0);
    const come = { pin: true, fingers: 'MATCH', with: 'VOORBEELD Layla' } as const;
    const done = await collect(at, caseId, fresh, { kind: 'NONE', reason: '' }, come);
    expect(done.state).toBe('DONE');

    const paper = await finish(
      at,
      typedFrom(fresh, 'MAR', (draft) => ({ ...draft, product: 'AI', letter: null, reason: 'FIRST' })),
    );
    expect(paper.paidCents).toBe(200);
    expect((await at.get('cases.open', { caseId: paper.caseId })).state).toBe('DONE');
  });
});

test('seed-001: a lost card, an amount that only the officer knows, the police attest at application and collection', async () => {
  const at = await open('seed-001');
  const fresh = await card('newB');
  const { caseId, paidCents, judged } = await finish(
    at,
    typedFrom(fresh, 'MAR', (draft) => ({
      ...lost('LOST')(draft),
      payment: {
        ...draft.payment,
        method: 'CASH',
        givenCents: 50_00,
        officerAmountCents: 2133,
        officerAmountReason: 'Retributiereglement 2026',
      },
    })),
  );
  expect(judged.payment).toMatchObject({
    amountFrom: 'OFFICER',
    dueCents: 2133,
    cashDueCents: 2135,
    changeCents: 2865,
  });
  expect(judged.fee.rule).toBe('001-2');
  expect(paidCents).toBe(2135);
  expect((await collect(at, caseId, fresh, police, { pin: true, fingers: 'MATCH' })).state).toBe('DONE');
});

test('seed-002: a photo exemption, and an annex instead of the old card', async () => {
  const at = await open('seed-002');
  const fresh = await card('newEU');
  const { caseId, paidCents } = await finish(
    at,
    typedFrom(fresh, 'PRT', (draft) => ({
      ...draft,
      letter: 'EU',
      reason: 'RENEWAL',
      held: { ...draft.held, kind: 'CARD', letter: 'E', model: 'old' },
      photo: {
        ...draft.photo,
        exemption: { kind: 'RELIGIOUS', reason: 'hoofddoek', staysVisible: 'gezicht', certificateSeen: false },
      },
    })),
  );
  expect(paidCents).toBe(2080);
  const annex: ReturnedItem = {
    kind: 'DOCUMENT',
    code: 'ANNEX-8TER',
    number: 'VB-17',
    date: today(),
    validUntil: null,
  };
  const done = await collect(at, caseId, fresh, annex, { pin: true, fingers: 'MATCH' });
  expect(done.state).toBe('DONE');
  expect(done.collection.oldCard).toMatchObject({ kind: 'DOCUMENT' });
});

test('seed-003: a BIS number, a stolen card in one working day, and a certificate activated at the desk', async () => {
  const at = await open('seed-003');
  const bis = '88441799866';
  const fresh = await card('newB', { identity: { nationalNumber: bis } });
  const { caseId, paidCents, judged } = await finish(
    at,
    typedFrom(fresh, 'MAR', (draft) => ({ ...lost('STOLEN')(draft), procedure: 'URGENT' })),
  );
  expect({ paidCents, rule: judged.fee.rule }).toEqual({ paidCents: 12000, rule: '003-2' });
  expect(judged.warnings.map(({ code }) => code)).toContain('POLICE_FIRST');
  expect((await collect(at, caseId, fresh, police, { pin: true, fingers: 'MATCH' })).state).toBe('DONE');

  const activation = await finish(
    at,
    typedFrom(fresh, 'MAR', (draft) => ({
      ...draft,
      product: 'CERT_ACTIVATION',
      letter: null,
      reason: 'OTHER',
      payment: { ...draft.payment, officerAmountCents: 0, officerAmountReason: 'geen tarief in het reglement' },
    })),
  );
  expect((await at.get('cases.open', { caseId: activation.caseId })).state).toBe('DONE');
});

test('seed-004: very urgent in the municipality for F+, an old card whose chip is silent', async () => {
  const at = await open('seed-004');
  const fresh = await card('fPlus');
  const held = 'B123456748';
  const { caseId, paidCents, promised } = await finish(
    at,
    typedFrom(fresh, 'BRA', (draft) => ({
      ...draft,
      letter: 'F+',
      reason: 'DEFECT',
      procedure: 'VERY_URGENT',
      held: { ...draft.held, kind: 'CARD', letter: 'F+', model: 'new', cardNumber: held },
    })),
  );
  expect(paidCents).toBe(13000);
  expect(promised).not.toBeNull();
  const silent: ReturnedItem = { kind: 'UNREADABLE_CARD', cardNumber: held, reason: 'chip zwijgt' };
  expect((await collect(at, caseId, fresh, silent, { pin: true, fingers: 'MATCH' })).state).toBe('DONE');
});

test('seed-002: the case of a child who turns twelve changes by itself on the birthday', async () => {
  const at = await open('seed-002');
  const birthday = Temporal.PlainDate.from(today()).add({ days: 60 });
  const fresh = await card('minor15', { birthDate: birthday.subtract({ years: 12 }).toString() });
  const early = typedFrom(fresh, 'MAR', (draft) => ({
    ...draft,
    letter: 'B',
    reason: 'FIRST',
    dvz: { agreement: 'yes', date: today(), reference: 'DVZ-3' },
    representative: { name: 'VOORBEELD Layla', relation: 'moeder', documentSeen: 'B-kaart' },
  }));
  // A year younger, the adult card is refused; a year later the same application has nothing against it.
  const { draft } = await at.get('intake.start', { cardSessionId: null });
  const younger = early(draft);
  younger.person.birthDate = birthday.subtract({ years: 11 }).toString();
  const refusedFor = async () =>
    (await at.get('intake.assess', { draft: younger })).reasons.map(({ code }) => code).slice(0, 1);
  expect(await refusedFor()).toEqual(['TOO_YOUNG_FOR_ADULT_CARD']);

  const { caseId, judged } = await finish(at, early);
  expect(judged.activationNotBefore).toBe(birthday.toString());
  await expect(
    collect(at, caseId, fresh, { kind: 'NONE', reason: '' }, { pin: true, fingers: 'MATCH', with: 'VOORBEELD Layla' }),
  ).rejects.toThrow(/activationNotYet/);
  at.pass({ hours: 59 * 24 });
  const onCase = async () => ({ caseId, version: (await at.get('cases.open', { caseId })).version });
  const first = { step: 'SWITCH_ON', choice: null } as const;
  const eve = await at.call('collection.federalStep', { ...(await onCase()), ...first });
  expect(eve).toMatchObject({ ok: false, error: { code: 'activationNotYet' } });
  at.pass({ hours: 24 });
  await federal(at, caseId, 'AUTHENTICATION');
  const pin = digits(DEFAULT_PIN);
  await at.get('collection.verifyPin', { ...(await onCase()), pin, lastTryConfirmed: false });
  await at.get('collection.activationEvidence', await onCase());
  expect((await at.get('collection.handOver', await onCase())).state).toBe('DONE');
  at.pass({ hours: 300 * 24 });
  expect(await refusedFor()).not.toContain('TOO_YOUNG_FOR_ADULT_CARD');
});
