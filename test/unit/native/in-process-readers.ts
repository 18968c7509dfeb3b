/** Readers in this process with virtual cards in them: the port of the card layer without PC/SC below it. */
import {
  CardChannelError,
  type CardReaders,
  type CardReadersListener,
  type ReaderStatus,
} from '../../../native/pcsc/channel.ts';
import { applyFault } from '../../virtual-card/faults.ts';
import type { Card, Fault } from '../../virtual-card/index.ts';

interface Slot {
  card: Card | null;
  insertion: number;
  held: boolean;
  faults: readonly Fault[];
  /** What happens at a command instead of a card's fault. */
  interruption: { readonly at: number; readonly happen: () => void } | null;
  commands: number;
}

export interface InProcessReaders extends CardReaders {
  insert(reader: string, card: Card): void;
  remove(reader: string): void;
  unplug(reader: string): void;
  plugIn(reader: string): void;
  serviceEnds(): void;
  serviceStarts(): void;
  /** Another program takes or lets go the card. */
  hold(reader: string, held: boolean): void;
  /** Faults from now on; `at` counts from here. */
  setFaults(reader: string, faults: readonly Fault[]): void;
  /** Something that happens in the middle of a command, counted from here. */
  interrupt(reader: string, at: number, happen: () => void): void;
  /** Commands since the last `setFaults` or `interrupt`. */
  commands(reader: string): number;
}

export const createInProcessReaders = (names: readonly string[]): InProcessReaders => {
  const slots = new Map<string, Slot>();
  const queues = new Map<string, Promise<unknown>>();
  let listener: CardReadersListener | null = null;
  let running = true;

  const plugIn = (name: string): void => {
    slots.set(name, { card: null, insertion: 0, held: false, faults: [], interruption: null, commands: 0 });
  };
  for (const name of names) plugIn(name);

  const tell = (): void => {
    const list = [...slots].map(
      ([name, slot]): ReaderStatus => ({
        name,
        card: slot.card === null ? 'empty' : slot.held ? 'inUse' : 'present',
        atr: slot.card?.atr ?? null,
        insertion: slot.insertion,
      }),
    );
    listener?.onReaders(running ? list : []);
  };
  const change = (name: string, work: (slot: Slot) => void): void => {
    const slot = slots.get(name);
    if (slot === undefined) throw new Error(`no reader ${name}`);
    work(slot);
    tell();
  };
  const remove = (name: string): void =>
    change(name, (slot) => {
      slot.card = null;
      slot.insertion += 1;
    });

  const transmit = async (name: string, insertion: number, command: Uint8Array): Promise<Uint8Array> => {
    const slot = slots.get(name);
    if (!running) throw new CardChannelError({ code: 'noService', detail: '' });
    if (slot === undefined) throw new CardChannelError({ code: 'readerRemoved', detail: '' });
    if (slot.card === null || slot.insertion !== insertion)
      throw new CardChannelError({ code: 'cardRemoved', detail: '' });
    const index = slot.commands;
    slot.commands += 1;
    if (slot.interruption?.at === index) {
      // The card got the command; only its answer is lost.
      slot.card.transmit(Uint8Array.from(command));
      slot.interruption.happen();
      throw new CardChannelError({ code: 'transportError', detail: '' });
    }
    const answer = slot.card.transmit(Uint8Array.from(command));
    const fault = slot.faults.find((candidate) => candidate.at === index);
    const given = fault === undefined ? answer : applyFault(fault, answer);
    if (given === 'silence') throw new CardChannelError({ code: 'timeout', detail: 'command not answered' });
    if (given === 'removed') {
      remove(name);
      throw new CardChannelError({ code: 'transportError', detail: '' });
    }
    return given;
  };

  return {
    start: (to) => {
      listener = to;
      to.onService(running, '');
      tell();
    },
    searchAgain: tell,
    withCard: (name, work) => {
      const turn = (queues.get(name) ?? Promise.resolve()).then(async () => {
        const slot = slots.get(name);
        if (slot === undefined) throw new CardChannelError({ code: 'readerRemoved', detail: '' });
        if (slot.card === null) throw new CardChannelError({ code: 'noCard', detail: '' });
        if (slot.held) throw new CardChannelError({ code: 'cardInUse', detail: '' });
        const { insertion } = slot;
        const channel = {
          transmit: (command: Uint8Array) => transmit(name, insertion, command),
          control: async () => {
            throw new CardChannelError({ code: 'transportError', detail: '' });
          },
        };
        return work(channel, 'exclusive');
      });
      queues.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    },
    stop: async () => {
      listener = null;
      await Promise.all(queues.values());
    },
    insert: (name, card) => {
      card.reset();
      change(name, (slot) => {
        slot.card = card;
        slot.insertion += 1;
      });
    },
    remove,
    unplug: (name) => {
      slots.delete(name);
      tell();
    },
    plugIn: (name) => {
      plugIn(name);
      tell();
    },
    serviceEnds: () => {
      running = false;
      tell();
      listener?.onService(false, '');
    },
    serviceStarts: () => {
      running = true;
      for (const slot of slots.values()) {
        if (slot.card !== null) slot.insertion += 1;
      }
      listener?.onService(true, '');
      tell();
    },
    hold: (name, held) => change(name, (slot) => Object.assign(slot, { held })),
    setFaults: (name, faults) => {
      const slot = slots.get(name);
      if (slot !== undefined) Object.assign(slot, { faults, interruption: null, commands: 0 });
    },
    interrupt: (name, at, happen) => {
      const slot = slots.get(name);
      if (slot !== undefined) Object.assign(slot, { faults: [], interruption: { at, happen }, commands: 0 });
    },
    commands: (name) => slots.get(name)?.commands ?? 0,
  };
};
