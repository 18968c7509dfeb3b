/** Calls of Kaart nakijken: one card, or one file, apart from any case. */
import { z } from 'zod';
import { cardActivation, cardExpert, cardSheet, pinChangeOutcome, pinUnblockOutcome } from '../shapes/card-check.ts';
import { pinOutcome } from '../shapes/cases.ts';
import { bytes, recordId } from '../shapes/common.ts';
import { readerView } from '../shapes/reader.ts';
import { call } from './call.ts';

/** Names of the fields that carry a PIN or PUK; whoever handles a call overwrites them. */
export const SECRET_FIELDS = ['pin', 'newPin', 'puk'] as const;
/** PIN digits as ASCII bytes; every hop overwrites its copy. Never a string. */
export const pinBytes = bytes.refine((value) => value.length >= 4 && value.length <= 12, 'pinLength');
/** Twelve digits: PUK2 of the holder's letter, then PUK1 of the authority. */
export const pukBytes = bytes.refine((value) => value.length === 12, 'pukLength');

/** Larger than any `.eid` file; the page refuses a larger one before it reads it. */
export const LARGEST_EID_FILE = 1_000_000;

/** The card of this session, which must still be the one in the reader. */
const onCard = z.object({ cardSessionId: z.string().max(80) });
/** A sheet that was shown: a card session, or an opened file. */
const onSheet = z.object({ sheetId: z.string().max(80) });
const savedFile = z.object({ saved: z.boolean(), path: z.string() });

export const cardCheckCalls = {
  /** Everything read so far of the card in the reader, also after it was taken out. Looking at it is recorded once. */
  'card.sheet': call('signedIn', onCard, cardSheet),
  /** What the expert view shows besides; asks the card for one more file where that is possible. */
  'card.expert': call('signedIn', onSheet, cardExpert),
  /** What proves that the card in the reader is active, one by one. Null: whatever lies there, also where nothing can be read. */
  'card.activation': call('signedIn', z.object({ cardSessionId: z.string().max(80).nullable() }), cardActivation),
  /** Asks the responder of the certificates anew, where the administrator allows it. */
  'card.askStatus': call('signedIn', onCard, readerView),

  'card.pinTries': call(
    'signedIn',
    onCard,
    z.object({ triesLeft: z.int().nullable(), hasPinPad: z.boolean(), holderCanUnblock: z.boolean().optional() }),
  ),
  'card.verifyPin': call(
    'signedIn',
    onCard.extend({ pin: pinBytes.nullable(), lastTryConfirmed: z.boolean() }),
    pinOutcome,
  ),
  /** Both PINs, or null twice for the keys of the reader. */
  'card.changePin': call(
    'signedIn',
    onCard.extend({ pin: pinBytes.nullable(), newPin: pinBytes.nullable(), lastTryConfirmed: z.boolean() }),
    pinChangeOutcome,
  ),
  'card.unblockPin': call(
    'signedIn',
    onCard.extend({ puk: pukBytes.nullable(), lastTryConfirmed: z.boolean() }),
    pinUnblockOutcome,
  ),

  /** Asks for a file with the dialog of the system. Null: nobody chose one. */
  'card.openFile': call('signedIn', z.undefined(), cardSheet.nullable()),
  /** A file that was dropped on the page. */
  'card.takeFile': call(
    'signedIn',
    z.object({ fileName: z.string().max(300), content: bytes.refine((value) => value.length <= LARGEST_EID_FILE) }),
    cardSheet,
  ),
  /** Writes the card as `.eid` file where the dialog of the system says. */
  'card.saveFile': call('signedIn', onCard, savedFile),

  /** Prints the check as PDF. A second print of the same sheet is a copy. */
  'card.print': call('signedIn', onSheet, z.object({ documentId: recordId, fileName: z.string() })),

  /** Writes on the open case of the holder that the card was checked, and what came of it. */
  'card.addToCase': call('signedIn', onCard, z.object({ caseId: recordId, caseNumber: z.string() })),
  /** Writes down that staff asked a new letter with PIN and PUK for this card. Null: the holder has no open case. */
  'card.noteLetter': call('signedIn', onCard, z.object({ caseNumber: z.string().nullable() })),
} as const;
