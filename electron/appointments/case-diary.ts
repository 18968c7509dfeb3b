/** The diary as cases see it: what happens to a case happens to its appointments, in the same transaction. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../audit/index.ts';
import type { CaseDiary, FollowedChange, IntakeServices } from '../cases/index.ts';
import { type AppointmentState, type Booking, type Result, success } from '../ipc/contract.ts';
import { addDays, type Profile } from '../rules/index.ts';
import { houseSettings } from '../staff/index.ts';
import { belgianDate, belgianDateTime, type Executor, storedInstant, type Transaction } from '../storage/index.ts';
import { bookingOfCase } from './case-booking.ts';
import { arrivedForCase } from './case-course.ts';
import { isSameName } from './names.ts';
import { appointmentsBetween, appointmentsOfCase, type StoredAppointment, slotOf, toRow } from './record.ts';

/** What a step of a case makes of its open appointments. What is not named here leaves them alone. */
const FOLLOWS: Readonly<Record<string, { readonly from: readonly AppointmentState[]; readonly to: AppointmentState }>> =
  {
    arrived: { from: ['BOOKED'], to: 'ARRIVED' },
    didNotCome: { from: ['BOOKED'], to: 'NO_SHOW' },
    caseAppointmentCancelled: { from: ['BOOKED'], to: 'CANCELLED' },
    cancelled: { from: ['BOOKED'], to: 'CANCELLED' },
    transferred: { from: ['BOOKED'], to: 'CANCELLED' },
    dvzRefused: { from: ['BOOKED'], to: 'CANCELLED' },
    lapsed: { from: ['BOOKED'], to: 'CANCELLED' },
    // Whoever is here has been helped as far as it goes; who is still to come need not.
    codesReprintAsked: { from: ['BOOKED'], to: 'CANCELLED' },
    draftDiscarded: { from: ['BOOKED'], to: 'CANCELLED' },
    applicationFinished: { from: ['BOOKED', 'ARRIVED'], to: 'DONE' },
    handedOver: { from: ['BOOKED', 'ARRIVED'], to: 'DONE' },
    documentHandedOver: { from: ['BOOKED', 'ARRIVED'], to: 'DONE' },
  };

/** Steps after which the appointment that the case knows must stand in the diary at its time. */
const STANDS: readonly string[] = ['applicationBooked', 'collectionBooked', 'caseAppointmentMoved', 'stepUndone'];

type Around = Omit<IntakeServices, 'diary' | 'announceCases'>;

/** The diary for the services of cases. */
export const createCaseDiary = (services: Around): CaseDiary => {
  const diary: CaseDiary = {
    follow: (transaction, change) => follow(services, transaction, change),
    // Who finishes the application announces its case.
    receive: (...asked) => receive({ ...services, diary, announceCases: () => undefined }, ...asked),
  };
  return diary;
};

const follow = async (services: Around, transaction: Transaction, change: FollowedChange): Promise<void> => {
  const { after, note } = change;
  const way = FOLLOWS[note.action];
  if (way === undefined && !STANDS.includes(note.action) && note.action !== 'walkedIn') return;
  const own = await appointmentsOfCase(transaction, after.id);
  if (way !== undefined) {
    const open = own.filter(({ state }) => way.from.includes(state));
    for (const one of open)
      await write(transaction, change, { ...one, state: way.to, reason: note.reason ?? one.reason });
    return;
  }
  if (note.action === 'walkedIn') return walkedIn(services, transaction, change, own);
  if (note.action === 'stepUndone' && note.params?.['step'] === 'walkedIn') {
    const [walkIn] = own.filter(({ state, channel }) => state === 'ARRIVED' && channel === 'WALK_IN').slice(-1);
    if (walkIn !== undefined)
      await write(transaction, change, { ...walkIn, state: 'CANCELLED', reason: note.reason ?? '' });
  }
  await stands(services, transaction, change, own);
};

