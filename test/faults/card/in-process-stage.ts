/** The stage without PC/SC: the service of the reader process over readers in this process. Quick, and exact to the command. */
import type { CardEvent } from '../../../native/messages.ts';
import { startService } from '../../unit/native/a-service.ts';
import type { Fault } from '../../virtual-card/index.ts';
import { MISHAPS, type Mishap, type Stage, type ToldEvent } from './stage.ts';

const READER = 'A';
const WAIT = 30_000;

export const openInProcessStage = async (): Promise<Stage> => {
  const service = await startService([READER]);
  let from = 0;
  let unplugged = false;
  let dead = false;

  const arm = (what: Mishap, at: number): void => {
    const fault = faultOf(what, at);
    if (fault !== null) service.readers.setFaults(READER, [fault]);
    else {
      service.readers.interrupt(READER, at, () => {
        if (what === 'readerRemoved') {
          unplugged = true;
          service.readers.unplug(READER);
        } else {
          dead = true;
          service.readers.serviceEnds();
        }
      });
    }
  };
  const events = (): readonly ToldEvent[] => service.events.slice(from);

  return {
    reader: READER,
    mishaps: MISHAPS,
    insert: async (card, mishap) => {
      from = service.events.length;
      service.readers.setFaults(READER, []);
      if (mishap !== undefined) arm(mishap.what, mishap.at);
      service.readers.insert(READER, card);
    },
    arm: ({ what, at }) => arm(what, at),
    events,
    told: async (kinds: readonly CardEvent['kind'][]) => {
      const until = Date.now() + WAIT;
      for (;;) {
        const found = events().find((told) => kinds.includes(told.event.kind));
        if (found !== undefined) return found;
        if (Date.now() > until) throw new Error(`none of ${kinds.join(', ')} in ${WAIT} ms`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
    ask: (question) => service.ask(question),
    clear: async () => {
      if (dead) service.readers.serviceStarts();
      if (unplugged) service.readers.plugIn(READER);
      dead = false;
      unplugged = false;
      service.readers.setFaults(READER, []);
      service.readers.remove(READER);
    },
    close: async () => {
      await service.ask({ command: 'stop' });
    },
  };
};

const faultOf = (what: Mishap, at: number): Fault | null => {
  switch (what) {
    case 'cardRemoved':
      return { at, kind: 'removed' };
    case 'truncated':
      return { at, kind: 'truncated', bytes: 1 };
    case 'garbage':
      return { at, kind: 'garbage', bytes: 23 };
    case 'status6F00':
      return { at, kind: 'status', status: 0x6f00 };
    case 'status6Cxx':
      return { at, kind: 'status', status: 0x6c07 };
    case 'silence':
      return { at, kind: 'silence' };
    case 'readerRemoved':
    case 'serviceKilled':
      return null;
  }
};
