/** A command that carries a PIN or PUK: sent once, never again, its bytes overwritten whatever happens. */
import { decodeAnswer } from '../iso7816/index.ts';
import { type CardChannel, CardChannelError } from '../pcsc/channel.ts';
import type { CardLink } from './card-link.ts';

/** The status word, or `lost`: nobody knows whether the card counted a try when its answer was lost. */
export const sendSecret = async (
  link: CardLink,
  { ins, data }: { readonly ins: number; readonly data: Uint8Array },
): Promise<number | 'lost'> => {
  try {
    return (await link.command({ cla: 0, ins, p1: 0, p2: 0x01, data })).status;
  } catch (error) {
    return lostOr(error);
  } finally {
    data.fill(0);
  }
};

/** The same through the pin pad of the reader, which puts the digits into the command itself. */
export const askPinPad = async (
  channel: CardChannel,
  code: number,
  structure: Uint8Array,
): Promise<number | 'lost'> => {
  try {
    return decodeAnswer(await channel.control(code, structure))?.status ?? 'lost';
  } catch (error) {
    return lostOr(error);
  }
};

/** A command that was never sent was not counted, so its failure is told as it is. */
const lostOr = (error: unknown): 'lost' => {
  if (error instanceof CardChannelError && NEVER_SENT.includes(error.failure.code)) throw error;
  return 'lost';
};
const NEVER_SENT: readonly string[] = ['cardInUse', 'cancelled', 'staleSession', 'readerRemoved', 'noCard'];
