import { describe, expect, test } from 'vitest';
import type { ApplicationDraft } from '../../../electron/ipc/contract.ts';
import { DEFAULT_PIN, makeBankCard, type makeCard } from '../../virtual-card/index.ts';
import { card, counterForTests, digits, outcomes } from './visit.ts';

const counter = counterForTests();

describe('returned cards on a real reader', () => {
  test('every other card than the right one is named and not taken in', async () => {
    const { house, caseOfHolder, takeInCard } = counter.visit();
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
    const { house, caseOfHolder, takeInCard } = counter.visit();
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
    const { house, readyCase, caseOfHolder, onCase, upToPin, verify } = counter.visit();
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
    await counter.openAnew(false);
    const { house, caseOfHolder } = counter.visit();
    const oldCard = await card('oldB');
    const { caseId } = await caseOfHolder(oldCard, await card('newB'));
    await house.lay(oldCard);
    const judged = await house.get('collection.judgeReturnedCard', { caseId });
    expect(judged.verdict).toBe('invalidCard');
    expect(outcomes(judged.fields).authenticity).toBe('different');
  });

  test('an application is not filled from a card that was altered or taken out', async () => {
    const { house, sessionInReader } = counter.visit();
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
