/** Milliseconds after a move in which a page that draws late, or draws its heading anew, still gets the focus on it. */
const WAITS_MS = 2_000;

/**
 * Puts the focus on the heading of a newly opened page, as soon as it is there. Anything that the officer does
 * meanwhile (a key in a field, a click) wins. Returns the function that gives up.
 */
export const focusPageHeading = (work: HTMLElement): (() => void) => {
  let expected: Element | null = document.activeElement;
  const stop = (): void => {
    observer.disconnect();
    clearTimeout(timer);
  };
  const attempt = (): void => {
    const now = document.activeElement;
    if (now !== expected && now !== document.body) {
      stop();
      return;
    }
    const heading = work.querySelector<HTMLElement>('h1[data-page-heading]');
    if (heading === null || heading === now) return;
    heading.focus({ preventScroll: true });
    expected = heading;
  };
  const observer = new MutationObserver(attempt);
  const timer = setTimeout(stop, WAITS_MS);
  observer.observe(work, { childList: true, subtree: true });
  attempt();
  return stop;
};
