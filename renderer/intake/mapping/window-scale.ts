import { Temporal } from 'temporal-polyfill';

/** Where things lie on the bar of a window, in parts of its width from 0 to 1. */
export interface WindowScale {
  readonly opens: number;
  readonly closes: number;
  readonly today: number;
}

/** Share of the bar that the window itself takes; the rest is the time around it. */
const WINDOW_SHARE = 0.4;

/**
 * Lays a window and today on a bar. The window keeps a fixed share at the right, so that short windows stay readable;
 * today before it or after it moves along and never leaves the bar. Null when a border is not known.
 */
export const windowScale = (opens: string | null, closes: string | null, today: string): WindowScale | null => {
  if (opens === null || closes === null) return null;
  const length = daysBetween(opens, closes);
  const passed = daysBetween(opens, today);
  if (length === null || passed === null || length <= 0) return null;
  const isAfter = passed > length;
  const from = isAfter ? 0.15 : 1 - WINDOW_SHARE;
  const at = from + (passed / length) * WINDOW_SHARE;
  return { opens: from, closes: from + WINDOW_SHARE, today: Math.min(0.98, Math.max(0.02, at)) };
};

const daysBetween = (from: string, to: string): number | null => {
  try {
    return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).total('days');
  } catch {
    return null;
  }
};
