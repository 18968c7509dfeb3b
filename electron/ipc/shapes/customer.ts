import { z } from 'zod';
import { cents, isoDate, language, recordId, shortText } from './common.ts';

/** Where the applicant is asked for a code: on the keys of the reader, or on the keyboard of the counter. */
export const CODE_KEYS = ['reader', 'keyboard'] as const;

/**
 * What is asked of, or told to, the applicant about a PIN. Never a digit, and not how many were typed: the length and the
 * rhythm of a code are part of it, and whoever types sees the dots in the field or on the reader itself.
 */
export const CODE_STEPS = ['ask', 'last', 'choose', 'puk', 'right', 'changed', 'wrong', 'blocked', 'unsure'] as const;

const names = { surname: shortText, givenNames: shortText };

/**
 * What the display turned to the applicant shows. Whoever stands behind the applicant sees it too: no national number, no
 * card number, no photo, no remark, nobody else. The objects are strict, so that nothing more can come along.
 */
export const customerScene = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('greeting') }),
  /** An application is being filled in: whose, and what it costs as soon as that is certain. */
  z.strictObject({ kind: z.literal('application'), ...names, dueCents: cents.nullable() }),
  z.strictObject({
    kind: z.literal('applied'),
    /** A card or another document that is collected later, or something that goes along at once. */
    what: z.enum(['card', 'document', 'atOnce']),
    paidCents: cents,
    changeCents: cents,
    promised: z.strictObject({ from: isoDate, to: isoDate }).nullable(),
  }),
  z.strictObject({ kind: z.literal('due'), dueCents: cents }),
  z.strictObject({ kind: z.literal('paid'), paidCents: cents, changeCents: cents }),
  /** What is to be laid on the desk now. */
  z.strictObject({ kind: z.literal('bring'), what: z.enum(['oldCard', 'letter']) }),
  z.strictObject({ kind: z.literal('details'), ...names }),
  z.strictObject({ kind: z.literal('fingerprints') }),
  z.strictObject({ kind: z.literal('activating') }),
  z.strictObject({
    kind: z.literal('code'),
    step: z.enum(CODE_STEPS),
    keys: z.enum(CODE_KEYS),
    /** Null where the card does not tell. */
    triesLeft: z.int().min(0).max(15).nullable(),
  }),
  z.strictObject({ kind: z.literal('cardReady') }),
  z.strictObject({ kind: z.literal('thanks') }),
]);
export type CustomerScene = z.infer<typeof customerScene>;

export const customerView = z.strictObject({
  language,
  /** In the language of the view where it has a name in it. */
  municipality: z.string().max(200),
  scene: customerScene,
});
export type CustomerView = z.infer<typeof customerView>;

/** Where the applicant sees it: nowhere, on a screen of their own, or on the counter's own window when it is turned. */
export const customerPlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('turned') }),
  z.object({ kind: z.literal('screen'), screenId: z.string().max(40), name: shortText }),
]);
export type CustomerPlace = z.infer<typeof customerPlace>;

/** What the page has open for the person at the desk; main looks up the rest. */
export const customerSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nobody') }),
  z.object({ kind: z.literal('application'), draftId: recordId }),
  z.object({ kind: z.literal('collection'), caseId: recordId }),
  z.object({ kind: z.literal('payment'), caseIds: z.array(recordId).max(20) }),
  /** A card apart from cases, with the code that its form asks for. */
  z.object({ kind: z.literal('card'), code: z.enum(['none', 'pin', 'newPin', 'puk']) }),
]);
export type CustomerSubject = z.infer<typeof customerSubject>;

/** The customer display as staff see it. */
export const customerDisplay = z.object({
  place: customerPlace,
  /** Screens of this computer, for the choice. */
  screens: z.array(
    z.object({
      screenId: z.string(),
      name: shortText,
      width: z.int(),
      height: z.int(),
      /** The counter's own window stands on it. */
      isOwn: z.boolean(),
    }),
  ),
  /** The applicant has a display now: false while the chosen screen is not connected. */
  isThere: z.boolean(),
  /** Staff let the display greet, whatever is open. */
  isCovered: z.boolean(),
  view: customerView,
});
export type CustomerDisplay = z.infer<typeof customerDisplay>;
