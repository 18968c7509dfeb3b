/** The diary as an iCalendar file (RFC 5545): reading what another system sent, writing our own days. */
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { BELGIAN_TIME_ZONE } from '../storage/index.ts';
import type { StoredAppointment } from './record.ts';

/** One event as the file has it; times are wall-clock times in Belgium. `problem` says why it cannot be taken over. */
export interface CalendarEvent {
  readonly reference: string;
  readonly date: string;
  readonly time: string;
  readonly minutes: number;
  readonly title: string;
  readonly category: string;
  readonly location: string;
  readonly problem: 'wholeDay' | 'repeats' | 'cancelledThere' | 'noStart' | null;
}

/** The events of a file; null when it is no iCalendar file. Never throws. */
export const readCalendar = (text: string): readonly CalendarEvent[] | null => {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    if (calendar.name !== 'vcalendar') return null;
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
    return calendar.getAllSubcomponents('vevent').map(readEvent);
  } catch {
    return null;
  } finally {
    ICAL.TimezoneService.reset();
  }
};

const readEvent = (component: ICAL.Component): CalendarEvent => {
  const event = new ICAL.Event(component);
  const text = (name: string): string => String(component.getFirstPropertyValue(name) ?? '').trim();
  const known = {
    reference: text('uid'),
    title: text('summary'),
    category: text('categories'),
    location: text('location'),
  };
  const start: ICAL.Time | null = event.startDate;
  if (start === null) return { ...known, date: '', time: '', minutes: 0, problem: 'noStart' };
  const { date, time } = belgianParts(start, component);
  const minutes = event.endDate === null ? 0 : Math.round(event.duration.toSeconds() / 60);
  const problem = start.isDate
    ? 'wholeDay'
    : event.isRecurring()
      ? 'repeats'
      : text('status').toUpperCase() === 'CANCELLED'
        ? 'cancelledThere'
        : null;
  return { ...known, date, time, minutes, problem };
};

/** A time without zone is Belgian; one of a zone that the file does not describe is looked up by its name. */
const belgianParts = (
  start: ICAL.Time,
  component: ICAL.Component,
): { readonly date: string; readonly time: string } => {
  const wall = start.toString().replace('Z', '');
  const named = component.getFirstProperty('dtstart')?.getFirstParameter('tzid') ?? '';
  const isFloating = start.zone === ICAL.Timezone.localTimezone;
  const zoned = isFloating
    ? inNamedZone(wall, named)
    : Temporal.Instant.fromEpochMilliseconds(start.toUnixTime() * 1000);
  const belgian = zoned === null ? wall : zoned.toZonedDateTimeISO(BELGIAN_TIME_ZONE).toPlainDateTime().toString();
  return { date: belgian.slice(0, 10), time: start.isDate ? '' : belgian.slice(11, 16) };
};

const inNamedZone = (wall: string, zone: string): Temporal.Instant | null => {
  if (zone === '' || zone === BELGIAN_TIME_ZONE) return null;
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();
  } catch {
    return null;
  }
};

/** How references of bookings that were made here end in a file. */
export const OWN_REFERENCE = '@verblijfsloket';

/** Bookings as a calendar. Names are in it, telephone numbers and remarks are not. `titleOf` names what somebody comes for. */
export const writeCalendar = (
  bookings: readonly StoredAppointment[],
  titleOf: (booking: StoredAppointment) => string,
): string => {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//Verblijfsloket//NL');
  calendar.addPropertyWithValue('version', '2.0');
  for (const booking of bookings) {
    const event = new ICAL.Component('vevent');
    event.addPropertyWithValue(
      'uid',
      booking.externalReference?.replace(/^ical:/, '') ?? `${booking.appointmentId}${OWN_REFERENCE}`,
    );
    event.addPropertyWithValue('dtstamp', utc(Temporal.Instant.from(booking.updatedAt)));
    const start = Temporal.PlainDateTime.from(`${booking.date}T${booking.time}`).toZonedDateTime(BELGIAN_TIME_ZONE);
    event.addPropertyWithValue('dtstart', utc(start.toInstant()));
    event.addPropertyWithValue('dtend', utc(start.add({ minutes: booking.minutes }).toInstant()));
    event.addPropertyWithValue('summary', [titleOf(booking), booking.name].filter((part) => part !== '').join(': '));
    event.addPropertyWithValue('location', booking.desk);
    event.addPropertyWithValue('status', booking.state === 'CANCELLED' ? 'CANCELLED' : 'CONFIRMED');
    event.addPropertyWithValue('sequence', booking.version);
    calendar.addSubcomponent(event);
  }
  return `${calendar.toString()}\r\n`;
};

const utc = (instant: Temporal.Instant): ICAL.Time =>
  ICAL.Time.fromDateTimeString(instant.round('second').toString().replace(/\.\d+/, ''));
