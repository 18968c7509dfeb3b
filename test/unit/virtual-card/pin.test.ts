import { describe, expect, it } from 'vitest';
import { pinBlock } from '../../virtual-card/index.ts';
import { talkTo, verifyCommand } from './exchange.ts';

const RIGHT = verifyCommand('1234');
const WRONG = verifyCommand('4321');
const STATUS_QUERY = '0020000100';
const PUK = '002C0001082C333333111111FF';
const WRONG_PUK = '002C0001082C333333222222FF';

describe('VERIFY', () => {
  it('counts down and blocks; a right PIN restores the counter', async () => {
    const { send, card } = await talkTo({ profile: 'adultB' });
    expect(send(WRONG)).toBe('63C2');
    expect(send(WRONG)).toBe('63C1');
    expect(send(RIGHT)).toBe('9000');
    expect(card.state.pin.triesLeft).toBe(3);
    for (const answer of ['63C2', '63C1', '6983', '6983']) expect(send(WRONG)).toBe(answer);
    expect(send(RIGHT)).toBe('6983');
  });

  it('keeps the counter through a reset', async () => {
    const { send, card } = await talkTo({ profile: 'adultA' });
    send(WRONG);
    card.reset();
    expect(send(STATUS_QUERY)).toBe('63C2');
  });

  it.each(['1.7', '1.8'] as const)('tells its state for free on %s', async (generation) => {
    const { send, card } = await talkTo({ profile: 'adultB', generation });
    expect(send(STATUS_QUERY)).toBe('63C3');
    expect(send('00200001')).toBe('63C3');
    send(RIGHT);
    expect(send(STATUS_QUERY)).toBe('9000');
    expect(card.state.pin.triesLeft).toBe(3);
    send('80E60000');
    expect(send(STATUS_QUERY)).toBe('63C3');
  });

  it.each(['1.0', '1.1'] as const)('without data costs a try on %s', async (generation) => {
    const { send, card } = await talkTo({ profile: 'adultB', generation });
    expect(send(STATUS_QUERY)).toBe('63C2');
    expect(send(STATUS_QUERY)).toBe('63C1');
    expect(send(STATUS_QUERY)).toBe('6983');
    expect(card.state.pin.triesLeft).toBe(0);
  });

  it.each([
    ['0020000107241234FFFFFFFF', '6700'],
    ['0020000108', '6700'],
    ['0020000508241234FFFFFFFFFF', '6A88'],
    ['0020010108241234FFFFFFFFFF', '6A86'],
  ])('%s answers %s and costs nothing', async (command, answer) => {
    const { send, card } = await talkTo({ profile: 'adultB' });
    expect(send(command)).toBe(answer);
    expect(card.state.pin.triesLeft).toBe(3);
  });
});

describe('CHANGE REFERENCE DATA', () => {
  const change = (from: string, to: string): string => `0024000110${hex(pinBlock(from))}${hex(pinBlock(to))}`;

  it('sets a new PIN against the old one', async () => {
    const { send } = await talkTo({ profile: 'adultB' });
    expect(send(change('9999', '5678'))).toBe('63C2');
    expect(send(change('1234', '567890'))).toBe('9000');
    expect(send(STATUS_QUERY)).toBe('9000');
    expect(send(RIGHT)).toBe('63C2');
    expect(send(`0020000108${hex(pinBlock('567890'))}`)).toBe('9000');
  });

  it.each([
    ['002400010824123 4FFFFFFFFFF', '6700'],
    ['0024000110241234FFFFFFFFFF231 23FFFFFFFFFFF', '6A80'],
    ['0024000110241234FFFFFFFFFF341234FFFFFFFFFF', '6A80'],
  ])('%s answers %s', async (command, answer) => {
    const { send, card } = await talkTo({ profile: 'adultB' });
    expect(send(command)).toBe(answer);
    expect(card.state.pin.triesLeft).toBe(3);
  });
});

describe('RESET RETRY COUNTER', () => {
  it('unblocks with PUK2 and PUK1 and leaves the PIN as it was', async () => {
    const { send } = await talkTo({ profile: 'adultB', pinTriesLeft: 0 });
    expect(send(RIGHT)).toBe('6983');
    expect(send(WRONG_PUK)).toBe('63CB');
    expect(send(PUK)).toBe('9000');
    expect(send(RIGHT)).toBe('9000');
  });

  it('blocks after twelve wrong PUKs', async () => {
    const { send } = await talkTo({ profile: 'adultB', pinTriesLeft: 0, pukTriesLeft: 1 });
    expect(send(WRONG_PUK)).toBe('6983');
    expect(send(PUK)).toBe('6983');
  });

  it('is not the holder’s on applet 1.8', async () => {
    const { send } = await talkTo({ profile: 'adultA', pinTriesLeft: 0 });
    expect(send(PUK)).toBe('6982');
  });

  it('lets the authority of test cards set a PIN without the old one', async () => {
    const { send } = await talkTo({ profile: 'adultB', pinTriesLeft: 0 });
    expect(send('0024010108245555FFFFFFFFFF')).toBe('6982');
    expect(send('00200002082C333333111111FF')).toBe('9000');
    expect(send('0024010108245555FFFFFFFFFF')).toBe('9000');
    expect(send(verifyCommand('5555'))).toBe('9000');
  });
});

describe('the PIN block', () => {
  it.each([
    ['1234', '241234FFFFFFFFFF'],
    ['12345', '2512345FFFFFFFFF'],
    ['123456789012', '2C123456789012FF'],
  ])('of %s', (digits, block) => expect(hex(pinBlock(digits))).toBe(block));
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
