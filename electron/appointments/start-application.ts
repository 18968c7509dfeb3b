import type { Actor } from '../audit/index.ts';
import { saveDraft, startDraft } from '../cases/index.ts';
import { type ApplicationDraft, type Result, refusal, type StoredDraft, success } from '../ipc/contract.ts';
import { linkCase, type OnAppointment } from './commands.ts';
import { loadAppointment, type StoredAppointment } from './record.ts';
import type { AppointmentServices } from './services.ts';

/** Starts an application with what the booking tells. Refusals: `appointmentNotFound`, `appointmentStepNotPossible`. */
export const startApplication = async (
  services: AppointmentServices,
  officer: Actor,
  { appointmentId }: OnAppointment,
): Promise<Result<StoredDraft>> => {
  const stored = await loadAppointment(services.database.read, appointmentId);
  if (stored === null) return refusal('appointmentNotFound');
  if (stored.state !== 'ARRIVED') return refusal('appointmentStepNotPossible', { state: stored.state });
  const started = await startDraft(services, officer, null);
  if (!started.ok) return started;
  const draft = withBooking(started.value.draft, stored);
  const { draftId, revision } = started.value;
  const saved = await saveDraft(services, officer, { draftId, revision, draft });
  if (!saved.ok) return saved;
  const linked = await linkCase(services, officer, { appointmentId, version: stored.version }, draftId);
  return linked.ok ? success({ ...started.value, ...saved.value, draft }) : linked;
};

/** What is known of the applicant goes where staff would type it; the name is one field in the diary, so it becomes the surname. */
const withBooking = (draft: ApplicationDraft, booking: StoredAppointment): ApplicationDraft => ({
  ...draft,
  product: booking.product,
  letter: booking.letter,
  person: { ...draft.person, surname: booking.name, birthDate: booking.birthDate, phone: booking.phone },
  held:
    booking.heldLetter === null && booking.heldUntil === null
      ? draft.held
      : { ...draft.held, kind: 'CARD', letter: booking.heldLetter, validUntil: booking.heldUntil },
});
