/** Reader process, pcsclite and PC/SC daemon as they are in the application; only the card is virtual. */
import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  type BelgianCard,
  type Card,
  type CardRequest,
  makeBankCard,
  makeBlankCard,
  makeCard,
  PROFILE_NAMES,
} from '../../virtual-card/index.ts';
import { deskOfThisFile } from './shared-desk.ts';

const { at, insert, insertMade, sessionNow } = deskOfThisFile();
const digits = (pin: string) => new TextEncoder().encode(pin);

const REQUESTS: readonly (readonly [string, CardRequest])[] = [
  ...PROFILE_NAMES.map((profile) => [profile, { profile }] as const),
  ['adultB on applet 1.0', { profile: 'adultB', generation: '1.0' }],
  ['adultB on applet 1.1', { profile: 'adultB', generation: '1.1' }],
  // With a number of its own: the reader process remembers what it read of the one above.
  ['adultB with EC certificates', { profile: 'adultB', rekeyed: true, identity: { cardNumber: 'B999001234' } }],
];

describe('a card goes in', () => {
  it.each(REQUESTS)('%s: identity within 4 commands on the wire, then everything', async (_name, request) => {
    const { card, inserted } = await insertMade(request);
    const view = await at().untilState('card');
    const shown = at().views.find((seen) => seen.cardPresent);
    expect(shown?.card).toMatchObject({ identity: { surname: card.contents.identity.surname }, address: null });
    const reads = inserted.apdus.filter(({ file, header }) => file === 'DF01/4031' && header.startsWith('00B0'));
    expect(reads.at(-1)?.index).toBeLessThan(4);
    expect(view.card).toMatchObject({
      complete: true,
      identity: { surname: card.contents.identity.surname, nationalNumber: card.contents.identity.nationalNumber },
      address: card.contents.address,
      appletVersion: card.contents.generation.replace('.', ''),
      verdicts: { identity: { verdict: 'testCard' }, address: { verdict: 'testCard' }, photo: { verdict: 'testCard' } },
    });
    expect(Buffer.from(view.card?.photo ?? [])).toEqual(Buffer.from(card.contents.photo));
    expect(view.cardPresent).toBe(true);
  });

  it.each(['adultA', 'adultB'] as const)('%s in a reader that hides 61xx and 6Cxx', async (profile) => {
    await insertMade({ profile }, { hideProcedureBytes: true });
    const view = await at().untilState('card');
    expect(view.card?.verdicts?.identity.verdict).toBe('testCard');
    expect(await at().desk.proveKey(sessionNow(), digits('1234'), false)).toMatchObject({
      ok: true,
      value: { proven: true },
    });
  });

  it('changed data are told', async () => {
    await insertMade({ profile: 'adultA', tampering: ['identity'] });
    expect((await at().untilState('card')).card?.verdicts?.identity.verdict).toBe('invalid');
  });

  it('cards that are none of ours, or not yet, are named', async () => {
    const cases: readonly (readonly [Card, object])[] = [
      [makeBankCard(), { kind: 'unknownCard', looksLike: 'bankCard' }],
      [makeBlankCard(), { kind: 'unknownCard', looksLike: 'blankCard' }],
      [await makeCard({ profile: 'newB', activation: 'filesWaiting' }), { kind: 'notActivated' }],
    ];
    for (const [card, state] of cases) {
      const inserted = await insert(card);
      const view = await at().until(
        (now) => ['unknownCard', 'notActivated', 'failed', 'card'].includes(now.state.kind),
        'end',
      );
      expect(view.state).toEqual(state);
      expect(view.card).toBeNull();
      await inserted.remove();
      await at().untilState('empty');
    }
  });
});

