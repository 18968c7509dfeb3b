/** A card, or an `.eid` file in its place, as Kaart nakijken shows it. Pure. */
import type { CardIdentity, EidFileAnswer } from '../../native/messages.ts';
import type { CardExpert, CardMentions, CardSheet, CardView } from '../ipc/contract.ts';
import { ADDRESS_TAGS, IDENTITY_TAGS } from '../ipc/contract.ts';
import { cardTypes, checkNationalNumber, chipCode } from '../rules/index.ts';
import type { CardParts } from './card-parts.ts';
import { type DescribeCardType, growCard, startCard } from './card-view.ts';

/** The sheet of a card in the reader, as far as it was read; null before its identity. */
export const sheetOfCard = (card: CardView, parts: CardParts): CardSheet | null => {
  const { identity } = parts;
  if (identity === undefined) return null;
  return {
    ...ofIdentity(identity),
    sheetId: card.sessionId,
    source: { kind: 'reader', readAt: card.readAt },
    identity: card.identity,
    address: card.address,
    photo: card.photo,
    certificates: parts.certificates ?? null,
    certificateStatus: card.certificateStatus,
    verdicts: card.verdicts,
    appletVersion: card.appletVersion,
    complete: card.complete,
    missing: card.complete ? missingOf(card, parts) : [],
  };
};

/** The sheet of an opened file, with a name for it. */
export const sheetOfFile = (
  file: Extract<EidFileAnswer, { ok: true }>,
  opened: { readonly sheetId: string; readonly fileName: string; readonly at: string },
  describe: DescribeCardType,
): CardSheet => {
  const { identity, source } = file;
  const bare = startCard(opened.sheetId, identity, opened.at, describe);
  const card = file.address === null ? bare : growCard(bare, { kind: 'address', address: file.address });
  return {
    ...ofIdentity(identity),
    sheetId: opened.sheetId,
    source: {
      kind: 'file',
      fileName: opened.fileName,
      form: source.form,
      version: source.version,
      openedAt: opened.at,
    },
    identity: card.identity,
    address: card.address,
    photo: file.photo === null ? null : new Uint8Array(file.photo),
    certificates: file.certificates,
    verdicts: file.verdicts,
    appletVersion: file.appletVersion ?? '',
    complete: true,
    missing: [...file.unreadable],
  };
};

const ofIdentity = (identity: CardIdentity) => ({
  documentName: chipCode(cardTypes, identity.documentType)?.name ?? null,
  rawDates: {
    validFrom: identity.validFrom.raw,
    validUntil: identity.validUntil.raw,
    birthDate: identity.birthDate.raw,
  },
  nationalNumberRight: checkNationalNumber(identity.nationalNumber).ok,
  mentions: mentionsOf(identity),
});

const mentionsOf = (identity: CardIdentity): CardMentions => ({
  nobleTitle: identity.nobleTitle,
  specialStatus: identity.specialStatus,
  duplicate: identity.duplicate,
  specialOrganisation: identity.specialOrganisation,
  memberOfFamily: identity.memberOfFamily,
  protection: identity.protection,
  labourMarket: identity.labourMarket,
  employerVat1: identity.employerVat1,
  employerVat2: identity.employerVat2,
  regionalFileNumber: identity.regionalFileNumber,
  brexitMention1: identity.brexitMention1,
  brexitMention2: identity.brexitMention2,
  aCardMention1: identity.aCardMention1,
  aCardMention2: identity.aCardMention2,
  euStayDate: identity.euStayDate,
});

const missingOf = (card: CardView, parts: CardParts): string[] => [
  ...(card.address === null ? ['address'] : []),
  ...(card.photo === null ? ['photo'] : []),
  ...(parts.certificates?.register.present === false ? ['register'] : []),
  ...(parts.certificates?.root.present === false ? ['root'] : []),
  ...(parts.certificates?.ca.present === false ? ['ca'] : []),
];

/** Fields of the answer to GET CARD DATA: name, first byte, number of bytes. The last ones only in the long form. */
const CHIP_FIELDS = [
  ['serial', 0, 16],
  ['component', 16, 1],
  ['osNumber', 17, 1],
  ['osVersion', 18, 1],
  ['softmaskNumber', 19, 1],
  ['softmaskVersion', 20, 1],
  ['appletVersion', 21, 1],
  ['globalOsVersion', 22, 2],
  ['appletInterface', 24, 1],
  ['pkcs1', 25, 1],
  ['keyExchange', 26, 1],
  ['lifeCycle', 27, 1],
  ['pinTries', 28, 1],
  ['reserved', 29, 2],
] as const;

/** The fields of an answer to GET CARD DATA that are there. */
export const chipFieldsOf = (raw: string): CardExpert['chipFields'] =>
  CHIP_FIELDS.flatMap(([name, first, length]) => {
    const hex = raw.slice(2 * first, 2 * (first + length));
    return hex === '' ? [] : [{ name, hex }];
  });

/** The expert view of a card. */
export const expertOf = (parts: CardParts, tokenInfo: CardExpert['tokenInfo']): CardExpert => {
  const unknown = new Set((parts.identity?.unknownTags ?? []).map(({ tag, hex }) => `identity ${tag} ${hex}`));
  return {
    atr: parts.atr,
    chipFields: chipFieldsOf(parts.chip?.raw ?? ''),
    tokenInfo,
    rawTags: (parts.rawTags ?? []).map(({ file, tag, hex }) => ({
      file,
      tag,
      hex,
      meaning: unknown.has(`${file} ${tag} ${hex}`) ? null : (MEANINGS[file][tag] ?? null),
      text: textOf(hex),
    })),
    decodingFallbacks: [...(parts.identity?.decodingFallbacks ?? [])],
    traffic: parts.traffic ?? null,
  };
};

/** UTF-8 that can be shown on a line; null for bytes that are something else. */
const textOf = (hex: string): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(hex, 'hex'));
    return text === '' || /\p{C}/u.test(text) ? null : text;
  } catch {
    return null;
  }
};

const MEANINGS = { identity: IDENTITY_TAGS, address: ADDRESS_TAGS } as const;

/** The expert view of a file: it has no chip, and no tags. */
export const expertOfFile = (file: Extract<EidFileAnswer, { ok: true }>): CardExpert => ({
  atr: '',
  chipFields: [],
  tokenInfo: null,
  rawTags: file.identity.unknownTags.map(({ tag, hex }) => ({
    file: 'identity',
    tag,
    hex,
    meaning: null,
    text: textOf(hex),
  })),
  decodingFallbacks: [...file.identity.decodingFallbacks],
  traffic: null,
});
