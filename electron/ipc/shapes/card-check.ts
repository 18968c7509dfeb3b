/** Everything that a card or an `.eid` file says, as Kaart nakijken shows it. */
import { z } from 'zod';
import { activationEvidence } from './cases.ts';
import { instant, textMap } from './common.ts';
import { cardView, certificateView } from './reader.ts';

/** Parts of a card that may be missing. */
export const CARD_PARTS = ['address', 'photo', 'certificates', 'verdicts', 'chip'] as const;

/** Where the data come from. A file is always said to be one. */
const sheetSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reader'), readAt: instant }),
  z.object({
    kind: z.literal('file'),
    fileName: z.string(),
    form: z.enum(['xml4', 'binary35']),
    /** As the file says; null in the binary form. */
    version: z.string().nullable(),
    openedAt: instant,
  }),
]);

/** A certificate with what an expert asks of it. */
export const certificateDetail = certificateView.extend({
  issuer: z.string().nullable(),
  /** Hexadecimal. */
  serial: z.string().nullable(),
  sha256: z.string().nullable(),
});
export type CertificateDetail = z.infer<typeof certificateDetail>;

/** Mentions of the identity file, as they stand on the card; empty where it has none. */
export const cardMentions = z.object({
  nobleTitle: z.string(),
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
});
export type CardMentions = z.infer<typeof cardMentions>;

export const cardSheet = z.object({
  /** The session of the card, or a name for the opened file. */
  sheetId: z.string(),
  source: sheetSource,
  identity: cardView.shape.identity,
  /** What the number of the document type stands for; null for a number that no source assigns. */
  documentName: textMap.nullable(),
  /** Dates exactly as they stand on the card. */
  rawDates: z.object({ validFrom: z.string(), validUntil: z.string(), birthDate: z.string() }),
  /** Whether the check digits of the national number are right. */
  nationalNumberRight: z.boolean(),
  mentions: cardMentions,
  address: cardView.shape.address,
  photo: cardView.shape.photo,
  certificates: z
    .object({
      authentication: certificateDetail,
      signature: certificateDetail,
      ca: certificateDetail,
      root: certificateDetail,
      register: certificateDetail,
    })
    .nullable(),
  certificateStatus: cardView.shape.certificateStatus,
  verdicts: cardView.shape.verdicts,
  /** Two hexadecimal digits; empty where it is not known. */
  appletVersion: z.string(),
  complete: z.boolean(),
  /** Parts that were asked for and are not there, or could not be read. */
  missing: z.array(z.string()),
});
export type CardSheet = z.infer<typeof cardSheet>;

/** Fields of the identity file in the order of their tags, from 00 on (card content document, identity file). */
export const IDENTITY_TAGS = [
  'fileStructure',
  'cardNumber',
  'chipSerial',
  'validFrom',
  'validUntil',
  'issuingMunicipality',
  'nationalNumber',
  'surname',
  'givenNames',
  'thirdNameInitial',
  'nationality',
  'birthPlace',
  'birthDate',
  'sex',
  'nobleTitle',
  'documentType',
  'specialStatus',
  'photoHash',
  'duplicate',
  'specialOrganisation',
  'memberOfFamily',
  'protection',
  'labourMarket',
  'employerVat1',
  'employerVat2',
  'regionalFileNumber',
  'basicKeyHash',
  'brexitMention1',
  'brexitMention2',
  'aCardMention1',
  'aCardMention2',
  'euStayDate',
] as const;
/** Fields of the address file in the order of their tags, from 00 on. */
export const ADDRESS_TAGS = ['fileStructure', 'street', 'postalCode', 'municipality'] as const;

/** The expert view of a card or file. */
export const cardExpert = z.object({
  atr: z.string(),
  /** Answer to GET CARD DATA in hexadecimal, cut into its fields; empty for a file. */
  chipFields: z.array(z.object({ name: z.string(), hex: z.string() })),
  /** File 5032 in hexadecimal and its versions; null where it was not read or is not there. */
  tokenInfo: z
    .object({
      hex: z.string(),
      graphicalVersion: z.string(),
      electricalVersion: z.string(),
      electricalInterfaceVersion: z.string(),
    })
    .nullable(),
  rawTags: z.array(
    z.object({
      file: z.enum(['identity', 'address']),
      tag: z.int(),
      hex: z.string(),
      /** What the card specification calls it; null for a tag that this version does not know. */
      meaning: z.enum([...IDENTITY_TAGS, ...ADDRESS_TAGS]).nullable(),
      /** The bytes as text; null where they are none (numbers, hashes, nothing). */
      text: z.string().nullable(),
    }),
  ),
  /** Fields whose bytes were no UTF-8 and were read as Latin-1. */
  decodingFallbacks: z.array(z.string()),
  traffic: z.object({ apdus: z.int(), bytes: z.int(), milliseconds: z.number() }).nullable(),
});
export type CardExpert = z.infer<typeof cardExpert>;

/** The evidence that a card is active, and one word over it. */
export const cardActivation = z.object({
  evidence: z.array(activationEvidence),
  state: z.enum(['active', 'notActive', 'notKnown']),
});
export type CardActivation = z.infer<typeof cardActivation>;

export const pinChangeOutcome = z.object({
  outcome: z.enum([
    'changed',
    'wrongPin',
    'blocked',
    'lastTryNeedsConfirmation',
    'newPinRefused',
    'newPinsDiffer',
    'unknown',
    'cancelled',
  ]),
  triesLeft: z.int().min(0).max(15).nullable(),
});
export type PinChangeOutcome = z.infer<typeof pinChangeOutcome>;

export const pinUnblockOutcome = z.object({
  outcome: z.enum([
    'unblocked',
    'wrongPuk',
    'pukBlocked',
    'notOnThisGeneration',
    'notAPuk',
    'lastTryNeedsConfirmation',
    'unknown',
    'cancelled',
  ]),
  /** Tries of the PUK where its answer told. */
  pukTriesLeft: z.int().min(0).max(15).nullable(),
});
export type PinUnblockOutcome = z.infer<typeof pinUnblockOutcome>;
