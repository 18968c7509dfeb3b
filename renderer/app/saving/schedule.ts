/** Runs something later and gives back the function that calls it off. Passed in, so that a test holds the time. */
export type Schedule = (milliseconds: number, run: () => void) => () => void;

/** The schedule of the page itself. */
export const pageSchedule: Schedule = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};
