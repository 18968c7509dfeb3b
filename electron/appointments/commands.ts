/** What happens to bookings: each one transaction with its entry in the audit record. */
import { randomUUID } from 'node:crypto';
import { type Actor, type AuditNote, record } from '../audit/index.ts';
import {
  type AppointmentDay,
  type AppointmentSlot,
  type AppointmentState,
  type Booking,
  type CallError,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { belgianDateTime, storedInstant, type Transaction } from '../storage/index.ts';
import {
  arrivedForCase,
  bookedForCase,
  cancelledForCase,
  expectedAgainForCase,
  missedForCase,
  movedForCase,
  type OnCase,
  walkedInForCase,
} from './case-course.ts';
import { appointmentDayOf, caseOfBooking, houseRules, othersOf } from './day.ts';
import { judgeBooking } from './judge.ts';
import {
  appointmentsBetween,
  appointmentsOfCase,
  bookingOf,
  loadAppointment,
  type StoredAppointment,
  slotOf,
  toRow,
} from './record.ts';
import type { AppointmentServices } from './services.ts';

/** Which booking, and which version of it the officer saw. */
export interface OnAppointment {
  readonly appointmentId: string;
  readonly version: number;
}

/**
 * Books, and the case of the booking knows it. Refusals: `reasonForBooking` (with what is to be confirmed) when a finding asks
 * for a reason and none is given, `caseNotFound` for a case that is not there, `caseHasAppointment` (when) for one that has one.
 */
export const book = async (
  services: AppointmentServices,
  officer: Actor,
  input: { readonly booking: Booking; readonly reason: string },
  state: 'BOOKED' | 'ARRIVED' = 'BOOKED',
): Promise<Result<AppointmentDay>> => {
  const { booking, reason } = input;
  const at = storedInstant(services.clock.now());
  const done = await services.database.transaction<null, CallError>(async (transaction) => {
    const linked = await caseIsThere(transaction, booking.caseId);
    if (!linked.ok) return linked;
    const allowed = await withReason(services, transaction, booking, null, reason);
    if (!allowed.ok) return allowed;
    const stored: StoredAppointment = {
      ...booking,
      appointmentId: randomUUID(),
      version: 1,
      state,
      externalReference: null,
      source: slotOf(booking),
      reason,
      createdAt: at,
      createdBy: officer.name,
      updatedAt: at,
      updatedBy: officer.name,
    };
    const standing = await standingOf(transaction, booking.caseId);
    if (standing !== null && state === 'BOOKED')
      return refusal('caseHasAppointment', { date: standing.date, time: standing.time });
    await transaction.insertInto('appointments').values(toRow(stored)).execute();
    const on = { services, transaction, officer };
    const told = state === 'ARRIVED' ? await walkedInForCase(on, stored) : await bookedForCase(on, stored);
    if (!told.ok) return told;
    if (!told.value)
      await note(transaction, at, officer, stored, {
        action: state === 'ARRIVED' ? 'appointmentWalkIn' : 'appointmentBooked',
        params: slotOf(stored),
        ...because(reason),
      });
    return success(null);
  });
  return answerWithDay(services, done, booking.date, [booking.date], booking.caseId);
};

/** Somebody without appointment, there now: the slot begins at this minute. */
export const walkIn = (
  services: AppointmentServices,
  officer: Actor,
  input: { readonly booking: Booking; readonly reason: string },
): Promise<Result<AppointmentDay>> => {
  const now = belgianDateTime(services.clock.now());
  const booking: Booking = {
    ...input.booking,
    channel: 'WALK_IN',
    date: now.slice(0, 10),
    time: now.slice(11, 16),
  };
  return book(services, officer, { booking, reason: input.reason }, 'ARRIVED');
};

/** Moves a booking that is still to come; one that was missed or cancelled is booked again by it. */
export const move = (
  services: AppointmentServices,
  officer: Actor,
  input: OnAppointment & { readonly slot: AppointmentSlot; readonly reason: string },
): Promise<Result<AppointmentDay>> =>
  change(services, officer, input, input.slot.date, async (transaction, stored) => {
    if (stored.state === 'ARRIVED' || stored.state === 'DONE')
      return refusal('appointmentStepNotPossible', { state: stored.state });
    const moved = { ...stored, ...input.slot, state: 'BOOKED' as const, reason: input.reason };
    const allowed = await withReason(services, transaction, bookingOf(moved), stored.appointmentId, input.reason);
    if (!allowed.ok) return allowed;
    const from = `${stored.date} ${stored.time}`;
    return success({
      next: moved,
      entry: { action: 'appointmentMoved', params: { ...slotOf(moved), from }, ...because(input.reason) },
      onCase: (on) => movedForCase(on, moved),
    });
  });

/** From which states a step leads where. */
const STEPS: Readonly<Record<string, { readonly from: readonly AppointmentState[]; readonly to: AppointmentState }>> = {
  appointmentArrived: { from: ['BOOKED', 'NO_SHOW'], to: 'ARRIVED' },
  appointmentNoShow: { from: ['BOOKED'], to: 'NO_SHOW' },
  appointmentDone: { from: ['ARRIVED'], to: 'DONE' },
  appointmentCancelled: { from: ['BOOKED', 'NO_SHOW'], to: 'CANCELLED' },
  appointmentBookedAgain: { from: ['ARRIVED', 'DONE', 'NO_SHOW', 'CANCELLED'], to: 'BOOKED' },
};
export type AppointmentStep =
  | 'appointmentArrived'
  | 'appointmentNoShow'
  | 'appointmentDone'
  | 'appointmentCancelled'
  | 'appointmentBookedAgain';

/** One step of a booking. Refusals: `appointmentStepNotPossible`, `appointmentChanged` (who), `appointmentNotFound`. */
export const step = (
  services: AppointmentServices,
  officer: Actor,
  input: OnAppointment,
  action: AppointmentStep,
  reason = '',
): Promise<Result<AppointmentDay>> =>
  change(services, officer, input, null, async (_transaction, stored) => {
    const way = STEPS[action];
    return way?.from.includes(stored.state) === true
      ? success({
          next: { ...stored, state: way.to, reason: reason === '' ? stored.reason : reason },
          entry: { action, params: slotOf(stored), ...because(reason) },
          onCase: (on) => ON_CASE[action](on, { ...stored, state: way.to }, reason),
        })
      : refusal('appointmentStepNotPossible', { state: stored.state });
  });

/** What each step makes of the case. */
const ON_CASE: Readonly<
  Record<AppointmentStep, (on: OnCase, booking: StoredAppointment, reason: string) => Promise<Result<boolean>>>
> = {
  appointmentArrived: arrivedForCase,
  appointmentNoShow: missedForCase,
  appointmentDone: async () => success(false),
  appointmentCancelled: cancelledForCase,
  appointmentBookedAgain: expectedAgainForCase,
};

interface Change {
  readonly next: StoredAppointment;
  readonly entry: AuditNote;
  /** Lets the case go along; true when its history tells of it, so that `entry` need not. */
  readonly onCase: (on: OnCase) => Promise<Result<boolean>>;
}

const change = async (
  services: AppointmentServices,
  officer: Actor,
  { appointmentId, version }: OnAppointment,
  shownDate: string | null,
  make: (transaction: Transaction, stored: StoredAppointment) => Promise<Result<Change>>,
): Promise<Result<AppointmentDay>> => {
  const at = storedInstant(services.clock.now());
  const done = await services.database.transaction<readonly StoredAppointment[], CallError>(async (transaction) => {
    const stored = await loadAppointment(transaction, appointmentId);
    if (stored === null) return refusal('appointmentNotFound');
    if (stored.version !== version) return refusal('appointmentChanged', { by: stored.updatedBy });
    const made = await make(transaction, stored);
    if (!made.ok) return made;
    const next = { ...made.value.next, version: version + 1, updatedAt: at, updatedBy: officer.name };
    const { id, ...columns } = toRow(next);
    const written = await transaction
      .updateTable('appointments')
      .set(columns)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (Number(written.numUpdatedRows) !== 1) return refusal('appointmentChanged', { by: stored.updatedBy });
    const told = await made.value.onCase({ services, transaction, officer });
    if (!told.ok) return told;
    if (!told.value) await note(transaction, at, officer, next, made.value.entry);
    return success([stored, next]);
  });
  const [before, after] = done.ok ? done.value : [];
  const dates = [before, after].flatMap((one) => (one === undefined ? [] : [one.date]));
  return answerWithDay(services, done, shownDate ?? before?.date ?? null, dates, after?.caseId ?? null);
};

/** The appointment of a case that is still to come, or null. */
const standingOf = async (transaction: Transaction, caseId: string | null): Promise<StoredAppointment | null> => {
  if (caseId === null) return null;
  const own = await appointmentsOfCase(transaction, caseId);
  return own.find(({ state }) => state === 'BOOKED') ?? null;
};

/** Refuses what is out of the ordinary unless a reason is given; the reason then stands with the booking. */
const withReason = async (
  services: AppointmentServices,
  transaction: Transaction,
  booking: Booking,
  appointmentId: string | null,
  reason: string,
): Promise<Result<null>> => {
  const rules = await houseRules(services, transaction, booking.date);
  if (!rules.ok) return rules;
  const sameDay = await appointmentsBetween(transaction, booking.date, booking.date);
  const findings = judgeBooking(booking, {
    profile: rules.value.profile,
    cardTypes: services.cardTypes,
    others: othersOf(sameDay, appointmentId),
    now: belgianDateTime(services.clock.now()),
    ofCase: await caseOfBooking(transaction, booking.caseId),
  });
  const open = findings.filter((one) => one.severity === 'confirm');
  if (open.length === 0 || reason !== '') return success(null);
  return refusal('reasonForBooking', { count: open.length }, [{ path: 'reason', messageKey: 'errors.reasonRequired' }]);
};

const caseIsThere = async (transaction: Transaction, caseId: string | null): Promise<Result<null>> => {
  if (caseId === null) return success(null);
  const row = await transaction.selectFrom('cases').select('id').where('id', '=', caseId).executeTakeFirst();
  return row === undefined ? refusal('caseNotFound') : success(null);
};

const because = (reason: string): { readonly reason?: string } => (reason === '' ? {} : { reason });

const note = (transaction: Transaction, at: string, officer: Actor, about: StoredAppointment, entry: AuditNote) =>
  record(transaction, at, officer, { caseId: about.caseId, caseVersion: null }, entry);

const answerWithDay = async (
  services: AppointmentServices,
  done: Result<unknown>,
  date: string | null,
  changed: readonly string[],
  caseId: string | null,
): Promise<Result<AppointmentDay>> => {
  if (!done.ok) return done;
  services.announceAppointments([...new Set(changed)]);
  if (caseId !== null) services.announceCases([caseId]);
  return appointmentDayOf(services, date);
};
