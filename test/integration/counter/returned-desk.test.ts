import { describe, expect, test } from 'vitest';
import type { ApplicationDraft, CallValue, ReturnedDeed } from '../../../electron/ipc/contract.ts';
import { type BelgianCard, makeBankCard, residenceCardNumber } from '../../virtual-card/index.ts';

import { card, counterForTests, type Visit } from './visit.ts';

const counter = counterForTests();

/** A card of one of many invented people, told apart by birthday and card number. */
const cardOfMany = async (place: number, change: Parameters<typeof card>[1] = {}): Promise<BelgianCard> => {
  const birthDate = `19${60 + (place % 30)}-0${1 + (place % 9)}-1${place % 10}`;
  return card('oldB', {
    birthDate,
    ...change,
    identity: { surname: `STAPEL ${place}`, cardNumber: residenceCardNumber(9_800_000 + place), ...change.identity },
  });
};

/** A case of the holder of this card, typed by hand, ready to be collected. */
const caseFor = async (
  { house, readyCase }: Visit,
  held: BelgianCard,
  newNumber: string,
  change: Partial<ApplicationDraft['held']> = {},
) => {
  const { draftId, draft } = await house.get('intake.start', { cardSessionId: null });
  const { identity, birthDate, validUntil } = held.contents;
  return readyCase(
    draftId,
    {
      ...draft,
      reason: 'RENEWAL',
      person: {
        ...draft.person,
        surname: identity.surname,
        givenNames: identity.givenNames,
        birthDate,
        sex: 'F',
        nationality: 'MAR',
        nationalNumber: identity.nationalNumber,
      },
      held: { ...draft.held, kind: 'CARD', letter: 'B', cardNumber: identity.cardNumber, validUntil, ...change },
    },
    newNumber,
  );
};

const judge = ({ house }: Visit, batchId: string | null = null): Promise<CallValue<'returned.judge'>> =>
  house.get('returned.judge', { batchId });

const record = ({ house }: Visit, verdictId: string, deed: ReturnedDeed) =>
  house.call('returned.record', { verdictId, deed });

