import { z } from 'zod';
import { isoDate, longText, shortText } from './common.ts';

/** Papers that bridge the time until the card, or a right not yet decided (domain reference, sections 2.1 and 5.3). */
export const INTERIM_PAPERS = [
  'AI',
  'ANNEX_12',
  'ANNEX_15',
  'ANNEX_19',
  'ANNEX_22',
  'ANNEX_8TER',
  'ANNEX_8QUATER',
  'ANNEX_35',
  'ANNEX_49',
] as const;
export type InterimPaperCode = (typeof INTERIM_PAPERS)[number];

/** Why a case ends before its card is active. A move to another municipality is the step `transferred`. */
export const END_CAUSES = [
  'APPLICANT',
  'MUNICIPALITY',
  'DVZ',
  'DEATH',
  'DEPARTURE',
  'LOSS_OF_RIGHT',
  'BELGIAN_NATIONALITY',
] as const;
export type EndCause = (typeof END_CAUSES)[number];

/** Wall-clock moment of an appointment in Belgium, `YYYY-MM-DDTHH:mm`. */
const appointmentTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/);

/** Everything that an officer can record of a case on its page; collection and payment have calls of their own. */
export const caseStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('rightKnown') }),
  /** `answerBy`: the day until which the Immigration Office (DVZ) may take for its answer, where there is one. */
  z.object({ step: z.literal('decisionPending'), askedOn: isoDate, answerBy: isoDate.nullable().default(null) }),
  z.object({ step: z.literal('dvzAgreed'), date: isoDate, reference: shortText }),
  z.object({ step: z.literal('dvzRefused'), date: isoDate, reference: shortText, reason: longText }),
  z.object({ step: z.literal('invited') }),
  z.object({ step: z.literal('appointmentBooked'), at: appointmentTime }),
  z.object({ step: z.literal('appointmentMoved'), at: appointmentTime }),
  z.object({ step: z.literal('appointmentCancelled'), reason: longText }),
  z.object({ step: z.literal('walkedIn') }),
  z.object({ step: z.literal('arrived') }),
  z.object({ step: z.literal('didNotCome') }),
  z.object({
    step: z.literal('foundIncomplete'),
    /** What is missing, in the words that the applicant gets on paper. */
    items: z.array(shortText).max(40),
    note: longText.default(''),
  }),
  z.object({ step: z.literal('cameBack') }),
  z.object({
    step: z.literal('interimGiven'),
    paper: z.enum(INTERIM_PAPERS),
    number: shortText.default(''),
    issuedOn: isoDate,
    validUntil: isoDate,
  }),
  z.object({ step: z.literal('acceptedByRegister'), reference: shortText }),
  z.object({ step: z.literal('rejectedByRegister'), reason: longText }),
  z.object({ step: z.literal('orderCorrected'), reason: longText }),
  z.object({ step: z.literal('cardArrived'), cardNumber: shortText, location: shortText }),
  z.object({ step: z.literal('codesSent') }),
  /** A travel document, or codes printed again: no chip, so nothing to read or to activate. */
  z.object({ step: z.literal('documentArrived'), number: shortText, location: shortText }),
  z.object({ step: z.literal('documentHandedOver') }),
  z.object({ step: z.literal('collectionBooked'), at: appointmentTime }),
  z.object({ step: z.literal('codesReprintAsked'), reason: longText }),
  z.object({ step: z.literal('codesReprintArrived') }),
  z.object({ step: z.literal('reminded') }),
  z.object({ step: z.literal('lapsed') }),
  /** The attest that was made at the counter: its last day depends on the procedure and is asked. */
  z.object({ step: z.literal('attestGiven'), number: shortText, issuedOn: isoDate, validUntil: isoDate }),
  z.object({
    step: z.literal('attestExtended'),
    /** Of a new form; empty where the same one was extended. */
    number: shortText.default(''),
    issuedOn: isoDate,
    validUntil: isoDate,
  }),
  z.object({ step: z.literal('attestEnded'), reason: longText }),
  z.object({ step: z.literal('cancelled'), reason: longText, cause: z.enum(END_CAUSES).default('APPLICANT') }),
  z.object({ step: z.literal('transferred'), municipality: shortText, reason: longText.default('') }),
  /** Takes the last step back where the law allows it: a new entry, nothing is wiped out. */
  z.object({ step: z.literal('undone'), reason: longText }),
]);
export type CaseStep = z.output<typeof caseStep>;
/** A step as the page gives it: what has a usual value may be left out. */
export type CaseStepInput = z.input<typeof caseStep>;

/** A condition that is set aside, by whom stands in the history, and why. */
export const waiver = z.object({ guard: z.string().max(60), reason: longText.min(1) });

/** A step that the case page offers in the present state. */
export const offeredStep = z.object({
  step: z.string(),
  /** The step that is expected next; the others are rarer. */
  isMain: z.boolean(),
  /** Why it cannot be done now; null when it can. */
  refusal: z
    .object({
      code: z.string(),
      messageKey: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
  /** The condition that may be set aside with a reason; null when the refusal stands. */
  waivable: z.string().nullable(),
});
export type OfferedStep = z.infer<typeof offeredStep>;
