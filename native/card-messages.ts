/** What is told of a card: its data as decoded, its verdicts, and the events of reading it. Plain structured-clone data. */
import { z } from 'zod';

const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);

/** Why work with a card or reader failed. Each code has one remedy text in the application. */
export const CARD_FAILURES = [
  'noService',
  'noReader',
  'noCard',
  'cardRemoved',
  'readerRemoved',
  'cardInUse',
  'cardMute',
  'notBelgianEid',
  'notActivated',
  'truncatedAnswer',
  'malformedData',
  'cardChanged',
  'timeout',
  'transportError',
  'cancelled',
  'staleSession',
  'refusedByCard',
  'buildMissing',
] as const;
export const cardFailure = z.object({
  code: z.enum(CARD_FAILURES),
  /** Technical detail for the help desk (status word, PC/SC code); never personal data. */
  detail: z.string(),
});
export type CardFailure = z.infer<typeof cardFailure>;

/** A date on a card: the raw text, and `YYYY`, `YYYY-MM` or `YYYY-MM-DD` where it could be understood. */
export const cardDate = z.object({ raw: z.string(), iso: z.string().nullable() });

/** Identity file 4031, decoded. Field names follow the card specification; empty string = empty or absent on the card. */
export const cardIdentity = z.object({
  cardNumber: z.string(),
  chipSerial: z.string(),
  validFrom: cardDate,
  validUntil: cardDate,
  issuingMunicipality: z.string(),
  nationalNumber: z.string(),
  surname: z.string(),
  givenNames: z.string(),
  thirdNameInitial: z.string(),
  nationality: z.string(),
  birthPlace: z.string(),
  birthDate: cardDate,
  /** As on the card: M, or F / V / W in three languages. */
  sex: z.string(),
  nobleTitle: z.string(),
  documentType: z.int(),
  specialStatus: z.string(),
  duplicate: z.string(),
  specialOrganisation: z.string(),
  memberOfFamily: z.boolean(),
  protection: z.string(),
  labourMarket: z.string(),
  employerVat1: z.string(),
  employerVat2: z.string(),
  regionalFileNumber: z.string(),
  brexitMention1: z.string(),
  brexitMention2: z.string(),
  aCardMention1: z.string(),
  aCardMention2: z.string(),
  euStayDate: z.string(),
  /** Tags without a field of their own, kept raw (hexadecimal). */
  unknownTags: z.array(z.object({ tag: z.int(), hex: z.string() })),
  /** Fields whose bytes were not valid UTF-8 and were read as Latin-1 instead. */
  decodingFallbacks: z.array(z.string()),
});
export type CardIdentity = z.infer<typeof cardIdentity>;

export const cardAddress = z.object({ street: z.string(), postalCode: z.string(), municipality: z.string() });
export type CardAddress = z.infer<typeof cardAddress>;

/** GET CARD DATA. */
export const chipData = z.object({
  serial: z.string(),
  /** Applet version byte as two hexadecimal digits: 10, 11, 17, 18. */
  appletVersion: z.string(),
  globalOsVersion: z.string(),
  lifeCycle: z.string(),
  /** The answer as it came, in hexadecimal: component, operating system and masks for the expert. */
  raw: z.string().optional(),
  /** From GET CARD DATA P2=01 (applet 1.8); null where the card does not tell for free. */
  pinTriesLeft: z.int().nullable(),
});
export type ChipData = z.infer<typeof chipData>;

export const certificateSummary = z.object({
  present: z.boolean(),
  subject: z.string().nullable(),
  issuer: z.string().nullable(),
  serial: z.string().nullable(),
  notBefore: z.string().nullable(),
  notAfter: z.string().nullable(),
  keyType: z.string().nullable(),
  sha256: z.string().nullable(),
});
export type CertificateSummary = z.infer<typeof certificateSummary>;
export const cardCertificates = z.object({
  authentication: certificateSummary,
  signature: certificateSummary,
  ca: certificateSummary,
  root: certificateSummary,
  register: certificateSummary,
});
export type CardCertificates = z.infer<typeof cardCertificates>;

