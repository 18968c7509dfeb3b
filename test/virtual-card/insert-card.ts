/** Lays a card into a reader of Debian's virtual reader driver: a TCP client, two length bytes before each message. */
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { concat } from '../../native/practice/card/bytes.ts';
import type { Card } from '../../native/practice/card/card.ts';
import { type ApduRecord, recordOf } from './apdu-log.ts';
import { applyFault, type Fault } from './faults.ts';

export interface InsertOptions {
  /** Port of the reader; by default the environment's VPCD_PORT. */
  readonly port?: number;
  /** Milliseconds each answer takes. */
  readonly latency?: number;
  readonly faults?: readonly Fault[];
  /** The reader answers 61xx and 6Cxx itself, as some readers do. */
  readonly hideProcedureBytes?: boolean;
}

/** A card in a reader. */
export interface InsertedCard {
  readonly card: Card;
  /** Everything since the insertion; grows. */
  readonly apdus: readonly ApduRecord[];
  /** How often the reader powered or reset the card. */
  readonly resets: () => number;
  /** Milliseconds each answer takes from now on. */
  setLatency(milliseconds: number): void;
  /** Faults from now on; `at` counts from the insertion. */
  setFaults(faults: readonly Fault[]): void;
  /** Forgets the log; the next command has index 0 again. */
  clearLog(): void;
  /** Pulls the card out; done when the reader has let go. */
  remove(): Promise<void>;
  /** Settled when the card is out, whoever pulled it. */
  readonly removed: Promise<void>;
}

const POWER_OFF = 0x00;
const POWER_ON = 0x01;
const RESET = 0x02;
const GIVE_ATR = 0x04;

/** Resolves when the reader has accepted the card. Rejects when no reader listens on the port. */
export async function insertCard(card: Card, options: InsertOptions = {}): Promise<InsertedCard> {
  const port = options.port ?? Number(process.env.VPCD_PORT ?? Number.NaN);
  if (!Number.isInteger(port)) throw new Error('No reader port: give one or set VPCD_PORT.');
  const socket = await connected(port);
  const inserted = Date.now();
  const apdus: ApduRecord[] = [];
  let latency = options.latency ?? 0;
  let faults = options.faults ?? [];
  let resets = 0;
  card.reset();

  const removed = new Promise<void>((resolve) => socket.once('close', () => resolve()));

  const exchange = async (command: Uint8Array): Promise<void> => {
    const at = Date.now() - inserted;
    const index = apdus.length;
    const answer = options.hideProcedureBytes === true ? withoutProcedureBytes(card, command) : card.transmit(command);
    if (latency > 0) await delay(latency);
    const fault = faults.find((candidate) => candidate.at === index);
    const given = fault === undefined ? answer : applyFault(fault, answer);
    apdus.push(recordOf(index, command, typeof given === 'string' ? null : given, card.currentFile(), at));
    if (given === 'removed') socket.destroy();
    else if (given !== 'silence') send(socket, given);
  };

  const handle = async (message: Uint8Array): Promise<void> => {
    if (message.length !== 1) {
      await exchange(message);
      return;
    }
    switch (message[0]) {
      case POWER_OFF:
      case POWER_ON:
      case RESET:
        resets += 1;
        card.reset();
        return;
      case GIVE_ATR:
        send(socket, card.atr);
        return;
      default:
        await exchange(message);
    }
  };

  let queue: Promise<unknown> = Promise.resolve();
  onMessages(socket, (message) => {
    queue = queue.then(() => handle(message)).catch((error: unknown) => socket.destroy(asError(error)));
  });

  return {
    card,
    apdus,
    removed,
    resets: () => resets,
    setLatency: (milliseconds) => {
      latency = milliseconds;
    },
    setFaults: (next) => {
      faults = next;
    },
    clearLog: () => {
      apdus.length = 0;
    },
    remove: () => {
      socket.destroy();
      return removed;
    },
  };
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      // The reader's end is told by 'close'; a reset connection is one way of being pulled out.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

function onMessages(socket: Socket, take: (message: Uint8Array) => void): void {
  let held: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    held = Buffer.concat([held, chunk]);
    while (held.length >= 2) {
      const end = 2 + held.readUInt16BE(0);
      if (held.length < end) return;
      take(Uint8Array.from(held.subarray(2, end)));
      held = held.subarray(end);
    }
  });
}

/** An empty message would block the driver for ever. */
function send(socket: Socket, message: Uint8Array): void {
  if (message.length === 0) throw new Error('A card never answers with nothing.');
  socket.write(concat([message.length >> 8, message.length & 0xff], message));
}

/** What a reader hands on that fetches waiting bytes and repeats with the right length by itself. */
function withoutProcedureBytes(card: Card, command: Uint8Array): Uint8Array {
  let answer: Uint8Array = card.transmit(command);
  if (answer.length === 2 && answer[0] === 0x6c) {
    answer = card.transmit(concat(command.slice(0, 4), [answer[1] ?? 0]));
  }
  let data: Uint8Array = answer.slice(0, -2);
  while (answer.at(-2) === 0x61) {
    answer = card.transmit(Uint8Array.of(0x00, 0xc0, 0x00, 0x00, answer.at(-1) ?? 0));
    if (answer.at(-2) === 0x6c) answer = card.transmit(Uint8Array.of(0x00, 0xc0, 0x00, 0x00, answer.at(-1) ?? 0));
    data = concat(data, answer.slice(0, -2));
  }
  return concat(data, answer.slice(-2));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
