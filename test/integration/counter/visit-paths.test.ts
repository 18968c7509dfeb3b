/** A collection on its less common ways, on a real reader: guards, choices, every path of a PIN on both generations, interruptions. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ACTIVATION_STEP_CODES, type CaseDetail, type VisitStage } from '../../../electron/ipc/contract.ts';
import { claimReaders } from '../../real-parts/index.ts';
import { type BelgianCard, DEFAULT_PIN, type InsertedCard } from '../../virtual-card/index.ts';
import { ALONE, card, digits, federal, type Visit, visitOf } from './visit.ts';
import { openHouse, type WholeHouse } from './whole-house.ts';

const PASSWORD = 'een lang wachtwoord';
/** PUK2 of the holder's letter, then PUK1 of the authority. */
const PUKS = '333333111111';

let release = (): void => undefined;
let visit: Visit;
const houseNow = (): WholeHouse => visit.house;

beforeAll(async () => {
  release = await claimReaders();
}, 900_000);
afterAll(() => release());
beforeEach(async () => {
  const house = await openHouse({ testCardsCount: true });
  await house.get('session.firstStart', {
    profileId: 'seed-002',
    desk: 'Loket 3',
    officer: { name: 'Els PROEFMANS', password: PASSWORD },
  });
  visit = visitOf(house);
});
afterEach(() => houseNow().close());

/** Everything in memory goes; the officer signs in again on what is on disk. */
const restart = async (): Promise<void> => {
  const folder = await houseNow().abandon();
  const house = await openHouse({ testCardsCount: true, folder });
  visit = visitOf(house);
  const { knownStaff } = await house.get('session.state', undefined);
  await house.get('session.signIn', { staffId: knownStaff[0]?.staffId ?? '', password: PASSWORD });
};

const open = (caseId: string): Promise<CaseDetail> => houseNow().get('cases.open', { caseId });
const stageOf = async (caseId: string): Promise<VisitStage> => (await open(caseId)).visit.stage;

describe.each(['1.7', '1.8'] as const)('the PIN of a new card of generation %s', (generation) => {
  const ready = async (): Promise<{ caseId: string; inserted: InsertedCard }> => {
    const oldCard = await card('oldB');
    const newCard = await card('newB', { generation });
    const { caseId } = await visit.caseOfHolder(oldCard, newCard);
    return { caseId, inserted: await visit.upToPin(caseId, oldCard, newCard) };
  };
  const change = async (caseId: string, pin: string, newPin: string) =>
    houseNow().call('collection.changePin', {
      ...(await visit.onCase(caseId)),
      pin: digits(pin),
      newPin: digits(newPin),
      lastTryConfirmed: false,
    });

  test('an own PIN: the change counts as verified, the old one is dead, the new one opens the key', async () => {
    const { caseId } = await ready();
    expect(await change(caseId, '0000', '567890')).toMatchObject({
      value: { pin: { outcome: 'wrongPin', triesLeft: 2 } },
    });
    expect(await stageOf(caseId)).toBe('pin');
    expect(await change(caseId, DEFAULT_PIN, '567890')).toMatchObject({ value: { pin: { outcome: 'changed' } } });
    expect(await stageOf(caseId)).toBe('evidence');
    // The holder may change it again until the card is handed over.
    expect(await change(caseId, DEFAULT_PIN, '1111')).toMatchObject({ value: { pin: { outcome: 'wrongPin' } } });
    expect(await change(caseId, '567890', '2468')).toMatchObject({ value: { pin: { outcome: 'changed' } } });
    const { history, collection } = await open(caseId);
    expect(collection.pin).toMatchObject({ outcome: 'VERIFIED' });
    expect(history.slice(-4).map(({ action }) => action)).toEqual(['pinWrong', 'pinChanged', 'pinWrong', 'pinChanged']);
    for (const secret of [DEFAULT_PIN, '567890', '2468']) expect(JSON.stringify(history)).not.toContain(secret);
  });

  test('blocked: unblocked with both PUKs where the card has them, plainly refused where it has not', async () => {
    const { caseId, inserted } = await ready();
    await visit.verify(caseId, digits('0000'));
    await visit.verify(caseId, digits('0000'));
    expect(await visit.verify(caseId, digits('0000'), true)).toMatchObject({ value: { pin: { outcome: 'blocked' } } });
    const tries = await houseNow().get('collection.pinTries', { caseId });
    expect(tries).toMatchObject({ triesLeft: 0, holderCanUnblock: generation === '1.7' });
    inserted.clearLog();
    const unblock = async (puk: string) =>
      houseNow().call('collection.unblockPin', {
        ...(await visit.onCase(caseId)),
        puk: digits(puk),
        lastTryConfirmed: false,
      });
    if (generation === '1.7') {
      expect(await unblock('000000111111')).toMatchObject({
        value: { puk: { outcome: 'wrongPuk', pukTriesLeft: 11 } },
      });
      expect(await unblock(PUKS)).toMatchObject({ value: { puk: { outcome: 'unblocked' } } });
      expect(await houseNow().get('collection.pinTries', { caseId })).toMatchObject({ triesLeft: 3 });
      expect(await visit.verify(caseId, digits(DEFAULT_PIN))).toMatchObject({
        value: { pin: { outcome: 'verified' } },
      });
      const { history } = await open(caseId);
      expect(history.slice(-3).map(({ action }) => action)).toEqual(['pukWrong', 'pinUnblocked', 'pinVerified']);
      expect(JSON.stringify(history)).not.toContain(PUKS);
    } else {
      expect(await unblock(PUKS)).toMatchObject({ value: { puk: { outcome: 'notOnThisGeneration' } } });
      // Nothing like a PUK went to the card: no RESET RETRY COUNTER.
      const instructions = inserted.apdus.map(({ header }) => header.replace(/\s/g, '').slice(2, 4).toLowerCase());
      expect(instructions).not.toContain('2c');
      const off = await houseNow().get('collection.notHandedOver', {
        ...(await visit.onCase(caseId)),
        reason: 'PIN geblokkeerd',
        next: 'NEW_CODES',
      });
      expect(off.course.codesReprint).toMatchObject({ arrivedAt: null });
      expect(off.visit.guards.find(({ guard }) => guard === 'codes')).toMatchObject({ state: 'stop', wayOut: 'case' });
    }
  });
});

