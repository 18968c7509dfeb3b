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

/** In whatever order they are told: a card that comes back shows its photo before its address. */
const withoutOrder = (events: readonly CardEvent[]) => withoutTotals(events).sort((a, b) => (a.kind < b.kind ? -1 : 1));
const ABOUT_A_CHANGE = { kind: 'failed', failure: { code: 'cardChanged' } };

describe('a card that comes back', () => {
  it.each(['adultA', 'adultB', 'fPlus', 'child9', 'citizen'] as const)(
    '%s: without its certificates, and everything told as before',
    async (profile) => {
      const read = counter();
      const card = await makeCard({ profile });
      const first = await read(card);
      const second = await read(card);
      expect(withoutOrder(second.events)).toEqual(withoutOrder(first.events));
      expect(second.commands).toBeLessThanOrEqual(32);
      expect(first.commands - second.commands).toBeGreaterThan(12);
    },
  );

  it('shows its photo and its certificates before its address is read', async () => {
    const read = counter();
    const card = await makeCard({ profile: 'adultB' });
    await read(card);
    expect((await read(card)).events.map(({ kind }) => kind)).toEqual([
      'identity',
      'chip',
      'photo',
      'certificates',
      'address',
      'rawTags',
      'verdicts',
      'complete',
    ]);
  });

  it('with a new address shows the new one, and that it is signed', async () => {
    const read = counter();
    await read(await makeCard({ profile: 'adultA' }));
    const moved = await makeCard({ profile: 'adultA', address: { street: 'Nieuwe Kaai 9' } });
    const after = await read(moved);
    expect(after.find('address')?.address.street).toBe('Nieuwe Kaai 9');
    expect(after.find('verdicts')?.verdicts.address.verdict).toBe('testCard');
    expect(after.commands).toBeLessThanOrEqual(32);
  });

  it('with the certificates that it got meanwhile shows them', async () => {
    const read = counter();
    const none = { authentication: false, signature: false };
    const before = await read(await makeCard({ profile: 'adultB', certificates: none }));
    expect(before.find('certificates')?.certificates.authentication.present).toBe(false);
    const after = await read(await makeCard({ profile: 'adultB' }));
    const told = after.events.filter((event) => event.kind === 'certificates').at(-1);
    expect(told).toMatchObject({ certificates: { authentication: { present: true }, signature: { present: true } } });
    expect(after.find('verdicts')?.verdicts.chain.verdict).toBe('testCard');
  });

  it.each(
    (['adultA', 'adultB'] as const).flatMap((profile) =>
      (['identity', 'photo', 'photoHash'] as const).map((tampering) => [profile, tampering] as const),
    ),
  )('%s whose %s was changed meanwhile is never called unchanged, and read anew from the start', async (...what) => {
    const [profile, tampering] = what;
    const read = counter();
    await read(await makeCard({ profile }));
    const changed = await makeCard({ profile, tampering: [tampering] });
    const fresh = await counter()(changed);
    const again = await read(changed);
    // Another identity is another card; the same one with another photo is found out before anything is said of it.
    if (tampering === 'photo') {
      expect(again.find('verdicts')).toBeUndefined();
      expect(again.events.at(-1)).toMatchObject(ABOUT_A_CHANGE);
      expect((await read(changed)).find('verdicts')).toEqual(fresh.find('verdicts'));
    } else expect(again.find('verdicts')).toEqual(fresh.find('verdicts'));
    // Nothing of an altered card is remembered.
    expect((await read(changed)).commands).toBeGreaterThan(40);
  });

  it.each(['adultA', 'adultB'] as const)('%s whose address was changed behind its signature fails', async (profile) => {
    const read = counter();
    const card = await makeCard({ profile });
    await read(card);
    const address = Uint8Array.from(card.state.files.get('DF01/4033') ?? []);
    address[4] = (address[4] ?? 0) ^ 1;
    const changed = await makeCard({ profile, files: { 'DF01/4033': address } });
    expect((await read(changed)).events.at(-1)).toMatchObject(ABOUT_A_CHANGE);
    expect((await read(changed)).find('verdicts')?.verdicts.address).toEqual({
      verdict: 'invalid',
      reason: 'signatureWrong',
    });
  });

  it('whose photo is gone does not keep the one that was shown', async () => {
    const read = counter();
    await read(await makeCard({ profile: 'adultB' }));
    const robbed = await makeCard({ profile: 'adultB', files: { 'DF01/4035': null } });
    expect((await read(robbed)).events.at(-1)).toMatchObject(ABOUT_A_CHANGE);
    const after = await read(robbed);
    expect(after.find('photo')).toBeUndefined();
    expect(after.find('verdicts')?.verdicts.photo).toEqual({ verdict: 'notCheckable', reason: 'missing' });
  });

  it('whose signatures are gone is not vouched for by what was read before', async () => {
    const read = counter();
    const card = await makeCard({ profile: 'adultB' });
    await read(card);
    const robbed = await makeCard({ profile: 'adultB', files: { 'DF01/4032': new Uint8Array(256) } });
    expect((await read(robbed)).events.at(-1)).toMatchObject(ABOUT_A_CHANGE);
    expect((await read(robbed)).find('verdicts')?.verdicts.identity).toEqual({
      verdict: 'invalid',
      reason: 'signatureWrong',
    });
  });

  it('copied onto another chip fails: the key in the chip has to sign anew', async () => {
    const read = counter();
    const card = await makeCard({ profile: 'adultA' });
    await read(card);
    const copy = withoutItsKey(card);
    expect((await read(copy)).events.at(-1)).toMatchObject(ABOUT_A_CHANGE);
    expect((await read(copy)).find('verdicts')?.verdicts.chip.verdict).toBe('invalid');
  });

  it('gives its chip another challenge every time, so that no old answer fits', async () => {
    const read = counter();
    const card = await makeCard({ profile: 'adultA' });
    const asked: string[] = [];
    const heard: Card = {
      ...card,
      transmit: (command) => {
        if (command[1] === 0x88) asked.push(Buffer.from(command).toString('hex'));
        return card.transmit(command);
      },
    };
    for (const _time of [1, 2, 3]) await read(heard);
    expect(asked.length).toBe(3);
    expect(new Set(asked).size).toBe(3);
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
