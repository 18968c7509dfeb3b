import type { Actor, AuditNote } from '../audit/index.ts';
import type { ApplicationDraft, Result } from '../ipc/contract.ts';
import { type ProfileBook, profileInForce, profileVersion } from '../municipality/index.ts';
import {
  type AssessmentFound,
  assess,
  type CardTypes,
  type IsoDate,
  type LocalDateTime,
  type Profile,
} from '../rules/index.ts';
import type { Clock, Database, Transaction } from '../storage/index.ts';
import type { StoredCase } from './record.ts';

/** What the functions of this room work with; built once in `main.ts`. */
export interface CaseServices {
  readonly database: Database;
  readonly clock: Clock;
  /** Called after the transaction is on disk; lists and open pages look again. */
  readonly announceCases: (caseIds: readonly string[]) => void;
  readonly diary: CaseDiary;
}

/** A case that was just changed, and by what; `note` is the line of its history that names the step. */
export interface FollowedChange {
  readonly after: StoredCase;
  readonly note: AuditNote;
  readonly at: string;
  readonly officer: Actor;
}

/** The diary of the desks as cases see it. It stands above this room and is handed in. */
export interface CaseDiary {
  /** Lets the appointments of a case go along with its change, in the same transaction. */
  follow(transaction: Transaction, change: FollowedChange): Promise<void>;
  /**
   * Lets somebody who has an appointment today arrive, whether or not anybody noted it: the appointment is then of this case
   * and the case knows it. `KEPT`: so it was. `NONE`: the diary is kept here and has none. `UNKNOWN`: no diary is kept here.
   */
  receive(
    transaction: Transaction,
    officer: Actor,
    caseId: string,
    who: { readonly name: string; readonly birthDate: string },
  ): Promise<Result<'KEPT' | 'NONE' | 'UNKNOWN'>>;
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