describe('before the card is switched on', () => {
  test('a minor alone, somebody else, and the letter of another card are refused', async () => {
    const oldCard = await card('oldB', { age: 15 });
    const newCard = await card('newB', { age: 15, certificates: { signature: false } });
    const lying = await houseNow().lay(oldCard);
    const { draftId, draft } = await houseNow().get('intake.start', { cardSessionId: visit.sessionInReader() });
    await houseNow().take(lying);
    const ofMinor = {
      ...draft,
      representative: { name: 'VOORBEELD Layla', relation: 'moeder', documentSeen: 'B-kaart' },
    };
    const { caseId, visit: seen } = await visit.readyCase(draftId, ofMinor, newCard.contents.identity.cardNumber);
    expect(seen.presence).toMatchObject({ applicant: 'needed', representative: 'yes' });
    const house = houseNow();
    await house.get('collection.takeIn', {
      ...(await visit.onCase(caseId)),
      item: { kind: 'UNREADABLE_CARD', cardNumber: oldCard.contents.identity.cardNumber, reason: 'gebarsten' },
    });
    const say = async (seenNow: { applicant: boolean; representative: string; letterNumber: string }) =>
      house.call('collection.letterSeen', { ...(await visit.onCase(caseId)), ...seenNow });
    expect(await say(ALONE)).toMatchObject({ error: { code: 'representativeMissing' } });
    const parent = { applicant: true, representative: 'VOORBEELD Layla', letterNumber: '' };
    expect(await say({ ...parent, applicant: false })).toMatchObject({ error: { code: 'applicantMissing' } });
    const own = newCard.contents.identity.cardNumber;
    expect(await say({ ...parent, letterNumber: '1234' })).toMatchObject({
      error: { fields: [{ messageKey: 'errors.letterOfOtherCard' }] },
    });
    expect(await stageOf(caseId)).toBe('person');
    expect(await say({ ...parent, letterNumber: own.slice(-4) })).toMatchObject({
      value: { collection: { present: { representative: 'VOORBEELD Layla' } }, visit: { stage: 'newCard' } },
    });
    // One certificate at this age: the signature certificate cannot be chosen.
    const inserted = await house.lay(newCard);
    const { verdictId } = await house.get('collection.judgeNewCard', { caseId });
    await house.get('collection.confirmNewCard', { ...(await visit.onCase(caseId)), verdictId });
    await house.get('collection.fingerprints', { ...(await visit.onCase(caseId)), outcome: 'MATCH', reason: '' });
    const { federal: asked } = (await open(caseId)).visit;
    expect(asked).toMatchObject({ choices: ['AUTHENTICATION', 'NONE'], usual: 'AUTHENTICATION' });
    await expect(federal(house, caseId, 'BOTH')).rejects.toThrow(/certificatesNotForAge/);
    await house.take(inserted);
  });

  test('a card that is not switched on: its printed number first, its chip once it can be read', async () => {
    const oldCard = await card('oldB');
    const waiting = await card('newB', { activation: 'filesWaiting' });
    const { caseId } = await visit.caseOfHolder(oldCard, waiting);
    const house = houseNow();
    const old = await house.lay(oldCard);
    await visit.takeInCard(caseId, (await house.get('collection.judgeReturnedCard', { caseId })).verdictId);
    await house.take(old);
    await house.get('collection.letterSeen', { ...(await visit.onCase(caseId)), ...ALONE });
    const dead = await house.lay(waiting);
    expect(await house.get('collection.judgeNewCard', { caseId })).toMatchObject({ verdict: 'notActivated' });
    const typed = async (printedNumber: string) =>
      house.call('collection.confirmUnreadCard', { ...(await visit.onCase(caseId)), printedNumber });
    expect(await typed('B 123 4567 48')).toMatchObject({ error: { fields: [{ path: 'printedNumber' }] } });
    expect(await typed(waiting.contents.identity.cardNumber)).toMatchObject({
      value: { visit: { stage: 'fingerprints' } },
    });
    await house.get('collection.fingerprints', { ...(await visit.onCase(caseId)), outcome: 'MATCH', reason: '' });
    await federal(house, caseId, 'BOTH');
    expect(await stageOf(caseId)).toBe('compare');
    await house.take(dead);
    const active = await house.lay(await card('newB'));
    expect(await visit.verify(caseId, digits(DEFAULT_PIN))).toMatchObject({ error: { code: 'newCardUnread' } });
    const { verdict, verdictId } = await house.get('collection.judgeNewCard', { caseId });
    expect(verdict).toBe('rightCard');
    const confirmed = await house.get('collection.confirmNewCard', { ...(await visit.onCase(caseId)), verdictId });
    expect(confirmed.visit.stage).toBe('pin');
    expect(await visit.verify(caseId, digits(DEFAULT_PIN))).toMatchObject({ value: { pin: { outcome: 'verified' } } });
    await house.take(active);
  });

  test('a citizen who declines certificates: recorded, and a card that has them all the same is a finding', async () => {
    const oldCard = await card('oldB');
    const newCard = await card('newB', { certificates: { authentication: false, signature: false } });
    const { caseId } = await visit.caseOfHolder(oldCard, newCard);
    const inserted = await visit.upToPin(caseId, oldCard, newCard, 'NONE');
    const house = houseNow();
    expect((await open(caseId)).collection.certificates).toMatchObject({ choice: 'NONE' });
    await visit.verify(caseId, digits(DEFAULT_PIN));
    const detailOf = async () =>
      (await house.get('collection.activationEvidence', await visit.onCase(caseId))).evidence[1];
    expect(await detailOf()).toMatchObject({ outcome: 'proven', detailKey: 'evidence.certificatesPresent.declined' });
    await house.take(inserted);
    await house.lay(await card('newB'));
    expect(await detailOf()).toMatchObject({
      outcome: 'disproved',
      detailKey: 'evidence.certificatesPresent.declinedButThere',
    });
  });

  test('the wrong one of two in the drawer is named, with the case and place where it belongs', async () => {
    const [oldCard, newCard] = [await card('oldB'), await card('newB')];
    const { caseId } = await visit.caseOfHolder(oldCard, newCard);
    const somebody = { birthDate: '1990-01-02' };
    const theirs = await card('newB', { ...somebody, identity: { surname: 'ANDERS', cardNumber: 'B999007733' } });
    const other = await visit.caseOfHolder(
      await card('oldB', { ...somebody, identity: { surname: 'ANDERS', cardNumber: 'B998007733' } }),
      theirs,
    );
    const house = houseNow();
    const told = async (lying: BelgianCard) => {
      const inserted = await house.lay(lying);
      const judged = await house.get('collection.judgeNewCard', { caseId });
      await house.take(inserted);
      return judged;
    };
    expect(await told(newCard)).toMatchObject({ verdict: 'rightCard', other: null });
    expect(await told(oldCard)).toMatchObject({ verdict: 'wrongCard', other: { mistake: 'oldCard', caseId: null } });
    const named = await told(theirs);
    expect(named).toMatchObject({ verdict: 'wrongCard', other: { mistake: 'otherPerson', location: 'C7' } });
    expect(named.other).toMatchObject({ caseId: other.caseId, caseNumber: other.caseNumber });
    expect(named.other?.holder).toContain('ANDERS');
    // Somebody else's card that came for no case here is named all the same.
    expect(await told(await card('otherPerson'))).toMatchObject({ other: { mistake: 'otherPerson', caseId: null } });
  });
});

