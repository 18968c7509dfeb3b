import { z } from 'zod';
import { CARD_LETTERS, CASE_STATES } from '../../rules/model/index.ts';
import { fieldComparison, RETURNED_CARD_VERDICTS } from './cases.ts';
import { instant, isoDate, longText, recordId, shortText } from './common.ts';

/** Verdicts at the desk of returned cards: those of a collection, and the two that only come up without one. */
export const RETURNED_VERDICT_WORDS = [...RETURNED_CARD_VERDICTS, 'noCase', 'notOurs'] as const;
export type ReturnedVerdictWord = (typeof RETURNED_VERDICT_WORDS)[number];

/** The one next action that goes with a verdict; a key below `returned.action`. */
export const RETURNED_ACTIONS = [
  'takeIn',
  'takeInByHand',
  'giveBack',
  'keep',
  'sendOn',
  'recordReason',
  'typeNumber',
  'callSupervisor',
  'toActivation',
  'destroy',
  'wait',
] as const;
export type ReturnedAction = (typeof RETURNED_ACTIONS)[number];

/** Why a card comes back although no case waits for it. */
export const RETURN_CAUSES = [
  'EARLY_RETURN',
  'MOVED',
  'DEPARTED',
  'DECEASED',
  'NATURALISED',
  'FOUND',
  'OTHER',
] as const;
export type ReturnCause = (typeof RETURN_CAUSES)[number];

/** What was done with a card at the desk of returned cards. */
export const RETURN_DEEDS = ['TAKEN_IN', 'RETURNED', 'KEPT', 'SENT_ON', 'GIVEN_BACK'] as const;
export type ReturnDeed = (typeof RETURN_DEEDS)[number];

/** Verdict on the card in the reader, or on the number that was typed from a card of which the chip says nothing. */
export const returnedVerdict = z.object({
  verdict: z.enum(RETURNED_VERDICT_WORDS),
  /** Key below `returned.message`, with `params`. */
  message: z.string(),
  params: z.record(z.string(), z.string()),
  action: z.enum(RETURNED_ACTIONS),
  verdictId: z.string(),
  /** Empty when a number was typed. */
  cardSessionId: z.string(),
  judgedAt: instant,
  /** True while the signatures are still being checked: nothing is taken in on such a verdict. */
  provisional: z.boolean(),
  fields: z.array(fieldComparison),
  /** For staff only: whose card it is. */
  cardHolder: z.string().nullable(),
  card: z
    .object({ cardNumber: z.string(), letter: z.enum(CARD_LETTERS).nullable(), validUntil: isoDate.nullable() })
    .nullable(),
  case: z.object({ caseId: recordId, caseNumber: z.string(), state: z.enum(CASE_STATES), name: z.string() }).nullable(),
  /** Line of the stack that this card stands on, when a stack is being done. */
  entryId: recordId.nullable(),
});
export type ReturnedVerdict = z.infer<typeof returnedVerdict>;

/** What staff do with the card under a verdict. */
export const returnedDeed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('TAKE_IN'), damaged: z.boolean() }),
  /** The chip says nothing: photo and print of the card were looked at. */
  z.object({ kind: z.literal('BY_HAND'), reason: longText, looked: z.boolean() }),
  z.object({ kind: z.literal('NO_CASE'), cause: z.enum(RETURN_CAUSES), note: longText }),
  z.object({ kind: z.literal('KEEP'), note: longText }),
  z.object({ kind: z.literal('SEND_ON'), note: longText }),
  z.object({ kind: z.literal('GIVE_BACK') }),
]);
export type ReturnedDeed = z.infer<typeof returnedDeed>;

/** One returned card as recorded. No name: the number and the case say whose it is. */
export const returnedEntry = z.object({
  entryId: recordId,
  /** Place in the stack, from 1; 0 outside a stack. */
  position: z.int(),
  at: instant,
  by: z.string(),
  cardNumber: z.string(),
  letter: z.enum(CARD_LETTERS).nullable(),
  verdict: z.enum(RETURNED_VERDICT_WORDS),
  message: z.string(),
  /** Null while the card was only looked at. */
  deed: z.enum(RETURN_DEEDS).nullable(),
  cause: z.enum(RETURN_CAUSES).nullable(),
  note: z.string(),
  damaged: z.boolean(),
  byHand: z.boolean(),
  case: z.object({ caseId: recordId, caseNumber: z.string() }).nullable(),
  undoneAt: instant.nullable(),
  /** Number of the destruction record, once it was destroyed. */
  destroyedIn: z.string().nullable(),
  /** False while its case still has to hand over the new card, or when it lies elsewhere. */
  mayDestroy: z.boolean(),
});
export type ReturnedEntry = z.infer<typeof returnedEntry>;

/** A stack of cards, done one after another. */
export const returnedBatch = z.object({
  batchId: recordId,
  startedAt: instant,
  by: z.string(),
  endedAt: instant.nullable(),
  entries: z.array(returnedEntry),
});
export type ReturnedBatch = z.infer<typeof returnedBatch>;

/** Which cards were destroyed together, by whom, before which witness. */
export const destructionRecord = z.object({
  destructionId: recordId,
  number: z.string(),
  at: instant,
  by: z.string(),
  witness: z.string(),
  entries: z.array(returnedEntry),
});
export type DestructionRecord = z.infer<typeof destructionRecord>;

export const destructionInput = z.object({ entryIds: z.array(recordId).min(1).max(500), witness: shortText });
