/**
 * What the rules and the diary say of a booking. Pure: the moment is passed in. Nothing is forbidden that a desk may have a
 * reason for; what is out of the ordinary asks for that reason and says what else could be done.
 */
import type { Booking, BookingFinding, CaseState } from '../ipc/contract.ts';
import {
  type AppointmentType,
  appointmentTypesFor,
  type CardTypes,
  dateOf,
  dayKind,
  decide,
  holidayName,
  type LocalDateTime,
  type Profile,
  type RuleQuestion,
  type ServicePoint,
} from '../rules/index.ts';
import { isSameName } from './names.ts';
import { minutesOf, openingOf, overlaps } from './times.ts';

export interface BookingContext {
  readonly profile: Profile;
  readonly cardTypes: CardTypes;
  /** Other bookings of that day that take time. */
  readonly others: readonly (Booking & { readonly appointmentId?: string })[];
  /** Wall-clock moment in Belgium. */
  readonly now: LocalDateTime;
  /** The case that the booking is for. */
  readonly ofCase?: BookedCase | undefined;
}

/** What the diary looks at in the case of a booking. */
export interface BookedCase {
  readonly caseNumber: string;
  readonly state: CaseState;
}

const finding = (
  code: string,
  severity: BookingFinding['severity'],
  step: string,
  source: string,
  params: BookingFinding['params'] = {},
): BookingFinding => ({ code, severity, textKey: `appointments.finding.${code}`, params, step, source });

const HOUSE = 'agenda';

/** Types of the profile that fit product, letter, age and purpose. */
export const fittingTypes = (profile: Profile, booking: Booking): readonly AppointmentType[] =>
  appointmentTypesFor(profile, {
    product: booking.product,
    purpose: booking.purpose,
    letter: booking.letter,
    birthDate: booking.birthDate === '' ? null : booking.birthDate,
    day: booking.date,
  });

/** Places at which a type is received. Empty where the profile names none. */
export const placesOf = (profile: Profile, type: AppointmentType | undefined): readonly ServicePoint[] =>
  profile.servicePoints.filter((point) => type?.servicePoints.includes(point.code) === true);

export const judgeBooking = (booking: Booking, context: BookingContext): readonly BookingFinding[] => {
  const { profile } = context;
  const type = profile.appointmentTypes.find((candidate) => candidate.code === booking.typeCode);
  return [
    ...whenItIs(booking, context, type),
    ...whatItIs(booking, context, type),
    ...whoIsThere(booking, context, type),
    ...caseOf(booking, context),
    ...windowOf(booking, context),
    ...toTell(booking, profile, type),
  ];
};

/** Days and hours at which nobody is received, and slots that somebody else has. */
const whenItIs = (
  booking: Booking,
  { profile, others, now }: BookingContext,
  type: AppointmentType | undefined,
): readonly BookingFinding[] => {
  const found: BookingFinding[] = [];
  const isWalkIn = booking.channel === 'WALK_IN';
  if (!isWalkIn && `${booking.date}T${booking.time}` < now.slice(0, 16))
    found.push(finding('PAST', 'confirm', 'chooseTime', HOUSE));
  const kind = dayKind(booking.date, profile.closingDays);
  if (kind !== 'WORKING') {
    const name = closedBy(profile, booking.date);
    found.push(finding(kind, 'confirm', 'chooseDay', 'wet 04-01-1974; sluitingsdagen', { date: booking.date, name }));
  }
  const hours = openingOf(placesOf(profile, type), booking.date);
  const start = minutesOf(booking.time);
  if (hours !== null && !hours.some((open) => open.from <= start && start + booking.minutes <= open.to))
    found.push(finding('OUTSIDE_HOURS', 'confirm', 'chooseTime', HOUSE));
  const other = others.find((taken) => overlaps(booking, taken));
  if (other !== undefined)
    found.push(finding('SLOT_TAKEN', 'confirm', 'chooseTime', HOUSE, { desk: booking.desk, time: other.time }));
  return found;
};