describe('a card goes out', () => {
  it('after it was read: it stays to be looked at', async () => {
    const { inserted } = await insertMade({ profile: 'adultA' });
    await at().untilState('card');
    await inserted.remove();
    const view = await at().untilState('empty');
    expect(view.card?.complete).toBe(true);
    expect(view.cardPresent).toBe(false);
  });

  it.each([1, 6, 18, 30, 45])('in the middle of the reading, at command %i: nothing of it stays', async (command) => {
    // A card that was never read before, so that it has that many commands.
    const request = { profile: 'adultA', identity: { cardNumber: `B9990000${command + 10}` } } as const;
    const { inserted } = await insertMade(request, { faults: [{ at: command, kind: 'removed' }] });
    await inserted.removed;
    const view = await at().untilState('removedMidRead');
    expect(view.card).toBeNull();
    await insertMade({ profile: 'adultB' });
    expect((await at().untilState('card')).card?.complete).toBe(true);
  });

  it('and another one in, again and again: never anything of two cards', async () => {
    const cards: readonly BelgianCard[] = [
      await makeCard({ profile: 'adultA' }),
      await makeCard({ profile: 'adultB' }),
    ];
    for (let round = 0; round < 4; round += 1) {
      for (const card of cards) {
        const inserted = await insert(card);
        const view = await at().until((now) => now.state.kind === 'card' && now.cardPresent, 'card');
        expect(view.card?.identity.nationalNumber).toBe(card.contents.identity.nationalNumber);
        await inserted.remove();
        await at().untilState('empty');
      }
    }
    const mixed = at().views.filter(
      ({ card }) =>
        card?.photo != null &&
        !cards.some(
          (one) =>
            one.contents.identity.surname === card.identity.surname &&
            Buffer.from(one.contents.photo).equals(Buffer.from(card.photo ?? [])),
        ),
    );
    expect(mixed).toEqual([]);
  });
});

describe('a transmission breaks', () => {
  it.each([
    [{ at: 9, kind: 'status', status: 0x6f00 }],
    [{ at: 2, kind: 'truncated', bytes: 1 }],
    [{ at: 4, kind: 'garbage', bytes: 7 }],
  ] as const)('once: the card is read again from the start (%o)', async (fault) => {
    await insertMade({ profile: 'adultA' }, { faults: [fault] });
    expect((await at().untilState('card')).card?.verdicts?.identity.verdict).toBe('testCard');
  });

  it('for good: the reader panel says so, and the next card is read', async () => {
    const faults = Array.from(
      { length: 400 },
      (_unused, index) => ({ at: index + 8, kind: 'status', status: 0x6f00 }) as const,
    );
    const { inserted } = await insertMade({ profile: 'adultA' }, { faults });
    const view = await at().untilState('failed');
    expect(view.state).toMatchObject({ kind: 'failed', code: 'refusedByCard' });
    expect(view.card).toBeNull();
    await inserted.remove();
    await at().untilState('empty');
    await insertMade({ profile: 'adultA' });
    await at().untilState('card');
  });

  it('a silent card ends in "timeout", and the next one is read', async () => {
    const { inserted } = await insertMade({ profile: 'adultA' }, { faults: [{ at: 10, kind: 'silence' }] });
    const view = await at().untilState('failed');
    expect(view.state).toMatchObject({ kind: 'failed', code: 'timeout' });
    await inserted.remove();
    await at().untilState('empty');
    await insertMade({ profile: 'adultB' });
    await at().untilState('card');
  });
});

