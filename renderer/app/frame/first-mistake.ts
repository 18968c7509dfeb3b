import { useEffect } from 'react';

/** An answer of main may take this long; after it nobody expects the focus to move any more. */
const WAITING_MS = 3000;
const WRONG = '[aria-invalid="true"]';
const TAKES_FOCUS = 'input, select, textarea, button, [tabindex="0"]';

/**
 * A form that was sent in vain gives the focus to its first wrong field, in every dialog and on every page: the clerk types on
 * where something is missing. Whoever goes elsewhere meanwhile keeps the focus there.
 */
export const useFirstMistake = (): void => {
  useEffect(() => {
    let stop = (): void => undefined;
    const onSubmit = ({ target }: SubmitEvent): void => {
      stop();
      if (target instanceof HTMLFormElement) stop = watch(target);
    };
    document.addEventListener('submit', onSubmit);
    return () => {
      stop();
      document.removeEventListener('submit', onSubmit);
    };
  }, []);
};

/** Looks at the form until a field of it is wrong, somebody goes elsewhere, or the time is over; gives what ends it at once. */
function watch(form: HTMLFormElement): () => void {
  const from = document.activeElement;
  const look = (): void => {
    const isElsewhere = document.activeElement !== from && document.activeElement !== document.body;
    const wrong = form.querySelector<HTMLElement>(WRONG);
    if (wrong === null && !isElsewhere && form.isConnected) return;
    end();
    if (wrong !== null && !isElsewhere) fieldOf(wrong)?.focus();
  };
  const observer = new MutationObserver(look);
  observer.observe(form, { subtree: true, childList: true, attributeFilter: ['aria-invalid'] });
  // What was wrong before this try still is; what this try finds is drawn after it.
  const frame = requestAnimationFrame(look);
  const timer = setTimeout(() => end(), WAITING_MS);
  const end = (): void => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return end;
}

/** The field itself, or within a group of choices the one that Tab would reach. */
const fieldOf = (wrong: HTMLElement): HTMLElement | null =>
  wrong.matches(TAKES_FOCUS) ? wrong : wrong.querySelector<HTMLElement>(TAKES_FOCUS);
