import { describe, expect, test } from 'vitest';
import { type CardWork, createPinDesk, overwritingPin } from '../../../electron/cards/pin.ts';
import { CARD_FAILURES, type CardFailure, type PinResult } from '../../../native/messages.ts';

const digits = () => Uint8Array.from([0x31, 0x32, 0x33, 0x34]);
const zeros = Uint8Array.from([0, 0, 0, 0]);
const entry = (pin: Uint8Array | null) => ({ sessionId: 'session-1', pin, lastTryConfirmed: false });

/** A card that answers as told and keeps what it was sent, as it was at that moment. */
const cardThat = (
  answer: () => Promise<PinResult>,
  proven = true,
): CardWork & { readonly sent: { readonly command: string; readonly pin: readonly number[] | null }[] } => {
  const sent: { command: string; pin: readonly number[] | null }[] = [];
  return {
    sent,
    pinTries: async () => ({ ok: true, value: { triesLeft: 3, hasPinPad: false } }),
    verifyPin: async (_session, pin) => {
      sent.push({ command: 'verifyPin', pin: pin === null ? null : [...pin] });
      return { ok: true, value: await answer() };
    },
    proveKey: async (_session, pin) => {
      sent.push({ command: 'proveKey', pin: pin === null ? null : [...pin] });
      return { ok: true, value: { pin: await answer(), proven } };
    },
  };
};

const failingWith = (code: CardFailure['code']): CardWork => {
  const failed = async () => ({ ok: false as const, error: { code, detail: 'SW 6400' } });
  return { pinTries: failed, verifyPin: failed, proveKey: failed };
};

describe('a PIN passes once and is overwritten', () => {
  test('after every outcome, with and without a key', async () => {
    for (const outcome of [
      'verified',
      'wrongPin',
      'blocked',
      'lastTryNeedsConfirmation',
      'unknown',
      'cancelled',
    ] as const)
      for (const withKey of [false, true]) {
        const card = cardThat(async () => ({ outcome, triesLeft: 2 }));
        const pin = digits();
        const found = await createPinDesk(card).enter(entry(pin), withKey);
        expect(card.sent).toEqual([{ command: withKey ? 'proveKey' : 'verifyPin', pin: [...digits()] }]);
        expect(pin).toEqual(zeros);
        expect(found).toEqual({
          ok: true,
          value: { pin: { outcome, triesLeft: 2 }, keyProven: withKey && outcome === 'verified' ? true : null },
        });
      }
  });

  test('after a reader process that throws', async () => {
    const pin = digits();
    const desk = createPinDesk(cardThat(() => Promise.reject(new Error('gone'))));
    await expect(desk.enter(entry(pin), false)).rejects.toThrow('gone');
    expect(pin).toEqual(zeros);
  });

  test('when work around it refuses before the card is asked', async () => {
    const pin = digits();
    expect(await overwritingPin({ pin }, async () => 'refused')).toBe('refused');
    expect(pin).toEqual(zeros);
  });

  test('no failure is followed by a second try, and those that may have cost one say so', async () => {
    const unsure = ['cardRemoved', 'timeout', 'transportError', 'truncatedAnswer'];
    for (const code of CARD_FAILURES) {
      for (const withKey of [false, true]) {
        const pin = digits();
        const found = await createPinDesk(failingWith(code)).enter(entry(pin), withKey);
        expect(pin).toEqual(zeros);
        expect(found).toEqual(
          unsure.includes(code)
            ? { ok: true, value: { pin: { outcome: 'unknown', triesLeft: null }, keyProven: null } }
            : { ok: false, error: { code, messageKey: `errors.${code}` } },
        );
      }
    }
  });

  test('a second entry while the first is under way never reaches the card', async () => {
    let finish: (result: PinResult) => void = () => undefined;
    const card = cardThat(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const desk = createPinDesk(card);
    const first = desk.enter(entry(digits()), false);
    const pin = digits();
    expect(await desk.enter(entry(pin), false)).toMatchObject({ ok: false, error: { code: 'pinBusy' } });
    expect(pin).toEqual(zeros);
    finish({ outcome: 'verified', triesLeft: 3 });
    expect((await first).ok).toBe(true);
    expect(card.sent).toHaveLength(1);
    const again = desk.enter(entry(null), false);
    finish({ outcome: 'verified', triesLeft: 3 });
    expect((await again).ok).toBe(true);
    expect(card.sent.at(-1)?.pin).toBeNull();
  });

  test('a key that does not sign after a right PIN is disproved, not untried', async () => {
    const card = cardThat(async () => ({ outcome: 'verified', triesLeft: 3 }), false);
    expect(await createPinDesk(card).enter(entry(digits()), true)).toMatchObject({ value: { keyProven: false } });
  });

  test('the answer never carries technical detail of the reader', async () => {
    const tries = await createPinDesk(failingWith('refusedByCard')).tries('session-1');
    expect(JSON.stringify(tries)).not.toContain('6400');
  });
});