/** Name of the holiday or of the municipality's closing day; empty on others. */
export const closedBy = (profile: Profile, date: string): string =>
  holidayName(date) ?? profile.closingDays.find((day) => day.date === date)?.name.nl ?? '';

/** Whether the type belongs to what is asked, and whether it is by appointment at all. */
const whatItIs = (
  booking: Booking,
  { profile }: BookingContext,
  type: AppointmentType | undefined,
): readonly BookingFinding[] => {
  const isWalkIn = booking.channel === 'WALK_IN';
  if (type === undefined)
    return profile.appointmentTypes.length > 0 && fittingTypes(profile, booking).length > 0
      ? [finding('NO_TYPE', 'confirm', 'chooseType', HOUSE)]
      : [];
  const source = `${type.source.seed} ${type.source.line}`;
  const found: BookingFinding[] = [];
  if (!fittingTypes(profile, booking).includes(type))
    found.push(finding('WRONG_TYPE', 'confirm', 'chooseType', source));
  if (isWalkIn && type.mode === 'ONLY_BY_APPOINTMENT')
    found.push(finding('ONLY_BY_APPOINTMENT', 'confirm', 'bookInstead', source));
  if (!isWalkIn && type.mode === 'WALK_IN') found.push(finding('NO_APPOINTMENT_NEEDED', 'note', 'comeFreely', source));
  return found;
};

/** One slot is for one person where the profile says nothing else. */
const whoIsThere = (
  booking: Booking,
  { others }: BookingContext,
  type: AppointmentType | undefined,
): readonly BookingFinding[] => {
  const places = type?.personsPerSlot ?? 1;
  const found: BookingFinding[] = [];
  if (booking.persons > places)
    found.push(finding('TOO_MANY_PERSONS', 'confirm', 'secondSlot', HOUSE, { persons: booking.persons, places }));
  if (others.some((other) => isSameName(other.name, booking.name) && other.product === booking.product))
    found.push(finding('SAME_NAME', 'note', 'checkTwice', HOUSE, { name: booking.name }));
  return found;
};

/** In these states there is something to come for; at each other one the applicant would come in vain. */
const COME_FOR: Readonly<Record<'APPLY' | 'COLLECT', readonly CaseState[]>> = {
  APPLY: ['DRAFT', 'ENTITLED', 'INVITED', 'APPT_APPLY', 'CHECKING', 'INCOMPLETE', 'PAYMENT_DUE'],
  COLLECT: ['READY', 'APPT_COLLECT', 'HANDOVER', 'REMINDED', 'ACTIVE', 'DONE'],
};
const OVER: readonly CaseState[] = ['LAPSED', 'CANCELLED'];

/** The case of the booking is not so far, or further. */
const caseOf = (booking: Booking, { ofCase }: BookingContext): readonly BookingFinding[] => {
  if (ofCase === undefined) return [];
  const { caseNumber, state } = ofCase;
  const told = (code: string): readonly BookingFinding[] => [
    finding(code, 'confirm', 'openCase', HOUSE, { caseNumber }),
  ];
  if (OVER.includes(state)) return told('CASE_OVER');
  if (COME_FOR[booking.purpose === 'COLLECT' ? 'COLLECT' : 'APPLY'].includes(state)) return [];
  if (booking.purpose !== 'COLLECT') return booking.purpose === 'APPLY' ? told('CASE_APPLIED') : [];
  return told(state === 'AWAITING_DVZ' || COME_FOR.APPLY.includes(state) ? 'CASE_NOT_APPLIED' : 'CASE_NOT_READY');
};

