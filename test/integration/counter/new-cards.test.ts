import { describe, expect, test } from 'vitest';
import { type BelgianCard, DEFAULT_PIN } from '../../virtual-card/index.ts';
import { card, counterForTests, digits } from './visit.ts';

const counter = counterForTests();

describe('new cards and their PIN on a real reader', () => {
  test('the wrong one of two in the drawer, an altered one and one not activated are caught', async () => {
    const { house, caseOfHolder } = counter.visit();
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
    const { house, caseOfHolder, onCase, upToPin, verify } = counter.visit();
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
    const { house, caseOfHolder, onCase, upToPin, verify } = counter.visit();
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
    const { house, sessionInReader } = counter.visit();
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

  test('a check is put on the open case of its holder, once; a letter asked for is written down', async () => {
    const { house, caseOfHolder, sessionInReader } = counter.visit();
    const actions = async (caseId: string) =>
      (await house.get('cases.open', { caseId })).history
        .filter(({ action }) => action.startsWith('cardAdded') || action === 'pinLetterRequested')
        .map(({ action, params }) => [action, params]);
    const stranger = await house.lay(await card('fPlus'));
    const ofStranger = { cardSessionId: sessionInReader() };
    expect(await house.call('card.addToCase', ofStranger)).toMatchObject({ error: { code: 'noCaseForCard' } });
    expect(await house.get('card.noteLetter', ofStranger)).toEqual({ caseNumber: null });
    await house.take(stranger);
    const [oldCard, newCard] = [await card('oldB'), await card('newB')];
    const { caseId, caseNumber } = await caseOfHolder(oldCard, newCard);
    const { cardNumber } = oldCard.contents.identity;
    const right = await house.lay(oldCard);
    const cardSessionId = sessionInReader();
    for (const _time of [1, 2]) {
      expect(await house.get('card.addToCase', { cardSessionId })).toEqual({ caseId, caseNumber });
    }
    expect(await house.get('card.noteLetter', { cardSessionId })).toEqual({ caseNumber });
    await house.take(right);
    expect(await house.call('card.addToCase', { cardSessionId: 'another' })).toMatchObject({
      error: { code: 'cardChangedMeanwhile' },
    });
    const altered = await house.lay(await card('oldB', { tampering: ['photo'] }));
    expect(await house.get('card.addToCase', { cardSessionId: sessionInReader() })).toEqual({ caseId, caseNumber });
    await house.take(altered);
    expect(await actions(caseId)).toEqual([
      ['cardAddedTest', { cardNumber }],
      ['pinLetterRequested', { cardNumber }],
      ['cardAddedAltered', { cardNumber }],
    ]);
  });
});
