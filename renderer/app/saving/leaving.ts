import type { VerblijfsloketBridge } from '../../../electron/ipc/contract.ts';

/**
 * Saves at every moment after which saving could be too late: the window loses the focus or closes, the desk locks
 * (before the frame locks it, so that the save still finds somebody signed in), somebody signs in again.
 * Returns the function that ends it.
 */
export const flushWhenLeaving = (flush: () => void, subscribe: VerblijfsloketBridge['subscribe']): (() => void) => {
  const beforeLock = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'l') flush();
  };
  window.addEventListener('blur', flush);
  window.addEventListener('pagehide', flush);
  window.addEventListener('keydown', beforeLock, { capture: true });
  const end = subscribe('session.changed', (session) => (session.kind === 'signedIn' ? flush() : undefined));
  return () => {
    window.removeEventListener('blur', flush);
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('keydown', beforeLock, { capture: true });
    end();
  };
};