describe('PIN', () => {
  it.each(['adultA', 'adultB'] as const)('wrong, then right: %s', async (profile) => {
    const { card } = await insertMade({ profile });
    await at().untilState('card');
    const session = sessionNow();
    expect(await at().desk.pinTries(session)).toMatchObject({ ok: true, value: { triesLeft: 3, hasPinPad: false } });
    const wrong = digits('9999');
    expect(await at().desk.verifyPin(session, wrong, false)).toEqual({
      ok: true,
      value: { outcome: 'wrongPin', triesLeft: 2 },
    });
    expect([...wrong]).toEqual([0, 0, 0, 0]);
    expect(at().desk.view().card?.pinTriesLeft).toBe(2);
    expect(card.state.pin.triesLeft).toBe(2);
    expect(await at().desk.proveKey(session, digits('1234'), false)).toEqual({
      ok: true,
      value: { pin: { outcome: 'verified', triesLeft: 3 }, proven: true },
    });
  });

  it('last try only when confirmed, then blocked', async () => {
    const { card } = await insertMade({ profile: 'adultA', pinTriesLeft: 1 });
    await at().untilState('card');
    const session = sessionNow();
    const asked = await at().desk.verifyPin(session, digits('9999'), false);
    expect(asked).toEqual({ ok: true, value: { outcome: 'lastTryNeedsConfirmation', triesLeft: 1 } });
    expect(card.state.pin.triesLeft).toBe(1);
    const blocked = await at().desk.verifyPin(session, digits('9999'), true);
    expect(blocked).toEqual({ ok: true, value: { outcome: 'blocked', triesLeft: 0 } });
    expect(await at().desk.verifyPin(session, digits('1234'), true)).toEqual(blocked);
  });

  it('of an old card is counted from its own answers, never asked for', async () => {
    const { card } = await insertMade({ profile: 'adultB', generation: '1.1' });
    await at().untilState('card');
    const session = sessionNow();
    expect(await at().desk.pinTries(session)).toMatchObject({ value: { triesLeft: null } });
    await at().desk.verifyPin(session, digits('9999'), false);
    await at().desk.verifyPin(session, digits('9999'), false);
    expect(await at().desk.verifyPin(session, digits('1234'), false)).toMatchObject({
      value: { outcome: 'lastTryNeedsConfirmation', triesLeft: 1 },
    });
    expect(card.state.pin.triesLeft).toBe(1);
  });

  it('is not sent to another card, or to none', async () => {
    const { inserted } = await insertMade({ profile: 'adultA' });
    await at().untilState('card');
    const session = sessionNow();
    await inserted.remove();
    await at().untilState('empty');
    expect(await at().desk.verifyPin(session, digits('1234'), false)).toMatchObject({
      ok: false,
      error: { code: 'staleSession' },
    });
    const { card } = await insertMade({ profile: 'fPlus' });
    await at().untilState('card');
    expect(await at().desk.verifyPin(session, digits('9999'), false)).toMatchObject({
      ok: false,
      error: { code: 'staleSession' },
    });
    expect(card.state.pin.triesLeft).toBe(3);
  });

  it('taken out with the card: nobody knows, and the counter tells it afterwards', async () => {
    const { card, inserted } = await insertMade({ profile: 'adultA' });
    await at().untilState('card');
    inserted.clearLog();
    // SELECT applet, GET CARD DATA, VERIFY.
    inserted.setFaults([{ at: 2, kind: 'removed' }]);
    const answer = await at().desk.verifyPin(sessionNow(), digits('9999'), false);
    expect(answer).toEqual({ ok: true, value: { outcome: 'unknown', triesLeft: null } });
    expect(inserted.apdus.filter((record) => record.header.startsWith('0020')).length).toBe(1);
    await at().untilState('empty');
    await insert(card);
    expect(
      (await at().until((view) => view.cardPresent && view.card?.complete === true, 'card')).card?.pinTriesLeft,
    ).toBe(2);
  });
});

describe('another program', () => {
  const HOLDER = fileURLToPath(new URL('./hold-card.ts', import.meta.url));
  const hold = async (how: 'shared' | 'exclusive') => {
    const holder = spawn(process.execPath, [HOLDER, how], { stdio: ['pipe', 'pipe', 'inherit'] });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    return async () => {
      holder.stdin.end();
      await new Promise((resolve) => holder.once('exit', resolve));
    };
  };

  it('that keeps the card to itself is told, and the card is read as soon as it lets go', async () => {
    const { inserted } = await insertMade({ profile: 'adultA' });
    await at().untilState('card');
    const letGo = await hold('exclusive');
    void at().desk.readAgain();
    await at().untilState('inUse');
    inserted.clearLog();
    await delay(1_500);
    expect(inserted.apdus).toEqual([]);
    expect(at().desk.view().state.kind).toBe('inUse');
    await letGo();
    await at().untilState('card');
  });

  it('that shares the card does not keep us from reading it, with one more look at the chip', async () => {
    const { inserted } = await insertMade({ profile: 'adultA' });
    await at().untilState('card');
    const letGo = await hold('shared');
    inserted.clearLog();
    at().forget();
    await at().desk.readAgain();
    await at().until(
      (view) => view.state.kind === 'card' && at().views.some((seen) => seen.state.kind === 'reading'),
      'second reading',
    );
    expect(inserted.apdus.filter((record) => record.header === '80E40001').length).toBe(2);
    await letGo();
  });
});
