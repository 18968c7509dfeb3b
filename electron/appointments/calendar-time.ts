/** A moment in a calendar file, in Belgian time: UTC, with a zone by its name, or without one. */
import { Temporal } from 'temporal-polyfill';
import { BELGIAN_TIME_ZONE } from '../storage/index.ts';

/** Names that office systems give to zones near Belgium. */
const OFFICE_ZONES: Readonly<Record<string, string>> = {
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Africa/Abidjan',
  'gtb standard time': 'Europe/Bucharest',
  'fle standard time': 'Europe/Helsinki',
  'turkey standard time': 'Europe/Istanbul',
};

/** `/citadel.org/20260101_1/Europe/Brussels` and its like end with the name of the zone. */
const zoneNamed = (name: string): string =>
  OFFICE_ZONES[name.toLowerCase()] ?? /[A-Z][A-Za-z_]+\/[A-Z][A-Za-z_]+$/.exec(name)?.[0] ?? name;

/** The instant of a time in full (`2026-11-10T09:30:00`, a `Z` behind it for UTC); null when it is no time, or a day that does not exist. */
export const instantIn = (value: string, zone: string): Temporal.Instant | null => {
  const wall = plainIn(value);
  if (wall === null) return null;
  if (value.endsWith('Z')) return wall.toZonedDateTime('UTC').toInstant();
  try {
    return wall.toZonedDateTime(zone === '' ? BELGIAN_TIME_ZONE : zoneNamed(zone)).toInstant();
  } catch {
    // A zone that only the sender knows is the time of the house.
    return wall.toZonedDateTime(BELGIAN_TIME_ZONE).toInstant();
  }
};

/** The same as wall-clock time in Belgium; of a whole day its midnight. */
export const timeIn = (value: string, zone: string): Temporal.PlainDateTime | null =>
  value.includes('T')
    ? (instantIn(value, zone)?.toZonedDateTimeISO(BELGIAN_TIME_ZONE).toPlainDateTime() ?? null)
    : plainIn(value);

const plainIn = (value: string): Temporal.PlainDateTime | null => {
  if (!/^20\d\d-/.test(value)) return null;
  try {
    return Temporal.PlainDateTime.from(value.replace(/Z$/, ''), { overflow: 'reject' });
  } catch {
    return null;
  }
};
