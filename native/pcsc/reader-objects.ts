/**
 * The reader objects through which we talk to cards: one per reader, apart from those that watch.
 *
 * Why apart: in pcsclite a watching object takes one lock for its own thread, for every command, and in the JavaScript
 * thread whenever its state changes. While a card keeps silent, a change of state would stop the whole process.
 *
 * Why never simply dropped: an object that has not watched holds an uninitialised thread handle, and its destructor waits
 * for that thread. So a used-up object is made to watch once and closed, and only then left to the garbage collector.
 */
import type { AddonReader } from './addon.ts';

export interface ReaderObjects {
  /** The object for talking to the card in the reader that `watching` watches. */
  take(watching: AddonReader): AddonReader;
  /** The object may not be used again, e.g. because its service was restarted. */
  discard(name: string): void;
}

/** Time for the add-on's own closing callbacks, which still point to the object. */
const CLOSING_TIME = 10_000;

export const createReaderObjects = (): ReaderObjects => {
  const objects = new Map<string, AddonReader>();
  return {
    take: (watching) => {
      const known = objects.get(watching.name);
      if (known !== undefined) return known;
      const Reader = watching.constructor as new (name: string) => AddonReader;
      const created = new Reader(watching.name);
      // Without a listener an `error` event would end the process.
      created.on('error', () => undefined);
      kept.add(created);
      objects.set(watching.name, created);
      return created;
    },
    discard: (name) => {
      const object = objects.get(name);
      if (object === undefined) return;
      objects.delete(name);
      let closed = false;
      object.get_status(() => {
        if (closed) return;
        closed = true;
        // Not at once: during this callback the object holds the lock that closing needs.
        setImmediate(() => {
          object.close();
          setTimeout(() => kept.delete(object), CLOSING_TIME).unref();
        });
      });
    },
  };
};

/** Every object that may not be collected yet; memory safety, not state, so one set serves the process. */
const kept = new Set<AddonReader>();
