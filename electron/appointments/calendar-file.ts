/** The diary as an iCalendar file (RFC 5545): reading what another system sent, writing our own days. */
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { BELGIAN_TIME_ZONE } from '../storage/index.ts';
import { instantIn, timeIn } from './calendar-time.ts';
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
  readonly isCancelled: boolean;
  readonly problem: 'wholeDay' | 'repeats' | 'noStart' | 'noDate' | 'unreadable' | null;
}

const UNREADABLE: CalendarEvent = {
  reference: '',
  date: '',
  time: '',
  minutes: 0,
  title: '',
  category: '',
  location: '',
  isCancelled: false,
  problem: 'unreadable',
};

/**
 * The events of a file; null when it is no iCalendar file or one that was cut off. Never throws. Each event is read by itself, so
 * that a wrong line spoils one appointment and not the day. What a file says of time zones is not followed: its rules may have no
 * end; a zone is known by its name.
 */
export const readCalendar = (text: string): readonly CalendarEvent[] | null => {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text) || !/\sEND:VCALENDAR\s*$/i.test(text)) return null;
  const isCancelled = /^METHOD:CANCEL\s*$/im.test(text);
  const [, ...blocks] = text.split(/^BEGIN:VEVENT[^\S\n]*$/im);
  return blocks.map((block) => {
    const event = readEvent(block.split(/^END:VEVENT[^\S\n]*$/im)[0] ?? '');
    return isCancelled ? { ...event, isCancelled } : event;
  });
};

const readEvent = (block: string): CalendarEvent => {
  try {
    return eventOf(new ICAL.Component(ICAL.parse(`BEGIN:VEVENT\r\n${block.trim()}\r\nEND:VEVENT`) as unknown[]));
  } catch {
    return { ...UNREADABLE, title: /^SUMMARY[^:\r\n]*:(.{0,80})/im.exec(block)?.[1]?.trim() ?? '' };
  }
};

const eventOf = (component: ICAL.Component): CalendarEvent => {
  const text = (name: string): string => String(component.getFirstPropertyValue(name) ?? '').trim();
  // One day of a row that repeats has the reference of the row, and the day that it stands for.
  const stands = rawOf(component, 'recurrence-id').value;
  const known = {
    reference: stands === '' ? text('uid') : `${text('uid')}/${stands}`,
    title: text('summary'),
    category: text('categories'),
    location: text('location'),
    isCancelled: text('status').toUpperCase() === 'CANCELLED',
  };
  const without = { ...known, date: '', time: '', minutes: 0 };
  const start = rawOf(component, 'dtstart');
  if (start.value === '') return { ...without, problem: 'noStart' };
  const at = timeIn(start.value, start.zone);
  if (at === null) return { ...without, problem: 'noDate' };
  const date = at.toPlainDate().toString();
  if (!start.value.includes('T')) return { ...without, date, problem: 'wholeDay' };
  return {
    ...known,
    date,
    time: at.toPlainTime().toString().slice(0, 5),
    minutes: minutesOf(component, instantIn(start.value, start.zone)),
    problem: component.hasProperty('rrule') || component.hasProperty('rdate') ? 'repeats' : null,
  };
};

/** A time as it stands in the file, written in full, and the name of its zone. */
const rawOf = (component: ICAL.Component, name: string): { readonly value: string; readonly zone: string } => {
  const property = component.getFirstProperty(name);
  const [, parameters, , value] = property === null ? [] : property.toJSON();
  return {
    value: typeof value === 'string' ? value : '',
    zone: typeof parameters?.tzid === 'string' ? parameters.tzid : '',
  };
};

/** Minutes that an event lasts; 0 where the file does not say, or says something that cannot be. */
const minutesOf = (component: ICAL.Component, start: Temporal.Instant | null): number => {
  const end = rawOf(component, 'dtend');
  const until = instantIn(end.value, end.zone);
  if (start === null) return 0;
  if (until !== null) return Math.max(0, Math.round(start.until(until).total('minutes')));
  try {
    const lasts = Temporal.Duration.from(rawOf(component, 'duration').value);
    return Math.max(0, Math.round(lasts.total({ unit: 'minutes', relativeTo: '2026-01-01T00:00' })));
  } catch {
    return 0;
  }
};

/** How references of bookings that were made here end in a file. */
export const OWN_REFERENCE = '@verblijfsloket';

/** The reference in a file: that of the calendar it came from, else our own. */
const referenceOf = ({ externalReference, appointmentId }: StoredAppointment): string =>
  externalReference?.startsWith('ical:') === true
    ? externalReference.slice('ical:'.length)
    : `${appointmentId}${OWN_REFERENCE}`;

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
    event.addPropertyWithValue('uid', referenceOf(booking));
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
