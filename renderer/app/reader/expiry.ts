import { Temporal } from 'temporal-polyfill';

/** Whole days from today until a card's last day; negative when it has passed. Null when a date cannot be read. */
export const daysUntil = (last: string | null, today: string): number | null => {
  if (last === null) return null;
  try {
    return Temporal.PlainDate.from(today).until(Temporal.PlainDate.from(last), { largestUnit: 'days' }).days;
  } catch {
    return null;
  }
};

/** Days before the end at which the screen draws attention to it. What may be done then is for the rules. */
export const SOON_DAYS = 183;
