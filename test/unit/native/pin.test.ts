import { describe, expect, it } from 'vitest';
import { checkSameChip, createCardLink, proveKey, readTriesLeft, verifyPin } from '../../../native/beid/index.ts';
import type { PinOptions } from '../../../native/beid/pin.ts';
import { encodePinBlock, PIN_PAD_VERIFY } from '../../../native/beid/pin-block.ts';
import { CardChannelError } from '../../../native/pcsc/channel.ts';
import { findPinPad, parseFeatures } from '../../../native/pcsc/pin-pad.ts';
import { fromHex, toHex } from '../../../native/practice/card/bytes.ts';
import { type CardRequest, type Fault, type Generation, makeCard, pinBlock } from '../../virtual-card/index.ts';
import { layIn } from './in-process.ts';

const digits = (pin: string) => new TextEncoder().encode(pin);
const NORMAL: PinOptions = { lastTryConfirmed: false, rememberedTries: null };

/** A card laid in, with its chip asked once as every PIN command does. */
const atTheCard = async (request: CardRequest, faults: readonly Fault[] = []) => {
  const card = await makeCard(request);
  const { channel, sent } = layIn(card, faults);
  const link = createCardLink(channel);
  const chip = await checkSameChip(link, card.atr, toHex(card.contents.chipSerial));
  const verify = (pin: string, options = NORMAL) =>
    verifyPin(link, chip, { kind: 'digits', digits: digits(pin) }, options);
  const prove = (pin: string) => proveKey(link, chip, { kind: 'digits', digits: digits(pin) }, NORMAL);
  return { card, channel, link, chip, sent, verify, prove, tries: () => card.state.pin.triesLeft };
};
const GENERATION_CARDS: readonly (readonly [Generation, CardRequest])[] = [
  ['1.0', { profile: 'adultB', generation: '1.0' }],
  ['1.1', { profile: 'adultB', generation: '1.1' }],
  ['1.7', { profile: 'adultB' }],
  ['1.8', { profile: 'adultA' }],
];

describe.each(GENERATION_CARDS)('PIN on applet %s', (generation, request) => {
  const tellsForFree = generation === '1.7' || generation === '1.8';

  it('verifies the right PIN and proves the key with it', async () => {
    const { prove } = await atTheCard(request);
    expect(await prove('1234')).toEqual({ pin: { outcome: 'verified', triesLeft: 3 }, proven: true });
  });

  it('counts wrong tries down to blocked', async () => {
    const { verify, tries } = await atTheCard({ ...request, pinTriesLeft: 3 });
    expect(await verify('9999')).toEqual({ outcome: 'wrongPin', triesLeft: 2 });
    expect(tries()).toBe(2);
  });

  it('asks for the tries left only where that is free', async () => {
    const { link, chip, sent, tries } = await atTheCard({ ...request, pinTriesLeft: 2 });
    const before = sent.length;
    expect(await readTriesLeft(link, chip)).toBe(tellsForFree ? 2 : null);
    expect(tries()).toBe(2);
    if (!tellsForFree) expect(sent.length).toBe(before);
  });

  it('uses the last try only when that was confirmed', async () => {
    const { verify, tries } = await atTheCard({ ...request, pinTriesLeft: 1 });
    const rememberedTries = tellsForFree ? null : 1;
    expect(await verify('1234', { lastTryConfirmed: false, rememberedTries })).toEqual({
      outcome: 'lastTryNeedsConfirmation',
      triesLeft: 1,
    });
    expect(tries()).toBe(1);
    expect(await verify('9999', { lastTryConfirmed: true, rememberedTries })).toEqual({
      outcome: 'blocked',
      triesLeft: 0,
    });
  });

  it('says that a PIN is blocked', async () => {
    const { verify } = await atTheCard({ ...request, pinTriesLeft: 0 });
    expect(await verify('1234')).toEqual({ outcome: 'blocked', triesLeft: 0 });
  });

  it('sends the PIN once, whatever becomes of the answer', async () => {
    const clean = await atTheCard(request);
    const firstCommands = clean.sent.length;
    await clean.verify('1234');
    const at = clean.sent.indexOf('00200001', firstCommands + (generation === '1.7' ? 1 : 0));
    for (const fault of [
      { at, kind: 'removed' },
      { at, kind: 'silence' },
      { at, kind: 'truncated', bytes: 1 },
    ] as const) {
      const { verify, sent } = await atTheCard(request, [fault]);
      expect(await verify('1234')).toEqual({ outcome: 'unknown', triesLeft: null });
      expect(sent.length).toBe(at + 1);
    }
    const { verify, sent } = await atTheCard(request, [{ at, kind: 'status', status: 0x6c10 }]);
    await expect(verify('1234')).rejects.toBeInstanceOf(CardChannelError);
    expect(sent.length).toBe(at + 1);
  });
});

