import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApplicationDraft, CallName, CallValue, CaseDetail } from '../../../electron/ipc/contract.ts';
import { claimReaders } from '../../real-parts/index.ts';
import { type BelgianCard, type CardRequest, DEFAULT_PIN, makeBankCard, makeCard } from '../../virtual-card/index.ts';
import { openHouse, type WholeHouse } from './whole-house.ts';

let release = (): void => undefined;
let house: WholeHouse;
beforeAll(async () => {
  release = await claimReaders();
}, 900_000);
afterAll(() => release());

const openSignedIn = async (testCardsCount = true): Promise<void> => {
  house = await openHouse({ testCardsCount });
  await house.get('session.firstStart', {
    profileId: 'seed-002',
    desk: 'Loket 3',
    officer: { name: 'Els PROEFMANS', password: 'een lang wachtwoord' },
  });
};
beforeEach(() => openSignedIn());
afterEach(() => house.close());

const digits = (pin: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(pin);
const card = (profile: CardRequest['profile'], change: Partial<CardRequest> = {}): Promise<BelgianCard> =>
  makeCard({ profile, ...change });
const sessionInReader = (): string => house.view().card?.sessionId ?? '';

/** Everything that the applicant of a B card brings and answers, beside what the card told. */
const completed = async (draft: ApplicationDraft): Promise<ApplicationDraft> => {
  const chosen: ApplicationDraft = {
    ...draft,
    letter: 'B',
    photo: { source: 'BROUGHT', takenOn: today(), verdicts: [], exemption: null },
    fingerprints: { outcome: 'TAKEN', left: 'INDEX', right: 'INDEX', reason: '' },
    signature: 'TAKEN',
    payment: { ...draft.payment, method: 'CASH', givenCents: 50_00 },
  };
  const { checklist, photoRules } = await house.get('intake.assess', { draft: chosen });
  return {
    ...chosen,
    checklist: checklist.map(({ code }) => ({ code, state: 'PRESENT', reason: '' })),
    photo: { ...chosen.photo, verdicts: photoRules.map(({ code }) => ({ rule: code, verdict: 'GOOD' })) },
  };
};
const today = (): string => new Date().toISOString().slice(0, 10);

/** Finishes an application and brings it to the day of collection. */
const readyCase = async (draftId: string, draft: ApplicationDraft, newCardNumber: string): Promise<CaseDetail> => {
  const filled = await completed(draft);
  const { payment, openPoints } = await house.get('intake.assess', { draft: filled });
  expect(openPoints).toEqual([]);
  const { caseId } = await house.get('intake.finish', { draftId, draft: filled, shownDueCents: payment.dueCents });
  const step = async (step: Parameters<typeof house.get<'cases.step'>>[1]['step']): Promise<CaseDetail> => {
    const { version } = await house.get('cases.open', { caseId });
    return house.get('cases.step', { caseId, version, step });
  };
  await step({ step: 'acceptedByRegister', reference: 'BELPIC-0001' });
  await step({ step: 'cardArrived', cardNumber: newCardNumber, location: 'C7' });
  return step({ step: 'codesSent' });
};

/** A ready case of the holder of oldB, typed from a card that was in the reader before. */
const caseOfHolder = async (oldCard: BelgianCard, newCard: BelgianCard): Promise<CaseDetail> => {
  const inserted = await house.lay(oldCard);
  const { draftId, draft } = await house.get('intake.start', { cardSessionId: sessionInReader() });
  await house.take(inserted);
  return readyCase(draftId, draft, newCard.contents.identity.cardNumber);
};

type OnCase = { readonly caseId: string; readonly version: number };
/** Case and version as they stand now. */
const onCase = async (caseId: string): Promise<OnCase> => {
  const { version } = await house.get('cases.open', { caseId });
  return { caseId, version };
};

const takeInCard = async (caseId: string, verdictId: string) =>
  house.call('collection.takeIn', { ...(await onCase(caseId)), item: { kind: 'CARD', verdictId, damaged: false } });

const outcomes = (fields: CallValue<'collection.judgeNewCard'>['fields']): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [field.field, field.outcome]));

