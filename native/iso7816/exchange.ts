import { type Answer, type Command, decodeAnswer, encodeCommand } from './apdu.ts';

/** Sends raw bytes to a card and gives its raw answer. */
export type Transmit = (command: Uint8Array) => Promise<Uint8Array>;

export interface ExchangeOptions {
  /** Pause between `6Cxx` and the repeat, in milliseconds: the oldest cards go mute when it comes within 10 ms. */
  readonly repeatPause: number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** GET RESPONSE rounds allowed for one command: 64 kB, more than any file of an identity card. */
const MAX_ROUNDS = 256;

/**
 * One command and its complete answer: fetches the rest after `61xx`, repeats a command that only asks for data with the
 * right length after `6Cxx` (some readers do both by themselves). A command that carries data is sent once, come what may. Null when an answer was too short to hold a status word or never ended.
 * The coded command is overwritten afterwards, because it may hold a PIN.
 */
export const exchange = async (
  transmit: Transmit,
  command: Command,
  options: ExchangeOptions,
): Promise<Answer | null> => {
  let answer = await send(transmit, command);
  if (answer !== null && answer.status >> 8 === 0x6c && command.le !== undefined && command.data === undefined) {
    if (options.repeatPause > 0) await options.pause(options.repeatPause);
    answer = await send(transmit, { ...command, le: answer.status & 0xff || 256 });
  }
  if (answer === null || answer.status >> 8 !== 0x61) return answer;
  const parts = [answer.data];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    let next = await send(transmit, { cla: 0x00, ins: 0xc0, p1: 0, p2: 0, le: answer.status & 0xff || 256 });
    if (next !== null && next.status >> 8 === 0x6c) {
      next = await send(transmit, { cla: 0x00, ins: 0xc0, p1: 0, p2: 0, le: next.status & 0xff || 256 });
    }
    if (next === null) return null;
    parts.push(next.data);
    if (next.status >> 8 !== 0x61) return { data: joinBytes(parts), status: next.status };
    answer = next;
  }
  return null;
};

/** One array out of several. */
export const joinBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
};

const send = async (transmit: Transmit, command: Command): Promise<Answer | null> => {
  const coded = encodeCommand(command);
  try {
    return decodeAnswer(await transmit(coded));
  } finally {
    coded.fill(0);
  }
};
