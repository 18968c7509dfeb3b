/**
 * A barcode scanner types like a keyboard, only faster than anybody: a burst of characters that ends with Enter. Pure, so that
 * a press is judged by what was pressed before it.
 */

/** Keys of a burst so far, and when the first and the last of them came, in milliseconds of the page. */
export interface Burst {
  readonly text: string;
  readonly began: number;
  readonly last: number;
}
export const NO_BURST: Burst = { text: '', began: 0, last: 0 };

/** A card number has 9 characters and more; what is shorter was typed by hand. */
const SHORTEST = 8;
/** Longer than this nobody waits within a burst, not even a scanner over a slow cable. */
const GAP_MS = 120;
/** Milliseconds per character: 20 characters in a second, which no hand types. */
const PER_CHARACTER_MS = 50;

/** The burst with this character added, or a new one where the one before was too long ago. */
export const withKey = (burst: Burst, character: string, now: number): Burst =>
  burst.text === '' || now - burst.last > GAP_MS
    ? { text: character, began: now, last: now }
    : { ...burst, text: burst.text + character, last: now };

/** What was scanned when Enter came now; null for what a hand can have typed. */
export const scannedBy = (burst: Burst, now: number): string | null => {
  const { text, began, last } = burst;
  if (text.length < SHORTEST || now - last > GAP_MS) return null;
  return last - began <= PER_CHARACTER_MS * (text.length - 1) ? text : null;
};