describe('cards that come back, without a case opened first', () => {
  test('the right card is found and taken in with one deed, and that can be taken back', async () => {
    const visit = counter.visit();
    const { house } = visit;
    const held = await cardOfMany(1);
    const { caseId } = await caseFor(visit, held, residenceCardNumber(9_700_001));
    await house.lay(held);
    const judged = await judge(visit);
    expect(judged).toMatchObject({ verdict: 'rightCard', action: 'takeIn', provisional: false, case: { caseId } });
    expect(judged.fields.map(({ outcome }) => outcome)).not.toContain('different');
    const taken = await record(visit, judged.verdictId, { kind: 'TAKE_IN', damaged: false });
    expect(taken).toMatchObject({ ok: true, value: { deed: 'TAKEN_IN', mayDestroy: false } });
    expect((await house.get('cases.open', { caseId })).collection.oldCard).toMatchObject({ kind: 'CARD' });
    // A verdict is used once; the card now says that it is in.
    const twice = await record(visit, judged.verdictId, { kind: 'TAKE_IN', damaged: false });
    expect(twice).toMatchObject({ ok: false, error: { code: 'verdictExpired' } });
    expect(await judge(visit)).toMatchObject({ verdict: 'rightCard', message: 'alreadyIn', action: 'toActivation' });
    const entryId = taken.ok ? taken.value.entryId : '';
    const undone = await house.get('returned.undo', { entryId, reason: 'verkeerde stapel' });
    expect(undone.undoneAt).not.toBeNull();
    expect((await house.get('cases.open', { caseId })).collection.oldCard).toBeNull();
    const again = await house.call('returned.undo', { entryId, reason: 'nog eens' });
    expect(again).toMatchObject({ ok: false, error: { code: 'nothingToUndo' } });
  });

  test('every other card is named, and only the deeds of its verdict are done', async () => {
    const visit = counter.visit();
    const { house } = visit;
    const held = await cardOfMany(2);
    const newNumber = residenceCardNumber(9_700_002);
    await caseFor(visit, held, newNumber);
    const lost = await cardOfMany(3);
    await caseFor(visit, lost, residenceCardNumber(9_700_003), {
      kind: 'LOST',
      attestNumber: 'PV-1',
      attestDate: '2026-01-05',
      attestOffice: 'Politiezone Proef',
    });
    const same = { birthDate: held.contents.birthDate };
    const { nationalNumber: nationalOfHeld } = held.contents.identity;
    const other = (cardNumber: string) =>
      cardOfMany(2, { ...same, identity: { surname: 'STAPEL 2', cardNumber, nationalNumber: nationalOfHeld } });
    const cards = [
      [await other(residenceCardNumber(9_700_009)), 'otherCardSamePerson', 'otherCard', 'giveBack'],
      [await other(newNumber), 'otherCardSamePerson', 'newCard', 'toActivation'],
      [
        await cardOfMany(9, { identity: { surname: 'IEMAND', cardNumber: held.contents.identity.cardNumber } }),
        'otherPerson',
        'otherPerson',
        'giveBack',
      ],
      [lost, 'alreadyWithdrawn', 'lost', 'keep'],
      [await cardOfMany(4), 'noCase', 'noCase', 'recordReason'],
      [
        await cardOfMany(5, { identity: { surname: 'STAPEL 5', issuingMunicipality: 'Voorbeeldegem' } }),
        'notOurs',
        'otherMunicipality',
        'giveBack',
      ],
      [await cardOfMany(2, { ...same, tampering: ['identity'] }), 'invalidCard', 'altered', 'callSupervisor'],
      [makeBankCard(), 'notOurs', 'noResidenceCard', 'giveBack'],
      [await card('newB', { activation: 'filesWaiting' }), 'unreadable', 'notActivated', 'typeNumber'],
    ] as const;
    for (const [lying, verdict, message, action] of cards) {
      const inserted = await house.lay(lying);
      const judged = await judge(visit);
      expect(judged, message).toMatchObject({ verdict, message, action });
      const refused = await record(visit, judged.verdictId, { kind: 'TAKE_IN', damaged: false });
      expect(refused, message).toMatchObject({ ok: false, error: { code: 'deedNotPossible' } });
      await house.take(inserted);
    }
    expect(await house.call('returned.judge', { batchId: null })).toMatchObject({ error: { code: 'noCardInReader' } });
  });

  test('a card without a case comes in with its reason, is then dead, and is destroyed before a witness', async () => {
    const visit = counter.visit();
    const { house } = visit;
    await house.lay(await cardOfMany(6));
    const judged = await judge(visit);
    const unsaid = await record(visit, judged.verdictId, { kind: 'NO_CASE', cause: 'OTHER', note: '' });
    expect(unsaid).toMatchObject({ ok: false, error: { fields: [{ path: 'deed.note' }] } });
    const done = await record(visit, judged.verdictId, { kind: 'NO_CASE', cause: 'NATURALISED', note: '' });
    expect(done).toMatchObject({ ok: true, value: { deed: 'RETURNED', cause: 'NATURALISED', mayDestroy: true } });
    expect(await judge(visit)).toMatchObject({ verdict: 'alreadyWithdrawn', message: 'withdrawn', action: 'keep' });
    const entryIds = (await house.get('returned.list', { day: null })).map(({ entryId }) => entryId);
    const destroyed = await house.get('returned.destroy', { entryIds, witness: 'Jo Getuige' });
    expect(destroyed).toMatchObject({ witness: 'Jo Getuige', entries: [{ mayDestroy: false }] });
    expect(destroyed.number).toMatch(/^V-\d{4}-0001$/);
    const twice = await house.call('returned.destroy', { entryIds, witness: 'Jo Getuige' });
    expect(twice).toMatchObject({ ok: false, error: { code: 'mayNotDestroy' } });
    await house.get('returned.printDestruction', { destructionId: destroyed.destructionId });
    expect(house.printed.at(-1)).toMatchObject({
      kind: 'destructionRecord',
      caseNumber: destroyed.number,
      copyOf: null,
    });
    await house.get('returned.printDestruction', { destructionId: destroyed.destructionId });
    expect(house.printed.at(-1)?.copyOf).not.toBeNull();
  });

  test('a card of which the chip says nothing goes by its number, with a look at photo and print', async () => {
    const visit = counter.visit();
    const { house } = visit;
    const held = await cardOfMany(7);
    const { caseId } = await caseFor(visit, held, residenceCardNumber(9_700_007));
    const typed = (cardNumber: string) => house.call('returned.judgeTyped', { cardNumber, batchId: null });
    expect(await typed('12')).toMatchObject({ error: { fields: [{ path: 'cardNumber' }] } });
    expect(await typed(residenceCardNumber(9_711_111))).toMatchObject({ value: { verdict: 'noCase' } });
    const number = held.contents.identity.cardNumber;
    const judged = await typed(`${number.slice(0, 4)} ${number.slice(4)}`.toLowerCase());
    expect(judged).toMatchObject({ value: { verdict: 'rightCard', action: 'takeInByHand', case: { caseId } } });
    const verdictId = judged.ok ? judged.value.verdictId : '';
    const blind = await record(visit, verdictId, { kind: 'BY_HAND', reason: 'chip kapot', looked: false });
    expect(blind).toMatchObject({ error: { fields: [{ path: 'deed.looked' }] } });
    const done = await record(visit, verdictId, { kind: 'BY_HAND', reason: 'chip kapot', looked: true });
    expect(done).toMatchObject({ ok: true, value: { byHand: true } });
    expect((await house.get('cases.open', { caseId })).collection.oldCard?.kind).toBe('UNREADABLE_CARD');
  });
});

