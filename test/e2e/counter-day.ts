/**
 * A day at the counter in steps, by keys alone: the desk is set up, an application is taken from the card in the
 * reader, paid, ordered, the new card arrives, the old one is taken in, the new one handed over, the old one destroyed.
 * Played by the end-to-end test and by the demonstration.
 */
import type { Page } from 'playwright';
import type { InsertedCard } from '../virtual-card/index.ts';
import { answerRow, choose, fill, press } from './keyboard.ts';

/** What the day needs from outside. */
export interface DayProps {
  readonly page: Page;
  /** Lays a named card in the reader of the desk. */
  readonly insert: (name: 'oldB' | 'newB') => Promise<InsertedCard>;
  /** Called on each screen once it is as staff see it. */
  readonly onScreen?: (name: string) => Promise<unknown>;
}

/** What came of the day. */
export interface DayOutcome {
  readonly caseNumber: string;
}

const PASSWORD = 'een lange zin voor els';

/** First start: municipality, name of the desk, first member of staff. */
export const setUpDesk = async (page: Page, municipality: RegExp = /Brugge/): Promise<void> => {
  await page.getByRole('radiogroup', { name: 'Gemeente' }).waitFor();
  await choose(page, 'Gemeente', municipality);
  await fill(page, 'Naam van dit loket', 'Loket 3');
  await fill(page, 'Naam', 'Els Proefmans');
  await fill(page, 'Wachtwoord', PASSWORD);
  await fill(page, 'Wachtwoord, nog eens', PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
};

/** Signs in after a restart. */
export const signIn = async (page: Page): Promise<void> => {
  await page.getByLabel('Wachtwoord').waitFor();
  await fill(page, 'Wachtwoord', PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
};

/** From the card in the reader to an application in which nothing is open but the payment. */
export const fillApplication = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /Aanvraag starten/ }).waitFor();
  // An offer that has just appeared does not listen to keys yet.
  await page.waitForTimeout(500);
  await page.keyboard.press('F4');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await choose(page, 'Reden', 'Vernieuwing');
  await choose(page, 'Kaarttype', /^B\b/);
  for (const row of await page.locator('#step-documents .check-row').all()) await answerRow(page, row, 'j');
  await choose(page, 'Foto', 'Meegebracht');
  await fill(page, 'Genomen op', '02112026');
  for (const row of await page.locator('#step-photo .check-row').all()) await answerRow(page, row, 'g');
  await choose(page, 'Resultaat', 'Genomen');
  await choose(page, 'Handtekening', 'Genomen');
};

/** Pays by Bancontact with the reference of the terminal and finishes; gives the case number. */
export const payAndFinish = async (page: Page): Promise<string> => {
  await choose(page, 'Betaalwijze', 'Bancontact');
  await fill(page, /Referentie/, '00481516');
  await page.keyboard.press('Control+Enter');
  const heading = page.getByRole('heading', { level: 1, name: /\d{4}-\d{5}/ });
  await heading.waitFor();
  return /\d{4}-\d{5}/.exec(await heading.innerText())?.[0] ?? '';
};

/** From the finished application to a card that can be collected: accepted, arrived in the safe, codes sent. */
export const orderToReady = async (page: Page, newCardNumber: string): Promise<void> => {
  await press(page, 'Dossier openen');
  await page.getByRole('heading', { level: 1, name: /^Dossier/ }).waitFor();
  await fill(page, /Referentie van Belpic/, 'BP-2026-0007');
  await press(page, 'Aanvaard door Rijksregister');
  await page.getByText('In productie', { exact: true }).first().waitFor();
  await fill(page, 'Nummer van de nieuwe kaart', newCardNumber);
  await fill(page, 'Waar ligt ze', 'vak C7');
  await page.keyboard.press('Enter');
  await page.getByText('Kaart hier', { exact: true }).first().waitFor();
  await press(page, 'Codes verstuurd');
  await page.getByText('Af te halen', { exact: true }).first().waitFor();
};

/** Waits for a verdict and accepts it with F4, which does not listen in its first moments. */
const accept = async (page: Page, verdict: string): Promise<void> => {
  await page.getByText(verdict, { exact: true }).waitFor();
  await page.waitForTimeout(500);
  await page.keyboard.press('F4');
};
