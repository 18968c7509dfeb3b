import { parseFlatFile } from '../iso7816/index.ts';
import type { CardIdentity } from '../messages.ts';
import { parseBirthDate, parseValidityDate } from './dates.ts';
import { decodeText, toHex } from './text.ts';

/** The decoded identity file, with the hashes in it that vouch for other files. */
export interface DecodedIdentity {
  readonly identity: CardIdentity;
  /** Tag 11; null where absent. */
  readonly photoHash: Uint8Array | null;
  /** Tag 1A, SHA-384 of the basic public key file; null before applet 1.8. */
  readonly basicKeyHash: Uint8Array | null;
}

/** Tags of the identity file with their text fields (card content document, identity file). */
const TEXT_TAGS = {
  1: 'cardNumber',
  5: 'issuingMunicipality',
  6: 'nationalNumber',
  7: 'surname',
  8: 'givenNames',
  9: 'thirdNameInitial',
  10: 'nationality',
  11: 'birthPlace',
  13: 'sex',
  14: 'nobleTitle',
  16: 'specialStatus',
  18: 'duplicate',
  19: 'specialOrganisation',
  21: 'protection',
  22: 'labourMarket',
  23: 'employerVat1',
  24: 'employerVat2',
  25: 'regionalFileNumber',
  27: 'brexitMention1',
  28: 'brexitMention2',
  29: 'aCardMention1',
  30: 'aCardMention2',
  31: 'euStayDate',
} as const satisfies Readonly<Record<number, keyof CardIdentity>>;

const TAG = {
  structure: 0x00,
  chipSerial: 0x02,
  validFrom: 0x03,
  validUntil: 0x04,
  birthDate: 0x0c,
  documentType: 0x0f,
  photoHash: 0x11,
  memberOfFamily: 0x14,
  basicKeyHash: 0x1a,
} as const;

/** Without these it is not an identity file of a Belgian card. */
const ESSENTIAL = [0x01, TAG.chipSerial, 0x06, 0x07];

/** Decodes file 4031; null when it is cut off or lacks what every card has. Of a repeated tag the first counts. */
export const decodeIdentity = (file: Uint8Array): DecodedIdentity | null => {
  const { values, truncated } = parseFlatFile(file);
  if (truncated) return null;
  const byTag = new Map<number, Uint8Array>();
  const unknownTags: { tag: number; hex: string }[] = [];
  for (const { tag, value } of values) {
    if (byTag.has(tag)) unknownTags.push({ tag, hex: toHex(value) });
    else byTag.set(tag, value);
  }
  if (ESSENTIAL.some((tag) => !byTag.has(tag))) return null;

  const decodingFallbacks: string[] = [];
  const text = (tag: number, field: string): string => {
    const { text: decoded, fallback } = decodeText(byTag.get(tag) ?? new Uint8Array());
    if (fallback) decodingFallbacks.push(field);
    return decoded;
  };
  const texts = Object.fromEntries(
    Object.entries(TEXT_TAGS).map(([tag, field]) => [field, text(Number(tag), field)]),
  ) as Record<(typeof TEXT_TAGS)[keyof typeof TEXT_TAGS], string>;

  const typeText = text(TAG.documentType, 'documentType').trim();
  const known = new Set<number>([...Object.keys(TEXT_TAGS).map(Number), ...Object.values(TAG)]);
  for (const [tag, value] of byTag) {
    if (!known.has(tag)) unknownTags.push({ tag, hex: toHex(value) });
  }
  if (!/^\d{1,2}$/.test(typeText) && byTag.has(TAG.documentType)) {
    unknownTags.push({ tag: TAG.documentType, hex: toHex(byTag.get(TAG.documentType) ?? new Uint8Array()) });
  }

  return {
    identity: {
      ...texts,
      chipSerial: toHex(byTag.get(TAG.chipSerial) ?? new Uint8Array()),
      validFrom: parseValidityDate(text(TAG.validFrom, 'validFrom')),
      validUntil: parseValidityDate(text(TAG.validUntil, 'validUntil')),
      birthDate: parseBirthDate(text(TAG.birthDate, 'birthDate')),
      documentType: /^\d{1,2}$/.test(typeText) ? Number(typeText) : 0,
      memberOfFamily: byTag.has(TAG.memberOfFamily),
      unknownTags,
      decodingFallbacks,
    },
    photoHash: byTag.get(TAG.photoHash) ?? null,
    basicKeyHash: byTag.get(TAG.basicKeyHash) ?? null,
  };
};
