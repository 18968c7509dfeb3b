import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReaderChild } from '../../../electron/cards/reader-child.ts';
import { createReaderClient, type ReaderProcessState } from '../../../electron/cards/reader-client.ts';
import type { CardEvent, ReaderCommand } from '../../../native/messages.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface FakeChild extends ReaderChild {
  readonly posted: ReaderCommand[];
  say(message: unknown): void;
  exit(detail: string): void;
  killed: boolean;
}

const fakeChild = (): FakeChild => {
  let take: (message: unknown) => void = () => undefined;
  let gone: (detail: string) => void = () => undefined;
  const child: FakeChild = {
    posted: [],
    killed: false,
    post: (message) => child.posted.push(structuredClone(message) as ReaderCommand),
    onMessage: (listener) => {
      take = listener;
    },
    onExit: (listener) => {
      gone = listener;
    },
    kill: () => {
      child.killed = true;
    },
    say: (message) => take(message),
    exit: (detail) => gone(detail),
  };
  return child;
};

const STARTED = { type: 'started', runtime: 'Node', addon: 'loaded', detail: '' };

const aClient = () => {
  const children: FakeChild[] = [];
  const states: ReaderProcessState[] = [];
  const cards: (readonly [string, CardEvent['kind']])[] = [];
  const client = createReaderClient({
    spawn: () => {
      const child = fakeChild();
      children.push(child);
      return child;
    },
    trustAnchors: [{ sha256: 'AA', label: 'root', use: 'test' }],
    pinPadDisabledFor: [],
    listener: {
      onProcess: (state) => states.push(state),
      onService: () => undefined,
      onReaders: () => undefined,
      onCard: (_reader, sessionId, event) => cards.push([sessionId, event.kind]),
    },
  });
  client.start();
  const last = (): FakeChild => {
    const child = children.at(-1);
    if (child === undefined) throw new Error('nothing was started');
    return child;
  };
  const running = (): FakeChild => {
    last().say(STARTED);
    return last();
  };
  return { client, children, states, cards, last, running };
};
const commandOf = (child: FakeChild, command: ReaderCommand['command']) => {
  const found = child.posted.findLast((entry) => entry.command === command);
  if (found === undefined) throw new Error(`${command} was not sent`);
  return found;
};
const answer = (child: FakeChild, command: ReaderCommand['command'], value: unknown) =>
  child.say({ type: 'answer', id: commandOf(child, command).id, result: { ok: true, value } });

describe('reader process', () => {
  it('is told at once which pin pads are no longer used, and again after a restart', () => {
    const { client, running, children } = aClient();
    const child = running();
    client.disablePinPads(['Lezer A']);
    const configured = (of: FakeChild) => of.posted.filter(({ command }) => command === 'configure').at(-1);
    expect(configured(child)).toMatchObject({ pinPadDisabledFor: ['Lezer A'] });
    child.exit('gone');
    vi.advanceTimersByTime(1_000);
    children.at(-1)?.say(STARTED);
    expect(children.length).toBe(2);
    expect(children.at(-1)?.posted.find(({ command }) => command === 'configure')).toMatchObject({
      pinPadDisabledFor: ['Lezer A'],
    });
  });

  it('is configured as soon as it runs', () => {
    const { running, states } = aClient();
    expect(commandOf(running(), 'configure')).toMatchObject({ trustAnchors: [{ sha256: 'AA' }] });
    expect(states.map((state) => state.kind)).toEqual(['starting', 'running']);
  });

  it('is started again when it ends, later and later', () => {
    const { children, last, states } = aClient();
    for (const wait of [100, 300, 1_000, 3_000, 3_000]) {
      const before = children.length;
      last().exit('SIGSEGV');
      vi.advanceTimersByTime(wait - 1);
      expect(children.length).toBe(before);
      vi.advanceTimersByTime(1);
      expect(children.length).toBe(before + 1);
    }
    expect(states.at(-1)).toEqual({ kind: 'failing', detail: 'SIGSEGV' });
  });

  it('is ended when it does not start, when its heart stops, and when it says something senseless', async () => {
    const { children, running } = aClient();
    vi.advanceTimersByTime(20_000);
    expect(children[0]?.killed).toBe(true);
    vi.advanceTimersByTime(100);
    const second = running();
    await vi.advanceTimersByTimeAsync(2_000 + 6_000);
    expect(second.killed).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    const third = running();
    third.say({ type: 'card', reader: 'A', sessionId: 's', event: { kind: 'identity', identity: 'nonsense' } });
    expect(third.killed).toBe(true);
  });

  it('is left alone as long as it answers', async () => {
    const { children, running } = aClient();
    const child = running();
    for (let beat = 0; beat < 30; beat += 1) {
      await vi.advanceTimersByTimeAsync(2_000);
      answer(child, 'ping', {});
    }
    expect(child.killed).toBe(false);
    expect(children.length).toBe(1);
  });

  it('says that no build of the add-on fits', () => {
    const { last, states } = aClient();
    last().say({ ...STARTED, addon: 'buildMissing', detail: 'ABI 150' });
    expect(states.at(-1)).toEqual({ kind: 'buildMissing', detail: 'ABI 150' });
  });

  it('stays ended once it was stopped', async () => {
    const { client, children, running } = aClient();
    const child = running();
    const stopped = client.stop();
    answer(child, 'stop', undefined);
    await stopped;
    child.exit('exit code 0');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(children.length).toBe(1);
    expect(child.killed).toBe(true);
  });
});

