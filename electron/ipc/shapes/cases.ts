import { z } from 'zod';
import {
  CARD_LETTERS,
  CASE_STATES,
  CERTIFICATE_CHOICES,
  PROCEDURES,
  PRODUCTS,
  REASONS,
} from '../../rules/model/index.ts';
import { applicationDraft, correctableField, feeAnswer, promisedDates } from './application.ts';
import { offeredStep } from './case-steps.ts';
import { bytes, cents, instant, isoDate, longText, partialDate, recordId, shortText, textMap } from './common.ts';
import { LETTER_KINDS } from './print.ts';
import { rulesChanged } from './profiles.ts';
import { blockCause } from './retention.ts';
import { visitView } from './visit.ts';

/** The five work lists that stand as tabs on Balie: Alt 1 to 5. */
export const MAIN_LISTS = ['today', 'drafts', 'inProduction', 'ready', 'late'] as const;
/** The lists that are looked at once a day, in the order of a case. */
export const OTHER_LISTS = [
  'toInvite',
  'awaitingDvz',
  'incomplete',
  'toOrder',
  'ordered',
  'toScanIn',
  'atCounter',
  'codesSent',
  'activationFrom',
  'remindersDue',
  'lapsing',
  'annexesEnding',
  'turning12',
  'turning18',
] as const;
/** Work lists of the counter screen. */
export const WORK_LISTS = [...MAIN_LISTS, ...OTHER_LISTS] as const;
export const workListName = z.enum(WORK_LISTS);
export type WorkListName = z.infer<typeof workListName>;

/** What the next application after a finished one is for. */
export const NEXT_PURPOSES = ['RENEWAL', 'CARD', 'ADULT_CARD', 'CERTIFICATE', 'CODES'] as const;
export type NextPurpose = (typeof NEXT_PURPOSES)[number];

/** One row of a list or a search result. */
export const caseSummary = z.object({
  caseId: recordId,
  caseNumber: z.string(),
  /** Rises with every change; a command names the version that it saw. */
  version: z.int(),
  state: z.enum(CASE_STATES),
  surname: z.string(),
  givenNames: z.string(),
  /** Masked: `91.03.14-•••.••`. `cases.showNumber` gives it in full. */
  nationalNumber: z.string(),
  birthDate: partialDate.nullable(),
  product: z.enum(PRODUCTS),
  letter: z.enum(CARD_LETTERS).nullable(),
  reason: z.enum(REASONS),
  procedure: z.enum(PROCEDURES),
  promised: promisedDates.nullable(),
  location: z.string().nullable(),
  newCardNumber: z.string().nullable(),
  updatedAt: instant,
  /** The one next action, a key below `cases.next`. */
  nextAction: z.string(),
  /** True when the promised date has passed and the card is not there. */
  late: z.boolean(),
  /** The day that a work list is about, where it is about one: birth, end of a paper, ready since. */
  due: z.string().nullish(),
});
export type CaseSummary = z.infer<typeof caseSummary>;

/** One line of the history of a case; `text` is a locale key below `history`. */
export const historyEntry = z.object({
  at: instant,
  who: z.string(),
  workstation: z.string(),
  action: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  reason: z.string().nullable(),
});

/** How one field of a card compares with the case. */
export const fieldComparison = z.object({
  field: z.enum([
    'name',
    'nationalNumber',
    'birthDate',
    'nationality',
    'letter',
    'cardNumber',
    'validUntil',
    'authenticity',
  ]),
  onCard: z.string(),
  inCase: z.string(),
  outcome: z.enum(['equal', 'different', 'notKnown']),
});
export type FieldComparison = z.infer<typeof fieldComparison>;

