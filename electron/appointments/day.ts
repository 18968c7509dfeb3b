import type { Actor } from '../audit/index.ts';
import { loadCase } from '../cases/index.ts';
import {
  type Appointment,
  type AppointmentDay,
  type Booking,
  type BookingJudgement,
  type CaseState,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { addDays, dayKind } from '../rules/index.ts';
import { houseSettings } from '../staff/index.ts';
import { belgianDate, belgianDateTime, type Executor } from '../storage/index.ts';
import { bookingOfCase, USUAL_MINUTES } from './case-booking.ts';
import { type BookedCase, closedBy, fittingTypes, judgeBooking, lateMinutes, nextStep, placesOf } from './judge.ts';
import { appointmentsBetween, appointmentsOfCase, bookingOf, type StoredAppointment, TAKES_TIME } from './record.ts';
import type { AppointmentServices, HouseRules } from './services.ts';
import { firstFree, LOOK_AHEAD_DAYS } from './times.ts';

/** The rules in force on a day. Refusals: `notSetUp`, `noProfile`. */
export const houseRules = async (
  services: AppointmentServices,
  executor: Executor,
  date: string,
): Promise<Result<HouseRules>> => {
  const settings = await houseSettings(executor);
  if (settings === null) return refusal('notSetUp');
  const profile = services.profiles.inForce(settings.profileId, date);
  return profile === null ? refusal('noProfile') : success({ profile, ownDesk: settings.desk });
};

/** One day at all desks, each booking with what to do now; today when no date is asked. */
export const appointmentDayOf = async (
  services: AppointmentServices,
  asked: string | null,
): Promise<Result<AppointmentDay>> => {
  const executor = services.database.read;
  const instant = services.clock.now();
  const now = belgianDateTime(instant);
  const date = asked ?? belgianDate(instant);
  const rules = await houseRules(services, executor, date);
  if (!rules.ok) return rules;
  const { profile, ownDesk } = rules.value;
  const stored = await appointmentsBetween(executor, date, date);
  const cases = await casesOf(executor, stored);
  const appointments = stored.map((one) => {
    const booking = bookingOf(one);
    const findings = judgeBooking(booking, {
      profile,
      cardTypes: services.cardTypes,
      others: othersOf(stored, one.appointmentId),
      now,
      ofCase: bookedCase(cases.get(one.caseId ?? '')),
    });
    return {
      ...booking,
      appointmentId: one.appointmentId,
      version: one.version,
      state: one.state,
      lateMinutes: lateMinutes(booking, one.state, now),
      step: nextStep(booking, one.state, one.reason === '' ? findings : [], now),
      findings: one.state === 'BOOKED' ? [...findings] : [],
      reason: one.reason,
      ...(cases.get(one.caseId ?? '') ?? NO_CASE),
      updatedAt: one.updatedAt,
      updatedBy: one.updatedBy,
    };
  });
  return success({
    date,
    now,
    kind: dayKind(date, profile.closingDays),
    dayName: closedBy(profile, date),
    desks: [...new Set([ownDesk, ...stored.map((one) => one.desk)])].sort(),
    ownDesk,
    types: profile.appointmentTypes.map((type) => ({
      code: type.code,
      label: type.label,
      products: [...type.products],
      purposes: [...type.purposes],
      letters: type.letters === null ? null : [...type.letters],
      mode: type.mode,
      minutes: type.durationMinutes ?? USUAL_MINUTES,
      places: placesOf(profile, type).map((point) => point.name),
    })),
    appointments,
  });
};

/** Bookings that take time, without the one that is looked at. */
export const othersOf = (
  stored: readonly StoredAppointment[],
  appointmentId: string | null,
): readonly StoredAppointment[] =>
  stored.filter((other) => other.appointmentId !== appointmentId && TAKES_TIME.includes(other.state));

const NO_CASE: Pick<Appointment, 'caseNumber' | 'caseState'> = { caseNumber: null, caseState: null };

const casesOf = async (
  executor: Executor,
  stored: readonly StoredAppointment[],
): Promise<ReadonlyMap<string, typeof NO_CASE>> => {
  const ids = stored.flatMap((one) => (one.caseId === null ? [] : [one.caseId]));
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('cases')
    .select(['id', 'case_number', 'state'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, { caseNumber: row.case_number, caseState: row.state as CaseState }]));
};