describe('questions', () => {
  it('get their answer', async () => {
    const { client, running } = aClient();
    const child = running();
    const asked = client.pinTries('A', 's1');
    answer(child, 'pinTries', { triesLeft: 2, hasPinPad: false });
    expect(await asked).toEqual({ ok: true, value: { triesLeft: 2, hasPinPad: false } });
  });

  it('get a failure of the reader process as it is', async () => {
    const { client, running } = aClient();
    const child = running();
    const asked = client.pinTries('A', 's1');
    const failure = { code: 'cardRemoved', detail: '' };
    child.say({ type: 'answer', id: commandOf(child, 'pinTries').id, result: { ok: false, failure } });
    expect(await asked).toEqual({ ok: false, error: failure });
  });

  it('get a failure when the process ends, hangs, is not there, or answers nonsense', async () => {
    const { client, running, last } = aClient();
    const first = running();
    const lost = client.pinTries('A', 's1');
    first.exit('SIGKILL');
    expect(await lost).toMatchObject({ ok: false, error: { code: 'transportError' } });
    expect(await client.pinTries('A', 's1')).toMatchObject({ ok: false, error: { code: 'transportError' } });
    vi.advanceTimersByTime(100);
    const second = running();
    const nonsense = client.pinTries('A', 's1');
    answer(second, 'pinTries', { triesLeft: 'two' });
    expect(await nonsense).toMatchObject({ ok: false, error: { code: 'malformedData' } });
    const hanging = client.pinTries('A', 's1');
    for (let beat = 0; beat < 38; beat += 1) {
      await vi.advanceTimersByTimeAsync(2_000);
      answer(last(), 'ping', {});
    }
    expect(await hanging).toMatchObject({ ok: false, error: { code: 'timeout' } });
  });

  it('carry a PIN once and overwrite it at once, before the card has answered', () => {
    const { client, running } = aClient();
    const child = running();
    const pin = new TextEncoder().encode('1234');
    void client.verifyPin({ reader: 'A', sessionId: 's1', pin, lastTryConfirmed: false });
    expect(commandOf(child, 'verifyPin')).toMatchObject({ pin: new TextEncoder().encode('1234') });
    expect([...pin]).toEqual([0, 0, 0, 0]);
    child.exit('SIGKILL');
    expect(child.posted.filter((command) => command.command === 'verifyPin').length).toBe(1);
  });
});

describe('events of cards', () => {
  const readers = (sessionId: string | null) => ({
    type: 'readers',
    readers: [{ name: 'A', hasPinPad: false, card: sessionId === null ? 'empty' : 'present', sessionId }],
  });
  const event = (sessionId: string, kind: 'inserted' | 'removed') => ({
    type: 'card',
    reader: 'A',
    sessionId,
    event: kind === 'inserted' ? { kind, atr: '' } : { kind, midRead: false },
  });

  it('of an older session, or of an older process, are dropped', () => {
    const { cards, running } = aClient();
    const first = running();
    first.say(readers('s1'));
    first.say(event('s1', 'inserted'));
    first.say(readers('s2'));
    first.say(event('s1', 'removed'));
    first.say(event('s2', 'inserted'));
    first.exit('SIGKILL');
    first.say(event('s2', 'removed'));
    expect(cards).toEqual([
      ['s1', 'inserted'],
      ['s2', 'inserted'],
    ]);
  });
});
