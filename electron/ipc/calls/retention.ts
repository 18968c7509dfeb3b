/** Calls about what is kept how long. */
import { z } from 'zod';
import { longText, recordId } from '../shapes/common.ts';
import { dueRecord, purgeRecord, recordKind, retentionOverview } from '../shapes/retention.ts';
import { approval } from '../shapes/till.ts';
import { call, nothing } from './call.ts';

export const retentionCalls = {
  'retention.overview': call('supervisor', nothing, retentionOverview),
  /** What is to go of one kind, the oldest first, at most 500. */
  'retention.due': call('supervisor', z.object({ kind: recordKind }), z.array(dueRecord)),
  /** Removes for good what is named, with a reason and a second person. */
  'retention.purge': call(
    'supervisor',
    z.object({
      kind: recordKind,
      ids: z.array(recordId).min(1).max(500),
      reason: longText.min(1),
      approval,
    }),
    purgeRecord,
  ),
} as const;
