import { STATUS } from '../iso7816/index.ts';
import type { ChipData } from '../messages.ts';
import { CardChannelError } from '../pcsc/channel.ts';
import { type CardLink, failureForStatus } from './card-link.ts';
import { toHex } from './text.ts';

/** ATR of applet 1.8; all 20 bytes count, because other cards of the same maker share the beginning. */
const ATR_18 = '3B7F96000080318065B085040120120FFF829000';

/** True where the ATR promises applet 1.8, so that its longer GET CARD DATA can be asked for at once. */
export const isAtr18 = (atr: Uint8Array | null): boolean => atr !== null && toHex(atr) === ATR_18;

/** Generation by the applet version byte, never by the ATR alone. */
export const generationOf = (chip: ChipData): 'old' | '1.7' | '1.8' => {
  const version = Number.parseInt(chip.appletVersion, 16);
  if (version >= 0x18) return '1.8';
  return version >= 0x17 ? '1.7' : 'old';
};

/**
 * GET CARD DATA. Applet 1.8 also tells the PIN tries left, free of charge; it is asked in that form at once when the ATR
 * promises 1.8, and in a second command when only the answer shows it.
 */
export const readChipData = async (link: CardLink, atr: Uint8Array | null): Promise<ChipData> => {
  if (isAtr18(atr)) {
    const extended = await getCardData(link, 1);
    if (extended !== null) return extended;
  }
  const basic = await getCardData(link, 0);
  if (basic === null) throw new CardChannelError({ code: 'malformedData', detail: 'GET CARD DATA too short' });
  if (generationOf(basic) !== '1.8') return basic;
  return (await getCardData(link, 1)) ?? basic;
};

/** Decodes the answer to GET CARD DATA (28 bytes, 31 in the long form of applet 1.8); null when it is too short. */
export const decodeChipData = (data: Uint8Array): ChipData | null => {
  const version = data[21];
  if (version === undefined || data.length < 28) return null;
  const tries = data[28];
  return {
    serial: toHex(data.subarray(0, 16)),
    appletVersion: toHex(data.subarray(21, 22)),
    globalOsVersion: toHex(data.subarray(22, 24)),
    lifeCycle: toHex(data.subarray(27, 28)),
    raw: toHex(data),
    // FF: no PIN on the card. More than 15 cannot be a counter.
    pinTriesLeft: tries === undefined || tries > 15 ? null : tries,
  };
};

/** Null where the card does not know this form or answers too little. */
const getCardData = async (link: CardLink, form: 0 | 1): Promise<ChipData | null> => {
  const { data, status } = await link.command({ cla: 0x80, ins: 0xe4, p1: 0, p2: form, le: form === 1 ? 0x1f : 0x1c });
  if (status === STATUS.ok) return decodeChipData(data);
  if (form === 1) return null;
  throw new CardChannelError({ ...failureForStatus('GET CARD DATA', status), code: 'refusedByCard' });
};
