/** Calls of the profile editor, in Instellingen. For supervisors, except what every officer is told about changed rules. */
import { z } from 'zod';
import { instant, longText, recordId, shortText } from '../shapes/common.ts';
import {
  councilDecision,
  LARGEST_PROFILE,
  profileContent,
  profileDifference,
  profileDraft,
  profileImport,
  profileKey,
  profileOverview,
  profileProblem,
  profileRef,
  profileTrial,
  profileTrialAnswer,
  rulesChanged,
} from '../shapes/profiles.ts';
import { call } from './call.ts';

const oneDraft = z.object({ draftId: recordId, revision: z.int() });

export const profileCalls = {
  'profiles.list': call('supervisor', z.undefined(), profileOverview),
  /** Begins the next version of a municipality from one of its versions. */
  'profiles.begin': call('supervisor', z.object({ profileId: profileKey, version: z.int() }), profileDraft),
  /** Begins a new municipality, from a copy of a version or from nothing. */
  'profiles.beginMunicipality': call(
    'supervisor',
    z.object({ name: shortText.min(1), copyOf: profileRef.nullable() }),
    profileDraft,
  ),
  'profiles.open': call('supervisor', z.object({ draftId: recordId }), profileDraft),
  'profiles.save': call(
    'supervisor',
    oneDraft.extend({ content: profileContent }),
    z.object({ revision: z.int(), savedAt: instant }),
  ),
  'profiles.discard': call(
    'supervisor',
    z.object({ draftId: recordId, reason: longText.min(1) }),
    z.object({ discarded: z.boolean() }),
  ),
  /** What is wrong, what looks like a slip, and what differs from `base`. */
  'profiles.check': call(
    'supervisor',
    z.object({ content: profileContent, base: profileContent.nullable() }),
    z.object({
      problems: z.array(profileProblem),
      advice: z.array(profileProblem),
      differences: z.array(profileDifference),
    }),
  ),
  'profiles.compare': call(
    'supervisor',
    z.object({ first: profileRef, second: profileRef }),
    z.object({ differences: z.array(profileDifference) }),
  ),
  /** The answer of two versions about one example; null for a version that is still wrong. */
  'profiles.try': call(
    'supervisor',
    z.object({ first: profileRef.nullable(), second: profileRef, trial: profileTrial }),
    z.object({ first: profileTrialAnswer.nullable(), second: profileTrialAnswer.nullable() }),
  ),
  /** Hands a draft in with the decision of the council: approved at once, or waiting for a second supervisor. */
  'profiles.propose': call(
    'supervisor',
    oneDraft.extend(councilDecision),
    z.object({ state: z.enum(['APPROVED', 'PROPOSED']) }),
  ),
  'profiles.approve': call('supervisor', oneDraft, z.object({ state: z.literal('APPROVED') })),
  'profiles.sendBack': call(
    'supervisor',
    oneDraft.extend({ reason: longText.min(1) }),
    z.object({ state: z.literal('DRAFT') }),
  ),
  /** Writes a version as a file; answers where. */
  'profiles.export': call('supervisor', z.object({ ref: profileRef }), z.object({ path: z.string() })),
  'profiles.import': call(
    'supervisor',
    z.object({ fileName: z.string().max(260), text: z.string().max(LARGEST_PROFILE) }),
    profileImport,
  ),
  'profiles.fourEyes': call('supervisor', z.object({ fourEyes: z.boolean() }), z.object({ fourEyes: z.boolean() })),
  /** Sets the municipality of this house. */
  'profiles.choose': call('supervisor', z.object({ profileId: profileKey }), z.object({ profileId: z.string() })),
  /** Whether the rules of this house changed since a moment, for work that began then. */
  'profiles.changedSince': call(
    'signedIn',
    z.object({ since: instant }),
    z.object({ changed: rulesChanged.nullable() }),
  ),
} as const;
