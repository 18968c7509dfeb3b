/**
 * Takes the block off a PIN with the two PUK codes, on the generations where the holder can: PUK2 (holder's letter) and
 * PUK1 (authority's) go as one code of twelve digits. The PIN keeps its value. Sent once, never again after a lost answer.
 */
import { STATUS, triesInStatus } from '../iso7816/index.ts';
import type { ChipData, UnblockPinResult } from '../messages.ts';
import { CardChannelError } from '../pcsc/channel.ts';
import { type CardLink, failureForStatus } from './card-link.ts';
import { generationOf } from './chip-data.ts';
import type { PinSource } from './pin.ts';
import { encodePinBlock, PIN_PAD_UNBLOCK } from './pin-block.ts';
import { askPinPad, sendSecret } from './send-secret.ts';

/** Two codes of six digits. */
export const PUK_DIGITS = 12;

/** On applet 1.8 an administrator role took the place of the PUK. */
const holderCanUnblock = (chip: ChipData): boolean => generationOf(chip) !== '1.8';

export interface UnblockOptions {
  readonly lastTryConfirmed: boolean;
  /** Tries of the PUK that an earlier answer of this very chip told; no generation tells them for free. */
  readonly rememberedTries: number | null;
}

/** Unblocks on the chip that `checkSameChip` has just seen on this link. */
export const unblockPin = async (
  link: CardLink,
  chip: ChipData,
  source: PinSource,
  options: UnblockOptions,
): Promise<UnblockPinResult> => {
  try {
    const { rememberedTries: tries, lastTryConfirmed } = options;
    if (!holderCanUnblock(chip)) return { outcome: 'notOnThisGeneration', pukTriesLeft: null };
    if (tries === 0) return { outcome: 'pukBlocked', pukTriesLeft: 0 };
    if (tries === 1 && !lastTryConfirmed) return { outcome: 'lastTryNeedsConfirmation', pukTriesLeft: 1 };
    if (source.kind === 'pinPad') {
      return resultOf(await askPinPad(source.channel, source.pinPad.verifyDirect, PIN_PAD_UNBLOCK), tries);
    }
    const block = source.digits.length === PUK_DIGITS ? encodePinBlock(source.digits) : null;
    if (block === null) return { outcome: 'notAPuk', pukTriesLeft: tries };
    return resultOf(await sendSecret(link, { ins: 0x2c, data: block }), tries);
  } finally {
    if (source.kind === 'digits') source.digits.fill(0);
  }
};

const resultOf = (status: number | 'lost', triesBefore: number | null): UnblockPinResult => {
  if (status === 'lost') return { outcome: 'unknown', pukTriesLeft: null };
  if (status === STATUS.ok) return { outcome: 'unblocked', pukTriesLeft: null };
  const tries = triesInStatus(status);
  if (status === STATUS.blocked || tries === 0) return { outcome: 'pukBlocked', pukTriesLeft: 0 };
  if (tries !== null) return { outcome: 'wrongPuk', pukTriesLeft: tries };
  if (status === STATUS.pinPadCancelled || status === STATUS.pinPadTimeout) {
    return { outcome: 'cancelled', pukTriesLeft: triesBefore };
  }
  if (status === STATUS.pinPadPinFormat) return { outcome: 'notAPuk', pukTriesLeft: triesBefore };
  throw new CardChannelError(failureForStatus('RESET RETRY COUNTER', status));
};
