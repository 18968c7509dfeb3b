/** Appointments: what is booked, how a booking stands to the rules, and the day as files carry it. */
import { z } from 'zod';
import { CARD_LETTERS, CASE_STATES, PRODUCTS } from '../../rules/model/index.ts';
import { instant, isoDate, longText, partialDate, recordId, shortText, textMap } from './common.ts';

export const APPOINTMENT_STATES = ['BOOKED', 'ARRIVED', 'DONE', 'NO_SHOW', 'CANCELLED'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];
export const APPOINTMENT_PURPOSES = ['APPLY', 'COLLECT', 'ACTIVATE_CERT', 'RENEW_RIGHT', 'EXTEND'] as const;
export type AppointmentPurpose = (typeof APPOINTMENT_PURPOSES)[number];
/** How it was booked; `WALK_IN` came without. */
export const APPOINTMENT_CHANNELS = ['ONLINE', 'PHONE', 'MAIL', 'DESK', 'WALK_IN', 'IMPORTED'] as const;
export type AppointmentChannel = (typeof APPOINTMENT_CHANNELS)[number];

/** Time of day in Belgium, `HH:MM`. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When and where: a desk is the name that staff call it by. */
export const appointmentSlot = z.object({
  date: isoDate,
  time: timeOfDay,
  minutes: z.int().min(5).max(480),
  desk: shortText.min(1).max(60),
});

/** Who comes, and for what. Only what the desk needs to be ready: no national number, no address. */
export const appointmentSubject = z.object({
  /** Code of the profile's appointment type; empty when the page names none. */
  typeCode: z.string().max(40),
  purpose: z.enum(APPOINTMENT_PURPOSES),
  product: z.enum(PRODUCTS),
  letter: z.enum(CARD_LETTERS).nullable(),
  name: shortText.min(1),
  phone: z.string().trim().max(40),
  birthDate: z.union([z.literal(''), partialDate]),
  /** The card that the applicant holds, where told: windows count from its end. */
  heldLetter: z.enum(CARD_LETTERS).nullable(),
  heldUntil: isoDate.nullable(),
  persons: z.int().min(1).max(12),
  channel: z.enum(APPOINTMENT_CHANNELS),
  caseId: recordId.nullable(),
  remark: shortText,
});

export const booking = appointmentSlot.extend(appointmentSubject.shape);

/** Something that the rules or the diary say of a booking. `confirm`: possible, with the officer's reason; `note`: to tell the applicant. */
export const bookingFinding = z.object({
  code: z.string(),
  severity: z.enum(['confirm', 'note']),
  textKey: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What to do now, below `appointments.step`. */
  step: z.string(),
  source: z.string(),
});

export const bookingJudgement = z.object({
  findings: z.array(bookingFinding),
  /** Types of the profile that fit product, letter and age. */
  fittingTypes: z.array(z.string()),
  /** First free moment at this desk from the asked one on, or null within two weeks. */
  free: z.object({ date: isoDate, time: timeOfDay }).nullable(),
});

export const appointment = booking.extend({
  appointmentId: recordId,
  version: z.int(),
  state: z.enum(APPOINTMENT_STATES),
  /** Minutes after the start and not there; 0 when not late. */
  lateMinutes: z.int(),
  /** What to do now, below `appointments.step`. */
  step: z.string(),
  findings: z.array(bookingFinding),
  /** Why it stands in spite of the findings, or why it was cancelled. */
  reason: z.string(),
  /** Number and state of the case that it belongs to, or null. */
  caseNumber: z.string().nullable(),
  caseState: z.enum(CASE_STATES).nullable(),
  updatedAt: instant,
  updatedBy: z.string(),
});

export const appointmentType = z.object({
  code: z.string(),
  label: textMap,
  products: z.array(z.enum(PRODUCTS)),
  purposes: z.array(z.enum(APPOINTMENT_PURPOSES)),
  letters: z.array(z.enum(CARD_LETTERS)).nullable(),
  mode: z.enum(['ONLY_BY_APPOINTMENT', 'WALK_IN', 'BOTH', 'UNKNOWN']),
  minutes: z.int(),
  places: z.array(textMap),
});

/** One day at all desks. */
export const appointmentDay = z.object({
  date: isoDate,
  /** Wall-clock time in Belgium at which this was made. */
  now: z.string(),
  kind: z.enum(['WORKING', 'WEEKEND', 'HOLIDAY', 'CLOSING_DAY']),
  /** Name of the holiday or closing day, else empty. */
  dayName: z.string(),
  desks: z.array(z.string()),
  ownDesk: z.string(),
  types: z.array(appointmentType),
  appointments: z.array(appointment),
});

/** Which column of a table holds what; empty: none does. */
export const appointmentColumns = z.object({
  date: z.string().max(200),
  time: z.string().max(200),
  minutes: z.string().max(200),
  name: z.string().max(200),
  phone: z.string().max(200),
  type: z.string().max(200),
  desk: z.string().max(200),
  reference: z.string().max(200),
});

/** A file from the appointment system of the municipality, as text. */
export const appointmentFile = z.object({
  format: z.enum(['ical', 'csv']),
  text: z.string().max(2_000_000),
  /** Null: the columns that were used last, or those that are recognised by name. */
  columns: appointmentColumns.nullable(),
});

export const importedAppointment = z.object({
  /** Line of the table, or number of the event in the calendar; from 1. */
  row: z.int(),
  date: z.string(),
  time: z.string(),
  minutes: z.int(),
  name: z.string(),
  typeText: z.string(),
  typeCode: z.string(),
  desk: z.string(),
  /**
   * `new`, `changed` (known by its reference), `cancelled` there and here, `same`, or `refused` with why. Of what staff moved here:
   * `kept` (the file says what it said before), `keptThough` (cancelled there), `movedThere` (another time there since, which holds).
   */
  outcome: z.enum(['new', 'changed', 'cancelled', 'kept', 'keptThough', 'movedThere', 'same', 'refused']),
  /** Where staff moved it here; null where they did not. */
  here: appointmentSlot.nullable(),
  problemKey: z.string().nullable(),
});

export const appointmentImport = z.object({
  /** Names of the columns; one that stands there more than once is told apart by its number: `Naam`, `Naam (2)`. */
  headers: z.array(z.string()),
  /** Names that stand there more than once. */
  repeatedHeaders: z.array(z.string()),
  columns: appointmentColumns,
  rows: z.array(importedAppointment),
  counts: z.object({
    new: z.int(),
    changed: z.int(),
    cancelled: z.int(),
    kept: z.int(),
    same: z.int(),
    refused: z.int(),
  }),
});

export const onAppointment = z.object({ appointmentId: recordId, version: z.int() });
export const appointmentReason = longText;

export type AppointmentSlot = z.output<typeof appointmentSlot>;
export type Booking = z.output<typeof booking>;
export type BookingFinding = z.output<typeof bookingFinding>;
export type BookingJudgement = z.output<typeof bookingJudgement>;
export type Appointment = z.output<typeof appointment>;
export type AppointmentDay = z.output<typeof appointmentDay>;
export type AppointmentColumns = z.output<typeof appointmentColumns>;
export type AppointmentFile = z.output<typeof appointmentFile>;
export type AppointmentImport = z.output<typeof appointmentImport>;
export type ImportedAppointment = z.output<typeof importedAppointment>;
