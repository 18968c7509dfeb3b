import type { LetterKind } from '../../electron/ipc/contract.ts';
import { DURATION, field, maybe, members } from './fields.ts';
import type { Control } from './model.ts';

/** Paragraphs in each language, beside the usual words that they take the place of. */
const wordsOf = (letter: LetterKind): Control => ({ kind: 'texts', rows: 4, usual: `print.letter.${letter}` });

/** The municipality's own words in letters; a letter without them has the usual ones. */
export const correspondencePart = members(
  'correspondence',
  [
    maybe('letterInvitation', wordsOf('invitation'), 'invitation'),
    maybe('letterBringList', wordsOf('bringList'), 'bringList'),
    maybe('letterMissingList', wordsOf('missingList'), 'missingList'),
    maybe('letterReadyToCollect', wordsOf('readyToCollect'), 'readyToCollect'),
    maybe('letterReminder', wordsOf('reminder'), 'reminder'),
    maybe('letterLateConsequence', wordsOf('lateConsequence'), 'lateConsequence'),
  ],
  true,
);

/** When somebody who does not come for the card is written to, and when it lapses. */
export const remindersPart = members(
  'reminders',
  [
    field('firstAfter', DURATION),
    maybe('nextAfter', DURATION),
    field('lapseAfter', DURATION),
    maybe('source', { kind: 'source' }),
  ],
  true,
);
