/** What went over the wire, without what was in it: counted and timed, never a PIN or a name. */
import { toHex } from '../../native/practice/card/bytes.ts';

export interface ApduRecord {
  /** Place since the insertion, from 0. */
  readonly index: number;
  /** CLA INS P1 P2 in hexadecimal. */
  readonly header: string;
  /** Length of the data field sent. */
  readonly lc: number;
  /** Length asked for; null where the command names none. */
  readonly le: number | null;
  /** Current file after the command, for instance `DF01/4031`. */
  readonly file: string | null;
  /** Data bytes answered, status word not counted. */
  readonly answered: number;
  /** Status word, or what a fault made of the answer. */
  readonly status: string;
  /** Milliseconds since the insertion at which the command arrived. */
  readonly at: number;
}

/** Record of one exchange. `answer` is null where a fault kept the card silent. */
export function recordOf(
  index: number,
  command: Uint8Array,
  answer: Uint8Array | null,
  file: string | null,
  at: number,
): ApduRecord {
  const withoutData = command.length <= 5;
  const length = command[4] ?? 0;
  return {
    index,
    header: toHex(command.slice(0, 4)),
    lc: withoutData ? 0 : length,
    le: withoutData ? (command.length === 5 ? length || 256 : null) : null,
    file,
    answered: answer === null ? 0 : Math.max(0, answer.length - 2),
    status: answer === null ? 'silent' : toHex(answer.slice(-2)),
    at,
  };
}

/** Bytes on the wire in both directions over the records: commands with their data, answers with status words. */
export function bytesOnWire(records: readonly ApduRecord[]): number {
  return records.reduce(
    (sum, { lc, le, answered }) => sum + 4 + (lc > 0 || le !== null ? 1 : 0) + lc + answered + 2,
    0,
  );
}
