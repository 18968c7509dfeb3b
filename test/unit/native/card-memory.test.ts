import { describe, expect, it } from 'vitest';
import { createCardMemory, readCard } from '../../../native/beid/index.ts';
import type { CardEvent } from '../../../native/messages.ts';
import { type BelgianCard, type Card, makeCard, testTrustAnchors } from '../../virtual-card/index.ts';
import { layIn } from './in-process.ts';

/** Readings one after another in one process, each with the commands it took. */
const counter = () => {
  const memory = createCardMemory();
  return async (card: Card) => {
    const { channel, sent } = layIn(card);
    const events: CardEvent[] = [];
    const trustAnchors = await testTrustAnchors();
    const options = { atr: card.atr, sharing: 'exclusive', trustAnchors, now: () => new Date(), memory } as const;
    for await (const event of readCard(channel, options)) if (event.kind !== 'progress') events.push(event);
    const find = <Kind extends CardEvent['kind']>(kind: Kind) =>
      events.find((event): event is Extract<CardEvent, { kind: Kind }> => event.kind === kind);
    return { commands: sent.length, events, find };
  };
};
const withoutTotals = (events: readonly CardEvent[]) =>
  events.map((event) => (event.kind === 'complete' ? { kind: event.kind } : event));

describe('a card that comes back', () => {
  it.each(['adultA', 'adultB', 'fPlus', 'child9', 'citizen'] as const)(
    '%s: identity and signatures only, and everything told as before',
    async (profile) => {
      const read = counter();
      const card = await makeCard({ profile });
      const first = await read(card);
      const second = await read(card);
      expect(withoutTotals(second.events)).toEqual(withoutTotals(first.events));
      expect(second.commands).toBeLessThanOrEqual(13);
      expect(first.commands).toBeGreaterThan(40);
    },
  );

  it('with a new address shows the new one, and that it is signed', async () => {
    const read = counter();
    await read(await makeCard({ profile: 'adultA' }));
    const moved = await makeCard({ profile: 'adultA', address: { street: 'Nieuwe Kaai 9' } });
    const after = await read(moved);
    expect(after.find('address')?.address.street).toBe('Nieuwe Kaai 9');
    expect(after.find('verdicts')?.verdicts.address.verdict).toBe('testCard');
    // The reading in full is remembered in its place.
    expect((await read(moved)).find('address')?.address.street).toBe('Nieuwe Kaai 9');
  });

  it.each(['identity', 'photoHash'] as const)(
    'is judged as what it is when its %s was changed meanwhile',
    async (tampering) => {
      const read = counter();
      await read(await makeCard({ profile: 'adultA' }));
      const changed = await makeCard({ profile: 'adultA', tampering: [tampering] });
      const fresh = await counter()(changed);
      expect((await read(changed)).find('verdicts')).toEqual(fresh.find('verdicts'));
      // Nothing of an altered card is remembered.
      expect((await read(changed)).commands).toBeGreaterThan(40);
    },
  );

  it('whose signatures are gone is not vouched for by what was read before', async () => {
    const read = counter();
    const card = await makeCard({ profile: 'adultB' });
    await read(card);
    const robbed = await makeCard({ profile: 'adultB', files: { 'DF01/4032': new Uint8Array(256) } });
    expect((await read(robbed)).find('verdicts')?.verdicts.identity).toEqual({
      verdict: 'invalid',
      reason: 'signatureWrong',
    });
  });

  it('copied onto another chip fails: the key in the chip has to sign anew', async () => {
    const read = counter();
    const card = await makeCard({ profile: 'adultA' });
    await read(card);
    expect((await read(withoutItsKey(card))).find('verdicts')?.verdicts.chip.verdict).toBe('invalid');
  });

  it('says one chip serial on the chip and another in its file: nothing is told', async () => {
    const read = counter();
    const card = await makeCard({ profile: 'adultA' });
    await read(card);
    const other = await makeCard({ profile: 'adultA' });
    other.state.chipSerial.set([0xee], 15);
    expect((await read(other)).events.at(-1)).toMatchObject({ kind: 'failed', failure: { code: 'cardChanged' } });
  });

  it('of somebody else is read in full', async () => {
    const read = counter();
    await read(await makeCard({ profile: 'adultA' }));
    const other = await read(await makeCard({ profile: 'fPlus' }));
    expect(other.commands).toBeGreaterThan(40);
  });
});

/** The same card with another basic key: what INTERNAL AUTHENTICATE gives is not signed by the real one. */
const withoutItsKey = (card: BelgianCard): Card => {
  let signing = false;
  return {
    ...card,
    transmit: (command) => {
      const answer = card.transmit(command);
      if (signing && command[1] === 0xc0) answer[0] = (answer[0] ?? 0) ^ 1;
      signing = command[1] === 0x88;
      return answer;
    },
  };
};
