/** Commands to a Belgian eID card over a channel: counted, cancellable, with files read whole. */
import {
  type Answer,
  type Command,
  declaredBerSize,
  exchange,
  joinBytes,
  STATUS,
  statusText,
} from '../iso7816/index.ts';
import { type CardChannel, CardChannelError } from '../pcsc/channel.ts';
import { FILES, type FileName } from './files.ts';

export interface CardLink {
  /** The complete answer to a command. Rejects with a `CardChannelError` when there is none. */
  command(command: Command): Promise<Answer>;
  /** Pause before a repeat after `6Cxx`, in milliseconds; needed by applets 1.0 and 1.1. */
  repeatPause: number;
  /** Commands and bytes (both ways) on the wire so far. */
  readonly traffic: { readonly apdus: number; readonly bytes: number };
}

/** Oldest chips go mute when a command is repeated within 10 ms. */
export const OLD_CHIP_PAUSE = 15;

export const createCardLink = (channel: CardChannel, signal?: AbortSignal): CardLink => {
  const traffic = { apdus: 0, bytes: 0 };
  const transmit = async (command: Uint8Array): Promise<Uint8Array> => {
    if (signal?.aborted) throw new CardChannelError({ code: 'cancelled', detail: '' });
    traffic.apdus += 1;
    traffic.bytes += command.length;
    const answer = await channel.transmit(command);
    traffic.bytes += answer.length;
    return answer;
  };
  const link: CardLink = {
    repeatPause: 0,
    traffic,
    command: async (command) => {
      const answer = await exchange(transmit, command, { repeatPause: link.repeatPause, pause });
      if (answer === null) {
        throw new CardChannelError({ code: 'truncatedAnswer', detail: `INS ${hexByte(command.ins)}` });
      }
      return answer;
    },
  };
  return link;
};

/** Selects a file by its path and tells the status word. */
export const selectFile = async (link: CardLink, path: readonly number[]): Promise<number> => {
  const answer = await link.command({ cla: 0, ins: 0xa4, p1: 0x08, p2: 0x0c, data: Uint8Array.from(path) });
  return answer.status;
};

export interface ReadOptions {
  /** Known size; nothing behind it is asked for. */
  readonly size?: number;
  /** True: the file starts with a DER value, and what follows it (padding) is not read. */
  readonly der?: boolean;
}

/** Reads the selected file. Status words that belong to a card without its activation become `notActivated`. */
export const readSelected = async (link: CardLink, name: FileName, options: ReadOptions = {}): Promise<Uint8Array> => {
  const blocks: Uint8Array[] = [];
  let offset = 0;
  let end = options.size ?? Number.POSITIVE_INFINITY;
  while (offset < end) {
    const le = Math.min(BLOCK, end - offset);
    const { data, status } = await link.command({ cla: 0, ins: 0xb0, p1: offset >> 8, p2: offset & 0xff, le });
    if (status === STATUS.outsideFile) break;
    if (status !== STATUS.ok) throw new CardChannelError(failureForStatus(`READ ${name}`, status));
    if (data.length > le) throw new CardChannelError({ code: 'malformedData', detail: `READ ${name} too long` });
    blocks.push(data);
    if (offset === 0 && options.der === true) {
      if (data[0] !== 0x30) return data;
      end = declaredBerSize(data) ?? end;
    }
    offset += data.length;
    // A shorter block is the last one: the card gave all that was left.
    if (data.length < le) break;
    if (offset > LONGEST_FILE) throw new CardChannelError({ code: 'malformedData', detail: `${name} has no end` });
  }
  const file = joinBytes(blocks);
  if (options.der === true && Number.isFinite(end) && file.length < end) {
    throw new CardChannelError({ code: 'truncatedAnswer', detail: `${name} ${file.length} of ${end}` });
  }
  return file.length > end ? file.subarray(0, end) : file;
};

/** Selects and reads a file; null where the card has no such file. */
export const readFile = async (
  link: CardLink,
  name: FileName,
  options: ReadOptions = {},
): Promise<Uint8Array | null> => {
  const status = await selectFile(link, FILES[name]);
  if (status === STATUS.notFound) return null;
  if (status !== STATUS.ok) throw new CardChannelError(failureForStatus(`SELECT ${name}`, status));
  return readSelected(link, name, options);
};

/** Failure for a status word of the Belpic applet; `what` names the command, never its data. */
export const failureForStatus = (what: string, status: number): CardChannelError['failure'] => {
  const detail = `${what} ${statusText(status)}`;
  // READ BINARY and SELECT answer these as long as the card was not activated at the municipality.
  const asleep: readonly number[] = [STATUS.fileNotActivated, STATUS.conditionsNotSatisfied, STATUS.unknownInstruction];
  if (asleep.includes(status)) return { code: 'notActivated', detail };
  return { code: 'refusedByCard', detail };
};

const BLOCK = 256;
/** READ BINARY cannot address more. */
const LONGEST_FILE = 0x7f00;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const hexByte = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');
