import { expect, test } from 'vitest';
import { NO_BURST, scannedBy, withKey } from '../../../../renderer/arrivals/scanner-burst.ts';

/** What was heard when these characters came with so many milliseconds between them, and Enter as long after the last. */
const heard = (text: string, gap: number, begun = NO_BURST, from = 1000): string | null => {
  let [burst, now] = [begun, from];
  for (const character of text) {
    burst = withKey(burst, character, now);
    now += gap;
  }
  return scannedBy(burst, now);
};

test('a scanner is heard, fast or over a slow cable', () => {
  expect(heard('B123456711', 2)).toBe('B123456711');
  expect(heard('B123456711', 40)).toBe('B123456711');
});

test('what a hand types is none: neither a whole number nor a short word that is held', () => {
  expect(heard('B123456711', 90)).toBeNull();
  expect(heard('vak C7', 5)).toBeNull();
  expect(heard('', 5)).toBeNull();
});

test('a number typed by hand just before does not become part of what is scanned', () => {
  const typed = withKey(withKey(NO_BURST, '1', 0), '2', 200);
  expect(heard('B123456711', 3, typed, 400)).toBe('B123456711');
});

test('an Enter that comes by itself long after a burst is not that of the scanner', () => {
  let burst = NO_BURST;
  for (const [at, character] of [...'B123456711'].entries()) burst = withKey(burst, character, at);
  expect(scannedBy(burst, 2000)).toBeNull();
});
