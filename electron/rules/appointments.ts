/** Which appointment fits, whether an invitation is sent, who must come: what the page says of meeting the applicant. */
import { type AgeRange, ageOn } from './ages.ts';
import { inBand } from './applicant-age.ts';
import { cardTypeOf } from './card-types.ts';
import type { CardTypes } from './model/card-type.ts';
import type { IsoDate, PartialDate } from './model/decision.ts';
import type { AppointmentType, InvitationRule, PresenceRule, Profile } from './model/profile.ts';
import type { CardLetter, Moment, Product, TriState } from './model/vocabulary.ts';

/** Appointment types for a purpose. A filter on something not known leaves the type in. Empty: the page names none. */
export const appointmentTypesFor = (
  profile: Profile,
  wanted: {
    readonly product: Product;
    readonly purpose: AppointmentType['purposes'][number];
    readonly letter: CardLetter | null;
    readonly birthDate: PartialDate | null;
    readonly day: IsoDate;
  },
): AppointmentType[] => {
  const age = anyAge(wanted.birthDate, wanted.day);
  return profile.appointmentTypes.filter(
    (type) =>
      type.products.includes(wanted.product) &&
      type.purposes.includes(wanted.purpose) &&
      (type.letters === null || wanted.letter === null || type.letters.includes(wanted.letter)) &&
      inBand(age, type.ageMin, type.ageBelow) !== 'no',
  );
};

/** Whether the municipality invites the holder of a card to renew it, and the rule that says so. The first rule that fits decides. */
export const invitationFor = (
  profile: Profile,
  types: CardTypes,
  product: Product,
  letter: CardLetter | null,
): { readonly sends: TriState; readonly rule: InvitationRule | null } => {
  const years = cardYears(profile, types, letter);
  for (const rule of profile.invitations) {
    if (rule.products !== null && !rule.products.includes(product)) continue;
    if (rule.letters !== null && (letter === null || !rule.letters.includes(letter))) continue;
    const byLength = rule.minCardYears !== null || rule.belowCardYears !== null;
    if (byLength && years === null) return { sends: 'unknown', rule: null };
    if (rule.minCardYears !== null && (years ?? 0) < rule.minCardYears) continue;
    if (rule.belowCardYears !== null && (years ?? 0) >= rule.belowCardYears) continue;
    return { sends: rule.sends, rule };
  }
  return { sends: 'unknown', rule: null };
};

/** Who must be there at a moment, by every rule that fits the product and age. Empty: the page says nothing. */
export const presenceFor = (
  profile: Profile,
  wanted: {
    readonly product: Product;
    readonly moment: Moment;
    readonly birthDate: PartialDate | null;
    readonly day: IsoDate;
  },
): PresenceRule[] => {
  const age = anyAge(wanted.birthDate, wanted.day);
  return profile.presence.filter(
    (rule) =>
      rule.moment === wanted.moment &&
      (rule.products === null || rule.products.includes(wanted.product)) &&
      inBand(age, rule.ageMin, rule.ageBelow) !== 'no',
  );
};

const anyAge = (birthDate: PartialDate | null, day: IsoDate): AgeRange =>
  ageOn(birthDate, day) ?? { youngest: 0, oldest: 150 };

/** Length of a card in years; 0 for a card that runs with the right of residence (temporary), null where nobody says. */
const cardYears = (profile: Profile, types: CardTypes, letter: CardLetter | null): number | null => {
  if (letter === null) return null;
  const own = profile.letters.find((entry) => entry.letter === letter)?.validity ?? null;
  if (own !== null && own.unit === 'YEARS') return own.value;
  const { validity } = cardTypeOf(types, letter);
  if (validity.kind === 'YEARS') return validity.years;
  return validity.kind === 'RIGHT_OF_RESIDENCE' ? 0 : null;
};