/** Certificates as DER without padding; null where there is none or it cannot be read. */
export const certificateFiles = z.object({
  authentication: bytes.nullable(),
  signature: bytes.nullable(),
  ca: bytes.nullable(),
  root: bytes.nullable(),
  register: bytes.nullable(),
});
export type CertificateFiles = z.infer<typeof certificateFiles>;

/** One entry of a card file, exactly as it stands there. */
export const rawTag = z.object({ file: z.enum(['identity', 'address']), tag: z.int(), hex: z.string() });
export type RawTag = z.infer<typeof rawTag>;

/** File 5032, in hexadecimal, and the versions at its end (two hexadecimal digits each). */
export const tokenInfo = z.object({
  hex: z.string(),
  graphicalVersion: z.string(),
  electricalVersion: z.string(),
  electricalInterfaceVersion: z.string(),
});
export type TokenInfo = z.infer<typeof tokenInfo>;

/** Why a verdict is what it is; each has a text under `card.verdictReason`. */
export const VERDICT_REASONS = [
  'trusted',
  'trustedExpired',
  'testRoot',
  'unknownRoot',
  'missing',
  'unreadable',
  'rootNotSelfSigned',
  'registerNotFromRoot',
  'caNotFromRoot',
  'userCertificateNotFromCa',
  'signatureWrong',
  'hashWrong',
  'keyHashWrong',
  'signedPartNotValid',
  'notOnThisGeneration',
  'refusedByChip',
  'fileWithoutSignature',
] as const;
export type VerdictReason = (typeof VERDICT_REASONS)[number];
export const partVerdict = z.object({
  verdict: z.enum(['valid', 'invalid', 'notCheckable', 'testCard']),
  reason: z.enum(VERDICT_REASONS),
});
export type PartVerdict = z.infer<typeof partVerdict>;
export const cardVerdicts = z.object({
  identity: partVerdict,
  address: partVerdict,
  photo: partVerdict,
  chain: partVerdict,
  chip: partVerdict,
});
export type CardVerdicts = z.infer<typeof cardVerdicts>;

/** What happens to one insertion of one card, in this order; `complete` or `failed` ends the reading, `removed` ends the session. */
export const cardEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('inserted'), atr: z.string() }),
  z.object({
    kind: z.literal('progress'),
    step: z.enum(['connecting', 'identity', 'address', 'photo', 'certificates', 'verdicts']),
    done: z.int(),
    of: z.int(),
  }),
  z.object({ kind: z.literal('identity'), identity: cardIdentity }),
  /** Comes after identity and address, so that these are on the screen one command earlier. */
  z.object({ kind: z.literal('chip'), chip: chipData }),
  z.object({ kind: z.literal('address'), address: cardAddress }),
  z.object({ kind: z.literal('photo'), jpeg: bytes, sha256: z.string() }),
  z.object({ kind: z.literal('certificates'), certificates: cardCertificates, files: certificateFiles }),
  /** For the expert view: every entry of identity and address, known or not, in the order of the files. */
  z.object({ kind: z.literal('rawTags'), tags: z.array(rawTag) }),
  z.object({ kind: z.literal('verdicts'), verdicts: cardVerdicts }),
  z.object({ kind: z.literal('complete'), apdus: z.int(), bytes: z.int(), milliseconds: z.number() }),
  z.object({
    kind: z.literal('unknownCard'),
    looksLike: z.enum(['bankCard', 'blankCard', 'travelDocument', 'sim', 'other']),
  }),
  z.object({ kind: z.literal('failed'), failure: cardFailure }),
  z.object({ kind: z.literal('removed'), midRead: z.boolean() }),
]);
export type CardEvent = z.infer<typeof cardEvent>;
