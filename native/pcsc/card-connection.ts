/** Talks to the card in one reader: connect, commands one after another, disconnect, each within its time limit. */
import type { AddonReader } from './addon.ts';
import { type CardChannel, CardChannelError, type Sharing } from './channel.ts';
import { failureOf, PCSC, pcscCode } from './errors.ts';

/** Time limits in milliseconds. */
export interface ConnectionLimits {
  readonly connect: number;
  readonly transmit: number;
  /** For reader control: a person types at a pin pad meanwhile. */
  readonly control: number;
  /** How long to wait for another program that has locked the shared card for a moment. */
  readonly sharing: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  connect: 10_000,
  transmit: 20_000,
  control: 130_000,
  sharing: 3_000,
};

/** Answers to short APDUs take at most 258 bytes. */
const ANSWER_BYTES = 300;
const SHARING_PAUSE = 60;

export interface CardConnection {
  readonly channel: CardChannel;
  readonly sharing: Sharing;
  /** Leaves the card as it is. False where the reader object may not be used again. */
  disconnect(): Promise<boolean>;
}

/**
 * Connects exclusively, or shared where another program holds the card too.
 * Rejects with a `CardChannelError`; the reader object is then not connected.
 */
export const connectToCard = async (reader: AddonReader, limits: ConnectionLimits): Promise<CardConnection> => {
  let sharing: Sharing = 'exclusive';
  let protocol: number;
  try {
    protocol = await connect(reader, 'exclusive', limits);
  } catch (error) {
    if (!(error instanceof CardChannelError) || error.failure.code !== 'cardInUse') throw error;
    sharing = 'shared';
    protocol = await connect(reader, 'shared', limits);
  }

  let closed = false;
  /** A command whose time ran out still occupies the reader object; it must end before anything else is asked. */
  let pending: Promise<unknown> = Promise.resolve();
  let hanging = false;
  let tail: Promise<unknown> = Promise.resolve();

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = tail.then(() => {
      if (closed) throw new CardChannelError({ code: 'staleSession', detail: 'connection closed' });
      if (hanging) throw new CardChannelError({ code: 'timeout', detail: 'earlier command has not ended' });
      return work();
    });
    tail = turn.catch(() => undefined);
    return turn;
  };

  const limited = async (call: Promise<Buffer>, limit: number, what: string): Promise<Uint8Array> => {
    pending = call.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const timeUp = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        hanging = true;
        reject(new CardChannelError({ code: 'timeout', detail: `${what} not answered in ${limit} ms` }));
      }, limit);
    });
    try {
      return new Uint8Array(await Promise.race([call, timeUp]));
    } catch (error) {
      throw new CardChannelError(failureOf(error));
    } finally {
      clearTimeout(timer);
    }
  };

  const transmitOnce = (command: Buffer): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      reader.transmit(command, ANSWER_BYTES, protocol, (error, data) => (error ? reject(error) : resolve(data)));
    });

  /** A sharing violation means that the command was not sent, so asking again cannot send it twice. */
  const transmitWhenFree = async (command: Buffer): Promise<Buffer> => {
    const until = Date.now() + limits.sharing;
    for (;;) {
      try {
        return await transmitOnce(command);
      } catch (error) {
        if (sharing === 'exclusive' || pcscCode(error) !== PCSC.sharingViolation || Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, SHARING_PAUSE));
      }
    }
  };

  return {
    sharing,
    channel: {
      transmit: (command) => inTurn(() => limited(transmitWhenFree(asBuffer(command)), limits.transmit, 'command')),
      control: (code, data) =>
        inTurn(() => {
          const input = asBuffer(data);
          const call = new Promise<Buffer>((resolve, reject) => {
            // The add-on works on `input` itself in another thread: the closure keeps it alive until the answer.
            reader.control(input, code, ANSWER_BYTES, (error, answer) =>
              error || input.length < 0 ? reject(error) : resolve(answer),
            );
          });
          return limited(call, limits.control, 'control');
        }),
    },
    disconnect: async () => {
      closed = true;
      if (hanging) {
        void pending.then(() => leave(reader));
        return false;
      }
      await tail;
      return leave(reader);
    },
  };
};

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const connect = (reader: AddonReader, sharing: Sharing, limits: ConnectionLimits): Promise<number> =>
  new Promise((resolve, reject) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      reject(new CardChannelError({ code: 'timeout', detail: `no connection in ${limits.connect} ms` }));
    }, limits.connect);
    const options = {
      share_mode: sharing === 'exclusive' ? reader.SCARD_SHARE_EXCLUSIVE : reader.SCARD_SHARE_SHARED,
      protocol: reader.SCARD_PROTOCOL_T0 | reader.SCARD_PROTOCOL_T1,
    };
    reader.connect(options, (error, protocol) => {
      clearTimeout(timer);
      if (late) {
        if (!error) void leave(reader);
      } else if (error) reject(new CardChannelError(failureOf(error)));
      else resolve(protocol);
    });
  });

/** Disconnects without resetting or switching off the card; true when that went well. */
const leave = (reader: AddonReader): Promise<boolean> =>
  new Promise((resolve) => {
    reader.disconnect(reader.SCARD_LEAVE_CARD, (error) => resolve(!error));
  });
