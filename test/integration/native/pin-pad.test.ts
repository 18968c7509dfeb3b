/**
 * A reader with keys of its own, by PC/SC part 10 through the real daemon: its driver answers the control codes and puts
 * what is typed into the command as it was told to. No code passes through this process.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimReaders, giveKeys, READER_NAMES, typeWhenAsked } from '../../real-parts/index.ts';
import { type CardRequest, type InsertedCard, insertCard, makeCard } from '../../virtual-card/index.ts';
import { type ADesk, startDesk } from './a-desk.ts';

const WAIT_FOR_READERS = 900_000;
const [READER] = READER_NAMES;
let release = (): void => undefined;
let now: ADesk | null = null;
const inside: InsertedCard[] = [];

/** A reader is asked once for its keys, so every test has a reader process of its own. */
const deskWithKeys = async (request: CardRequest) => {
  const card = await makeCard(request);
  const inserted = await insertCard(card);
  inside.push(inserted);
  now = await startDesk({ rememberedReader: READER });
  const view = await now.until(
    ({ state, readers }) => state.kind === 'card' && readers.some(({ hasPinPad }) => hasPinPad),
    'keys',
  );
  inserted.clearLog();
  return { card, inserted, desk: now.desk, session: view.card?.sessionId ?? '' };
};
const takeAllAway = async (): Promise<void> => {
  await now?.stop();
  now = null;
  for (const card of inside.splice(0)) await card.remove();
};

beforeAll(async () => {
  release = await claimReaders();
}, WAIT_FOR_READERS);
beforeEach(() => giveKeys(READER, true));
afterEach(async () => {
  await takeAllAway();
  giveKeys(READER, false);
});
afterAll(() => release());

const sent = (inserted: InsertedCard, ins: string) =>
  inserted.apdus.filter(({ header }) => header.startsWith(`00${ins}`)).length;
const answer = async <Value>(work: Promise<Value>, ...typed: readonly string[]): Promise<Value> => {
  const [given] = await Promise.all([work, typeWhenAsked(READER, ...typed)]);
  return given;
};

