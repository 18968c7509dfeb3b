/**
 * Verifies the PIN of the holder. What always holds: the tries left are read first where that costs nothing; the last
 * try is only used when it was confirmed; a command that carries a PIN is sent once and never again; its bytes are
 * overwritten. Applets 1.0 and 1.1 count the question for the tries left as a wrong PIN, so they are never asked.
 */
import { STATUS, triesInStatus } from '../iso7816/index.ts';
import type { ChipData, PinResult } from '../messages.ts';
import { type CardChannel, CardChannelError } from '../pcsc/channel.ts';
import type { PinPad } from '../pcsc/pin-pad.ts';
import { type CardLink, failureForStatus } from './card-link.ts';
import { generationOf, readChipData } from './chip-data.ts';
import { BELPIC_AID } from './files.ts';
import { encodePinBlock, PIN_PAD_VERIFY } from './pin-block.ts';
import { askPinPad, sendSecret } from './send-secret.ts';

/** Tries of a PIN after it was verified. */
export const FULL_TRIES = 3;

/** Where the PIN comes from: digits of the entry field (ASCII, overwritten here), or the pin pad of the reader. */
export type PinSource =
  | { readonly kind: 'digits'; readonly digits: Uint8Array }
  | { readonly kind: 'pinPad'; readonly pinPad: PinPad; readonly channel: CardChannel };

export interface PinOptions {
  readonly lastTryConfirmed: boolean;
  /** Tries that an earlier answer of this very chip told; for generations that do not tell for free. */
  readonly rememberedTries: number | null;
}

/**
 * Reads what the chip says of itself and makes sure that it is still the card of the session. The applet is selected
 * first, because another program may have used the card since it was read.
 */
export const checkSameChip = async (link: CardLink, atr: Uint8Array | null, chipSerial: string): Promise<ChipData> => {
  const applet = await link.command({ cla: 0, ins: 0xa4, p1: 0x04, p2: 0x0c, data: BELPIC_AID });
  if (applet.status !== STATUS.ok) throw new CardChannelError(failureForStatus('SELECT applet', applet.status));
  const chip = await readChipData(link, atr);
  if (chip.serial !== chipSerial) throw new CardChannelError({ code: 'cardChanged', detail: 'another chip serial' });
  return chip;
};

/** Tries left, or null where the card does not tell for free. */
export const readTriesLeft = async (link: CardLink, chip: ChipData): Promise<number | null> => {
  switch (generationOf(chip)) {
    case 'old':
      return null;
    case '1.8':
      return chip.pinTriesLeft;
    case '1.7': {
      // VERIFY without data: a question, not a try, from this generation on.
      const { status } = await link.command({ cla: 0, ins: 0x20, p1: 0, p2: 0x01, le: 256 });
      // Verified already in this power-up, which sets the counter back.
      if (status === STATUS.ok) return FULL_TRIES;
      return status === STATUS.blocked ? 0 : triesInStatus(status);
    }
  }
};

/** Verifies the PIN on the chip that `checkSameChip` has just seen on this link. */
export const verifyPin = async (
  link: CardLink,
  chip: ChipData,
  source: PinSource,
  options: PinOptions,
): Promise<PinResult> => {
  try {
    const tries = (await readTriesLeft(link, chip)) ?? options.rememberedTries;
    if (tries === 0) return { outcome: 'blocked', triesLeft: 0 };
    if (tries === 1 && !options.lastTryConfirmed) return { outcome: 'lastTryNeedsConfirmation', triesLeft: 1 };
    const status = source.kind === 'digits' ? await sendDigits(link, source.digits) : await askVerify(source);
    return resultOf(status, tries);
  } finally {
    if (source.kind === 'digits') source.digits.fill(0);
  }
};

/**
 * LOG OFF: nobody else may sign with what this PIN opened, since the card stays powered. Some readers refuse the command,
 * and whatever goes wrong here changes nothing in the answer to the PIN.
 */
export const giveUpRights = async (link: CardLink): Promise<void> => {
  try {
    await link.command({ cla: 0x80, ins: 0xe6, p1: 0, p2: 0 });
  } catch {
    // The right ends with the power at the latest.
  }
};

const sendDigits = async (link: CardLink, digits: Uint8Array): Promise<number | 'lost'> => {
  const block = encodePinBlock(digits);
  if (block === null) throw new CardChannelError({ code: 'refusedByCard', detail: 'not a PIN of 4 to 12 digits' });
  return sendSecret(link, { ins: 0x20, data: block });
};

const askVerify = ({ pinPad, channel }: Extract<PinSource, { kind: 'pinPad' }>): Promise<number | 'lost'> =>
  askPinPad(channel, pinPad.verifyDirect, PIN_PAD_VERIFY);

const resultOf = (status: number | 'lost', triesBefore: number | null): PinResult => {
  if (status === 'lost') return { outcome: 'unknown', triesLeft: null };
  if (status === STATUS.ok) return { outcome: 'verified', triesLeft: FULL_TRIES };
  const tries = triesInStatus(status);
  if (status === STATUS.blocked || tries === 0) return { outcome: 'blocked', triesLeft: 0 };
  if (tries !== null) return { outcome: 'wrongPin', triesLeft: tries };
  if (status === STATUS.pinPadCancelled || status === STATUS.pinPadTimeout) {
    return { outcome: 'cancelled', triesLeft: triesBefore };
  }
  throw new CardChannelError(failureForStatus('VERIFY', status));
};
