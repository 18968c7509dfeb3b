import { type Actor, record } from '../audit/index.ts';
import { beginApplication, emptyDraft, loadCase, toDraft } from '../cases/index.ts';
import {
  type ApplicationDraft,
  type CallError,
  type Result,
  refusal,
  type StoredDraft,
  success,
} from '../ipc/contract.ts';
import { storedInstant } from '../storage/index.ts';
import { arrivedForCase, walkedInForCase } from './case-course.ts';
import type { OnAppointment } from './commands.ts';
import { loadAppointment, type StoredAppointment, slotOf, toRow } from './record.ts';
import type { AppointmentServices } from './services.ts';

/**
 * Starts an application with what the booking tells; its case is at the counter, as the applicant is. All in one transaction.
 * Refusals: `appointmentNotFound`, `appointmentChanged`, `appointmentStepNotPossible`.
 */
export const startApplication = async (
  services: AppointmentServices,
  officer: Actor,
  { appointmentId, version }: OnAppointment,
): Promise<Result<StoredDraft>> => {
  const at = storedInstant(services.clock.now());
  const started = await services.database.transaction<StoredDraft, CallError>(async (transaction) => {
    const booking = await loadAppointment(transaction, appointmentId);
    if (booking === null) return refusal('appointmentNotFound');
    if (booking.version !== version) return refusal('appointmentChanged', { by: booking.updatedBy });
    if (booking.state !== 'ARRIVED') return refusal('appointmentStepNotPossible', { state: booking.state });
    const begun = await beginApplication(services, transaction, officer, {
      application: withBooking(emptyDraft(), booking),
      photo: null,
      origin: { from: 'appointment', cardNumber: null },
    });
    const linked = { ...booking, caseId: begun.id, version: version + 1, updatedAt: at, updatedBy: officer.name };
    const { id, ...columns } = toRow(linked);
    await transaction.updateTable('appointments').set(columns).where('id', '=', id).execute();
    await record(
      transaction,
      at,
      officer,
      { caseId: begun.id, caseVersion: null },
      { action: 'appointmentApplicationStarted', params: slotOf(linked) },
    );
    const on = { services, transaction, officer };
    const came = booking.channel === 'WALK_IN' ? await walkedInForCase(on, linked) : await arrivedForCase(on, linked);
    if (!came.ok) return came;
    const now = await loadCase(transaction, begun.id);
    return now === null ? refusal('caseNotFound') : success(toDraft(now));
  });
  if (started.ok) {
    services.announceCases([started.value.draftId]);
    services.announceAppointments([]);
  }
  return started;
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
