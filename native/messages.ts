/**
 * Messages between main and the reader process: commands in, events and answers out, one type per thing.
 * Plain structured-clone data; each side checks what it receives against these schemas.
 */
import { z } from 'zod';

const bytes = z.instanceof(Uint8Array);

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
  z.object({ kind: z.literal('certificates'), certificates: cardCertificates }),
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

/** Roots that count: fingerprints pinned by the application, and extra ones declared by an administrator. */
export const trustAnchor = z.object({ sha256: z.string(), label: z.string(), use: z.enum(['production', 'test']) });
export type TrustAnchor = z.infer<typeof trustAnchor>;

/** Main → reader process. Every command with an `id` gets exactly one answer. */
export const readerCommand = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('configure'),
    id: z.int(),
    trustAnchors: z.array(trustAnchor),
    pinPadDisabledFor: z.array(z.string()),
  }),
  z.object({ command: z.literal('ping'), id: z.int() }),
  /** Drop the PC/SC monitor and look again. */
  z.object({ command: z.literal('searchAgain'), id: z.int() }),
  /** Read the card in this reader again in a new session. */
  z.object({ command: z.literal('readAgain'), id: z.int(), reader: z.string() }),
  z.object({ command: z.literal('pinTries'), id: z.int(), reader: z.string(), sessionId: z.string() }),
  /** `pin` holds ASCII digits and is overwritten after use; null = the reader's own pin pad. */
  z.object({
    command: z.literal('verifyPin'),
    id: z.int(),
    reader: z.string(),
    sessionId: z.string(),
    pin: bytes.nullable(),
    lastTryConfirmed: z.boolean(),
  }),
  /** Signs a random challenge with the authentication key after a PIN verification in the same burst. */
  z.object({
    command: z.literal('proveKey'),
    id: z.int(),
    reader: z.string(),
    sessionId: z.string(),
    pin: bytes.nullable(),
    lastTryConfirmed: z.boolean(),
  }),
  z.object({ command: z.literal('stop'), id: z.int() }),
]);
export type ReaderCommand = z.infer<typeof readerCommand>;

export const pinResult = z.object({
  outcome: z.enum(['verified', 'wrongPin', 'blocked', 'lastTryNeedsConfirmation', 'unknown', 'cancelled']),
  /** Tries left afterwards, null where the card does not tell for free. */
  triesLeft: z.int().nullable(),
});
export type PinResult = z.infer<typeof pinResult>;

/** Reader process → main. */
export const readerMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    runtime: z.string(),
    addon: z.enum(['loaded', 'buildMissing']),
    detail: z.string(),
  }),
  z.object({ type: z.literal('service'), running: z.boolean(), detail: z.string() }),
  z.object({
    type: z.literal('readers'),
    readers: z.array(
      z.object({
        name: z.string(),
        hasPinPad: z.boolean(),
        card: z.enum(['empty', 'present', 'inUse', 'mute']),
        sessionId: z.string().nullable(),
      }),
    ),
  }),
  z.object({ type: z.literal('card'), reader: z.string(), sessionId: z.string(), event: cardEvent }),
  z.object({
    type: z.literal('answer'),
    id: z.int(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), failure: cardFailure }),
    ]),
  }),
]);
export type ReaderMessage = z.infer<typeof readerMessage>;

/** Value of the answer to `pinTries`. */
export const pinTriesAnswer = z.object({ triesLeft: z.int().nullable(), hasPinPad: z.boolean() });
/** Value of the answer to `proveKey`. */
export const proveKeyAnswer = z.object({ pin: pinResult, proven: z.boolean() });
