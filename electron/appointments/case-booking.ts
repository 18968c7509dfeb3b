/** The booking that a case asks for. Pure. */
import type { StoredCase } from '../cases/index.ts';
import type { Booking, CaseState } from '../ipc/contract.ts';
import { appointmentTypesFor, type Profile } from '../rules/index.ts';

/** A type for which the page gives no length takes this long. */
export const USUAL_MINUTES = 15;

/** States in which the applicant comes for what is ready. */
const COLLECTS: readonly CaseState[] = ['CARD_AT_COUNTER', 'READY', 'APPT_COLLECT', 'HANDOVER', 'REMINDED'];

/** What the applicant of a case comes for now. */
export const purposeOfCase = ({
  state,
  application,
}: Pick<StoredCase, 'state' | 'application'>): Booking['purpose'] => {
  if (application.product === 'CERT_ACTIVATION') return 'ACTIVATE_CERT';
  return COLLECTS.includes(state) ? 'COLLECT' : 'APPLY';
};

/** Who comes and for what, as the case tells it, at a moment; the first type of the profile that fits. */
export const bookingOfCase = (
  stored: StoredCase,
  profile: Profile | null,
  slot: Pick<Booking, 'date' | 'time' | 'desk' | 'channel'>,
): Booking => {
  const { person, held, product, letter } = stored.application;
  const purpose = purposeOfCase(stored);
  const birthDate = person.birthDate === '' ? null : person.birthDate;
  const [type] =
    profile === null ? [] : appointmentTypesFor(profile, { product, purpose, letter, birthDate, day: slot.date });
  const name = `${person.surname} ${person.givenNames}`.trim();
  return {
    ...slot,
    minutes: type?.durationMinutes ?? USUAL_MINUTES,
    typeCode: type?.code ?? '',
    purpose,
    product,
    letter,
    name: (name === '' ? stored.caseNumber : name).slice(0, 200),
    phone: person.phone.slice(0, 40),
    birthDate: person.birthDate,
    heldLetter: held.kind === 'CARD' ? held.letter : null,
    heldUntil: held.kind === 'CARD' ? held.validUntil : null,
    persons: 1,
    caseId: stored.id,
    remark: '',
  };
};
