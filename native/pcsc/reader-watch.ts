/**
 * Watches readers and cards. pcsclite's own watching ends for good at the first error (service stopped, last reader gone
 * on Windows, resume), so the manager behind it is thrown away and made anew until it works again.
 * Managers are numbered by identity: whatever a retired one still reports (closing makes it report an error) is ignored.
 */
import { type AddonManager, type AddonReader, type CreateManager, STATE } from './addon.ts';
import type { CardReadersListener, ReaderStatus } from './channel.ts';
import { failureOf } from './errors.ts';

/** Waiting times in milliseconds before the next attempt; the last one repeats. Together well under 3 s. */
const BACK_OFF = [50, 100, 200, 400, 800] as const;
/** A manager may miss the arrival of the first reader, and Windows stops its service with the last one. */
const LOOK_AGAIN_WITHOUT_READERS = 2_000;
/** Time for the add-on's own closing callbacks, which still point to the manager. */
const CLOSING_TIME = 10_000;
/** Windows lists its own sign-in as a reader, always with a "card" in it. */
const NOT_FOR_CARDS = /windows hello/i;
/** A manager without readers reports nothing at all: after this time there are none. */
const FIRST_REPORT = 150;

interface WatchedReader {
  readonly reader: AddonReader;
  state: number;
  atr: Uint8Array | null;
}

export interface ReaderWatch {
  start(): void;
  searchAgain(): void;
  /** The watching object of a reader that is there. */
  reader(name: string): AddonReader | undefined;
  /** Notes whether another program keeps the card in this reader from us; also ends when the reader reports so. */
  markInUse(name: string, held: boolean): void;
  stop(): void;
}

export const createReaderWatch = (createManager: CreateManager, listener: CardReadersListener): ReaderWatch => {
  let current: AddonManager | null = null;
  let watched = new Map<string, WatchedReader>();
  /** Readers of the manager before, until the new one has reported its own: they are most likely still there. */
  let before = new Map<string, WatchedReader>();
  const heldByOthers = new Set<string>();
  const kept = new Set<AddonManager>();
  let attempts = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let reportedReaders = '[]';
  let reportedService: boolean | null = null;

  const later = (milliseconds: number, work: () => void): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(work, milliseconds);
  };

  const reportService = (running: boolean, detail: string): void => {
    if (running === reportedService) return;
    reportedService = running;
    listener.onService(running, detail);
  };

  const reportReaders = (): void => {
    const readers = [...watched.values()].map((entry) => statusOf(entry, heldByOthers));
    const summary = JSON.stringify(
      readers.map((reader) => ({ ...reader, atr: reader.atr === null ? null : [...reader.atr] })),
    );
    if (summary === reportedReaders) return;
    reportedReaders = summary;
    listener.onReaders(readers);
  };

  const retire = (): void => {
    const manager = current;
    if (manager === null) return;
    current = null;
    kept.add(manager);
    // Not at once: we may be inside a callback that holds the lock which closing needs.
    setImmediate(() => {
      for (const reader of Object.values(manager.readers)) reader.close();
      manager.close();
      setTimeout(() => kept.delete(manager), CLOSING_TIME).unref();
    });
  };

  const lost = (error: unknown): void => {
    retire();
    watched = new Map();
    before = new Map();
    reportReaders();
    const failure = failureOf(error);
    if (failure.code === 'noService') reportService(false, failure.detail);
    tryAgain();
  };

  const tryAgain = (): void => {
    const wait = BACK_OFF[Math.min(attempts, BACK_OFF.length - 1)] ?? 1_000;
    attempts += 1;
    later(wait, open);
  };

  const open = (): void => {
    if (stopped) return;
    let manager: AddonManager;
    try {
      manager = createManager();
    } catch (error) {
      const failure = failureOf(error);
      retire();
      watched = new Map();
      before = new Map();
      reportReaders();
      reportService(false, failure.detail);
      tryAgain();
      return;
    }
    const previous = watched;
    retire();
    current = manager;
    before = previous;
    watched = new Map();
    manager.on('error', (error) => {
      if (current === manager) lost(error);
    });
    manager.on('reader', (reader) => {
      watch(manager, reader, previous.get(reader.name));
    });
    later(FIRST_REPORT, () => {
      attempts = 0;
      before = new Map();
      reportService(true, '');
      reportReaders();
      lookAgainWithoutReaders();
    });
  };

  const lookAgainWithoutReaders = (): void => {
    if (watched.size > 0) return;
    later(LOOK_AGAIN_WITHOUT_READERS, () => {
      if (watched.size === 0) open();
    });
  };

  const watch = (manager: AddonManager, reader: AddonReader, known: WatchedReader | undefined): void => {
    const entry: WatchedReader = { reader, state: known?.state ?? 0, atr: known?.atr ?? null };
    reader.on('error', () => {
      if (current === manager) later(BACK_OFF[1], open);
    });
    reader.on('end', () => {
      if (current !== manager || watched.get(reader.name) !== entry) return;
      watched.delete(reader.name);
      heldByOthers.delete(reader.name);
      reportReaders();
      // The watching of this reader has ended, whether it was unplugged or only failed: look again at all of them.
      later(BACK_OFF[1], open);
    });
    reader.on('status', ({ state, atr }) => {
      if (current !== manager) return;
      entry.state = state;
      entry.atr = atr !== undefined && atr.length > 0 ? new Uint8Array(atr) : null;
      if ((state & STATE.exclusive) === 0) heldByOthers.delete(reader.name);
      attempts = 0;
      reportService(true, '');
      reportReaders();
    });
    if (current !== manager || NOT_FOR_CARDS.test(reader.name)) return;
    watched.set(reader.name, entry);
  };

  return {
    start: () => open(),
    searchAgain: () => {
      attempts = 0;
      open();
    },
    reader: (name) => (watched.get(name) ?? before.get(name))?.reader,
    markInUse: (name, held) => {
      if (held) heldByOthers.add(name);
      else heldByOthers.delete(name);
      reportReaders();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      retire();
    },
  };
};

const statusOf = ({ reader, state, atr }: WatchedReader, heldByOthers: ReadonlySet<string>): ReaderStatus => {
  const present = (state & STATE.present) !== 0;
  const card = !present ? 'empty' : state & STATE.mute ? 'mute' : heldByOthers.has(reader.name) ? 'inUse' : 'present';
  return { name: reader.name, card, atr: present ? atr : null, insertion: state >>> 16 };
};
