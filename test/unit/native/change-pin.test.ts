import { describe, expect, it } from 'vitest';
import { changePin, checkSameChip, createCardLink, unblockPin, verifyPin } from '../../../native/beid/index.ts';
import type { PinOptions } from '../../../native/beid/pin.ts';
import { PIN_PAD_MODIFY, PIN_PAD_UNBLOCK } from '../../../native/beid/pin-block.ts';
import { CardChannelError } from '../../../native/pcsc/channel.ts';
import { fromHex, toHex } from '../../../native/practice/card/bytes.ts';
import { type CardRequest, type Fault, makeCard } from '../../virtual-card/index.ts';
import { layIn } from './in-process.ts';

const digits = (pin: string) => new TextEncoder().encode(pin);
const NORMAL: PinOptions = { lastTryConfirmed: false, rememberedTries: null };
const UNBLOCK = '00 2C 00 01'.replaceAll(' ', '');
const CHANGE = '00240001';

const atTheCard = async (request: CardRequest, faults: readonly Fault[] = []) => {
  const card = await makeCard(request);
  const { channel, sent } = layIn(card, faults);
  const link = createCardLink(channel);
  const chip = await checkSameChip(link, card.atr, toHex(card.contents.chipSerial));
  const change = (pin: string, newPin: string, options = NORMAL) =>
    changePin(link, chip, { kind: 'digits', pin: digits(pin), newPin: digits(newPin) }, options);
  const verify = (pin: string) => verifyPin(link, chip, { kind: 'digits', digits: digits(pin) }, NORMAL);
  const unblock = (puk: string, options = NORMAL) =>
    unblockPin(link, chip, { kind: 'digits', digits: digits(puk) }, options);
  return { card, channel, link, chip, sent, change, verify, unblock, pin: card.state.pin, puk: card.state.puk };
};

const CARDS = [
  ['1.0', { profile: 'adultB', generation: '1.0' }],
  ['1.1', { profile: 'adultB', generation: '1.1' }],
  ['1.7', { profile: 'adultB' }],
  ['1.8', { profile: 'adultA' }],
] as const satisfies readonly (readonly [string, CardRequest])[];

describe.each(CARDS)('changing the PIN on applet %s', (generation, request) => {
  const tellsForFree = generation === '1.7' || generation === '1.8';

  it('makes the new one count and the old one not', async () => {
    const { change, verify } = await atTheCard(request);
    expect(await change('1234', '24681357')).toEqual({ outcome: 'changed', triesLeft: 3 });
    expect(await verify('24681357')).toEqual({ outcome: 'verified', triesLeft: 3 });
    expect(await verify('1234')).toEqual({ outcome: 'wrongPin', triesLeft: 2 });
  });

  it('counts a wrong old PIN, and keeps the PIN', async () => {
    const { change, verify } = await atTheCard(request);
    expect(await change('9999', '5678')).toEqual({ outcome: 'wrongPin', triesLeft: 2 });
    expect(await verify('1234')).toEqual({ outcome: 'verified', triesLeft: 3 });
  });

  it('uses the last try only when that was confirmed', async () => {
    const { change, pin } = await atTheCard({ ...request, pinTriesLeft: 1 });
    const rememberedTries = tellsForFree ? null : 1;
    expect(await change('1234', '5678', { lastTryConfirmed: false, rememberedTries })).toEqual({
      outcome: 'lastTryNeedsConfirmation',
      triesLeft: 1,
    });
    expect(pin.triesLeft).toBe(1);
    expect(await change('9999', '5678', { lastTryConfirmed: true, rememberedTries })).toEqual({
      outcome: 'blocked',
      triesLeft: 0,
    });
  });

  it('is sent once, whatever becomes of the answer', async () => {
    const clean = await atTheCard(request);
    await clean.change('1234', '5678');
    const at = clean.sent.indexOf(CHANGE);
    for (const fault of [
      { at, kind: 'removed' },
      { at, kind: 'silence' },
      { at, kind: 'truncated', bytes: 1 },
    ] as const) {
      const { change, sent } = await atTheCard(request, [fault]);
      expect(await change('1234', '5678')).toEqual({ outcome: 'unknown', triesLeft: null });
      expect(sent.length).toBe(at + 1);
    }
    for (const status of [0x6f00, 0x6c10]) {
      const { change, sent } = await atTheCard(request, [{ at, kind: 'status', status }]);
      await expect(change('1234', '5678')).rejects.toBeInstanceOf(CardChannelError);
      expect(sent.length).toBe(at + 1);
    }
  });
});