/** Up to the PIN: old card in, letter, new card in the reader and confirmed, fingerprints. */
const upToPin = async (caseId: string, oldCard: BelgianCard, newCard: BelgianCard) => {
  const old = await house.lay(oldCard);
  const { verdictId } = await house.get('collection.judgeReturnedCard', { caseId });
  const taken = await takeInCard(caseId, verdictId);
  expect(taken).toMatchObject({ ok: true });
  await house.take(old);
  await house.get('collection.letterSeen', await onCase(caseId));
  const fresh = await house.lay(newCard);
  const judged = await house.get('collection.judgeNewCard', { caseId });
  await house.get('collection.confirmNewCard', { ...(await onCase(caseId)), verdictId: judged.verdictId });
  await house.get('collection.fingerprints', { ...(await onCase(caseId)), outcome: 'MATCH', reason: '' });
  return fresh;
};

const verify = async (caseId: string, pin: Uint8Array<ArrayBuffer>, lastTryConfirmed = false) =>
  house.call('collection.verifyPin', { ...(await onCase(caseId)), pin, lastTryConfirmed });

describe('one card travels through the window', () => {
  test('from the card in the reader to the destroyed old card', async () => {
    const oldCard = await card('oldB');
    const newCard = await card('newB');
    const inserted = await house.lay(oldCard);
    expect(house.view().card?.identity).toMatchObject({ surname: 'VOORBEELD', letter: 'B', model: 'old' });

    const { draftId, draft } = await house.get('intake.start', { cardSessionId: sessionInReader() });
    expect(draft.person).toMatchObject({
      surname: 'VOORBEELD',
      birthDate: '1988-04-17',
      sex: 'F',
      nationality: 'MAR',
      street: 'Proefstraat 12 bus 3',
      postalCode: '8000',
    });
    expect(draft.person.sources).toMatchObject({ surname: 'card', nationality: 'card', street: 'card' });
    expect(draft.person.sources.phone).toBeUndefined();
    const number = oldCard.contents.identity.cardNumber;
    expect(draft.held).toMatchObject({ kind: 'CARD', letter: 'B', model: 'old', cardNumber: number });
    await house.take(inserted);

    const { caseId, caseNumber } = await readyCase(draftId, draft, newCard.contents.identity.cardNumber);
    for (const kind of ['receipt', 'applicationProof'] as const) await house.get('print.make', { caseId, kind });
    expect(house.printed.map((document) => document.kind)).toEqual(['receipt', 'applicationProof']);
    const words = ['voorbeeld amina', draft.person.nationalNumber, number, caseNumber];
    for (const text of words) {
      expect(
        (await house.get('cases.search', { text })).map((found) => found.caseId),
        text,
      ).toEqual([caseId]);
    }

    const old = await house.lay(oldCard);
    expect(house.view().card?.matchingCase).toMatchObject({ caseId });
    const judged = await house.get('collection.judgeReturnedCard', { caseId });
    expect(judged.verdict).toBe('rightCard');
    expect(new Set(judged.fields.map((field) => field.outcome))).toEqual(new Set(['equal']));
    const taken = await takeInCard(caseId, judged.verdictId);
    expect(taken).toMatchObject({
      ok: true,
      value: { collection: { oldCard: { kind: 'CARD', description: number } } },
    });
    await house.take(old);
    await house.get('collection.letterSeen', await onCase(caseId));

    await house.lay(newCard);
    const fresh = await house.get('collection.judgeNewCard', { caseId });
    expect(fresh.verdict).toBe('rightCard');
    expect(new Set(Object.values(outcomes(fresh.fields)))).toEqual(new Set(['equal']));
    await house.get('collection.confirmNewCard', { ...(await onCase(caseId)), verdictId: fresh.verdictId });
    await house.get('collection.fingerprints', { ...(await onCase(caseId)), outcome: 'MATCH', reason: '' });
    expect(await house.get('collection.pinTries', { caseId })).toEqual({ triesLeft: 3, hasPinPad: false });
    expect(await verify(caseId, digits(DEFAULT_PIN))).toMatchObject({
      ok: true,
      value: { pin: { outcome: 'verified' } },
    });
    const { evidence } = await house.get('collection.activationEvidence', await onCase(caseId));
    expect(Object.fromEntries(evidence.map((piece) => [piece.kind, piece.outcome]))).toEqual({
      appletReadable: 'proven',
      certificatesPresent: 'proven',
      pinVerifiable: 'proven',
      keyProven: 'proven',
      certificateStatus: 'notChecked',
    });
    expect((await house.get('collection.handOver', await onCase(caseId))).state).toBe('ACTIVE');
    const done = await house.get('collection.destroyOldCard', {
      ...(await onCase(caseId)),
      lastDigits: number.slice(-2),
    });
    expect(done.state).toBe('DONE');
    await house.get('print.make', { caseId, kind: 'handoverProof' });
    expect(house.printed.at(-1)).toMatchObject({ kind: 'handoverProof', trainingMode: true });
    expect(done.history.map((line) => line.action)).toEqual([
      'draftStarted',
      'applicationFinished',
      'paymentRecorded',
      'acceptedByRegister',
      'cardArrived',
      'codesSent',
      'documentPrinted',
      'documentPrinted',
      'oldCardTakenIn',
      'letterSeen',
      'newCardConfirmed',
      'fingerprintsCompared',
      'pinVerified',
      'activationEvidenceRecorded',
      'handedOver',
      'oldCardDestroyed',
      'caseClosed',
    ]);
  });
});

