/**
 * Who must stand at the desk when a card is collected. A row of the profile decides where there is one; else: fingerprints are
 * compared with the holder, so nobody collects for somebody else (domain reference, section 4), a child below six may stay at
 * home, and somebody under eighteen comes with a parent or guardian.
 */
import { ageOn, reachedAge } from './ages.ts';
import { inBand } from './applicant-age.ts';
import type { IsoDate, PartialDate } from './model/decision.ts';
import type { PresenceRule, Profile } from './model/profile.ts';
import type { Product, TriState } from './model/vocabulary.ts';
import { sourceOf } from './reasons.ts';

/** Age from which a child's fingerprints can be on a card, so that it must be there itself (KB 10-12-2019). */
const CHILD_COMES_FROM = 6;
const OF_AGE = 18;

/** What the rule looks at: the person, the product, and whether fingerprints of the holder are to be compared. */
export interface PresenceQuestion {
  readonly product: Product;
  readonly birthDate: PartialDate | null;
  /** Fingerprints were taken, so they are compared when the card is collected. */
  readonly comparesFingerprints: boolean;
  readonly today: IsoDate;
}

/** Who must be there. `unknown`: the birth date does not tell; the officer judges. */
export interface PresenceNeeded {
  readonly applicant: 'needed' | 'notNeeded';
  readonly representative: TriState;
  /** Somebody else may come alone, with a written mandate. */
  readonly proxyAllowed: boolean;
  /** `PROFILE`: a row of the municipality says so; `FINGERPRINTS`, `CHILD`, `USUAL`: nothing of its own, the federal practice. */
  readonly because: 'PROFILE' | 'FINGERPRINTS' | 'CHILD' | 'USUAL';
  /** Where the row of the profile comes from; empty without one. */
  readonly source: string;
}

const fits = (rule: PresenceRule, { product, birthDate, today }: PresenceQuestion): boolean => {
  if (rule.moment !== 'COLLECT' || (rule.products !== null && !rule.products.includes(product))) return false;
  if (rule.ageMin === null && rule.ageBelow === null) return true;
  const age = ageOn(birthDate, today);
  return age !== null && inBand(age, rule.ageMin, rule.ageBelow) === 'yes';
};

/** Who must be there to collect this card today. */
export const presenceAtCollection = (profile: Profile | null, question: PresenceQuestion): PresenceNeeded => {
  const rows = (profile?.presence ?? []).filter((rule) => fits(rule, question));
  const ofApplicant = rows.find(({ who }) => who.includes('APPLICANT') || who.includes('CHILD'));
  const ofRepresentative = rows.find(({ who }) => who.includes('REPRESENTATIVE'));
  const { birthDate, today, comparesFingerprints } = question;
  const adult = reachedAge(birthDate, OF_AGE, today);
  const representative = ofRepresentative?.personal ?? (adult === 'no' ? 'yes' : adult === 'yes' ? 'no' : 'unknown');
  if (ofApplicant !== undefined && ofApplicant.personal !== 'unknown') {
    const mustCome = ofApplicant.personal === 'yes' || comparesFingerprints;
    return {
      applicant: mustCome ? 'needed' : 'notNeeded',
      representative,
      proxyAllowed: !mustCome,
      because: ofApplicant.personal === 'yes' || !comparesFingerprints ? 'PROFILE' : 'FINGERPRINTS',
      source: sourceOf(ofApplicant.source),
    };
  }
  const staysHome = !comparesFingerprints && reachedAge(birthDate, CHILD_COMES_FROM, today) === 'no';
  return {
    applicant: staysHome ? 'notNeeded' : 'needed',
    representative,
    proxyAllowed: false,
    because: comparesFingerprints ? 'FINGERPRINTS' : staysHome ? 'CHILD' : 'USUAL',
    source: '',
  };
};

/** Who stands at the desk, as the officer saw it. */
export interface PresenceSeen {
  readonly applicant: boolean;
  /** Name of parent, guardian or proxy; empty when the applicant came alone. */
  readonly representative: string;
}

/** What is wrong with who came, or null. Somebody must be there, whatever the rule. */
export const missingAtDesk = (
  needed: PresenceNeeded,
  seen: PresenceSeen,
): 'applicantMissing' | 'representativeMissing' | null => {
  const isAccompanied = seen.representative.trim() !== '';
  if (!seen.applicant && (needed.applicant === 'needed' || !isAccompanied)) return 'applicantMissing';
  return needed.representative === 'yes' && !isAccompanied ? 'representativeMissing' : null;
};
