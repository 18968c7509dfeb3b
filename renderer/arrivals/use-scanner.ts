import { useEffect, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { NO_BURST, scannedBy, withKey } from './scanner-burst.ts';

/** Where a scanner fills a field of its own, or nothing of the page is to be reached. */
const OWN = '[role=dialog], [data-scanned]';

/**
 * Hears a barcode scanner wherever the focus is, the field for numbers excepted, which is filled by it like by a keyboard. What
 * the scanner typed into another field meanwhile is taken out again, and its Enter presses nothing.
 */
export const useScanner = (field: { readonly current: HTMLInputElement | null }, onScan: (text: string) => void) => {
  const scan = useRef(onScan);
  useLayoutEffect(() => {
    scan.current = onScan;
  });
  useEffect(() => {
    let burst = NO_BURST;
    let before: { readonly input: HTMLInputElement; readonly text: string } | null = null;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const { target } = event;
      if (target === field.current || (target instanceof Element && target.closest(OWN) !== null)) return;
      if (event.key === 'Enter') {
        const scanned = scannedBy(burst, event.timeStamp);
        burst = NO_BURST;
        if (scanned === null) return;
        event.preventDefault();
        event.stopPropagation();
        // What is done with the number must see the page as it was before the scanner typed into it.
        const { input, text } = before ?? {};
        if (input !== undefined) flushSync(() => putBack(input, text ?? ''));
        scan.current(scanned);
      } else if (event.key.length === 1) {
        const more = withKey(burst, event.key, event.timeStamp);
        if (more.text.length === 1) {
          before = target instanceof HTMLInputElement ? { input: target, text: target.value } : null;
        }
        burst = more;
      } else if (event.key !== 'Shift') {
        // A hand went to another field or put something right; a scanner does not.
        burst = NO_BURST;
      }
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [field]);
};

/** Gives a field its text of before, as if it had been typed, so that the page hears of it. */
const putBack = (input: HTMLInputElement, text: string): void => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
};