/** Verdict on a returned card (old card at collection). */
export const RETURNED_CARD_VERDICTS = [
  'rightCard',
  'otherCardSamePerson',
  'otherPerson',
  'alreadyWithdrawn',
  'invalidCard',
  'unreadable',
] as const;
export const returnedCardVerdict = z.object({
  verdict: z.enum(RETURNED_CARD_VERDICTS),
  /** Binds the verdict to card and moment; the command that takes the card in must name it. */
  verdictId: z.string(),
  cardSessionId: z.string(),
  judgedAt: instant,
  fields: z.array(fieldComparison),
  /** For staff only: whose card it is, when it is not the right one. */
  cardHolder: z.string().nullable(),
});
export type ReturnedCardVerdict = z.infer<typeof returnedCardVerdict>;

/** Verdict on the new card before it is handed over. */
export const newCardVerdict = z.object({
  verdict: z.enum(['rightCard', 'wrongCard', 'invalidCard', 'notActivated', 'unreadable']),
  verdictId: z.string(),
  cardSessionId: z.string(),
  judgedAt: instant,
  fields: z.array(fieldComparison),
  /**
   * For staff only, of a card that does not belong to the case: whose it is, and the case that it came for, where one is known.
   * `mistake`: the old card of this case, another card of the same person, or somebody else's.
   */
  other: z
    .object({
      holder: z.string(),
      mistake: z.enum(['oldCard', 'samePerson', 'otherPerson']),
      caseId: recordId.nullable(),
      caseNumber: z.string(),
      location: z.string(),
    })
    .nullable(),
});
export type NewCardVerdict = z.infer<typeof newCardVerdict>;

/** One piece of evidence that a card is active; the life-cycle byte alone is none. */
export const activationEvidence = z.object({
  kind: z.enum(['appletReadable', 'certificatesPresent', 'pinVerifiable', 'keyProven', 'certificateStatus']),
  outcome: z.enum(['proven', 'disproved', 'notChecked']),
  detailKey: z.string(),
});
export type ActivationEvidence = z.infer<typeof activationEvidence>;

/** Tries left on a PIN, and what happened to the last try. */
export const pinOutcome = z.object({
  /** `unknown`: the card was lost before it answered, the tries must be read again. `cancelled`: at the pin pad, no try spent. */
  outcome: z.enum(['verified', 'wrongPin', 'blocked', 'lastTryNeedsConfirmation', 'unknown', 'cancelled']),
  triesLeft: z.int().min(0).max(15).nullable(),
});
export type PinOutcome = z.infer<typeof pinOutcome>;

/** Steps of the collection, in their fixed order; a done step keeps its result. */
export const collectionProgress = z.object({
  oldCard: z
    .object({
      kind: z.enum(['CARD', 'DOCUMENT', 'POLICE_ATTEST', 'UNREADABLE_CARD', 'NONE']),
      description: z.string(),
      at: instant,
      by: z.string(),
      destroyedAt: instant.nullable(),
    })
    .nullable(),
  present: z.object({ applicant: z.boolean(), representative: z.string(), at: instant, by: z.string() }).nullable(),
  letterSeen: z.object({ at: instant, by: z.string() }).nullable(),
  /** `unread`: only the printed number was compared, the chip says nothing before it is switched on. */
  newCard: z.object({ cardNumber: z.string(), unread: z.boolean(), at: instant, by: z.string() }).nullable(),
  fingerprints: z
    .object({ outcome: z.enum(['MATCH', 'MISMATCH', 'EXEMPT']), at: instant, by: z.string(), reason: z.string() })
    .nullable(),
  /** What the holder chose; declining is a choice too. */
  certificates: z.object({ choice: z.enum(CERTIFICATE_CHOICES), at: instant, by: z.string() }).nullable(),
  pin: z
    .object({ outcome: z.enum(['VERIFIED', 'NOT_VERIFIED']), at: instant, by: z.string(), reason: z.string() })
    .nullable(),
  activation: z.object({ evidence: z.array(activationEvidence), at: instant, by: z.string() }).nullable(),
  handedOver: z.object({ at: instant, by: z.string() }).nullable(),
});
export type CollectionProgress = z.infer<typeof collectionProgress>;

