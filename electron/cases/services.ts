import type { ApplicationDraft } from '../ipc/contract.ts';
import { type ProfileBook, profileInForce, profileVersion } from '../municipality/index.ts';
import {
  type AssessmentFound,
  assess,
  type CardTypes,
  type IsoDate,
  type LocalDateTime,
  type Profile,
} from '../rules/index.ts';
import type { Clock, Database } from '../storage/index.ts';

/** What the functions of this room work with; built once in `main.ts`. */
export interface CaseServices {
  readonly database: Database;
  readonly clock: Clock;
  /** Called after the transaction is on disk; lists and open pages look again. */
  readonly announceCases: (caseIds: readonly string[]) => void;
}

/** Municipality profiles. */
export interface Profiles {
  /** The version in force on a day, or null. */
  inForce(profileId: string, on: IsoDate): Profile | null;
  /** A version that a case was made under, or null when it is no longer there. */
  version(profileId: string, version: number): Profile | null;
}

/** What the rules say of a draft under a profile, at a wall-clock moment in Belgium. */
export type Assess = (draft: ApplicationDraft, profile: Profile, at: LocalDateTime) => AssessmentFound;

/** What taking applications needs besides: the rules. */
export interface IntakeServices extends CaseServices {
  readonly profiles: Profiles;
  readonly assess: Assess;
}

/** The rules of a house: its profiles and the federal facts about cards. */
export const ruleServices = (book: ProfileBook, types: CardTypes): Pick<IntakeServices, 'profiles' | 'assess'> => ({
  profiles: {
    inForce: (profileId, on) => profileInForce(book, profileId, on),
    version: (profileId, version) => profileVersion(book, profileId, version),
  },
  assess: (draft, profile, at) => assess(profile, types, draft, at),
});
