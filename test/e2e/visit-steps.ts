/** What every test of a visit does by keys: cards in and out of the reader, the key of a step, the way to the visit of a case. */
import type { Page } from 'playwright';
import { afterEach } from 'vitest';
import { type BelgianCard, type InsertedCard, insertCard } from '../virtual-card/index.ts';
import { cardIsOut } from './counter-day.ts';

/** A step does not listen to its key in its first 400 ms; a person takes longer to read it. */
const GUARD_MS = 500;

export interface VisitSteps {
  /** Cards that lie in the reader; what a test leaves there is taken out after it. */
  readonly inserted: Set<InsertedCard>;
  put(card: BelgianCard): Promise<InsertedCard>;
  /** Takes a card out and waits until the desk saw it. */
  pull(card: InsertedCard): Promise<void>;
  accept(key?: string): Promise<void>;
  /** Waits until this step is the one that is due. */
  now(title: string): Promise<void>;
  /** Opens the visit of a case from wherever the desk stands. */
  toVisit(caseNumber: string): Promise<void>;
}

/** The steps on the page as it is at that moment: after a power cut it is another one. To be called once per test file. */
export const visitSteps = (page: () => Page): VisitSteps => {
  const inserted = new Set<InsertedCard>();
  afterEach(async () => {
    for (const handle of inserted) await handle.remove();
    inserted.clear();
  });
  return {
    inserted,
    put: async (card) => {
      const handle = await insertCard(card);
      inserted.add(handle);
      return handle;
    },
    pull: async (handle) => {
      inserted.delete(handle);
      await handle.remove();
      await cardIsOut(page());
    },
    accept: async (key = 'F4') => {
      await page().waitForTimeout(GUARD_MS);
      await page().keyboard.press(key);
    },
    now: (title) => page().locator('.acc--now').getByRole('heading', { level: 2, name: title, exact: true }).waitFor(),
    toVisit: async (caseNumber) => {
      await page().keyboard.press('F3');
      await page().keyboard.press('Control+a');
      await page().keyboard.type(caseNumber);
      await page().keyboard.press('Enter');
      await page()
        .getByRole('heading', { level: 1, name: /^Afhalen/ })
        .waitFor();
    },
  };
};
