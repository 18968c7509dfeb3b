/** Milliseconds after a move in which a page that draws late still gets the focus on its heading. */
const WAITS_MS = 2_000;

/**
 * Puts the focus on the heading of a newly opened page, as soon as it is there. Anything that the officer does
 * meanwhile (a key in a field, a click) wins. Returns the function that gives up.
 */
export const focusPageHeading = (work: HTMLElement): (() => void) => {
  const before = document.activeElement;
  const stopped = { is: false };
  const stop = (): void => {
    stopped.is = true;
    observer.disconnect();
    clearTimeout(timer);
  };
  const attempt = (): void => {
    if (stopped.is) return;
    const heading = work.querySelector<HTMLElement>('h1[data-page-heading]');
    const now = document.activeElement;
    const hasMoved = now !== before && now !== document.body;
    if (hasMoved) stop();
    else if (heading !== null) {
      heading.focus({ preventScroll: true });
      stop();
    }
  };
  const observer = new MutationObserver(attempt);
  const timer = setTimeout(stop, WAITS_MS);
  observer.observe(work, { childList: true, subtree: true });
  attempt();
  return stop;
};
