/**
 * Changes the PIN: old and new one go to the card together, once. Tries left are read first where that costs nothing,
 * the last try is only used when it was confirmed, and nothing is sent where the new PIN could never be right.
 */
import { STATUS, triesInStatus } from '../iso7816/index.ts';
import type { ChangePinResult, ChipData } from '../messages.ts';
import type { CardChannel } from '../pcsc/channel.ts';
import { CardChannelError } from '../pcsc/channel.ts';
import type { PinPad } from '../pcsc/pin-pad.ts';
import { type CardLink, failureForStatus } from './card-link.ts';
import { FULL_TRIES, type PinOptions, readTriesLeft } from './pin.ts';
import { encodePinBlock, PIN_PAD_MODIFY } from './pin-block.ts';
import { askPinPad, sendSecret } from './send-secret.ts';

/** Digits of the entry fields (ASCII, overwritten here), or the pin pad, which asks for both PINs itself. */
export type PinChangeSource =
  | { readonly kind: 'digits'; readonly pin: Uint8Array; readonly newPin: Uint8Array }
  | { readonly kind: 'pinPad'; readonly pinPad: PinPad; readonly channel: CardChannel };

/** Changes the PIN on the chip that `checkSameChip` has just seen on this link. */
export const changePin = async (
  link: CardLink,
  chip: ChipData,
  source: PinChangeSource,
  options: PinOptions,
): Promise<ChangePinResult> => {
  try {
    const tries = (await readTriesLeft(link, chip)) ?? options.rememberedTries;
    if (tries === 0) return { outcome: 'blocked', triesLeft: 0 };
    const blocks = source.kind === 'digits' ? blocksOf(source) : null;
    if (blocks === 'newPinRefused') return { outcome: 'newPinRefused', triesLeft: tries };
    if (tries === 1 && !options.lastTryConfirmed) {
      blocks?.fill(0);
      return { outcome: 'lastTryNeedsConfirmation', triesLeft: 1 };
    }
    const status =
      blocks === null
        ? await askModify(source as Extract<PinChangeSource, { kind: 'pinPad' }>)
        : await sendSecret(link, { ins: 0x24, data: blocks });
    return resultOf(status, tries);
  } finally {
    if (source.kind === 'digits') {
      source.pin.fill(0);
      source.newPin.fill(0);
    }
  }
};

/** Both PINs as the card wants them, one after the other. */
const blocksOf = ({ pin, newPin }: Extract<PinChangeSource, { kind: 'digits' }>): Uint8Array | 'newPinRefused' => {
  const before = encodePinBlock(pin);
  const after = encodePinBlock(newPin);
  try {
    if (before === null) throw new CardChannelError({ code: 'refusedByCard', detail: 'not a PIN of 4 to 12 digits' });
    return after === null ? 'newPinRefused' : Uint8Array.from([...before, ...after]);
  } finally {
    before?.fill(0);
    after?.fill(0);
  }
};

const askModify = ({ pinPad, channel }: Extract<PinChangeSource, { kind: 'pinPad' }>): Promise<number | 'lost'> => {
  if (pinPad.modifyDirect === null) {
    throw new CardChannelError({ code: 'refusedByCard', detail: 'pin pad cannot change a PIN' });
  }
  return askPinPad(channel, pinPad.modifyDirect, PIN_PAD_MODIFY);
};

const resultOf = (status: number | 'lost', triesBefore: number | null): ChangePinResult => {
  if (status === 'lost') return { outcome: 'unknown', triesLeft: null };
  if (status === STATUS.ok) return { outcome: 'changed', triesLeft: FULL_TRIES };
  const tries = triesInStatus(status);
  if (status === STATUS.blocked || tries === 0) return { outcome: 'blocked', triesLeft: 0 };
  if (tries !== null) return { outcome: 'wrongPin', triesLeft: tries };
  switch (status) {
    case STATUS.pinPadCancelled:
    case STATUS.pinPadTimeout:
      return { outcome: 'cancelled', triesLeft: triesBefore };
    case STATUS.pinPadPinsDiffer:
      return { outcome: 'newPinsDiffer', triesLeft: triesBefore };
    // The card looks at the form of the new PIN before it compares the old one.
    case STATUS.wrongData:
    case STATUS.pinPadPinFormat:
      return { outcome: 'newPinRefused', triesLeft: triesBefore };
    default:
      throw new CardChannelError(failureForStatus('CHANGE REFERENCE DATA', status));
  }
};