test('interrupted at every step by a pulled card and a power cut, the visit goes on where it was and counts nothing twice', async () => {
  const oldCard = await card('oldB');
  const newCard = await card('newB');
  const { caseId } = await visit.caseOfHolder(oldCard, newCard);
  let lying: { readonly card: BelgianCard; inserted: InsertedCard } | null = null;
  const lay = async (which: BelgianCard): Promise<void> => {
    if (lying !== null) await houseNow().take(lying.inserted);
    lying = { card: which, inserted: await houseNow().lay(which) };
  };
  const onCase = () => visit.onCase(caseId);
  const house = houseNow;
  /** Each step, done rightly, from where the visit is then. */
  const STEPS: readonly (readonly [VisitStage, () => Promise<unknown>])[] = [
    [
      'oldCard',
      async () => {
        await lay(oldCard);
        const { verdictId } = await house().get('collection.judgeReturnedCard', { caseId });
        return visit.takeInCard(caseId, verdictId);
      },
    ],
    ['person', async () => house().call('collection.letterSeen', { ...(await onCase()), ...ALONE })],
    [
      'newCard',
      async () => {
        await lay(newCard);
        const { verdictId } = await house().get('collection.judgeNewCard', { caseId });
        return house().call('collection.confirmNewCard', { ...(await onCase()), verdictId });
      },
    ],
    [
      'fingerprints',
      async () => house().call('collection.fingerprints', { ...(await onCase()), outcome: 'MATCH', reason: '' }),
    ],
    ...ACTIVATION_STEP_CODES.map(
      (step) =>
        [
          'federal',
          async () =>
            house().call('collection.federalStep', {
              ...(await onCase()),
              step,
              choice: step === 'CERTIFICATES' ? 'BOTH' : null,
            }),
        ] as const,
    ),
    ['pin', () => visit.verify(caseId, digits('0000'))],
    ['pin', () => visit.verify(caseId, digits(DEFAULT_PIN))],
    ['evidence', async () => house().call('collection.activationEvidence', await onCase())],
    ['handOver', async () => house().call('collection.handOver', await onCase())],
    [
      'destroy',
      async () =>
        house().call('collection.destroyOldCard', {
          ...(await onCase()),
          lastDigits: oldCard.contents.identity.cardNumber.slice(-2),
        }),
    ],
  ];
  for (const [stage, act] of STEPS) {
    const before = await open(caseId);
    expect(before.visit.stage).toBe(stage);
    const kept = lying as { readonly card: BelgianCard; inserted: InsertedCard } | null;
    const triesBefore = stage === 'pin' ? (await house().get('collection.pinTries', { caseId })).triesLeft : null;
    if (kept !== null) {
      await house().take(kept.inserted);
      lying = null;
    }
    await restart();
    if (kept !== null) await lay(kept.card);
    const after = await open(caseId);
    expect(after.version, stage).toBe(before.version);
    expect(after.visit, stage).toEqual(before.visit);
    if (stage === 'pin') {
      expect((await house().get('collection.pinTries', { caseId })).triesLeft).toBe(triesBefore);
    }
    expect(await act(), stage).toMatchObject({ ok: true });
  }
  const end = await open(caseId);
  expect(end).toMatchObject({ state: 'DONE', visit: { stage: 'done' } });
  const count = (action: string) => end.history.filter((line) => line.action === action).length;
  expect([count('pinWrong'), count('pinVerified'), count('federalStepDone'), count('handedOver')]).toEqual([
    1, 1, 3, 1,
  ]);
});
