/** What comes after a card: when it counts as not collected, when its holder is invited for the next one. */
import { appointmentTypesFor, invitationFor } from './appointments.ts';
import { timeBefore } from './calendar.ts';
import type { CardTypes } from './model/card-type.ts';
import type { IsoDate } from './model/decision.ts';
import type { Duration, Profile } from './model/profile.ts';
import type { CardLetter, Product, TriState } from './model/vocabulary.ts';
import { heldCardWindow } from './windows.ts';

/** When somebody who does not come for the card is written to, and when the card is destroyed. */
export interface ReminderTerms {
  readonly firstAfter: Duration;
  readonly nextAfter: Duration | null;
  readonly lapseAfter: Duration;
}

/**
 * Assumed where a profile is silent; the delivered profiles say it themselves, with their source marked `assumed`, because none
 * of their pages tells it. Three months after the first reminder the card is destroyed (circular on KB 18-01-2008, for cards of
 * Belgians); the month before the first reminder is the usual practice.
 */
const USUAL: ReminderTerms = {
  firstAfter: { value: 1, unit: 'MONTHS' },
  nextAfter: { value: 1, unit: 'MONTHS' },
  lapseAfter: { value: 3, unit: 'MONTHS' },
};

/** The terms of a profile, or the usual ones. */
export const remindersOf = (profile: Pick<Profile, 'reminders'> | null): ReminderTerms => profile?.reminders ?? USUAL;

/** Whether somebody may come for this without an appointment; `unknown` where the page does not say. */
export const walkInAllowed = (
  profile: Profile,
  wanted: {
    readonly product: Product;
    readonly letter: CardLetter | null;
    readonly birthDate: string;
    readonly purpose: 'APPLY' | 'COLLECT' | 'ACTIVATE_CERT';
    readonly day: IsoDate;
  },
): TriState => {
  const types = appointmentTypesFor(profile, {
    ...wanted,
    birthDate: wanted.birthDate === '' ? null : wanted.birthDate,
  });
  if (types.some(({ mode }) => mode === 'WALK_IN' || mode === 'BOTH')) return 'yes';
  return types.length > 0 && types.every(({ mode }) => mode === 'ONLY_BY_APPOINTMENT') ? 'no' : 'unknown';
};

/**
 * From when the holder of a card is to be invited for the next one: the day on which the window for it opens, where the profile
 * invites for such cards; null where it does not, or where no end of the card is known.
 */
export const inviteFrom = (
  profile: Profile,
  types: CardTypes,
  card: {
    readonly product: Product;
    readonly letter: CardLetter | null;
    readonly validUntil: IsoDate | null;
    readonly birthDate: string;
    readonly today: IsoDate;
  },
): IsoDate | null => {
  const { product, letter, validUntil } = card;
  if (letter === null || validUntil === null || invitationFor(profile, types, product, letter).sends !== 'yes')
    return null;
  const { window } = heldCardWindow(profile, types, {
    product,
    letter,
    reason: 'RENEWAL',
    procedure: 'NORMAL',
    delivery: 'MUNICIPALITY',
    servicePoint: null,
    birthDate: card.birthDate === '' ? null : card.birthDate,
    at: `${card.today}T12:00`,
    held: { letter, model: 'new', validUntil },
    rightUntil: validUntil,
    dvzAgreement: 'unknown',
    answers: {},
  });
  return window.opens ?? timeBefore(validUntil, { value: 3, unit: 'MONTHS' });
};
