import { DURATION, field, maybe, members, TEXTS } from './fields.ts';

/** The municipality's own words in letters; a letter without them has the usual ones. */
export const correspondencePart = members(
  'correspondence',
  [
    maybe('letterInvitation', TEXTS, 'invitation'),
    maybe('letterBringList', TEXTS, 'bringList'),
    maybe('letterMissingList', TEXTS, 'missingList'),
    maybe('letterReadyToCollect', TEXTS, 'readyToCollect'),
    maybe('letterReminder', TEXTS, 'reminder'),
    maybe('letterLateConsequence', TEXTS, 'lateConsequence'),
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
