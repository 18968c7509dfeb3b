/** A collection as main sees it: what it is at now, what could stop it, and who must be there. */
import { z } from 'zod';
import { ACTIVATION_STEP_CODES, CERTIFICATE_CHOICES, TRI_STATES } from '../../rules/model/index.ts';
import { instant, textMap } from './common.ts';

/**
 * What the visit is at now. `notReady`: nobody can collect in this state of the case. `compare`: the chip said nothing before it
 * was switched on and is compared with the case now. `destroy`: handed over, the old card still lies there.
 */
export const VISIT_STAGES = [
  'notReady',
  'oldCard',
  'person',
  'newCard',
  'fingerprints',
  'federal',
  'compare',
  'pin',
  'evidence',
  'handOver',
  'destroy',
  'done',
] as const;
export type VisitStage = (typeof VISIT_STAGES)[number];

export const VISIT_GUARDS = [
  'payment',
  'age',
  'codes',
  'lastVisit',
  'presence',
  'letter',
  'fingerprints',
  'oldCard',
] as const;
/** The ways out of a guard that does not hold; each is a button or a key on the page. */
export const WAYS_OUT = ['till', 'case', 'notHandOver', 'otherOfficer'] as const;

/**
 * One condition of the handover. `stop`: the card is not switched on while it stands so. `open`: it comes in its step.
 * `note`: to be read, it stops nothing.
 */
export const visitGuard = z.object({
  guard: z.enum(VISIT_GUARDS),
  state: z.enum(['ok', 'open', 'stop', 'note']),
  /** A text below `visit.reason`. */
  reasonKey: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  wayOut: z.enum(WAYS_OUT).nullable(),
});
export type VisitGuard = z.infer<typeof visitGuard>;

/** Whether the fingerprints of the application are compared at the collection: not where none were taken, or not here. */
export const FINGERPRINTS_AT_COLLECTION = ['compare', 'notTaken', 'notHere'] as const;

export const visitView = z.object({
  stage: z.enum(VISIT_STAGES),
  guards: z.array(visitGuard),
  presence: z.object({
    applicant: z.enum(['needed', 'notNeeded']),
    representative: z.enum(TRI_STATES),
    proxyAllowed: z.boolean(),
    because: z.enum(['PROFILE', 'FINGERPRINTS', 'CHILD', 'USUAL']),
    source: z.string(),
    /** Who came along at the application. */
    expected: z.string(),
  }),
  fingerprints: z.enum(FINGERPRINTS_AT_COLLECTION),
  federal: z.object({
    steps: z.array(
      z.object({
        code: z.enum(ACTIVATION_STEP_CODES),
        asks: z.enum(['CERTIFICATES']).nullable(),
        label: textMap,
        hint: textMap,
        done: z.object({ at: instant, by: z.string() }).nullable(),
      }),
    ),
    /** What the holder may choose at this age; `usual` is null where the age is not known. */
    choices: z.array(z.enum(CERTIFICATE_CHOICES)),
    usual: z.enum(CERTIFICATE_CHOICES).nullable(),
  }),
});
export type VisitView = z.infer<typeof visitView>;
