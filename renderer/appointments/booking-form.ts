/** The fields of a booking as they are typed, and the booking that they make. */
import type { AppointmentDay, Booking } from '../../electron/ipc/contract.ts';

export interface BookingForm extends Omit<Booking, 'minutes' | 'persons' | 'letter' | 'heldLetter' | 'heldUntil'> {
  readonly minutes: string;
  readonly persons: string;
  readonly letter: Booking['letter'] | '';
  readonly heldLetter: Booking['heldLetter'] | '';
  readonly heldUntil: string;
  readonly reason: string;
}

/** An empty form for a day, at the own desk, of the first type. A walk-in sits at this minute. */
export const emptyForm = (day: AppointmentDay, channel: Booking['channel']): BookingForm => {
  const type = day.types[0];
  return {
    date: day.date,
    time: channel === 'WALK_IN' ? day.now.slice(11, 16) : '',
    minutes: String(type?.minutes ?? 15),
    desk: day.ownDesk,
    typeCode: type?.code ?? '',
    purpose: type?.purposes[0] ?? 'APPLY',
    product: type?.products[0] ?? 'EVK',
    letter: '',
    name: '',
    phone: '',
    birthDate: '',
    heldLetter: '',
    heldUntil: '',
    persons: '1',
    channel,
    caseId: null,
    remark: '',
    reason: '',
  };
};

/** The form of a booking that is proposed. */
export const formOf = (booking: Booking): BookingForm => ({
  ...booking,
  minutes: String(booking.minutes),
  persons: String(booking.persons),
  letter: booking.letter ?? '',
  heldLetter: booking.heldLetter ?? '',
  heldUntil: booking.heldUntil ?? '',
  reason: '',
});

/** Who comes and for what, from the case of the booking; day, hour and desk stay as they were typed. */
export const withCase = (form: BookingForm, proposal: Booking): BookingForm => {
  const { date, time, desk, channel, remark } = form;
  return { ...formOf(proposal), date, time: time === '' ? proposal.time : time, desk, channel, remark };
};

/** Takes over what belongs to a type: purpose, product and length, where the present ones do not fit it. */
export const withType = (form: BookingForm, day: AppointmentDay, typeCode: string): BookingForm => {
  const type = day.types.find((one) => one.code === typeCode);
  if (type === undefined) return { ...form, typeCode: '' };
  const purpose = type.purposes.includes(form.purpose) ? form.purpose : (type.purposes[0] ?? form.purpose);
  const product = type.products.includes(form.product) ? form.product : (type.products[0] ?? form.product);
  return { ...form, typeCode, purpose, product, minutes: String(type.minutes) };
};

/** Fields that keep the form from being a booking. */
export type FormMistake = 'name' | 'date' | 'time' | 'minutes' | 'persons' | 'desk';

export const mistakesIn = (form: BookingForm): readonly FormMistake[] => {
  const wholeBetween = (text: string, from: number, to: number): boolean =>
    /^\d+$/.test(text.trim()) && Number(text) >= from && Number(text) <= to;
  return [
    form.name.trim() === '' ? ('name' as const) : null,
    form.date === '' ? ('date' as const) : null,
    form.time === '' ? ('time' as const) : null,
    wholeBetween(form.minutes, 5, 480) ? null : ('minutes' as const),
    wholeBetween(form.persons, 1, 12) ? null : ('persons' as const),
    form.desk.trim() === '' ? ('desk' as const) : null,
  ].filter((mistake) => mistake !== null);
};

/** The booking that a form without mistakes makes. */
export const bookingIn = (form: BookingForm): Booking => {
  const { reason: _reason, ...booking } = form;
  return {
    ...booking,
    minutes: Number(form.minutes),
    persons: Number(form.persons),
    letter: form.letter === '' ? null : form.letter,
    heldLetter: form.heldLetter === '' ? null : form.heldLetter,
    heldUntil: form.heldUntil === '' ? null : form.heldUntil,
  };
};

/** The same, for asking what the rules say while the name is still to come. */
export const bookingToJudge = (form: BookingForm): Booking | null =>
  mistakesIn(form).some((mistake) => mistake !== 'name')
    ? null
    : bookingIn({ ...form, name: form.name.trim() === '' ? '?' : form.name });
