import { describe, expect, it } from 'vitest';
import { type Command, encodeCommand, exchange, STATUS, triesInStatus } from '../../../native/iso7816/index.ts';
import { fromHex, toHex } from '../../../native/practice/card/bytes.ts';

/** A card that expects these commands in this order and gives these answers. */
const scripted = (...lines: readonly (readonly [command: string, answer: string])[]) => {
  const rest = [...lines];
  const pauses: number[] = [];
  const run = async (command: Command) => {
    const answer = await exchange(
      async (sent) => {
        const [expected, given] = rest.shift() ?? ['nothing', ''];
        expect(toHex(sent)).toBe(expected.replaceAll(' ', ''));
        return fromHex(given);
      },
      command,
      { repeatPause: 15, pause: async (milliseconds) => void pauses.push(milliseconds) },
    );
    expect(rest).toEqual([]);
    return answer === null ? null : `${toHex(answer.data)} ${answer.status.toString(16)}`;
  };
  return { run, pauses };
};
const READ: Command = { cla: 0, ins: 0xb0, p1: 0, p2: 0, le: 256 };

describe('one command and its complete answer', () => {
  it('hands on a plain answer', async () => {
    expect(await scripted(['00B0000000', '0102 9000']).run(READ)).toBe('0102 9000');
  });

  it('repeats with the right length, after the pause that old chips need', async () => {
    const card = scripted(['00B0000000', '6C02'], ['00B0000002', '0102 9000']);
    expect(await card.run(READ)).toBe('0102 9000');
    expect(card.pauses).toEqual([15]);
  });

  it('fetches everything that waits', async () => {
    const card = scripted(
      ['002A9E9A01AA', '6100'],
      ['00C0000000', '01 6102'],
      ['00C0000002', '6C01'],
      ['00C0000001', '02 9000'],
    );
    expect(await card.run({ cla: 0, ins: 0x2a, p1: 0x9e, p2: 0x9a, data: fromHex('AA') })).toBe('0102 9000');
  });

  it('never sends a command twice that carries data', async () => {
    expect(
      await scripted(['0020000102AABB', '6C10']).run({ cla: 0, ins: 0x20, p1: 0, p2: 1, data: fromHex('AABB') }),
    ).toBe(' 6c10');
  });

  it.each(['', '90'])('gives nothing for the answer "%s", which is too short', async (answer) => {
    expect(await scripted(['00B0000000', answer]).run(READ)).toBeNull();
  });

  it('ends with a card that always has more', async () => {
    let sent = 0;
    const answer = await exchange(
      async () => {
        sent += 1;
        return fromHex('0061FF');
      },
      READ,
      { repeatPause: 0, pause: async () => undefined },
    );
    expect(answer).toBeNull();
    expect(sent).toBeLessThan(1_000);
  });

  it('overwrites what it sent', async () => {
    const seen: Uint8Array[] = [];
    const verify = { cla: 0, ins: 0x20, p1: 0, p2: 1, data: fromHex('241234FFFFFFFFFF') };
    await exchange(
      async (sent) => {
        seen.push(sent);
        expect(toHex(sent)).toContain('1234');
        return fromHex('9000');
      },
      verify,
      { repeatPause: 0, pause: async () => undefined },
    );
    expect(seen.map((sent) => sent.every((byte) => byte === 0))).toEqual([true]);
  });
});

describe('coding', () => {
  it.each([
    [{ cla: 0, ins: 0xa4, p1: 8, p2: 12 }, '00A4080C'],
    [{ cla: 0, ins: 0xb0, p1: 1, p2: 2, le: 256 }, '00B0010200'],
    [{ cla: 0, ins: 0x88, p1: 2, p2: 0x81, data: fromHex('9430') }, '00880281029430'],
    [{ cla: 0, ins: 0x88, p1: 2, p2: 0x81, data: fromHex('94'), le: 96 }, '00880281019460'],
  ])('codes %o', (command, coded) => {
    expect(toHex(encodeCommand(command))).toBe(coded);
  });

  it('refuses what no short APDU can hold', () => {
    expect(() => encodeCommand({ cla: 0, ins: 0, p1: 0, p2: 0, data: new Uint8Array(256) })).toThrow(RangeError);
    expect(() => encodeCommand({ cla: 0, ins: 0, p1: 0, p2: 0, le: 257 })).toThrow(RangeError);
  });

  it('reads the tries left from a status word', () => {
    expect([0x63c2, 0x63c0, STATUS.blocked, STATUS.ok].map(triesInStatus)).toEqual([2, 0, null, null]);
  });
});