/** Brings the diary in line with the appointment that the case knows now, whatever it was before. */
const stands = async (
  services: Around,
  transaction: Transaction,
  change: FollowedChange,
  own: readonly StoredAppointment[],
): Promise<void> => {
  const { appointment } = change.after.course;
  const [booked] = own.filter(({ state }) => state === 'BOOKED').slice(-1);
  if (appointment === null) {
    if (booked !== undefined && change.note.action === 'stepUndone')
      await write(transaction, change, { ...booked, state: 'CANCELLED', reason: change.note.reason ?? '' });
    return;
  }
  const [date = '', time = ''] = appointment.time.split('T');
  if (booked?.date === date && booked.time === time) return;
  if (booked !== undefined) return write(transaction, change, { ...booked, date, time });
  const [same] = own.filter((one) => one.date === date && one.time === time).slice(-1);
  if (same !== undefined) return write(transaction, change, { ...same, state: 'BOOKED' });
  await enter(services, transaction, change, { date, time, channel: 'DESK' }, 'BOOKED');
};

const walkedIn = async (
  services: Around,
  transaction: Transaction,
  change: FollowedChange,
  own: readonly StoredAppointment[],
): Promise<void> => {
  const now = belgianDateTime(services.clock.now());
  const [date, time] = [now.slice(0, 10), now.slice(11, 16)];
  if (own.some((one) => one.date === date && one.state === 'ARRIVED')) return;
  await enter(services, transaction, change, { date, time, channel: 'WALK_IN' }, 'ARRIVED');
};

/** Enters an appointment that was made on the page of its case, at the desk at which that was. */
const enter = async (
  services: Around,
  transaction: Transaction,
  { after, at, officer }: FollowedChange,
  slot: Pick<Booking, 'date' | 'time' | 'channel'>,
  state: AppointmentState,
): Promise<void> => {
  const settings = await houseSettings(transaction);
  const profile: Profile | null =
    settings === null ? null : services.profiles.inForce(settings.profileId, belgianDate(services.clock.now()));
  const booking = bookingOfCase(after, profile, { ...slot, desk: officer.workstation });
  const stored: StoredAppointment = {
    ...booking,
    appointmentId: randomUUID(),
    version: 1,
    state,
    externalReference: null,
    source: slotOf(booking),
    reason: '',
    createdAt: at,
    createdBy: officer.name,
    updatedAt: at,
    updatedBy: officer.name,
  };
  await transaction.insertInto('appointments').values(toRow(stored)).execute();
};

const write = async (
  transaction: Transaction,
  { at, officer }: Pick<FollowedChange, 'at' | 'officer'>,
  next: StoredAppointment,
): Promise<void> => {
  const { id, ...columns } = toRow({ ...next, version: next.version + 1, updatedAt: at, updatedBy: officer.name });
  await transaction.updateTable('appointments').set(columns).where('id', '=', id).execute();
};

/** A diary counts as kept here when it has anything within so many days. */
const KEPT_WITHIN_DAYS = 14;

const receive = async (
  services: IntakeServices,
  transaction: Transaction,
  officer: Actor,
  caseId: string,
  who: { readonly name: string; readonly birthDate: string },
): Promise<Result<'KEPT' | 'NONE' | 'UNKNOWN'>> => {
  const now = services.clock.now();
  const today = belgianDate(now);
  const near = await appointmentsBetween(transaction, today, today);
  const fits = (one: StoredAppointment): boolean =>
    one.purpose !== 'COLLECT' &&
    (one.caseId === caseId ||
      (one.caseId === null &&
        isSameName(one.name, who.name) &&
        (one.birthDate === '' || who.birthDate === '' || one.birthDate === who.birthDate)));
  const expected = near.filter(
    (one) => fits(one) && (one.state === 'BOOKED' || one.state === 'NO_SHOW' || one.state === 'ARRIVED'),
  );
  const kept = expected.find((one) => one.caseId === caseId) ?? expected[0];
  if (kept === undefined) return success((await isKeptHere(transaction, today)) ? 'NONE' : 'UNKNOWN');
  const at = storedInstant(now);
  const arrived: StoredAppointment = { ...kept, caseId, state: 'ARRIVED' };
  if (kept.state !== 'ARRIVED' || kept.caseId !== caseId) await write(transaction, { at, officer }, arrived);
  const received = await arrivedForCase({ services, transaction, officer }, arrived);
  return received.ok ? success('KEPT') : received;
};

const isKeptHere = async (executor: Executor, today: string): Promise<boolean> =>
  (await executor
    .selectFrom('appointments')
    .select('id')
    .where('date', '>=', addDays(today, -KEPT_WITHIN_DAYS))
    .where('date', '<=', addDays(today, KEPT_WITHIN_DAYS))
    .limit(1)
    .executeTakeFirst()) !== undefined;