describe('on the keys of the reader', () => {
  it.each([
    { profile: 'adultA', pin: '2468' },
    { profile: 'adultB', pin: '86420' },
    { profile: 'adultB', generation: '1.1', pin: '123456789012' },
  ] as const)('a PIN is verified, a wrong one counted once: $profile $generation', async (request) => {
    const { desk, session, card } = await deskWithKeys(request);
    expect(await desk.pinTries(session)).toMatchObject({ value: { hasPinPad: true } });
    expect(await answer(desk.verifyPin(session, null, false), '1357')).toEqual({
      ok: true,
      value: { outcome: 'wrongPin', triesLeft: 2 },
    });
    expect(card.state.pin.triesLeft).toBe(2);
    expect(await answer(desk.proveKey(session, null, false), request.pin)).toEqual({
      ok: true,
      value: { pin: { outcome: 'verified', triesLeft: 3 }, proven: true },
    });
  });

  it.each(['cancel', 'timeout'] as const)('%s spends no try and is told as broken off', async (what) => {
    const { desk, session, card, inserted } = await deskWithKeys({ profile: 'adultA' });
    const cancelled = { ok: true, value: { outcome: 'cancelled', triesLeft: 3 } };
    expect(await answer(desk.verifyPin(session, null, false), what)).toEqual(cancelled);
    expect(await answer(desk.changePin(session, null, null, false), what)).toEqual(cancelled);
    expect(sent(inserted, '20') + sent(inserted, '24')).toBe(0);
    expect(card.state.pin.triesLeft).toBe(3);
  });

  it('the last try is asked for on the screen first, and then blocks the card', async () => {
    const { desk, session, card } = await deskWithKeys({ profile: 'adultA', pinTriesLeft: 1 });
    // Nothing is typed: the reader is not even asked.
    expect(await desk.verifyPin(session, null, false)).toEqual({
      ok: true,
      value: { outcome: 'lastTryNeedsConfirmation', triesLeft: 1 },
    });
    const blocked = { ok: true, value: { outcome: 'blocked', triesLeft: 0 } };
    expect(await answer(desk.verifyPin(session, null, true), '1357')).toEqual(blocked);
    expect(await desk.verifyPin(session, null, true)).toEqual(blocked);
    expect(card.state.pin.triesLeft).toBe(0);
  });

  it('a PIN is changed: the new one counts, two that differ change nothing', async () => {
    const { desk, session, card } = await deskWithKeys({ profile: 'adultB', pin: '2468' });
    const change = () => desk.changePin(session, null, null, false);
    expect(await answer(change(), '2468', '864200', '864201')).toMatchObject({ value: { outcome: 'newPinsDiffer' } });
    expect(await answer(change(), '1357', '864200', '864200')).toEqual({
      ok: true,
      value: { outcome: 'wrongPin', triesLeft: 2 },
    });
    expect(await answer(change(), '2468', '864200', '864200')).toEqual({
      ok: true,
      value: { outcome: 'changed', triesLeft: 3 },
    });
    expect(await answer(desk.verifyPin(session, null, false), '864200')).toMatchObject({
      value: { outcome: 'verified' },
    });
    expect(card.state.pin.triesLeft).toBe(3);
  });

  it('a block is taken off with both PUK codes, and not where the card has none', async () => {
    const codes = { puk2: '112233', puk1: '445566' } as const;
    const { desk, session, card } = await deskWithKeys({ profile: 'adultB', pinTriesLeft: 0, ...codes });
    expect(await answer(desk.unblockPin(session, null, false), '112233')).toMatchObject({
      value: { outcome: 'notAPuk' },
    });
    expect(await answer(desk.unblockPin(session, null, false), '112233000000')).toMatchObject({
      value: { outcome: 'wrongPuk', pukTriesLeft: 11 },
    });
    expect(await answer(desk.unblockPin(session, null, false), '112233445566')).toMatchObject({
      value: { outcome: 'unblocked' },
    });
    expect(card.state.pin.triesLeft).toBe(3);
    await takeAllAway();
    const newer = await deskWithKeys({ profile: 'adultA', pinTriesLeft: 0 });
    expect(await newer.desk.unblockPin(newer.session, null, false)).toMatchObject({
      value: { outcome: 'notOnThisGeneration' },
    });
    expect(newer.inserted.apdus.filter(({ header }) => header.startsWith('002C'))).toEqual([]);
  });

  it('the card is pulled while somebody types: nobody knows, and nothing is sent again', async () => {
    const { desk, session, card, inserted } = await deskWithKeys({ profile: 'adultA' });
    inserted.setFaults([{ at: inserted.apdus.length + 2, kind: 'removed' }]);
    expect(await answer(desk.verifyPin(session, null, false), '1357')).toEqual({
      ok: true,
      value: { outcome: 'unknown', triesLeft: null },
    });
    expect(sent(inserted, '20')).toBe(1);
    expect(card.state.pin.triesLeft).toBe(2);
  });

  it('nothing is asked where they are switched off for this reader', async () => {
    const { desk, session } = await deskWithKeys({ profile: 'adultA' });
    desk.usePinPad(READER, false);
    expect(await desk.pinTries(session)).toMatchObject({ value: { hasPinPad: false } });
    expect(await desk.verifyPin(session, null, false)).toMatchObject({ ok: false, error: { code: 'refusedByCard' } });
    const typed = new TextEncoder().encode('1234');
    expect(await desk.verifyPin(session, typed, false)).toMatchObject({ value: { outcome: 'verified' } });
    desk.usePinPad(READER, true);
    expect(await answer(desk.verifyPin(session, null, false), '1234')).toMatchObject({
      value: { outcome: 'verified' },
    });
  });
});
