/** Times within a day, `HH:MM`, and the free ones at a desk. */
import type { Booking } from '../ipc/contract.ts';
import { addDays, type ClosingDay, isWorkingDay, type ServicePoint } from '../rules/index.ts';

/** Minutes after midnight. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** `HH:MM` of minutes after midnight. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

type Span = Pick<Booking, 'date' | 'time' | 'minutes' | 'desk'>;

/** Whether two bookings sit at one desk at the same moment. Touching ends do not. */
export const overlaps = (one: Span, other: Span): boolean =>
  one.date === other.date &&
  one.desk === other.desk &&
  minutesOf(one.time) < minutesOf(other.time) + other.minutes &&
  minutesOf(other.time) < minutesOf(one.time) + one.minutes;

interface Opening {
  readonly from: number;
  readonly to: number;
}

/** Where a profile gives no hours, nothing is offered before and after these. */
const USUAL: readonly Opening[] = [{ from: 8 * 60 + 30, to: 16 * 60 + 30 }];

/** When appointments are kept on a day at one of these places; null where no place gives hours for any day. */
export const openingOf = (points: readonly ServicePoint[], date: string): readonly Opening[] | null => {
  const hours = points.flatMap((point) => point.openingHours);
  if (hours.length === 0) return null;
  const weekday = weekdayOf(date);
  return hours
    .filter((hour) => hour.weekday === weekday && hour.byAppointment !== 'no')
    .map((hour) => ({ from: minutesOf(hour.from), to: minutesOf(hour.to) }));
};

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (date: string): number => {
  const day = new Date(`${date}T12:00:00Z`).getUTCDay();
  return day === 0 ? 7 : day;
};

const STEP = 5;
/** So many days ahead a free moment is looked for. */
export const LOOK_AHEAD_DAYS = 14;

/** The first moment at or after the asked one at which this desk is free and open, within two weeks; null when there is none. */
export const firstFree = (
  asked: Span,
  taken: readonly Span[],
  points: readonly ServicePoint[],
  closingDays: readonly ClosingDay[],
): { readonly date: string; readonly time: string } | null => {
  let date = asked.date;
  let earliest = minutesOf(asked.time);
  for (let day = 0; day <= LOOK_AHEAD_DAYS; day += 1) {
    if (isWorkingDay(date, closingDays)) {
      for (const { from, to } of openingOf(points, date) ?? USUAL) {
        for (let at = Math.max(from, Math.ceil(earliest / STEP) * STEP); at + asked.minutes <= to; at += STEP) {
          const slot = { ...asked, date, time: timeOf(at) };
          if (!taken.some((other) => overlaps(slot, other))) return { date, time: slot.time };
        }
      }
    }
    date = addDays(date, 1);
    earliest = 0;
  }
  return null;
};
