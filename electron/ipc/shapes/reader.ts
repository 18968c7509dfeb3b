import { z } from 'zod';
import { CARD_LETTERS } from '../../rules/model/index.ts';
import { bytes, instant, isoDate, partialDate, recordId } from './common.ts';

/** Verdict on one part of a card. `testCard`: signed under a root that an administrator declared to be a test root. */
export const cardVerdict = z.object({
  verdict: z.enum(['valid', 'invalid', 'notCheckable', 'testCard']),
  /** Locale key below `card.verdictReason`. */
  reason: z.string(),
});
export type CardVerdict = z.infer<typeof cardVerdict>;

/** Certificate on a card, as the screen shows it. */
export const certificateView = z.object({
  present: z.boolean(),
  subject: z.string().nullable(),
  notBefore: instant.nullable(),
  notAfter: instant.nullable(),
  keyType: z.string().nullable(),
});

/** Status of a certificate as its responder told it; `notChecked` with the reason why not. */
export const certificateStatusView = z.object({
  status: z.enum(['good', 'onHold', 'revoked', 'unknown', 'notChecked']),
  /** Locale key below `certificateStatus.reason`. */
  reason: z.string(),
  /** Host that was asked; null where nobody was. */
  responder: z.string().nullable(),
  checkedAt: instant,
  thisUpdate: instant.nullable(),
  nextUpdate: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type CertificateStatusView = z.infer<typeof certificateStatusView>;

/** What is known of the card in the reader; grows while reading (identity, then photo, then certificates and verdicts). */
export const cardView = z.object({
  /** Identifies this insertion; anything older is dropped. */
  sessionId: z.string(),
  readAt: instant,
  identity: z.object({
    documentType: z.int(),
    letter: z.enum(CARD_LETTERS).nullable(),
    model: z.enum(['old', 'new']).nullable(),
    kind: z.enum(['residence', 'child', 'belgian', 'other']),
    cardNumber: z.string(),
    chipSerial: z.string(),
    validFrom: isoDate.nullable(),
    validUntil: isoDate.nullable(),
    issuingMunicipality: z.string(),
    nationalNumber: z.string(),
    surname: z.string(),
    givenNames: z.string(),
    thirdNameInitial: z.string(),
    /** As printed, in the language of the card. */
    nationality: z.string(),
    /** ISO 3166-1 alpha-3, XXA or XXX where the printed text is understood; the text itself otherwise. */
    nationalityCode: z.string().optional(),
    birthPlace: z.string(),
    birthDate: partialDate.nullable(),
    sex: z.enum(['M', 'F', 'X']).nullable(),
  }),
  address: z.object({ street: z.string(), postalCode: z.string(), municipality: z.string() }).nullable(),
  photo: bytes.nullable(),
  certificates: z
    .object({
      authentication: certificateView,
      signature: certificateView,
      ca: certificateView,
      root: certificateView,
      register: certificateView,
    })
    .nullable(),
  verdicts: z
    .object({
      identity: cardVerdict,
      address: cardVerdict,
      photo: cardVerdict,
      chain: cardVerdict,
      chip: cardVerdict,
    })
    .nullable(),
  /** Asked by itself after reading, where the administrator switched that on; absent until there is an answer. */
  certificateStatus: z
    .object({ authentication: certificateStatusView, signature: certificateStatusView })
    .nullable()
    .optional(),
  appletVersion: z.string(),
  /** PIN tries left, when the card tells without spending one. */
  pinTriesLeft: z.int().min(0).max(15).nullable(),
  /** True once every part was read in this one card session. */
  complete: z.boolean(),
  /** Case of this person that is open, found by national number. */
  matchingCase: z.object({ caseId: recordId, caseNumber: z.string(), state: z.string() }).nullable(),
});
export type CardView = z.infer<typeof cardView>;

/** States of the reader panel; each one has a remedy text in the locales under `reader.state.<kind>`. */
export const readerState = z.discriminatedUnion('kind', [
  /** The PC/SC service (pcscd, Smart Card service) does not run or does not answer. */
  z.object({ kind: z.literal('noService') }),
  /** The reader add-on was not built for this runtime, or the reader process keeps failing. */
  z.object({ kind: z.literal('unavailable'), detail: z.string() }),
  z.object({ kind: z.literal('noReader') }),
  z.object({ kind: z.literal('empty') }),
  z.object({
    kind: z.literal('reading'),
    step: z.enum(['connecting', 'identity', 'address', 'photo', 'certificates', 'verdicts']),
    done: z.int(),
    of: z.int(),
  }),
  z.object({ kind: z.literal('card') }),
  /** A card without the Belgian eID application; `looksLike` names it where the ATR or an application tells. */
  z.object({
    kind: z.literal('unknownCard'),
    looksLike: z.enum(['bankCard', 'blankCard', 'travelDocument', 'sim', 'other']),
  }),
  z.object({ kind: z.literal('notActivated') }),
  /** Chip does not answer: wrong side, dirty or broken. */
  z.object({ kind: z.literal('mute') }),
  /** Another program holds the card. */
  z.object({ kind: z.literal('inUse') }),
  z.object({ kind: z.literal('removedMidRead') }),
  z.object({
    kind: z.literal('failed'),
    code: z.string(),
    /** What could not be read any more, in the order of reading; the rest was read and is not shown, since it was not judged. */
    missing: z.array(z.enum(['identity', 'address', 'photo', 'certificates', 'verdicts'])).optional(),
  }),
]);
export type ReaderState = z.infer<typeof readerState>;

/** The one truth of readers and card, as the reader panel draws it. */
export const readerView = z.object({
  /** Rises with every change; a view with a lower number is stale. */
  revision: z.int(),
  since: instant,
  readers: z.array(
    z.object({
      name: z.string(),
      hasCard: z.boolean(),
      /** It has one, and it is used. */
      hasPinPad: z.boolean(),
      /** True for the practice reader of training mode only. */
      isPractice: z.boolean().optional(),
      /** Who switched its pin pad off: IT support on this workstation, or staff. */
      pinPadOff: z.enum(['installation', 'staff']).nullable().optional(),
    }),
  ),
  chosenReader: z.string().nullable(),
  state: readerState,
  /** Present while reading (growing) and after; stays when the card is taken out, then `cardPresent` is false. */
  card: cardView.nullable(),
  cardPresent: z.boolean(),
});
export type ReaderView = z.infer<typeof readerView>;
