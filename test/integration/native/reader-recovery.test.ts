/** Reader, daemon or add-on go away and come back; only the card is virtual. */
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { READER_NAMES, readerPorts, startPcscd, stopPcscd } from '../../real-parts/index.ts';
import { makeCard } from '../../virtual-card/index.ts';
import { startDesk } from './a-desk.ts';
import { deskOfThisFile } from './shared-desk.ts';

const { at, inside, insert, insertMade, sessionNow } = deskOfThisFile();
const digits = (pin: string) => new TextEncoder().encode(pin);

describe('what lies below goes away', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'the daemon ends with %s and comes back: so do reader and card',
    async (signal) => {
      const { card } = await insertMade({ profile: 'adultA' });
      await at().untilState('card');
      await stopPcscd(signal);
      await at().untilState('noService');
      await startPcscd();
      await at().untilState('empty');
      inside.clear();
      at().forget();
      await insert(card);
      await at().until((view) => view.state.kind === 'card' && view.cardPresent, 'card');
    },
  );

  it('the daemon ends in the middle of a reading', async () => {
    const card = await makeCard({ profile: 'adultA' });
    await insert(card, { latency: 30 });
    await at().until((view) => view.cardPresent, 'identity');
    await stopPcscd('SIGKILL');
    const view = await at().untilState('noService');
    expect(view.card).toBeNull();
    await startPcscd();
    await at().untilState('empty');
    inside.clear();
    await insert(card);
    await at().until((now) => now.state.kind === 'card' && now.cardPresent, 'card');
  });

  it('the reader process is killed: another one reads the card', async () => {
    await insertMade({ profile: 'adultB' });
    const before = await at().untilState('card');
    const first = at().child();
    first.kill('SIGKILL');
    await at().untilState('unavailable');
    const after = await at().until((view) => view.state.kind === 'card' && view.cardPresent, 'card');
    expect(at().child().pid).not.toBe(first.pid);
    expect(after.card?.sessionId).not.toBe(before.card?.sessionId);
  });

  it('the reader process is killed during a PIN entry: the question is answered, the PIN is not sent again', async () => {
    const { card, inserted } = await insertMade({ profile: 'adultB' });
    await at().untilState('card');
    inserted.setLatency(200);
    const asked = at().desk.verifyPin(sessionNow(), digits('9999'), false);
    await delay(100);
    at().child().kill('SIGKILL');
    expect(await asked).toMatchObject({ ok: false, error: { code: 'transportError' } });
    inserted.setLatency(0);
    await at().until((view) => view.state.kind === 'card' && view.cardPresent, 'card');
    expect(card.state.pin.triesLeft).toBe(3);
  });

  it('the reader process hangs: another one takes its place', async () => {
    const first = at().child();
    first.kill('SIGSTOP');
    await at().untilState('unavailable');
    await at().untilState('empty');
    expect(at().child().pid).not.toBe(first.pid);
  });
});

describe('several readers', () => {
  it('show the chosen one, and each card only there', async () => {
    const [first, second] = READER_NAMES;
    at().desk.choose(first);
    const { card } = await insertMade({ profile: 'adultA' }, { port: readerPorts()[0] });
    await at().untilState('card');
    const other = await insertMade({ profile: 'adultB' }, { port: readerPorts()[1] });
    await at().until((view) => view.readers.every((reader) => reader.hasCard), 'both cards');
    expect(at().desk.view()).toMatchObject({
      chosenReader: first,
      card: { identity: { surname: card.contents.identity.surname } },
    });
    at().desk.choose(second);
    const view = await at().until((now) => now.state.kind === 'card', 'card in the second reader');
    expect(view).toMatchObject({
      chosenReader: second,
      card: { identity: { surname: other.card.contents.identity.surname } },
    });
    at().desk.choose(first);
  });
});

describe('no build of the add-on', () => {
  it('is said plainly, and every question is answered', async () => {
    const without = await startDesk({
      environment: { NODE_OPTIONS: `--import ${new URL('./without-addon.mjs', import.meta.url).href}` },
    });
    try {
      const view = await without.untilState('unavailable');
      expect(view.state).toMatchObject({
        kind: 'unavailable',
        detail: expect.stringContaining(`ABI ${process.versions.modules}`),
      });
      await without.desk.searchAgain();
    } finally {
      await without.stop();
    }
  });
});
