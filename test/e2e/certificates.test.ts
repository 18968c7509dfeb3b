/** A visit for certificates alone, by keys from the card in the reader: done in Belpic, read back, proven, paid, printed. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimReaders } from '../real-parts/index.ts';
import { insertCard, makeCard, testTrustAnchors } from '../virtual-card/index.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { setUpDesk, typePin } from './counter-day.ts';

let letNextIn: () => void;
let application: Application;
let page: Page;

/** A step does not listen to its key in its first 400 ms; a person takes longer to read it. */
const GUARD_MS = 500;
const press = async (key: string): Promise<void> => {
  await page.waitForTimeout(GUARD_MS);
  await page.keyboard.press(key);
};
const now = (title: string) => page.locator('.acc--now').getByRole('heading', { level: 2, name: title, exact: true });

beforeAll(async () => {
  letNextIn = await claimReaders();
  application = await launch({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } });
  ({ page } = application);
  await setUpDesk(page);
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
  letNextIn();
});

it('gives the signature to somebody who has turned 18', async () => {
  const before = await insertCard(await makeCard({ profile: 'minor15', age: 18 }));
  await page.getByRole('button', { name: /^Certificaten/ }).waitFor();
  await page.keyboard.press('Alt+e');
  await now('Aanvrager').waitFor();
  await page.getByText('niet op de kaart', { exact: true }).first().waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await press('F4');
  await now('Wat gebeurt er').waitFor();
  await page.getByRole('radio', { name: /^Handtekening aanzetten/, checked: true }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, 'certificates-work');
  await press('F4');
  await now('In Belpic').waitFor();
  await press('F4');
  await now('PIN en bewijs').waitFor();
  // Belpic did nothing yet: the card, read again, still lacks it.
  await page.getByText('De handtekening staat nog niet op de kaart').waitFor();
  await before.remove();
  await page.getByText(/^Leg kaart .* weer in de lezer/).waitFor();
  const after = await insertCard(
    await makeCard({ profile: 'minor15', age: 18, certificates: { authentication: true, signature: true } }),
  );
  await page.getByText('De handtekening staat nog niet op de kaart').waitFor({ state: 'detached' });
  await typePin(page, '1234');
  await page.getByText('PIN juist.').first().waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, 'certificates-proof');
  await press('F4');
  await now('Betalen en afronden').waitFor();
  await takeScreenshots(application, 'certificates-finish');
  await press('Control+Enter');
  await page.getByText('Certificaten in orde', { exact: true }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press('Control+p');
  await page.getByText('Bewijs gemaakt.').waitFor();
  await press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
  await after.remove();
  // It is a case of its own, closed, with what was done in its history.
  await page.keyboard.press('F3');
  await page.keyboard.type('specimen');
  const row = page.getByRole('row', { name: /Certificaten activeren/ }).first();
  await row.waitFor();
  await row.focus();
  await page.keyboard.press('Enter');
  await page
    .getByText(/^Handtekening aangezet op kaart/)
    .first()
    .waitFor();
  expect(await page.getByText('Afgewerkt', { exact: true }).count()).toBeGreaterThan(0);
  await page.keyboard.press('Control+1');
  await page.keyboard.press('F3');
  await page.keyboard.press('Escape');
});

it('gives no signature to a minor, and says from when', async () => {
  const card = await insertCard(await makeCard({ profile: 'minor15' }));
  await page.getByRole('button', { name: /^Certificaten/ }).waitFor();
  await page.keyboard.press('Alt+e');
  await now('Aanvrager').waitFor();
  await press('F4');
  await now('Wat gebeurt er').waitFor();
  await page.getByRole('radio', { name: /^Handtekening aanzetten/ }).focus();
  await page.keyboard.press('Space');
  await page.getByText('Kan vanaf 18 jaar.').waitFor();
  await page.getByText('Dit kan niet met deze kaart. Kies iets anders.').waitFor();
  await press('F4');
  await now('Wat gebeurt er').waitFor();
  await card.remove();
});
