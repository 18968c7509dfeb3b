import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** Gives the focus back to where it was in the window before the desk was locked. */
export const useFocusAfterLock = (app: RefObject<HTMLElement | null>, isLocked: boolean): void => {
  const last = useRef<HTMLElement | null>(null);
  const wasLocked = useRef(false);
  useEffect(() => {
    const root = app.current;
    if (root === null) return;
    const follow = (event: FocusEvent): void => {
      if (event.target instanceof HTMLElement) last.current = event.target;
    };
    root.addEventListener('focusin', follow);
    return () => root.removeEventListener('focusin', follow);
  }, [app]);
  useLayoutEffect(() => {
    if (wasLocked.current && !isLocked) standIn(last.current)?.focus();
    wasLocked.current = isLocked;
  }, [isLocked]);
};

/** The element, or the one that took its name when the page was drawn anew behind the lock. */
const standIn = (element: HTMLElement | null): HTMLElement | null =>
  element === null || element.isConnected ? element : document.getElementById(element.id);
