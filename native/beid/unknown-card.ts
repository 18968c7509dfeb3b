/** Names a card that is not a Belgian eID, by asking for the applications that such cards have. Only selects, changes nothing. */
import { STATUS } from '../iso7816/index.ts';
import type { CardEvent } from '../messages.ts';
import type { CardLink } from './card-link.ts';

export type LooksLike = Extract<CardEvent, { kind: 'unknownCard' }>['looksLike'];

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Applications by which a kind of card is known. */
const APPLICATIONS: readonly { readonly looksLike: LooksLike; readonly aid: Uint8Array }[] = [
  // Payment system environment of EMV, contact and contactless.
  { looksLike: 'bankCard', aid: ascii('1PAY.SYS.DDF01') },
  { looksLike: 'bankCard', aid: ascii('2PAY.SYS.DDF01') },
  // ICAO 9303 travel document application.
  { looksLike: 'travelDocument', aid: Uint8Array.from([0xa0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01]) },
  // 3GPP USIM.
  { looksLike: 'sim', aid: Uint8Array.from([0xa0, 0x00, 0x00, 0x00, 0x87, 0x10, 0x02]) },
];

export const nameUnknownCard = async (link: CardLink): Promise<LooksLike> => {
  const statuses: number[] = [];
  for (const { looksLike, aid } of APPLICATIONS) {
    const { status } = await link.command({ cla: 0, ins: 0xa4, p1: 0x04, p2: 0x00, data: aid });
    if (isSelected(status)) return looksLike;
    statuses.push(status);
  }
  // A GSM SIM knows only its own class byte: select the folder DF.GSM.
  const gsm = await link.command({ cla: 0xa0, ins: 0xa4, p1: 0, p2: 0, data: Uint8Array.from([0x7f, 0x20]) });
  if (gsm.status >> 8 === 0x9f || isSelected(gsm.status)) return 'sim';
  // An empty Java card: only its card manager can be selected.
  const cardManager = await link.command({ cla: 0, ins: 0xa4, p1: 0x04, p2: 0x00, le: 256 });
  if (isSelected(cardManager.status)) return 'blankCard';
  // No application, and no files either: nothing was ever put on it.
  const file = await link.command({ cla: 0, ins: 0xb0, p1: 0, p2: 0, le: 1 });
  const nothing: readonly number[] = [STATUS.notFound, STATUS.unknownInstruction, STATUS.unknownClass];
  return [...statuses, file.status].every((status) => nothing.includes(status)) ? 'blankCard' : 'other';
};

const isSelected = (status: number): boolean => status === STATUS.ok || status >> 8 === 0x62 || status >> 8 === 0x61;