/** Too early or too late for the card that is asked, or not possible at all, as the rules decide for that day. */
const windowOf = (booking: Booking, { profile, cardTypes }: BookingContext): readonly BookingFinding[] => {
  if (booking.purpose === 'COLLECT' || booking.purpose === 'ACTIVATE_CERT') return [];
  const decision = decide(profile, cardTypes, questionOf(booking));
  const { state, opens, closes } = decision.window;
  if (state === 'before' && opens !== null)
    return [finding('TOO_EARLY', 'confirm', 'chooseDay', sourceOf(decision.reasons), { date: opens })];
  if (state === 'after' && closes !== null)
    return [finding('TOO_LATE', 'note', 'tellConsequence', sourceOf(decision.reasons), { date: closes })];
  if (decision.possible !== 'no') return [];
  const why = decision.reasons[0];
  return why === undefined
    ? []
    : [{ ...finding('NOT_POSSIBLE', 'confirm', 'checkProduct', why.source), textKey: why.textKey, params: why.params }];
};

const sourceOf = (reasons: readonly { readonly source: string }[]): string => reasons[0]?.source ?? HOUSE;

const questionOf = (booking: Booking): RuleQuestion => ({
  product: booking.product,
  letter: booking.letter,
  reason: booking.heldLetter !== null || booking.heldUntil !== null ? 'RENEWAL' : 'FIRST',
  procedure: 'NORMAL',
  delivery: 'MUNICIPALITY',
  servicePoint: null,
  birthDate: booking.birthDate === '' ? null : booking.birthDate,
  at: `${booking.date}T${booking.time}`,
  held: heldCard(booking),
  rightUntil: null,
  dvzAgreement: 'unknown',
  answers: {},
});

const heldCard = ({ heldLetter, heldUntil, letter }: Booking): RuleQuestion['held'] => {
  const held = heldLetter ?? (heldUntil === null ? null : letter);
  return held === null ? null : { letter: held, model: null, validUntil: heldUntil };
};

/** What the applicant should hear while the telephone is still in the hand. */
const toTell = (booking: Booking, profile: Profile, type: AppointmentType | undefined): readonly BookingFinding[] => {
  if (booking.purpose === 'COLLECT' || booking.purpose === 'ACTIVATE_CERT') return [];
  const places = placesOf(profile, type);
  const early = (places.length > 0 ? places : profile.servicePoints).find(
    (point) => point.photoBooth === 'yes' && (point.earlyArrivalMinutes ?? 0) > 0,
  );
  return early === undefined
    ? []
    : [
        finding('COME_EARLY_FOR_PHOTO', 'note', 'tellApplicant', `${early.source.seed} ${early.source.line}`, {
          minutes: early.earlyArrivalMinutes ?? 0,
        }),
      ];
};

const LATE_AFTER_MINUTES = 1;

/** Minutes after its start at which somebody who is expected is not there; 0 on other days and in other states. */
export const lateMinutes = (booking: Booking, state: string, now: LocalDateTime): number => {
  if (state !== 'BOOKED' || booking.date !== dateOf(now)) return 0;
  const late = minutesOf(now.slice(11, 16)) - minutesOf(booking.time);
  return late >= LATE_AFTER_MINUTES ? late : 0;
};

/** A booking of a day that is over was not kept; one of today is late until its slot ends. */
const GIVEN_UP_AFTER_MINUTES = 15;

/** What to do now with a booking, a text below `appointments.step`. */
export const nextStep = (
  booking: Booking,
  state: string,
  findings: readonly BookingFinding[],
  now: LocalDateTime,
): string => {
  if (state === 'ARRIVED') return booking.caseId !== null ? 'openCase' : STARTS[booking.purpose];
  if (state !== 'BOOKED') return 'nothing';
  if (booking.date < dateOf(now)) return 'noteNoShow';
  const late = lateMinutes(booking, state, now);
  if (late >= GIVEN_UP_AFTER_MINUTES) return 'receiveLateOrMove';
  const open = findings.find((one) => one.severity === 'confirm' && one.code !== 'PAST');
  if (open !== undefined) return open.step;
  return booking.date === dateOf(now) ? 'receive' : 'wait';
};

const STARTS: Readonly<Record<Booking['purpose'], string>> = {
  APPLY: 'startApplication',
  RENEW_RIGHT: 'startApplication',
  EXTEND: 'startApplication',
  COLLECT: 'openCollection',
  ACTIVATE_CERT: 'openCard',
};