describe('before a PIN is sent', () => {
  it('the chip must still be the one of the session', async () => {
    const card = await makeCard({ profile: 'adultA' });
    const { channel } = layIn(card);
    await expect(checkSameChip(createCardLink(channel), card.atr, 'ANOTHER')).rejects.toMatchObject({
      failure: { code: 'cardChanged' },
    });
  });

  it.each(['123', '1234567890123', '12a4', ''])('"%s" is refused without asking the card', async (pin) => {
    const { verify, tries } = await atTheCard({ profile: 'adultA' });
    await expect(verify(pin)).rejects.toMatchObject({ failure: { code: 'refusedByCard' } });
    expect(tries()).toBe(3);
  });

  it('its bytes are overwritten, also when it never gets to the card', async () => {
    for (const pinTriesLeft of [3, 1, 0]) {
      const { link, chip } = await atTheCard({ profile: 'adultA', pinTriesLeft });
      const pin = digits('1234');
      await verifyPin(link, chip, { kind: 'digits', digits: pin }, NORMAL);
      expect([...pin]).toEqual([0, 0, 0, 0]);
    }
  });
});

describe('proof of the key', () => {
  it('fails with a certificate of another key', async () => {
    const other = await makeCard({ profile: 'fPlus' });
    const { prove } = await atTheCard({
      profile: 'adultA',
      files: { 'DF00/5038': other.contents.certificates.authentication },
    });
    expect(await prove('1234')).toEqual({ pin: { outcome: 'verified', triesLeft: 3 }, proven: false });
  });

  it('still verifies the PIN of a card without certificates', async () => {
    const { prove } = await atTheCard({ profile: 'child9' });
    expect(await prove('1234')).toEqual({ pin: { outcome: 'verified', triesLeft: 3 }, proven: false });
  });

  it('knows a card whose keys wait for activation, and spends no try on it', async () => {
    const { prove, tries } = await atTheCard({ profile: 'newB', activation: 'keysWaiting' });
    await expect(prove('1234')).rejects.toMatchObject({ failure: { code: 'notActivated' } });
    expect(tries()).toBe(3);
  });
});

describe('PIN block', () => {
  it.each(['1234', '12345', '123456789012'])('codes %s as the card wants it', (pin) => {
    expect(toHex(encodePinBlock(digits(pin)) ?? new Uint8Array())).toBe(toHex(pinBlock(pin)));
  });
});

describe('pin pad', () => {
  const FEATURES = '0604420000060704420000070A0442000009';

  it('is found by its features', () => {
    expect(parseFeatures(fromHex(FEATURES))).toEqual({ verifyDirect: 0x42000006, modifyDirect: 0x42000007 });
    expect(parseFeatures(fromHex('060442330006'))).toEqual({ verifyDirect: 0x42330006, modifyDirect: null });
  });

  it.each(['', '06', '0604420000', '0A0442000009', '0602420000060000'])('is not found in "%s"', (answer) => {
    expect(parseFeatures(fromHex(answer))).toBeNull();
  });

  it('is none where the reader does not know the question', async () => {
    const { channel } = await atTheCard({ profile: 'adultA' });
    expect(await findPinPad(channel, 'linux')).toBeNull();
  });

  it.each([
    ['9000', { outcome: 'verified', triesLeft: 3 }],
    ['63C1', { outcome: 'wrongPin', triesLeft: 1 }],
    ['6983', { outcome: 'blocked', triesLeft: 0 }],
    ['6400', { outcome: 'cancelled', triesLeft: 3 }],
    ['6401', { outcome: 'cancelled', triesLeft: 3 }],
    ['', { outcome: 'unknown', triesLeft: null }],
  ])('answer %s', async (answer, result) => {
    const { link, chip, channel, sent } = await atTheCard({ profile: 'adultA' });
    const before = sent.length;
    const asked: string[] = [];
    const withPad = {
      ...channel,
      control: async (code: number, data: Uint8Array) => {
        asked.push(`${code.toString(16)} ${toHex(data)}`);
        return fromHex(answer);
      },
    };
    const pinPad = { verifyDirect: 0x42000006, modifyDirect: null };
    expect(await verifyPin(link, chip, { kind: 'pinPad', pinPad, channel: withPad }, NORMAL)).toEqual(result);
    expect(asked).toEqual([`42000006 ${toHex(PIN_PAD_VERIFY)}`]);
    expect(sent.length).toBe(before);
  });

  it('is told in 32 bytes what to send: VERIFY of a format 2 block', () => {
    expect(PIN_PAD_VERIFY.length).toBe(32);
    expect(toHex(PIN_PAD_VERIFY.subarray(15, 19))).toBe('0D000000');
    expect(toHex(PIN_PAD_VERIFY.subarray(19))).toBe('002000010820FFFFFFFFFFFFFF');
  });
});
