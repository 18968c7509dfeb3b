import type { Duration, Provenance } from './profile.ts';
import type { RecordKind } from './vocabulary.ts';

/** How long a municipality keeps one kind of record. */
export interface RetentionRule {
  readonly recordKind: RecordKind;
  /** From when the time counts, in words; it always counts from the end of the case, the day of the appointment. */
  readonly startsAt: string;
  readonly keep: Duration;
  readonly afterwards: 'DESTROY' | 'ANONYMISE' | 'ARCHIVE';
  readonly source: Provenance;
}
