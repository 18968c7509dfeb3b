import type { ApplicationDraft } from '../ipc/contract.ts';
import type { AssessmentFound, IsoDate, LocalDateTime, Profile } from '../rules/model/index.ts';
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
