/** Calls of a collection: the old card in, the new one compared, switched on, proven and handed over. */
import { z } from 'zod';
import { ACTIVATION_STEP_CODES, CERTIFICATE_CHOICES } from '../../rules/model/index.ts';
import { pinChangeOutcome, pinUnblockOutcome } from '../shapes/card-check.ts';
import {
  activationEvidence,
  caseDetail,
  newCardVerdict,
  pinOutcome,
  returnedCardVerdict,
  returnedItem,
} from '../shapes/cases.ts';
import { longText, recordId, shortText } from '../shapes/common.ts';
import { call, onCase } from './call.ts';
import { pinBytes, pukBytes } from './card-check.ts';

export const collectionCalls = {
  'collection.judgeReturnedCard': call('signedIn', z.object({ caseId: recordId }), returnedCardVerdict),
  'collection.takeIn': call('signedIn', onCase.extend({ item: returnedItem }), caseDetail),
  /** Person and letter at the desk; `letterNumber` is the card number on the letter, where it names one. */
  'collection.letterSeen': call(
    'signedIn',
    onCase.extend({ applicant: z.boolean(), representative: shortText, letterNumber: z.string().max(40) }),
    caseDetail,
  ),
  'collection.judgeNewCard': call('signedIn', z.object({ caseId: recordId }), newCardVerdict),
  'collection.confirmNewCard': call('signedIn', onCase.extend({ verdictId: z.string() }), caseDetail),
  /** The chip says nothing before it is switched on: the printed number stands for it until then. */
  'collection.confirmUnreadCard': call('signedIn', onCase.extend({ printedNumber: z.string().max(40) }), caseDetail),
  /** One step that was done in the federal application, in its order. */
  'collection.federalStep': call(
    'signedIn',
    onCase.extend({ step: z.enum(ACTIVATION_STEP_CODES), choice: z.enum(CERTIFICATE_CHOICES).nullable() }),
    caseDetail,
  ),
  'collection.fingerprints': call(
    'signedIn',
    onCase.extend({ outcome: z.enum(['MATCH', 'MISMATCH', 'EXEMPT']), reason: longText }),
    caseDetail,
  ),
  'collection.pinTries': call(
    'signedIn',
    z.object({ caseId: recordId }),
    z.object({ triesLeft: z.int().nullable(), hasPinPad: z.boolean(), holderCanUnblock: z.boolean() }),
  ),
  'collection.verifyPin': call(
    'signedIn',
    onCase.extend({ pin: pinBytes.nullable(), lastTryConfirmed: z.boolean() }),
    z.object({ pin: pinOutcome, case: caseDetail }),
  ),
  /** The holder's own PIN: both PINs, or null twice for the keys of the reader. */
  'collection.changePin': call(
    'signedIn',
    onCase.extend({ pin: pinBytes.nullable(), newPin: pinBytes.nullable(), lastTryConfirmed: z.boolean() }),
    z.object({ pin: pinChangeOutcome, case: caseDetail }),
  ),
  'collection.unblockPin': call(
    'signedIn',
    onCase.extend({ puk: pukBytes.nullable(), lastTryConfirmed: z.boolean() }),
    z.object({ puk: pinUnblockOutcome, case: caseDetail }),
  ),
  'collection.skipPin': call('signedIn', onCase.extend({ reason: longText.min(1) }), caseDetail),
  'collection.activationEvidence': call(
    'signedIn',
    onCase,
    z.object({ evidence: z.array(activationEvidence), case: caseDetail }),
  ),
  'collection.handOver': call('signedIn', onCase, caseDetail),
  'collection.destroyOldCard': call('signedIn', onCase.extend({ lastDigits: z.string().max(4) }), caseDetail),
  /** `next`: the holder comes back, or new codes are asked for first. */
  'collection.notHandedOver': call(
    'signedIn',
    onCase.extend({ reason: longText.min(1), next: z.enum(['COME_BACK', 'NEW_CODES']).default('COME_BACK') }),
    caseDetail,
  ),
} as const;
