/**
 * `CardReaders` on pcsclite 1.0.1, the one file that loads it. Known of it and designed for:
 * it throws where the service is absent; its watching never recovers (reader-watch.ts); it has no transactions and no
 * reconnect (card-connection.ts); its objects have to be treated with care (reader-objects.ts); it aborts in worker
 * threads, so this runs in a process of its own; one build fits one runtime (builds.ts).
 */
import { createRequire } from 'node:module';
import type { CardFailure } from '../messages.ts';
import type { CreateManager } from './addon.ts';
import { type CardConnection, CONNECTION_LIMITS, type ConnectionLimits, connectToCard } from './card-connection.ts';
import { CardChannelError, type CardReaders } from './channel.ts';
import { failureOf } from './errors.ts';
import { createReaderObjects } from './reader-objects.ts';
import { createReaderWatch, type ReaderWatch } from './reader-watch.ts';

/** The add-on, or why there is none for this runtime. */
export type LoadedAddon =
  | { readonly ok: true; readonly createManager: CreateManager }
  | { readonly ok: false; readonly detail: string };

/** Loads the build of pcsclite that fits the running process. Never throws. */
export const loadPcsclite = (): LoadedAddon => {
  const runtime = `ABI ${process.versions.modules} ${process.platform}-${process.arch}`;
  try {
    const createManager: unknown = createRequire(import.meta.url)('pcsclite');
    if (typeof createManager !== 'function') return { ok: false, detail: `${runtime}: pcsclite is not a function` };
    return { ok: true, createManager: createManager as CreateManager };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { ok: false, detail: `${runtime}: ${reason}` };
  }
};

/** Failures after which the reader object is not used again: its context belongs to a service that is gone, or it hangs. */
const USED_UP: readonly CardFailure['code'][] = ['noService', 'transportError', 'timeout'];

export const createPcscliteReaders = (
  createManager: CreateManager,
  limits: ConnectionLimits = CONNECTION_LIMITS,
): CardReaders => {
  const objects = createReaderObjects();
  const queues = new Map<string, Promise<unknown>>();
  let watch: ReaderWatch | null = null;

  /** A reader object left over from before a restart of the service fails at once; a fresh one then gets its chance. */
  const connection = async (name: string): Promise<CardConnection> => {
    for (let attempt = 1; ; attempt += 1) {
      const watching = watch?.reader(name);
      if (watching === undefined) throw new CardChannelError({ code: 'readerRemoved', detail: 'reader not listed' });
      try {
        return await connectToCard(objects.take(watching), limits);
      } catch (error) {
        const { code } = failureOf(error);
        if (code === 'cardInUse') watch?.markInUse(name, true);
        if (USED_UP.includes(code)) objects.discard(name);
        if (attempt > 1 || !USED_UP.includes(code) || code === 'timeout') throw error;
      }
    }
  };

  const work: CardReaders['withCard'] = async (name, use) => {
    const connected = await connection(name);
    try {
      const value = await use(connected.channel, connected.sharing);
      watch?.markInUse(name, false);
      return value;
    } catch (error) {
      if (failureOf(error).code === 'cardInUse') watch?.markInUse(name, true);
      throw error;
    } finally {
      if (!(await connected.disconnect())) objects.discard(name);
    }
  };

  return {
    start: (listener) => {
      watch = createReaderWatch(createManager, listener);
      watch.start();
    },
    searchAgain: () => watch?.searchAgain(),
    withCard: (name, use) => {
      const turn = (queues.get(name) ?? Promise.resolve()).then(() => work(name, use));
      const settled = turn.catch(() => undefined);
      queues.set(name, settled);
      return turn;
    },
    stop: async () => {
      watch?.stop();
      await Promise.all(queues.values());
    },
  };
};
