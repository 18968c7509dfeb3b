/** Profile versions as the editor sees them. */
import { z } from 'zod';
import {
  CARD_LETTERS,
  DELIVERIES,
  MOMENTS,
  PROCEDURES,
  PRODUCTS,
  REASONS,
  TRI_STATES,
} from '../../rules/model/index.ts';
import { feeAnswer, promisedDates, ruleReason } from './application.ts';
import { instant, isoDate, recordId, shortText, textMap } from './common.ts';

const params = z.record(z.string(), z.union([z.string(), z.number()]));
/** Most characters of a profile file; the delivered ones have 10,000 to 40,000. */
export const LARGEST_PROFILE = 2_000_000;

export const profileKey = z.string().min(1).max(60);
const versionNumber = z.int().min(0).max(100_000);

/** A profile file as it is being typed: JSON values that may still be wrong. */
export const profileContent = z
  .record(z.string().max(60), z.unknown())
  .refine((content) => sizeOf(content) <= LARGEST_PROFILE, 'profileTooLarge');
/** Characters of the file; without end for a value that is nested too deep to be written. */
function sizeOf(content: unknown): number {
  try {
    return JSON.stringify(content).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
export type ProfileContentView = z.infer<typeof profileContent>;

/** One version: approved, being worked on, or as it stands on the screen. */
export const profileRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('version'), profileId: profileKey, version: versionNumber }),
  z.object({ kind: z.literal('draft'), draftId: recordId }),
  z.object({ kind: z.literal('content'), content: profileContent }),
]);
export type ProfileRef = z.infer<typeof profileRef>;

/** Something that is wrong with a profile: where, and the text that says what to do. */
export const profileProblem = z.object({
  path: z.string(),
  /** Line in the file, from 1. */
  line: z.int(),
  messageKey: z.string(),
  params,
});
export type ProfileProblemView = z.infer<typeof profileProblem>;

/** One thing in which two versions differ; see `municipality/profile-differences.ts`. */
export const profileDifference = z.object({
  kind: z.enum(['changed', 'added', 'removed', 'moved']),
  section: z.string(),
  row: z.string().nullable(),
  field: z.string(),
  item: z.unknown(),
  index: z.int().nullable(),
  from: z.unknown(),
  to: z.unknown(),
});
export type ProfileDifferenceView = z.infer<typeof profileDifference>;

export const profileDraftSummary = z.object({
  draftId: recordId,
  profileId: z.string(),
  version: z.int(),
  state: z.enum(['DRAFT', 'PROPOSED']),
  /** As typed; null while it is no date. */
  effectiveFrom: isoDate.nullable(),
  basedOn: z.int().nullable(),
  createdBy: z.string(),
  updatedBy: z.string(),
  updatedAt: instant,
  councilDecision: z.string(),
  councilDate: isoDate.nullable(),
  /** Whether the member who asks may approve it now: somebody else wrote and proposed it. */
  mayApprove: z.boolean(),
});
export type ProfileDraftSummary = z.infer<typeof profileDraftSummary>;

export const profileVersionSummary = z.object({
  version: z.int(),
  origin: z.enum(['packaged', 'own']),
  state: z.enum(['past', 'inForce', 'coming', 'replaced', 'unreadable']),
  effectiveFrom: isoDate,
  /** Last day on which it rules; null: until further notice. */
  until: isoDate.nullable(),
  author: z.string(),
  approvedBy: z.string(),
  approvedOn: isoDate.nullable(),
  councilDecision: z.string(),
});
export type ProfileVersionSummary = z.infer<typeof profileVersionSummary>;

/** All municipalities of this house with their versions. */
export const profileOverview = z.object({
  today: isoDate,
  currentId: z.string(),
  fourEyes: z.boolean(),
  municipalities: z.array(
    z.object({
      profileId: z.string(),
      name: textMap,
      versions: z.array(profileVersionSummary),
      drafts: z.array(profileDraftSummary),
    }),
  ),
});
export type ProfileOverview = z.infer<typeof profileOverview>;

/** A version that is being worked on. */
export const profileDraft = z.object({
  draft: profileDraftSummary,
  revision: z.int(),
  content: profileContent,
  /** The version beside which it is shown; null for a municipality that had none. */
  base: profileContent.nullable(),
  fourEyes: z.boolean(),
});
export type ProfileDraftView = z.infer<typeof profileDraft>;

/** What was read of a file: a draft, or everything that is wrong with it. */
export const profileImport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draft'), draftId: recordId }),
  z.object({ kind: z.literal('refused'), problems: z.array(profileProblem) }),
]);

/** An example applicant for the panel that tries two versions. */
export const profileTrial = z.object({
  product: z.enum(PRODUCTS),
  letter: z.enum(CARD_LETTERS).nullable(),
  reason: z.enum(REASONS),
  procedure: z.enum(PROCEDURES),
  delivery: z.enum(DELIVERIES),
  servicePoint: z.string().max(60).nullable(),
  /** Whole years on the day of the question; null: not known. */
  age: z.int().min(0).max(120).nullable(),
  date: isoDate,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  moment: z.enum(MOMENTS),
  answers: z.record(z.string().max(60), z.enum(TRI_STATES)),
});
export type ProfileTrial = z.infer<typeof profileTrial>;

/** What one version answers about the example. */
export const profileTrialAnswer = z.object({
  possible: z.enum(TRI_STATES),
  fee: feeAnswer,
  promised: promisedDates.nullable(),
  validUntil: isoDate.nullable(),
  fingerprints: z.enum(['required', 'notRequired', 'unknown']),
  certificates: z.object({ authentication: z.enum(TRI_STATES), signature: z.enum(TRI_STATES) }),
  checklist: z.array(z.object({ code: z.string(), label: textMap, need: z.string() })),
  questions: z.array(z.object({ code: z.string(), label: textMap })),
  reasons: z.array(ruleReason),
  warnings: z.array(ruleReason),
});
export type ProfileTrialAnswer = z.infer<typeof profileTrialAnswer>;

/** Rules that changed since a moment, with what changed. */
export const rulesChanged = z.object({
  version: z.int(),
  since: isoDate,
  differences: z.array(profileDifference),
});
export type RulesChanged = z.infer<typeof rulesChanged>;

export const councilDecision = { councilDecision: shortText.min(1), councilDate: isoDate };