describe('before a new PIN is sent', () => {
  it.each(['123', '1234567890123', '12a4', ''])(
    '"%s" is refused as new PIN without asking the card',
    async (newPin) => {
      const { change, sent, pin } = await atTheCard({ profile: 'adultA' });
      expect((await change('1234', newPin)).outcome).toBe('newPinRefused');
      expect(sent).not.toContain(CHANGE);
      expect(pin.triesLeft).toBe(3);
    },
  );

  it('a blocked PIN is said to be blocked', async () => {
    const { change, sent } = await atTheCard({ profile: 'adultB', pinTriesLeft: 0 });
    expect(await change('1234', '5678')).toEqual({ outcome: 'blocked', triesLeft: 0 });
    expect(sent).not.toContain(CHANGE);
  });

  it('both PINs are overwritten, also when they never get to the card', async () => {
    for (const pinTriesLeft of [3, 1, 0]) {
      for (const after of ['5678', '12']) {
        const { link, chip } = await atTheCard({ profile: 'adultA', pinTriesLeft });
        const [pin, newPin] = [digits('1234'), digits(after)];
        await changePin(link, chip, { kind: 'digits', pin, newPin }, NORMAL);
        expect([...pin, ...newPin].every((byte) => byte === 0)).toBe(true);
      }
    }
  });
});

describe.each(CARDS.slice(0, 3))('unblocking with the PUK on applet %s', (_generation, request) => {
  it('takes PUK2 before PUK1; the PIN keeps its value and has all its tries', async () => {
    const { unblock, verify, pin } = await atTheCard({ ...request, pinTriesLeft: 0, puk1: '111222', puk2: '333444' });
    expect(await unblock('333444111222')).toEqual({ outcome: 'unblocked', pukTriesLeft: null });
    expect(pin.triesLeft).toBe(3);
    expect(await verify('1234')).toEqual({ outcome: 'verified', triesLeft: 3 });
  });

  it('counts a wrong one', async () => {
    const { unblock, pin } = await atTheCard({ ...request, pinTriesLeft: 0 });
    expect(await unblock('999999999999')).toEqual({ outcome: 'wrongPuk', pukTriesLeft: 11 });
    expect(pin.triesLeft).toBe(0);
  });

  it('says that the PUK is blocked, and asks before its last known try', async () => {
    const blocked = await atTheCard({ ...request, pinTriesLeft: 0, pukTriesLeft: 0 });
    expect(await blocked.unblock('333333111111')).toEqual({ outcome: 'pukBlocked', pukTriesLeft: 0 });
    const { unblock, sent, puk } = await atTheCard({ ...request, pinTriesLeft: 0, pukTriesLeft: 1 });
    expect(await unblock('999999999999', { lastTryConfirmed: false, rememberedTries: 1 })).toEqual({
      outcome: 'lastTryNeedsConfirmation',
      pukTriesLeft: 1,
    });
    expect(sent).not.toContain(UNBLOCK);
    expect(await unblock('999999999999', { lastTryConfirmed: true, rememberedTries: 1 })).toEqual({
      outcome: 'pukBlocked',
      pukTriesLeft: 0,
    });
    expect(puk.triesLeft).toBe(0);
  });

  it('is sent once, whatever becomes of the answer', async () => {
    const clean = await atTheCard({ ...request, pinTriesLeft: 0 });
    await clean.unblock('333333111111');
    const at = clean.sent.indexOf(UNBLOCK);
    for (const fault of [
      { at, kind: 'removed' },
      { at, kind: 'truncated', bytes: 1 },
    ] as const) {
      const { unblock, sent } = await atTheCard({ ...request, pinTriesLeft: 0 }, [fault]);
      expect(await unblock('333333111111')).toEqual({ outcome: 'unknown', pukTriesLeft: null });
      expect(sent.length).toBe(at + 1);
    }
  });

  it.each(['33333311111', '3333331111111', '33333311111a', ''])('"%s" is no PUK and is not sent', async (puk) => {
    const { unblock, sent } = await atTheCard({ ...request, pinTriesLeft: 0 });
    expect((await unblock(puk)).outcome).toBe('notAPuk');
    expect(sent).not.toContain(UNBLOCK);
  });
});

