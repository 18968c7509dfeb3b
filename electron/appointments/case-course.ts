/**
 * What the diary makes of a case. Each function runs in the transaction that changes the booking, after the booking was
 * written, and answers whether the history of the case tells of it: then the diary need not tell it again.
 */
import type { Actor } from '../audit/index.ts';
import { changeCase, type IntakeServices, loadCase, type StoredCase, takenBack, takeStep } from '../cases/index.ts';
import { type CaseState, type CaseStep, type Result, refusal, success } from '../ipc/contract.ts';
import type { Transaction } from '../storage/index.ts';
import type { StoredAppointment } from './record.ts';

/** States in which a case can get an appointment, by what the applicant comes for. */
const CAN_BOOK = {
  APPLY: ['DRAFT', 'ENTITLED', 'INVITED'],
  COLLECT: ['READY', 'REMINDED'],
} as const satisfies Record<string, readonly CaseState[]>;

type Told = Result<boolean>;
/** The transaction that changes the booking, and who does. */
export interface OnCase {
  readonly services: IntakeServices;
  readonly transaction: Transaction;
  readonly officer: Actor;
}

const isIn = (states: readonly CaseState[], state: CaseState): boolean => states.includes(state);
const kindOf = ({ purpose }: StoredAppointment): 'APPLY' | 'COLLECT' => (purpose === 'COLLECT' ? 'COLLECT' : 'APPLY');
const timeOf = ({ date, time }: StoredAppointment): string => `${date}T${time}`;

const caseOf = async ({ transaction }: OnCase, { caseId }: StoredAppointment): Promise<StoredCase | null> =>
  caseId === null ? null : loadCase(transaction, caseId);

const take = async (
  on: OnCase,
  caseId: string,
  step: CaseStep,
  waiver: Parameters<typeof takeStep>[4] = null,
): Promise<Told> => {
  const taken = await takeStep(on.services, on.transaction, { caseId, officer: on.officer }, step, waiver);
  return taken.ok ? success(true) : taken;
};

/** The appointment was made, or made again. A case that is elsewhere stays there: the booking was judged and given a reason. */
export const bookedForCase = async (on: OnCase, booking: StoredAppointment): Promise<Told> => {
  const found = await caseOf(on, booking);
  const kind = kindOf(booking);
  if (found === null || !isIn(CAN_BOOK[kind], found.state)) return success(false);
  const step = kind === 'COLLECT' ? 'collectionBooked' : 'appointmentBooked';
  return take(on, found.id, { step, at: timeOf(booking) });
};

const hasAppointment = (found: StoredCase): boolean => found.state === 'APPT_APPLY' || found.state === 'APPT_COLLECT';

export const movedForCase = async (on: OnCase, booking: StoredAppointment): Promise<Told> => {
  const found = await caseOf(on, booking);
  if (found === null) return success(false);
  if (!hasAppointment(found)) return bookedForCase(on, booking);
  return take(on, found.id, { step: 'appointmentMoved', at: timeOf(booking) });
};

export const cancelledForCase = async (on: OnCase, booking: StoredAppointment, reason: string): Promise<Told> => {
  const found = await caseOf(on, booking);
  return found === null || !hasAppointment(found)
    ? success(false)
    : take(on, found.id, { step: 'appointmentCancelled', reason });
};

export const missedForCase = async (on: OnCase, booking: StoredAppointment): Promise<Told> => {
  const found = await caseOf(on, booking);
  return found === null || !hasAppointment(found) ? success(false) : take(on, found.id, { step: 'didNotCome' });
};

/**
 * The applicant is there. Who had been noted as not come had lost the appointment: it is made again first. Who comes for a card
 * stays on the list of those to collect until the collection itself begins.
 */
export const arrivedForCase = async (on: OnCase, booking: StoredAppointment): Promise<Told> => {
  const before = await caseOf(on, booking);
  if (before === null) return success(false);
  const booked = await bookedForCase(on, booking);
  if (!booked.ok) return booked;
  const found = await caseOf(on, booking);
  return found?.state === 'APPT_APPLY' ? take(on, found.id, { step: 'arrived' }) : booked;
};

/** Came without appointment. Where the profile wants one, the reason that the booking got sets that aside, by name. */
export const walkedInForCase = async (on: OnCase, booking: StoredAppointment): Promise<Told> => {
  const found = await caseOf(on, booking);
  if (found === null || kindOf(booking) !== 'APPLY' || !isIn(CAN_BOOK.APPLY, found.state)) return success(false);
  const step: CaseStep = { step: 'walkedIn' };
  const plain = await take(on, found.id, step);
  if (plain.ok || plain.error.code !== 'guard.walkInAllowed' || booking.reason === '') return plain;
  return take(on, found.id, step, { guard: 'walkInAllowed', reason: booking.reason });
};

/**
 * A step of the diary is taken back: the booking is expected again. So is the case, where nothing was done in it since.
 * Refusal: `caseWentOn` with the case, when something was.
 */
export const expectedAgainForCase = async (on: OnCase, booking: StoredAppointment): Promise<Told> => {
  const found = await caseOf(on, booking);
  if (found === null || hasAppointment(found)) return success(false);
  const kind = kindOf(booking);
  if (isIn(CAN_BOOK[kind], found.state)) return bookedForCase(on, booking);
  const last = found.course.last?.step;
  if (kind !== 'APPLY' || (last !== 'arrived' && last !== 'walkedIn'))
    return refusal('caseWentOn', { caseNumber: found.caseNumber });
  const { services, transaction, officer } = on;
  const command = { caseId: found.id, version: found.version, officer };
  const back = await changeCase(services, transaction, command, (current) => takenBack(current, ''));
  if (!back.ok) return back;
  const again = await bookedForCase(on, booking);
  return again.ok ? success(true) : again;
};
