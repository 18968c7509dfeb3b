import { Temporal } from 'temporal-polyfill';

/** The time zone of every calendar date in the application. */
export const BELGIAN_TIME_ZONE = 'Europe/Brussels';

/** Where "now" comes from. Passed in everywhere, so that a test decides what day it is. */
export interface Clock {
  now(): Temporal.Instant;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** Instant as stored: UTC, milliseconds, always the same length, so that text order is time order. */
export const storedInstant = (instant: Temporal.Instant): string =>
  instant.toString({ fractionalSecondDigits: 3, smallestUnit: 'millisecond' });

/** The instant behind stored text. */
export const instantOf = (stored: string): Temporal.Instant => Temporal.Instant.from(stored);

const HOUR_MS = 3_600_000;
let lastHour = { hour: Number.NaN, date: '' };

/** Calendar date in Belgium of an instant, `YYYY-MM-DD`. The clocks of Belgium differ by whole hours from UTC, so it changes with an hour of UTC. */
export function belgianDate(instant: Temporal.Instant): string {
  const hour = Math.floor(instant.epochMilliseconds / HOUR_MS);
  if (hour !== lastHour.hour)
    lastHour = { hour, date: instant.toZonedDateTimeISO(BELGIAN_TIME_ZONE).toPlainDate().toString() };
  return lastHour.date;
}

/** Wall-clock time in Belgium of an instant, `YYYY-MM-DDTHH:mm:ss`. */
export const belgianDateTime = (instant: Temporal.Instant): string =>
  instant.toZonedDateTimeISO(BELGIAN_TIME_ZONE).toPlainDateTime().toString({ smallestUnit: 'second' });