describe('returned cards on a real reader', () => {
  test('every other card than the right one is named and not taken in', async () => {
    const newCard = await card('newB');
    const { caseId } = await caseOfHolder(await card('oldB'), newCard);
    const wrong: readonly (readonly [string, Awaited<ReturnType<typeof makeCard>>])[] = [
      ['otherPerson', await card('fPlus')],
      ['otherCardSamePerson', await card('adultB')],
      ['otherCardSamePerson', newCard],
      ['invalidCard', await card('oldB', { tampering: ['identity'] })],
      ['invalidCard', await card('oldB', { tampering: ['photo'] })],
    ];
    for (const [verdict, lying] of wrong) {
      const inserted = await house.lay(lying);
      const judged = await house.get('collection.judgeReturnedCard', { caseId });
      expect(judged.verdict).toBe(verdict);
      expect(await takeInCard(caseId, judged.verdictId)).toMatchObject({ ok: false, error: { code: 'cardNotRight' } });
      await house.take(inserted);
    }
    const bank = await house.lay(await makeBankCard());
    expect((await house.get('collection.judgeReturnedCard', { caseId })).verdict).toBe('unreadable');
    await house.take(bank);
    const empty = await house.call('collection.judgeReturnedCard', { caseId });
    expect(empty).toMatchObject({ ok: false, error: { code: 'noCardInReader' } });
    expect((await house.get('cases.open', { caseId })).collection.oldCard).toBeNull();
  });

  test('a verdict holds for its own card, its own case and a quarter of an hour', async () => {
    const oldCard = await card('oldB');
    const { caseId } = await caseOfHolder(oldCard, await card('newB'));
    const expired = { ok: false, error: { code: 'verdictExpired' } };
    const first = await house.lay(oldCard);
    const before = await house.get('collection.judgeReturnedCard', { caseId });
    await house.take(first);
    const other = await house.lay(await card('fPlus'));
    expect(await takeInCard(caseId, before.verdictId)).toMatchObject(expired);
    await house.take(other);
    await house.lay(oldCard);
    expect(await takeInCard(caseId, before.verdictId)).toMatchObject(expired);
    const now = await house.get('collection.judgeReturnedCard', { caseId });
    house.pass({ minutes: 16 });
    expect(await takeInCard(caseId, now.verdictId)).toMatchObject(expired);
    const again = await house.get('collection.judgeReturnedCard', { caseId });
    expect(await takeInCard(caseId, again.verdictId)).toMatchObject({ ok: true });
  });

  test('a card that was destroyed here is known for it when it turns up again', async () => {
    const oldCard = await card('oldB');
    const newCard = await card('newB');
    const { caseId } = await caseOfHolder(oldCard, newCard);
    const fresh = await upToPin(caseId, oldCard, newCard);
    await verify(caseId, digits(DEFAULT_PIN));
    await house.get('collection.activationEvidence', await onCase(caseId));
    await house.get('collection.handOver', await onCase(caseId));
    const lastDigits = oldCard.contents.identity.cardNumber.slice(-2);
    await house.get('collection.destroyOldCard', { ...(await onCase(caseId)), lastDigits });
    // Somebody types a second case of the same holder, without the number of the card held.
    const { draftId, draft } = await house.get('intake.start', { cardSessionId: null });
    const typed: ApplicationDraft = {
      ...draft,
      reason: 'RENEWAL',
      person: {
        ...draft.person,
        surname: 'VOORBEELD',
        givenNames: 'Amina',
        birthDate: '1988-04-17',
        sex: 'F',
        nationality: 'MAR',
        nationalNumber: oldCard.contents.identity.nationalNumber,
      },
      held: { ...draft.held, kind: 'CARD', letter: 'B' },
    };
    const second = await readyCase(draftId, typed, (await card('adultB')).contents.identity.cardNumber);
    await house.take(fresh);
    await house.lay(oldCard);
    const judged = await house.get('collection.judgeReturnedCard', { caseId: second.caseId });
    expect(judged.verdict).toBe('alreadyWithdrawn');
  });

  test('without a declared test root in force, test cards are not genuine', async () => {
    await house.close();
    await openSignedIn(false);
    const oldCard = await card('oldB');
    const { caseId } = await caseOfHolder(oldCard, await card('newB'));
    await house.lay(oldCard);
    const judged = await house.get('collection.judgeReturnedCard', { caseId });
    expect(judged.verdict).toBe('invalidCard');
    expect(outcomes(judged.fields).authenticity).toBe('different');
  });

  test('an application is not filled from a card that was altered or taken out', async () => {
    const gone = await house.lay(await card('oldB'));
    const cardSessionId = sessionInReader();
    await house.take(gone);
    const late = await house.call('intake.start', { cardSessionId });
    expect(late).toMatchObject({ ok: false, error: { code: 'cardChangedMeanwhile' } });
    await house.lay(await card('oldB', { tampering: ['address'] }));
    const altered = await house.call('intake.start', { cardSessionId: sessionInReader() });
    expect(altered).toMatchObject({ ok: false, error: { code: 'cardAltered' } });
  });
});

