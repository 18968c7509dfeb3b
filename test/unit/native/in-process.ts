/** A virtual card behind the port that the card layer knows, without any reader; and the events of a reading of it. */
import { readCard } from '../../../native/beid/index.ts';
import type { CardEvent, TrustAnchor } from '../../../native/messages.ts';
import { type CardChannel, CardChannelError } from '../../../native/pcsc/channel.ts';
import { applyFault } from '../../virtual-card/faults.ts';
import { type Card, type Fault, testTrustAnchors } from '../../virtual-card/index.ts';

export interface InProcess {
  readonly channel: CardChannel;
  /** Headers (CLA INS P1 P2) of what was sent. */
  readonly sent: readonly string[];
}

/** Lays the card in; a fault counts commands from 0. A silent card ends in the failure that the real channel gives. */
export const layIn = (card: Card, faults: readonly Fault[] = []): InProcess => {
  card.reset();
  const sent: string[] = [];
  return {
    sent,
    channel: {
      transmit: async (command) => {
        const index = sent.length;
        sent.push(Buffer.from(command.subarray(0, 4)).toString('hex').toUpperCase());
        const answer = card.transmit(Uint8Array.from(command));
        const fault = faults.find((candidate) => candidate.at === index);
        const given = fault === undefined ? answer : applyFault(fault, answer);
        if (given === 'removed') throw new CardChannelError({ code: 'cardRemoved', detail: '' });
        if (given === 'silence') throw new CardChannelError({ code: 'timeout', detail: '' });
        return given;
      },
      control: async () => {
        throw new CardChannelError({ code: 'transportError', detail: 'no pin pad' });
      },
    },
  };
};

export interface Reading {
  readonly events: readonly CardEvent[];
  /** Commands that had been sent when each event came. */
  readonly after: readonly number[];
  readonly last: CardEvent | undefined;
  event<Kind extends CardEvent['kind']>(kind: Kind): Extract<CardEvent, { kind: Kind }> | undefined;
}

export const readAll = async (
  card: Card,
  options: {
    readonly faults?: readonly Fault[];
    readonly trustAnchors?: readonly TrustAnchor[];
    readonly sharing?: 'exclusive' | 'shared';
    readonly signal?: AbortSignal;
    readonly now?: Date;
  } = {},
): Promise<Reading> => {
  const { channel, sent } = layIn(card, options.faults);
  const events: CardEvent[] = [];
  const after: number[] = [];
  const stream = readCard(channel, {
    atr: card.atr,
    sharing: options.sharing ?? 'exclusive',
    trustAnchors: options.trustAnchors ?? (await testTrustAnchors()),
    now: () => options.now ?? new Date(),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  for await (const event of stream) {
    events.push(event);
    after.push(sent.length);
  }
  return {
    events,
    after,
    last: events.at(-1),
    event: (kind) => events.find((event): event is Extract<CardEvent, { kind: typeof kind }> => event.kind === kind),
  };
};
