import { describe, expect, test } from 'vitest';
import type { CallName } from '../../../electron/ipc/contract.ts';
import { DEFAULT_PIN } from '../../virtual-card/index.ts';
import { ALONE, card, counterForTests, digits, federal, outcomes } from './visit.ts';

const counter = counterForTests();

describe('one card travels through the window', () => {
  test('from the card in the reader to the destroyed old card', async () => {
    const { house, sessionInReader, readyCase, onCase, takeInCard, verify } = counter.visit();
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
    await house.get('collection.letterSeen', { ...(await onCase(caseId)), ...ALONE });

    await house.lay(newCard);
    const fresh = await house.get('collection.judgeNewCard', { caseId });
    expect(fresh.verdict).toBe('rightCard');
    expect(new Set(Object.values(outcomes(fresh.fields)))).toEqual(new Set(['equal']));
    await house.get('collection.confirmNewCard', { ...(await onCase(caseId)), verdictId: fresh.verdictId });
    await house.get('collection.fingerprints', { ...(await onCase(caseId)), outcome: 'MATCH', reason: '' });
    await federal(house, caseId, 'BOTH');
    expect(await house.get('collection.pinTries', { caseId })).toMatchObject({ triesLeft: 3, hasPinPad: false });
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
      'federalStepDone',
      'federalStepDone',
      'federalStepDone',
      'pinVerified',
      'activationEvidenceRecorded',
      'handedOver',
      'oldCardDestroyed',
      'caseClosed',
    ]);
  });
});

describe('who may call', () => {
  test('nothing but the first screens before somebody signed in', async () => {
    const { house } = counter.visit();
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
