/** Calls about several cases at once: applicants who come together, holders who are invited together. */
import { z } from 'zod';
import { recordId } from '../shapes/common.ts';
import { household } from '../shapes/household.ts';
import { printKind } from '../shapes/print.ts';
import { call } from './call.ts';

const ofCase = z.object({ caseId: recordId });

export const householdCalls = {
  /** The household with which the applicant of a case came; of who came alone, that case. */
  'household.view': call('signedIn', ofCase, household),
  /** Begins the application of the next applicant, with what they share filled in. */
  'household.startNext': call('signedIn', ofCase, ofCase),
  'household.leave': call('signedIn', ofCase, z.object({ left: z.boolean() })),
  /** Invites the holders of finished cases for their next card; `invited` are the cases of that card, to be printed from. */
  'cases.invite': call(
    'signedIn',
    z.object({ caseIds: z.array(recordId).min(1).max(200) }),
    z.object({
      invited: z.array(recordId),
      leftOut: z.array(z.object({ caseId: recordId, code: z.string() })),
    }),
  ),
  /** One file with a paper for each of these cases; a case for which there is nothing to print yet is named and left out. */
  'print.bundle': call(
    'signedIn',
    z.object({ caseIds: z.array(recordId).min(1).max(200), kind: printKind }),
    z.object({
      documentId: recordId,
      fileName: z.string(),
      count: z.int(),
      leftOut: z.array(z.object({ caseId: recordId, code: z.string() })),
    }),
  ),
} as const;