/** What happened around the order: decisions of others, papers, letters, the end. */
export const courseView = z.object({
  dvz: z.object({
    askedOn: isoDate.nullable(),
    answerBy: isoDate.nullable(),
    agreedOn: isoDate.nullable(),
    reference: z.string(),
  }),
  /** Data of the person that were put right, with what stood there before. */
  corrections: z.array(
    z.object({
      field: correctableField,
      before: z.string(),
      after: z.string(),
      reason: z.string(),
      at: instant,
      by: z.string(),
    }),
  ),
  interimPapers: z.array(
    z.object({ paper: z.string(), number: z.string(), issuedOn: isoDate, validUntil: isoDate, runsOut: z.boolean() }),
  ),
  attestEnd: z.object({ reason: z.string(), at: instant, by: z.string() }).nullable(),
  missing: z.object({ items: z.array(z.string()), note: z.string(), at: instant, by: z.string() }).nullable(),
  appointment: z.object({ time: z.string(), purpose: z.enum(['APPLY', 'COLLECT']) }).nullable(),
  reminders: z.array(z.object({ at: instant, by: z.string() })),
  codesReprint: z.object({ askedAt: instant, arrivedAt: instant.nullable() }).nullable(),
  end: z.object({ cause: z.string(), municipality: z.string(), at: instant, by: z.string() }).nullable(),
  waivers: z.array(z.object({ guard: z.string(), reason: z.string(), at: instant, by: z.string() })),
});

/** A case as the case page shows it. */
export const caseDetail = caseSummary.extend({
  application: applicationDraft,
  fee: feeAnswer,
  /** Rules under which the application was taken; `name` is null when they are no longer known here. */
  profile: z.object({ id: z.string(), version: z.int(), name: textMap.nullable(), effectiveFrom: isoDate.nullable() }),
  /** Other rules are in force now than those of this case; it keeps its own. Null for a case that is closed. */
  rulesChanged: rulesChanged.nullable(),
  receipt: z.object({ number: z.string(), cents, method: z.string(), at: instant }).nullable(),
  /** Still to be paid, in cents: later as the rules say, or again because the money went back by mistake. */
  owedCents: cents,
  /** Photo of the old card at application, until the profile says it must go. */
  oldPhoto: bytes.nullable(),
  collection: collectionProgress,
  /** The collection as main sees it now. */
  visit: visitView,
  history: z.array(historyEntry),
  documents: z.array(z.object({ documentId: recordId, kind: z.string(), at: instant })),
  replacingDocuments: z.array(z.object({ code: z.string(), label: textMap })),
  activationNotBefore: isoDate.nullable(),
  /** What can be recorded now, the expected step first, each with its reason when it cannot. */
  steps: z.array(offeredStep),
  /** Letters that make sense now. */
  letters: z.array(z.enum(LETTER_KINDS)),
  /** The last step, when it may still be taken back. */
  undoable: z.string().nullable(),
  course: courseView,
  /** Whether data of the person are put right here; while the application is typed they are changed there. */
  mayCorrect: z.boolean(),
  /** Nothing of this case may be removed while this stands. */
  block: z.object({ cause: blockCause, reason: z.string(), at: instant, by: z.string() }).nullable(),
  /** What the rules still miss in an application that is not ordered yet, as `openPoints.…` texts. */
  openPoints: z.array(
    z.object({
      field: z.string(),
      messageKey: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
export type CaseDetail = z.infer<typeof caseDetail>;

/** What was handed in instead of, or as, the old card. */
export const returnedItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('CARD'), verdictId: z.string(), damaged: z.boolean() }),
  /** `date` is the day of issue; `validUntil` the last day on the paper, where it names one. */
  z.object({
    kind: z.literal('DOCUMENT'),
    code: z.string().max(60),
    number: shortText,
    date: isoDate,
    validUntil: isoDate.nullable().default(null),
  }),
  z.object({ kind: z.literal('POLICE_ATTEST'), number: shortText, date: isoDate, office: shortText }),
  z.object({ kind: z.literal('UNREADABLE_CARD'), cardNumber: shortText, reason: longText }),
  z.object({ kind: z.literal('NONE'), reason: longText }),
]);
export type ReturnedItem = z.infer<typeof returnedItem>;