describe('a stack of cards', () => {
  test('forty in a row, three wrong ones among them; the stack is left open by an interruption and goes on', async () => {
    const visit = counter.visit();
    const { house } = visit;
    const wrong = new Set([7, 19, 33]);
    const held: BelgianCard[] = [];
    for (let place = 0; place < 40; place += 1) held.push(await cardOfMany(100 + place));
    for (const [place, one] of held.entries()) {
      if (!wrong.has(place)) await caseFor(visit, one, residenceCardNumber(9_600_000 + place));
    }
    const { batchId } = await house.get('returned.startBatch', undefined);
    for (const [place, one] of held.entries()) {
      const inserted = await house.lay(one);
      const judged = await judge(visit, batchId);
      expect(judged.verdict, String(place)).toBe(wrong.has(place) ? 'noCase' : 'rightCard');
      // Looking again at the same card adds no line.
      const again = await judge(visit, batchId);
      expect(again.entryId).toBe(judged.entryId);
      if (!wrong.has(place)) {
        const taken = await record(visit, again.verdictId, { kind: 'TAKE_IN', damaged: false });
        expect(taken, String(place)).toMatchObject({ ok: true, value: { position: place + 1 } });
      }
      await house.take(inserted);
    }
    const open = await house.get('returned.openBatch', undefined);
    expect(open).toMatchObject({ batchId, endedAt: null });
    const last = open?.entries.at(-1);
    const early = open?.entries[0];
    const notLast = await house.call('returned.undo', { entryId: early?.entryId ?? '', reason: 'te laat' });
    expect(notLast).toMatchObject({ ok: false, error: { code: 'notTheLastCard' } });
    await house.get('returned.undo', { entryId: last?.entryId ?? '', reason: 'kaart toch teruggegeven' });
    const ended = await house.get('returned.endBatch', { batchId });
    expect(ended.entries).toHaveLength(40);
    expect(ended.entries.filter(({ deed, undoneAt }) => deed === 'TAKEN_IN' && undoneAt === null)).toHaveLength(36);
    expect(ended.entries.filter(({ deed }) => deed === null).map(({ position }) => position)).toEqual([8, 20, 34]);
    expect(await house.get('returned.openBatch', undefined)).toBeNull();
    const late = await house.call('returned.judgeTyped', { batchId, cardNumber: residenceCardNumber(9_500_000) });
    expect(late).toMatchObject({ ok: false, error: { code: 'batchEnded' } });
  });
});
