/** Calls about the diary of the desks. Each command answers the day that it changed. */
import { z } from 'zod';
import { storedDraft } from '../shapes/application.ts';
import {
  appointment,
  appointmentDay,
  appointmentFile,
  appointmentImport,
  appointmentReason,
  appointmentSlot,
  booking,
  bookingJudgement,
  onAppointment,
} from '../shapes/appointments.ts';
import { isoDate, recordId } from '../shapes/common.ts';
import { call } from './call.ts';

export const appointmentCalls = {
  'appointments.day': call('signedIn', z.object({ date: isoDate.nullable() }), appointmentDay),
  /** What the rules and the diary say of a booking before it is made. `appointmentId`: the one that would be moved. */
  'appointments.judge': call(
    'signedIn',
    z.object({ booking, appointmentId: onAppointment.shape.appointmentId.nullable() }),
    bookingJudgement,
  ),
  /** The appointment of a case that is still to come, and the one that it would get: who, for what, and when there is room. */
  'appointments.ofCase': call(
    'signedIn',
    z.object({ caseId: recordId }),
    z.object({ standing: appointment.nullable(), proposal: booking }),
  ),
  /** `reason` is asked where a finding is to be confirmed. */
  'appointments.book': call('signedIn', z.object({ booking, reason: appointmentReason }), appointmentDay),
  /** Somebody came without an appointment: booked for now at this desk, and there. */
  'appointments.walkIn': call('signedIn', z.object({ booking, reason: appointmentReason }), appointmentDay),
  'appointments.move': call(
    'signedIn',
    onAppointment.extend({ slot: appointmentSlot, reason: appointmentReason }),
    appointmentDay,
  ),
  'appointments.cancel': call('signedIn', onAppointment.extend({ reason: appointmentReason.min(1) }), appointmentDay),
  'appointments.arrived': call('signedIn', onAppointment, appointmentDay),
  'appointments.noShow': call('signedIn', onAppointment, appointmentDay),
  'appointments.done': call('signedIn', onAppointment, appointmentDay),
  /** Takes the last of these steps back: it is booked again. */
  'appointments.bookedAgain': call('signedIn', onAppointment, appointmentDay),
  /** Starts an application with what the booking tells. */
  'appointments.startApplication': call('signedIn', onAppointment, storedDraft),
  /** Reads a file and says what each row would do; nothing is written. */
  'appointments.readFile': call('signedIn', appointmentFile, appointmentImport),
  /** Takes over the rows that are new or changed, and keeps the columns for the next time. */
  'appointments.importFile': call('signedIn', appointmentFile, appointmentImport),
  /** Writes the days as an iCalendar file, without telephone numbers, and says where. */
  'appointments.exportFile': call(
    'signedIn',
    z.object({ from: isoDate, to: isoDate }),
    z.object({ path: z.string(), count: z.int() }),
  ),
} as const;
