/** What the rules say of a visit: who must be there, and which certificates the holder may choose. Pure. */
import type { VisitView } from '../ipc/contract.ts';
import { certificateChoices, type Decision, type PresenceNeeded, presenceAtCollection } from '../rules/index.ts';
import { belgianDateTime, type Clock } from '../storage/index.ts';
import type { StoredCase } from './record.ts';
import type { IntakeServices } from './services.ts';

/** The rules under which the case was taken; null when that version is no longer here. */
const profileOf = ({ decision }: StoredCase, profiles: Pick<IntakeServices['profiles'], 'version'>) =>
  decision === null ? null : profiles.version(decision.profile.id, decision.profile.version);

/**
 * Whether the fingerprints are compared when this card is collected. Where the municipality does not say, they are: the
 * domain reference, section 4, takes and compares them.
 */
export const fingerprintsAtCollection = (
  stored: StoredCase,
  profiles: Pick<IntakeServices['profiles'], 'version'>,
): VisitView['fingerprints'] => {
  if (stored.application.fingerprints.outcome !== 'TAKEN') return 'notTaken';
  return profileOf(stored, profiles)?.fingerprints?.atCollect === 'no' ? 'notHere' : 'compare';
};

/** Who must be there to collect this card on `today`. */
export const presenceOf = (
  stored: StoredCase,
  profiles: Pick<IntakeServices['profiles'], 'version'>,
  today: string,
): PresenceNeeded => {
  const { person, product } = stored.application;
  return presenceAtCollection(profileOf(stored, profiles), {
    product,
    birthDate: person.birthDate === '' ? null : person.birthDate,
    comparesFingerprints: fingerprintsAtCollection(stored, profiles) === 'compare',
    today,
  });
};

/** Certificates by the age of the holder now: a signature certificate may be switched on from the birthday on, not from the day of order. */
export const certificatesExpected = (
  stored: StoredCase,
  { profiles, assess, clock }: Pick<IntakeServices, 'profiles' | 'assess'> & { readonly clock: Clock },
): Decision['certificates'] => {
  const profile = profileOf(stored, profiles);
  return profile === null
    ? { authentication: 'unknown', signature: 'unknown' }
    : assess(stored.application, profile, belgianDateTime(clock.now())).certificates;
};

/** Which certificates the holder may choose, and which are usual. */
export const choicesFor = (
  stored: StoredCase,
  services: Pick<IntakeServices, 'profiles' | 'assess'> & { readonly clock: Clock },
): ReturnType<typeof certificateChoices> => certificateChoices(certificatesExpected(stored, services));