describe('new cards and their PIN on a real reader', () => {
  test('the wrong one of two in the drawer, an altered one and one not activated are caught', async () => {
    const oldCard = await card('oldB');
    const newCard = await card('newB');
    const { caseId } = await caseOfHolder(oldCard, newCard);
    const caught: readonly (readonly [string, BelgianCard])[] = [
      ['wrongCard', await card('adultB')],
      ['wrongCard', await card('adultA')],
      ['invalidCard', await card('newB', { tampering: ['photoHash'] })],
      ['invalidCard', await card('newB', { foreignRoot: true })],
      ['notActivated', await card('newB', { activation: 'filesWaiting' })],
    ];
    for (const [verdict, lying] of caught) {
      const inserted = await house.lay(lying);
      const judged = await house.get('collection.judgeNewCard', { caseId });
      expect(judged.verdict).toBe(verdict);
      await house.take(inserted);
    }
  });

  test('wrong PIN, last try only when confirmed, blocked: each told and recorded once', async () => {
    const oldCard = await card('oldB');
    const newCard = await card('newB');
    const { caseId } = await caseOfHolder(oldCard, newCard);
    const inserted = await upToPin(caseId, oldCard, newCard);
    const wrong = digits('0000');
    const first = await verify(caseId, wrong);
    expect(first).toMatchObject({ ok: true, value: { pin: { outcome: 'wrongPin', triesLeft: 2 } } });
    expect([...wrong]).toEqual([0, 0, 0, 0]);
    expect(await verify(caseId, digits('0000'))).toMatchObject({
      value: { pin: { outcome: 'wrongPin', triesLeft: 1 } },
    });
    inserted.clearLog();
    const unconfirmed = await verify(caseId, digits(DEFAULT_PIN));
    expect(unconfirmed).toMatchObject({ value: { pin: { outcome: 'lastTryNeedsConfirmation', triesLeft: 1 } } });
    expect(await verify(caseId, digits('0000'), true)).toMatchObject({ value: { pin: { outcome: 'blocked' } } });
    const blocked = await house.get('cases.open', { caseId });
    expect(blocked.collection.pin).toBeNull();
    expect(blocked.history.slice(-3).map((line) => line.action)).toEqual(['pinWrong', 'pinWrong', 'pinBlocked']);
    expect(JSON.stringify(blocked.history)).not.toContain(DEFAULT_PIN);
    const skipped = await house.get('collection.skipPin', {
      ...(await onCase(caseId)),
      reason: 'nieuwe codes gevraagd',
    });
    expect(skipped.collection.pin).toMatchObject({ outcome: 'NOT_VERIFIED' });
  });

  test('after a removal the same card is asked again, and a stale officer spends no try', async () => {
    const oldCard = await card('oldB');
    const newCard = await card('newB');
    const { caseId } = await caseOfHolder(oldCard, newCard);
    const stale = await onCase(caseId);
    const inserted = await upToPin(caseId, oldCard, newCard);
    await house.take(inserted);
    expect(await verify(caseId, digits(DEFAULT_PIN))).toMatchObject({ ok: false, error: { code: 'noCardInReader' } });
    const other = await house.lay(await card('adultB'));
    expect(await verify(caseId, digits(DEFAULT_PIN))).toMatchObject({
      ok: false,
      error: { code: 'otherCardInReader' },
    });
    expect(await house.call('collection.activationEvidence', await onCase(caseId))).toMatchObject({ ok: false });
    await house.take(other);
    const again = await house.lay(newCard);
    again.clearLog();
    const refused = await house.call('collection.verifyPin', {
      ...stale,
      pin: digits(DEFAULT_PIN),
      lastTryConfirmed: false,
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'changedMeanwhile' } });
    expect(again.apdus).toHaveLength(0);
    expect(await verify(caseId, digits(DEFAULT_PIN))).toMatchObject({ value: { pin: { outcome: 'verified' } } });
  });

  test('a card apart from cases: tries, PIN, and nothing kept but that it was checked', async () => {
    await house.lay(await card('adultB'));
    const cardSessionId = sessionInReader();
    expect(await house.get('card.pinTries', { cardSessionId })).toMatchObject({ triesLeft: 3 });
    const checked = await house.get('card.verifyPin', {
      cardSessionId,
      pin: digits(DEFAULT_PIN),
      lastTryConfirmed: false,
    });
    expect(checked.outcome).toBe('verified');
    const gone = await house.call('card.pinTries', { cardSessionId: 'another' });
    expect(gone).toMatchObject({ ok: false, error: { code: 'cardChangedMeanwhile' } });
    for (const text of ['voorbeeld', '1988']) expect(await house.get('cases.search', { text })).toEqual([]);
  });
});

describe('who may call', () => {
  test('nothing but the first screens before somebody signed in', async () => {
    await house.get('session.signOut', undefined);
    const calls: readonly (readonly [CallName, unknown])[] = [
      ['cases.counts', undefined],
      ['intake.start', { cardSessionId: null }],
      ['till.today', undefined],
    ];
    for (const [name, input] of calls) {
      expect(await house.call(name, input as never), name).toMatchObject({ ok: false, error: { code: 'notSignedIn' } });
    }
    expect((await house.get('session.state', undefined)).kind).toBe('signedOut');
  });
});
