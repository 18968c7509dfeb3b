/** What is kept how long, what is to go, and the proof of what went. */
import { z } from 'zod';
import { RECORD_KINDS } from '../../rules/model/index.ts';
import { instant, isoDate, recordId } from './common.ts';

export const recordKind = z.enum(RECORD_KINDS);
export { RECORD_KINDS, type RecordKind } from '../../rules/model/index.ts';

/** Why nothing of a case may be removed. */
export const BLOCK_CAUSES = ['DISPUTE', 'COMPLAINT', 'INVESTIGATION', 'OTHER'] as const;
export type BlockCause = (typeof BLOCK_CAUSES)[number];
export const blockCause = z.enum(BLOCK_CAUSES);

const duration = z.object({
  value: z.int(),
  unit: z.enum(['DAYS', 'WORKING_DAYS', 'WEEKS', 'MONTHS', 'YEARS']),
});

/** One removal, as proof: numbers and hashes, nothing personal. */
export const purgeRecord = z.object({
  number: z.string(),
  at: instant,
  by: z.string(),
  secondPerson: z.string(),
  kind: recordKind,
  keep: duration,
  endedUntil: isoDate,
  count: z.int(),
  reason: z.string(),
  entriesEmptied: z.int(),
  auditSequence: z.int(),
  hashBefore: z.string(),
  hashAfter: z.string(),
  /** Case numbers, or days of appointments. */
  labels: z.array(z.string()),
});
export type PurgeRecord = z.output<typeof purgeRecord>;

/** Terms in force with what is to go under each, who can be the second person, and what went before (newest first). */
export const retentionOverview = z.object({
  today: isoDate,
  kinds: z.array(
    z.object({
      kind: recordKind,
      keep: duration,
      afterwards: z.enum(['DESTROY', 'ANONYMISE', 'ARCHIVE']),
      /** `ASSUMED`: the municipality has not decided; nothing can be removed yet. */
      basis: z.enum(['PROFILE', 'ASSUMED']),
      due: z.int(),
      blocked: z.int(),
    }),
  ),
  supervisors: z.array(z.object({ staffId: recordId, name: z.string() })),
  purges: z.array(purgeRecord),
});
export type RetentionOverview = z.output<typeof retentionOverview>;

/** One record of which the time is over. */
export const dueRecord = z.object({
  id: recordId,
  label: z.string(),
  endedOn: isoDate,
  keptUntil: isoDate,
  blocked: z.boolean(),
});
export type DueRecord = z.output<typeof dueRecord>;