const bookedCase = (found: typeof NO_CASE | undefined): BookedCase | undefined =>
  found?.caseNumber == null || found.caseState === null
    ? undefined
    : { caseNumber: found.caseNumber, state: found.caseState };

/** The case of a booking as the rules of the diary look at it. */
export const caseOfBooking = async (executor: Executor, caseId: string | null): Promise<BookedCase | undefined> => {
  if (caseId === null) return undefined;
  const row = await executor
    .selectFrom('cases')
    .select(['case_number', 'state'])
    .where('id', '=', caseId)
    .executeTakeFirst();
  return row === undefined ? undefined : { caseNumber: row.case_number, state: row.state as CaseState };
};

/** What is to be said of a booking before it is made or moved, and the first free moment. */
export const judgeAsked = async (
  services: AppointmentServices,
  asked: { readonly booking: Booking; readonly appointmentId: string | null },
): Promise<Result<BookingJudgement>> => {
  const { booking, appointmentId } = asked;
  const executor = services.database.read;
  const rules = await houseRules(services, executor, booking.date);
  if (!rules.ok) return rules;
  const { profile } = rules.value;
  const near = await appointmentsBetween(executor, booking.date, addDays(booking.date, LOOK_AHEAD_DAYS));
  const others = othersOf(near, appointmentId);
  const type = profile.appointmentTypes.find((one) => one.code === booking.typeCode);
  const findings = judgeBooking(booking, {
    profile,
    cardTypes: services.cardTypes,
    others: others.filter((other) => other.date === booking.date),
    now: belgianDateTime(services.clock.now()),
    ofCase: await caseOfBooking(executor, booking.caseId),
  });
  return success({
    findings: [...findings],
    fittingTypes: fittingTypes(profile, booking).map((one) => one.code),
    free: firstFree(booking, others, placesOf(profile, type), profile.closingDays),
  });
};

/** The appointment of a case, and the one that would be proposed for it from tomorrow on. Refusals: `caseNotFound`, those of `houseRules`. */
export const appointmentOfCase = async (
  services: AppointmentServices,
  officer: Actor,
  caseId: string,
): Promise<Result<{ standing: Appointment | null; proposal: Booking }>> => {
  const executor = services.database.read;
  const found = await loadCase(executor, caseId);
  if (found === null) return refusal('caseNotFound');
  const today = belgianDate(services.clock.now());
  const rules = await houseRules(services, executor, today);
  if (!rules.ok) return rules;
  const { profile } = rules.value;
  const date = addDays(today, 1);
  const desk = officer.workstation;
  const proposal = bookingOfCase(found, profile, { date, time: EARLIEST, desk, channel: 'PHONE' });
  const taken = await appointmentsBetween(executor, date, addDays(date, LOOK_AHEAD_DAYS));
  const type = profile.appointmentTypes.find((one) => one.code === proposal.typeCode);
  const free = firstFree(proposal, othersOf(taken, null), placesOf(profile, type), profile.closingDays);
  const own = await appointmentsOfCase(executor, caseId);
  const booked = own.find(({ state }) => state === 'BOOKED');
  const day = booked === undefined ? null : await appointmentDayOf(services, booked.date);
  if (day !== null && !day.ok) return day;
  const standing = day?.value.appointments.find((one) => one.appointmentId === booked?.appointmentId) ?? null;
  return success({ standing, proposal: free === null ? proposal : { ...proposal, ...free } });
};

/** Nobody is received earlier on a day. */
const EARLIEST = '07:00';
