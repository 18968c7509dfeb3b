import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReaderStatus } from '../../../native/pcsc/channel.ts';
import { createReaderWatch } from '../../../native/pcsc/reader-watch.ts';
import { type FakeManager, fakeManager, pcscError } from './fake-addon.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const EMPTY = 0x10;
const PRESENT = 0x20;
const MUTE = 0x200;
const insertion = (count: number, flags: number) => (count << 16) | flags;

const aWatch = () => {
  const managers: FakeManager[] = [];
  const readers: (readonly ReaderStatus[])[] = [];
  const service: boolean[] = [];
  let refuse: string | null = null;
  const watch = createReaderWatch(
    () => {
      if (refuse !== null) throw pcscError(refuse);
      const made = fakeManager();
      managers.push(made);
      return made.manager;
    },
    { onReaders: (list) => readers.push(list), onService: (running) => service.push(running) },
  );
  watch.start();
  return {
    watch,
    managers,
    readers,
    service,
    serviceIs: (code: string | null) => {
      refuse = code;
    },
    newest: (): FakeManager => {
      const last = managers.at(-1);
      if (last === undefined) throw new Error('no manager was made');
      return last;
    },
    cards: () => readers.at(-1)?.map((reader) => `${reader.name} ${reader.card} ${reader.insertion}`),
  };
};

describe('watching readers', () => {
  it('tells what changes, and only that', () => {
    const { newest, readers, cards } = aWatch();
    const reader = newest().plugIn('A');
    reader.status(EMPTY);
    expect(cards()).toEqual(['A empty 0']);
    reader.status(insertion(1, PRESENT), [0x3b, 0x98]);
    expect(cards()).toEqual(['A present 1']);
    const told = readers.length;
    reader.status(insertion(1, PRESENT), [0x3b, 0x98]);
    // In use and exclusive are our own doing most of the time, and no change of the card.
    reader.status(insertion(1, PRESENT | 0x180), [0x3b, 0x98]);
    expect(readers.length).toBe(told);
    reader.status(insertion(2, EMPTY));
    expect(cards()).toEqual(['A empty 2']);
  });

  it('tells another insertion where the card was swapped too quickly to be seen as gone', () => {
    const { newest, cards } = aWatch();
    const reader = newest().plugIn('A');
    reader.status(insertion(1, PRESENT), [0x3b]);
    reader.status(insertion(3, PRESENT), [0x3b]);
    expect(cards()).toEqual(['A present 3']);
  });

  it('knows mute cards, and readers that are not for cards', () => {
    const { newest, cards } = aWatch();
    newest().plugIn('Windows Hello for Business 1').status(insertion(1, PRESENT), [0x3b]);
    newest()
      .plugIn('A')
      .status(insertion(1, PRESENT | MUTE));
    expect(cards()).toEqual(['A mute 1']);
  });

  it('keeps a card that others hold as "in use" until its reader says otherwise', () => {
    const { watch, newest, cards } = aWatch();
    const reader = newest().plugIn('A');
    reader.status(insertion(1, PRESENT), [0x3b]);
    watch.markInUse('A', true);
    expect(cards()).toEqual(['A inUse 1']);
    reader.status(insertion(1, PRESENT | 0x180), [0x3b]);
    expect(cards()).toEqual(['A inUse 1']);
    reader.status(insertion(1, PRESENT), [0x3b]);
    expect(cards()).toEqual(['A present 1']);
  });
});

describe('coming back', () => {
  it.each(['8010001d', '8010001e', '80100013', '80100003'])('after %s, in well under three seconds', (code) => {
    const { newest, managers, service, serviceIs, cards } = aWatch();
    newest().plugIn('A').status(insertion(1, PRESENT), [0x3b]);
    serviceIs('8010001d');
    newest().fail(code);
    expect(cards()).toEqual([]);
    vi.advanceTimersByTime(60_000);
    expect(service.at(-1)).toBe(false);
    const before = managers.length;
    serviceIs(null);
    vi.advanceTimersByTime(1_000);
    expect(managers.length).toBe(before + 1);
    newest().plugIn('A').status(insertion(1, PRESENT), [0x3b]);
    expect(service.at(-1)).toBe(true);
    expect(cards()).toEqual(['A present 1']);
  });

  it('where there was no service from the start', () => {
    const managers: FakeManager[] = [];
    const service: boolean[] = [];
    let there = false;
    const watch = createReaderWatch(
      () => {
        if (!there) throw pcscError('8010001d');
        const made = fakeManager();
        managers.push(made);
        return made.manager;
      },
      { onReaders: () => undefined, onService: (running) => service.push(running) },
    );
    watch.start();
    vi.advanceTimersByTime(10_000);
    there = true;
    vi.advanceTimersByTime(1_000);
    expect(service).toEqual([false, true]);
  });

  it('after a reader was unplugged, without disturbing the card in the other one', () => {
    const { newest, readers, cards } = aWatch();
    newest().plugIn('A').status(insertion(5, PRESENT), [0x3b]);
    const unplugged = newest().plugIn('B');
    unplugged.status(EMPTY);
    unplugged.end();
    expect(cards()).toEqual(['A present 5']);
    const told = readers.length;
    vi.advanceTimersByTime(100);
    newest().plugIn('A');
    vi.advanceTimersByTime(200);
    newest().plugIn('A').status(insertion(5, PRESENT), [0x3b]);
    expect(readers.slice(told)).toEqual([]);
  });

  it('looks again while there is no reader at all, and closes what it no longer needs', () => {
    const { managers } = aWatch();
    vi.advanceTimersByTime(10_000);
    expect(managers.length).toBeGreaterThan(3);
    expect(managers.slice(0, -1).every((made) => made.closed === 1)).toBe(true);
  });

  it('does not listen to a manager that it closed', () => {
    const { watch, managers, service, cards } = aWatch();
    const first = managers[0];
    const old = first?.plugIn('A');
    old?.status(insertion(1, PRESENT), [0x3b]);
    watch.searchAgain();
    managers[1]?.plugIn('A').status(insertion(1, PRESENT), [0x3b]);
    old?.status(insertion(9, EMPTY));
    first?.fail('8010001d');
    vi.advanceTimersByTime(1_000);
    expect(cards()).toEqual(['A present 1']);
    expect(service).toEqual([true]);
    expect(managers.length).toBe(2);
  });

  it('ends when it is stopped', () => {
    const { watch, managers } = aWatch();
    watch.stop();
    vi.advanceTimersByTime(30_000);
    expect(managers.length).toBe(1);
    expect(managers[0]?.closed).toBe(1);
  });
});
