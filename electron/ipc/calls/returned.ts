/** Calls of the desk where cards come back, with and without a case. */
import { z } from 'zod';
import { isoDate, longText, recordId, shortText } from '../shapes/common.ts';
import {
  destructionInput,
  destructionRecord,
  returnedBatch,
  returnedDeed,
  returnedEntry,
  returnedVerdict,
} from '../shapes/returned.ts';
import { call, nothing } from './call.ts';

const inStack = { batchId: recordId.nullable() };

export const returnedCalls = {
  /** Finds person, case and card of what lies in the reader. In a stack the card gets its line at once. */
  'returned.judge': call('signedIn', z.object(inStack), returnedVerdict),
  /** The same for a card of which the chip says nothing, by the number that stands on it. */
  'returned.judgeTyped': call('signedIn', z.object({ ...inStack, cardNumber: shortText }), returnedVerdict),
  /** Does with the card what staff decided; only deeds that go with the verdict. */
  'returned.record': call('signedIn', z.object({ verdictId: z.string().max(80), deed: returnedDeed }), returnedEntry),
  /** Takes the last deed back: the card goes back to its holder or its pile. */
  'returned.undo': call('signedIn', z.object({ entryId: recordId, reason: longText }), returnedEntry),
  'returned.startBatch': call('signedIn', nothing, returnedBatch),
  /** The stack of this desk that was not ended, after an interruption too. */
  'returned.openBatch': call('signedIn', nothing, returnedBatch.nullable()),
  'returned.batch': call('signedIn', z.object({ batchId: recordId }), returnedBatch),
  'returned.endBatch': call('signedIn', z.object({ batchId: recordId }), returnedBatch),
  /** Cards recorded on a day, newest first; `null`: all that still have to be destroyed. */
  'returned.list': call('signedIn', z.object({ day: isoDate.nullable() }), z.array(returnedEntry)),
  /** Whether a witness must be named, by the profile in force. */
  'returned.destructionRules': call('signedIn', nothing, z.object({ witnessNeeded: z.boolean() })),
  'returned.destroy': call('signedIn', destructionInput, destructionRecord),
  'returned.printDestruction': call(
    'signedIn',
    z.object({ destructionId: recordId }),
    z.object({ documentId: recordId, fileName: z.string() }),
  ),
} as const;