describe('applet 1.8', () => {
  it('has no PUK of the holder: nothing is sent, the digits are overwritten', async () => {
    const { link, chip, sent } = await atTheCard({ profile: 'adultA', pinTriesLeft: 0 });
    const puk = digits('333333111111');
    const result = await unblockPin(link, chip, { kind: 'digits', digits: puk }, NORMAL);
    expect(result).toEqual({ outcome: 'notOnThisGeneration', pukTriesLeft: null });
    expect(sent).not.toContain(UNBLOCK);
    expect(puk.every((byte) => byte === 0)).toBe(true);
  });
});

describe('pin pad', () => {
  const withPad = async (request: CardRequest, answer: string) => {
    const at = await atTheCard(request);
    const asked: string[] = [];
    const channel = {
      ...at.channel,
      control: async (code: number, data: Uint8Array) => {
        asked.push(`${code.toString(16)} ${toHex(data)}`);
        return fromHex(answer);
      },
    };
    const pinPad = { verifyDirect: 0x42000006, modifyDirect: 0x42000007 };
    return { ...at, asked, source: { kind: 'pinPad', pinPad, channel } as const };
  };

  it.each([
    ['9000', { outcome: 'changed', triesLeft: 3 }],
    ['63C1', { outcome: 'wrongPin', triesLeft: 1 }],
    ['6983', { outcome: 'blocked', triesLeft: 0 }],
    ['6400', { outcome: 'cancelled', triesLeft: 3 }],
    ['6401', { outcome: 'cancelled', triesLeft: 3 }],
    ['6402', { outcome: 'newPinsDiffer', triesLeft: 3 }],
    ['6403', { outcome: 'newPinRefused', triesLeft: 3 }],
    ['', { outcome: 'unknown', triesLeft: null }],
  ])('change, answer %s', async (answer, result) => {
    const { link, chip, source, asked, sent } = await withPad({ profile: 'adultA' }, answer);
    const before = sent.length;
    expect(await changePin(link, chip, source, NORMAL)).toEqual(result);
    expect(asked).toEqual([`42000007 ${toHex(PIN_PAD_MODIFY)}`]);
    expect(sent.length).toBe(before);
  });

  it('that cannot change a PIN is said so', async () => {
    const { link, chip, source } = await withPad({ profile: 'adultA' }, '9000');
    const pinPad = { ...source.pinPad, modifyDirect: null };
    await expect(changePin(link, chip, { ...source, pinPad }, NORMAL)).rejects.toMatchObject({
      failure: { code: 'refusedByCard' },
    });
  });

  it.each([
    ['9000', { outcome: 'unblocked', pukTriesLeft: null }],
    ['63C9', { outcome: 'wrongPuk', pukTriesLeft: 9 }],
    ['6401', { outcome: 'cancelled', pukTriesLeft: null }],
    ['', { outcome: 'unknown', pukTriesLeft: null }],
  ])('unblock, answer %s', async (answer, result) => {
    const { link, chip, source, asked } = await withPad({ profile: 'adultB', pinTriesLeft: 0 }, answer);
    expect(await unblockPin(link, chip, source, NORMAL)).toEqual(result);
    expect(asked).toEqual([`42000006 ${toHex(PIN_PAD_UNBLOCK)}`]);
  });

  it('is told in 45 bytes how to change: two format 2 blocks, the new one asked for twice', () => {
    expect(PIN_PAD_MODIFY.length).toBe(45);
    expect(toHex(PIN_PAD_MODIFY.subarray(20, 24))).toBe('15000000');
    expect(toHex(PIN_PAD_MODIFY.subarray(24))).toBe('002400011020FFFFFFFFFFFFFF20FFFFFFFFFFFFFF');
    expect(PIN_PAD_UNBLOCK.length).toBe(32);
    expect(toHex(PIN_PAD_UNBLOCK.subarray(19))).toBe('002C00010820FFFFFFFFFFFFFF');
  });
});
