import type { Appointment, AppointmentSlot, AppointmentState, Booking } from '../ipc/contract.ts';
import type { AppointmentsTable, Executor } from '../storage/index.ts';

/** A booking as it is kept. */
export interface StoredAppointment extends Booking {
  readonly appointmentId: string;
  readonly version: number;
  readonly state: AppointmentState;
  readonly externalReference: string | null;
  /** When and where the appointment system last had it, or where it began here. Where it stands elsewhere, staff moved it. */
  readonly source: AppointmentSlot;
  readonly reason: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** States in which somebody still sits in this slot or will. */
export const TAKES_TIME: readonly AppointmentState[] = ['BOOKED', 'ARRIVED', 'DONE'];

export const fromRow = (row: AppointmentsTable): StoredAppointment => ({
  appointmentId: row.id,
  version: row.version,
  state: row.state as AppointmentState,
  date: row.date,
  time: row.time,
  minutes: row.minutes,
  desk: row.desk,
  typeCode: row.type_code,
  purpose: row.purpose as Booking['purpose'],
  product: row.product as Booking['product'],
  letter: row.letter as Booking['letter'],
  name: row.name,
  phone: row.phone,
  birthDate: row.birth_date,
  heldLetter: row.held_letter as Booking['heldLetter'],
  heldUntil: row.held_until,
  persons: row.persons,
  channel: row.channel as Booking['channel'],
  caseId: row.case_id,
  remark: row.remark,
  externalReference: row.external_reference,
  source: {
    date: row.source_date ?? row.date,
    time: row.source_time ?? row.time,
    minutes: row.source_minutes ?? row.minutes,
    desk: row.source_desk ?? row.desk,
  },
  reason: row.reason,
  createdAt: row.created_at,
  createdBy: row.created_by,
  updatedAt: row.updated_at,
  updatedBy: row.updated_by,
});

export const toRow = (stored: StoredAppointment): AppointmentsTable => ({
  id: stored.appointmentId,
  version: stored.version,
  state: stored.state,
  date: stored.date,
  time: stored.time,
  minutes: stored.minutes,
  desk: stored.desk,
  type_code: stored.typeCode,
  purpose: stored.purpose,
  product: stored.product,
  letter: stored.letter,
  name: stored.name,
  phone: stored.phone,
  birth_date: stored.birthDate,
  held_letter: stored.heldLetter,
  held_until: stored.heldUntil,
  persons: stored.persons,
  channel: stored.channel,
  case_id: stored.caseId,
  remark: stored.remark,
  external_reference: stored.externalReference,
  source_date: stored.source.date,
  source_time: stored.source.time,
  source_minutes: stored.source.minutes,
  source_desk: stored.source.desk,
  reason: stored.reason,
  created_at: stored.createdAt,
  created_by: stored.createdBy,
  updated_at: stored.updatedAt,
  updated_by: stored.updatedBy,
});

/** All bookings of some days, in the order of the day. */
export const appointmentsBetween = async (
  executor: Executor,
  from: string,
  to: string,
): Promise<readonly StoredAppointment[]> => {
  const rows = await executor
    .selectFrom('appointments')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('date')
    .orderBy('time')
    .orderBy('desk')
    .execute();
  return rows.map(fromRow);
};

/** Bookings of a case, the oldest first. */
export const appointmentsOfCase = async (executor: Executor, caseId: string): Promise<readonly StoredAppointment[]> => {
  const rows = await executor
    .selectFrom('appointments')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('date')
    .orderBy('time')
    .execute();
  return rows.map(fromRow);
};

/** One booking, or null. */
export const loadAppointment = async (executor: Executor, id: string): Promise<StoredAppointment | null> => {
  const row = await executor.selectFrom('appointments').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromRow(row);
};

/** When and where. Records say no more than that, never who came: the name stands in the diary alone. */
export const slotOf = ({ date, time, minutes, desk }: AppointmentSlot): AppointmentSlot => ({
  date,
  time,
  minutes,
  desk,
});

/** The booking without what only the store knows. */
export const bookingOf = (stored: StoredAppointment | Appointment): Booking => ({
  date: stored.date,
  time: stored.time,
  minutes: stored.minutes,
  desk: stored.desk,
  typeCode: stored.typeCode,
  purpose: stored.purpose,
  product: stored.product,
  letter: stored.letter,
  name: stored.name,
  phone: stored.phone,
  birthDate: stored.birthDate,
  heldLetter: stored.heldLetter,
  heldUntil: stored.heldUntil,
  persons: stored.persons,
  channel: stored.channel,
  caseId: stored.caseId,
  remark: stored.remark,
});
