/** Changing a PIN and unblocking it on their way through main: once to the card, overwritten, recorded without a code. */
import { describe, expect, it } from 'vitest';
import { createPinDesk } from '../../../electron/cards/pin.ts';
import { createPinMending } from '../../../electron/cards/pin-mending.ts';
import { answerCall } from '../../../electron/ipc/answer-call.ts';
import { success } from '../../../electron/ipc/contract.ts';

const OFFICER = { staffId: '6a3c1c0e-57b4-4d5c-9d6a-1f2f3a4b5c6d', name: 'Els', workstation: 'Loket 3' };
const digits = (text: string) => new TextEncoder().encode(text);

/** A card that answers as it is told, and a database that nobody may reach. */
const mendingOver = (answers: { readonly change?: unknown; readonly unblock?: unknown }, isInReader = true) => {
  const sent: string[] = [];
  const notes: unknown[] = [];
  const told: string[] = [];
  const card = {
    changePin: async (_session: string, pin: Uint8Array | null, newPin: Uint8Array | null) => {
      sent.push(`${new TextDecoder().decode(pin ?? undefined)}>${new TextDecoder().decode(newPin ?? undefined)}`);
      return answers.change as never;
    },
    unblockPin: async (_session: string, puk: Uint8Array | null) => {
      sent.push(new TextDecoder().decode(puk ?? undefined));
      return answers.unblock as never;
    },
  };
  const mending = createPinMending({
    card,
    desk: createPinDesk(card as never),
    inReader: () => isInReader,
    note: (_session, found) => notes.push(found),
    database: {
      transaction: async () => {
        told.push('recorded');
        return success(null);
      },
    } as never,
    clock: { now: () => ({ toString: () => '2026-11-09T13:51:00Z' }) } as never,
  });
  return { mending, sent, notes, told };
};

describe('change', () => {
  it('sends both PINs once, overwrites them, and records that it was done', async () => {
    const { mending, sent, notes, told } = mendingOver({ change: success({ outcome: 'changed', triesLeft: 3 }) });
    const input = { cardSessionId: 's', pin: digits('1234'), newPin: digits('56789'), lastTryConfirmed: false };
    expect(await mending.change(OFFICER, input)).toEqual(success({ outcome: 'changed', triesLeft: 3 }));
    expect(sent).toEqual(['1234>56789']);
    expect([...input.pin, ...input.newPin].every((byte) => byte === 0)).toBe(true);
    expect(notes).toEqual([{ pin: 'verified' }]);
    expect(told).toEqual(['recorded']);
  });

  it.each(['cardRemoved', 'timeout', 'transportError', 'truncatedAnswer'])(
    '%s: nobody knows, and nothing is sent again',
    async (code) => {
      const { mending, sent } = mendingOver({ change: { ok: false, error: { code, detail: '' } } });
      const input = { cardSessionId: 's', pin: digits('1234'), newPin: digits('5678'), lastTryConfirmed: false };
      expect(await mending.change(OFFICER, input)).toEqual(success({ outcome: 'unknown', triesLeft: null }));
      expect(sent.length).toBe(1);
    },
  );

  it('another card in the reader, or one PIN without the other: nothing is sent, all is overwritten', async () => {
    const away = mendingOver({}, false);
    const input = { cardSessionId: 's', pin: digits('1234'), newPin: digits('5678'), lastTryConfirmed: false };
    expect(await away.mending.change(OFFICER, input)).toMatchObject({ error: { code: 'cardChangedMeanwhile' } });
    const half = mendingOver({});
    const alone = { cardSessionId: 's', pin: digits('1234'), newPin: null, lastTryConfirmed: false };
    expect(await half.mending.change(OFFICER, alone)).toMatchObject({ error: { code: 'newPinMissing' } });
    expect([...away.sent, ...half.sent]).toEqual([]);
    expect([...input.pin, ...input.newPin, ...alone.pin].every((byte) => byte === 0)).toBe(true);
  });
});

describe('unblock', () => {
  it('a cancelled entry at the pin pad is not recorded; a wrong PUK is', async () => {
    const cancelled = mendingOver({ unblock: success({ outcome: 'cancelled', pukTriesLeft: null }) });
    await cancelled.mending.unblock(OFFICER, { cardSessionId: 's', puk: null, lastTryConfirmed: false });
    expect(cancelled.told).toEqual([]);
    const wrong = mendingOver({ unblock: success({ outcome: 'wrongPuk', pukTriesLeft: 2 }) });
    const input = { cardSessionId: 's', puk: digits('112233445566'), lastTryConfirmed: false };
    expect(await wrong.mending.unblock(OFFICER, input)).toEqual(success({ outcome: 'wrongPuk', pukTriesLeft: 2 }));
    expect(wrong.told).toEqual(['recorded']);
    expect(input.puk.every((byte) => byte === 0)).toBe(true);
  });
});

it('a call that is refused at the door has its secrets overwritten too', async () => {
  const word = { cardSessionId: 's', pin: digits('1234'), newPin: digits('5678'), puk: digits('112233445566') };
  const answer = await answerCall(
    { calls: {} as never, onMistake: () => undefined },
    'card.changePin',
    { isOwnPage: false, isPrintPage: false, role: null },
    [word],
  );
  expect(answer.ok).toBe(false);
  expect([...word.pin, ...word.newPin, ...word.puk].every((byte) => byte === 0)).toBe(true);
});
