/** How long things are kept, and from which day they are to go. Pure. */
import { timeBefore } from './calendar.ts';
import type { IsoDate } from './model/decision.ts';
import type { Duration, Profile } from './model/profile.ts';
import { RECORD_KINDS, type RecordKind } from './model/vocabulary.ts';

/** What happens to one kind of record when its time is over. */
export interface RetentionTerm {
  readonly kind: RecordKind;
  readonly keep: Duration;
  readonly afterwards: 'DESTROY' | 'ANONYMISE' | 'ARCHIVE';
  /**
   * `PROFILE`: the municipality decided it. `ASSUMED`: it has not, and this is what is proposed meanwhile; nothing is
   * removed on an assumption.
   */
  readonly basis: 'PROFILE' | 'ASSUMED';
}

/**
 * What is proposed until the municipality decides. Cases: one city keeps such files five years (its public register of
 * processing). Appointments: contact data two years at most (Bestuursdecreet, art. III.87). Dropped applications and the
 * copy of the photo are an assumption of this application: nobody states a term.
 */
const ASSUMED: Readonly<Record<RecordKind, Duration>> = {
  CASE: { value: 5, unit: 'YEARS' },
  DROPPED_APPLICATION: { value: 1, unit: 'YEARS' },
  PHOTO: { value: 30, unit: 'DAYS' },
  APPOINTMENT: { value: 2, unit: 'YEARS' },
};

/** The terms of a municipality, one for each kind. */
export const retentionTerms = (profile: Pick<Profile, 'retention'> | null): readonly RetentionTerm[] =>
  RECORD_KINDS.map((kind) => {
    const stated = profile?.retention.find(({ recordKind }) => recordKind === kind);
    return stated === undefined
      ? { kind, keep: ASSUMED[kind], afterwards: 'DESTROY', basis: 'ASSUMED' }
      : { kind, keep: stated.keep, afterwards: stated.afterwards, basis: 'PROFILE' };
  });

/** What ended on this day or before has been kept for its term. */
export const keptUntil = ({ keep }: Pick<RetentionTerm, 'keep'>, today: IsoDate): IsoDate => timeBefore(today, keep);
