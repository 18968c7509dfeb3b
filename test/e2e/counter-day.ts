/**
 * A day at the counter in steps, by keys alone: the desk is set up, an application is taken from the card in the
 * reader, paid, ordered, the new card arrives, the old one is taken in, the new one handed over, the old one destroyed.
 * Played by the end-to-end test and by the demonstration.
 */
import type { Page } from 'playwright';
import type { InsertedCard } from '../virtual-card/index.ts';
import { answerRow, choose, fill, press, reach } from './keyboard.ts';

/** What the day needs from outside. */
export interface DayProps {
  readonly page: Page;
  /** Lays a named card in the reader of the desk. */
  readonly insert: (name: 'oldB' | 'newB') => Promise<InsertedCard>;
  /** Municipality to choose at first start; Brugge where nothing is said. */
  readonly municipality?: RegExp;
  /** More to do on the application page before it is paid. */
  readonly beforePaying?: () => Promise<void>;
  /** Called on each screen once it is as staff see it. */
  readonly onScreen?: (name: string) => Promise<unknown>;
}

/** What came of the day. */
export interface DayOutcome {
  readonly caseNumber: string;
  /** Keys that the officer pressed from the ready case to the finished one; the holder's PIN is not among them. */
  readonly handoverKeys: number;
}

export const PASSWORD = 'een lange zin voor els';
/** PIN that the virtual cards are made with. */
const PIN = '1234';
/** Numbers of the two cards of the same invented person. */
const NEW_CARD_NUMBER = 'B999006636';
const OLD_CARD_LAST_DIGITS = '65';
/** An offer or verdict does not listen to keys in its first 400 ms; a person takes longer to read it. */
const GUARD_MS = 500;

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
  await fill(page, /^Wachtwoord/, PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
};

/** From the card in the reader to an application in which nothing is open but the payment. */
export const fillApplication = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /Aanvraag starten/ }).waitFor();
  await page.waitForTimeout(GUARD_MS);
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
  // The price that is asked must be the one that the applicant was told.
  await page.getByText('Alles is ingevuld.').waitFor();
  await page.keyboard.press('Control+Enter');
  const heading = page.getByRole('heading', { level: 1, name: /\d{4}-\d{5}/ });
  await heading.waitFor();
  return /\d{4}-\d{5}/.exec(await heading.innerText())?.[0] ?? '';
};

/** From the finished application to a card that can be collected: accepted, arrived in the safe, codes sent. */
export const orderToReady = async (page: Page): Promise<void> => {
  await press(page, 'Dossier openen');
  await page.getByRole('heading', { level: 1, name: /^Dossier/ }).waitFor();
  await fill(page, 'Referentie van Belpic', 'BP-2026-0007');
  await page.keyboard.press('Enter');
  await page.getByText('In productie', { exact: true }).first().waitFor();
  await fill(page, 'Nummer van de nieuwe kaart', NEW_CARD_NUMBER);
  await fill(page, 'Waar ligt ze', 'vak C7');
  await page.keyboard.press('Enter');
  await page.getByText('Kaart hier', { exact: true }).first().waitFor();
  await press(page, 'Noteren');
  await page.getByText('Af te halen', { exact: true }).first().waitFor();
};

/** Waits for an offer or a verdict and accepts it with F4, which does not listen in its first moments. */
const accept = async (page: Page, text: string | RegExp): Promise<void> => {
  await page.getByText(text, { exact: true }).first().waitFor();
  await page.waitForTimeout(GUARD_MS);
  await page.keyboard.press('F4');
};

/** Types a PIN into the field that asks for it. */
export const typePin = async (page: Page, pin: string): Promise<void> => {
  await reach(page, page.getByLabel('PIN van de aanvrager'));
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
};

/** The old card that lies in the reader is judged and taken in, the letter is seen. */
export const takeOldCardIn = async (page: Page): Promise<void> => {
  await page.keyboard.press('F7');
  await page.getByRole('heading', { level: 1, name: /^Afhalen/ }).waitFor();
  await accept(page, 'Dit is de juiste kaart');
  await page.getByRole('button', { name: /^Persoon en brief gezien/ }).waitFor();
};

/** The letter with the codes lies on the desk. */
export const seeLetter = async (page: Page): Promise<void> => {
  await accept(page, /^Persoon en brief gezien/);
  await page.getByText('Neem ze uit en leg de nieuwe kaart in de lezer.', { exact: false }).waitFor();
};

/**
 * Waits until the desk saw that the card is out. The virtual reader is polled, so that two cards swapped within its
 * interval would count as one.
 */
export const cardIsOut = (page: Page): Promise<void> =>
  page
    .getByText(/kaart uitgenomen/i)
    .filter({ visible: true })
    .first()
    .waitFor();

/** The new card that lies in the reader is compared and confirmed, the fingerprints are compared. */
export const confirmNewCard = async (page: Page): Promise<void> => {
  await accept(page, 'Nieuwe kaart klopt');
  await page.getByRole('button', { name: 'Uitkomst noteren' }).waitFor();
};

/** What is done in the federal application, confirmed line by line. */
export const confirmFederalSteps = async (page: Page): Promise<void> => {
  for (const line of FEDERAL_LINES) {
    await page.locator('.federal .is-due').getByText(line, { exact: true }).waitFor();
    await page.waitForTimeout(GUARD_MS);
    await page.keyboard.press('F4');
  }
};
const FEDERAL_LINES = [
  'Zet de kaart aan in Belpic',
  'Zet de certificaten erop die de aanvrager kiest',
  'Toon de gegevens van de chip aan de aanvrager',
] as const;

/** Counts the keys pressed from now on; a modifier alone is no key. */
const countKeys = async (page: Page): Promise<() => Promise<number>> => {
  await page.evaluate(() => {
    const counted = window as unknown as { keysPressed: number };
    counted.keysPressed = 0;
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (!['Control', 'Alt', 'Shift', 'Meta'].includes(key)) counted.keysPressed += 1;
      },
      true,
    );
  });
  return () => page.evaluate(() => (window as unknown as { keysPressed: number }).keysPressed);
};

/** Everything of the day, from an empty desk to a destroyed old card. */
export const playCounterDay = async ({
  page,
  insert,
  municipality = /Brugge/,
  beforePaying = async () => undefined,
  onScreen = async () => undefined,
}: DayProps): Promise<DayOutcome> => {
  await page.getByRole('radiogroup', { name: 'Gemeente' }).waitFor();
  await onScreen('first-start');
  await setUpDesk(page, municipality);
  await onScreen('counter-empty');

  const old = await insert('oldB');
  await page.getByRole('button', { name: /^Aanvraag starten/ }).waitFor();
  await onScreen('counter-card-read');
  await fillApplication(page);
  await beforePaying();
  await onScreen('application');
  const caseNumber = await payAndFinish(page);
  await page.getByText('klaar', { exact: true }).nth(1).waitFor();
  await onScreen('application-finished');

  await orderToReady(page);
  await onScreen('case-ready');
  const keys = await countKeys(page);
  await page.keyboard.press('F7');
  await page.getByText('Dit is de juiste kaart', { exact: true }).waitFor();
  await onScreen('collection-old-card');
  await accept(page, 'Dit is de juiste kaart');
  await page.getByRole('button', { name: /^Persoon en brief gezien/ }).waitFor();
  await onScreen('collection-letter');
  await seeLetter(page);
  await old.remove();
  await cardIsOut(page);
  const fresh = await insert('newB');
  await page.getByText('Nieuwe kaart klopt', { exact: true }).waitFor();
  await onScreen('collection-new-card');
  await confirmNewCard(page);
  await onScreen('collection-fingerprints');
  await page.waitForTimeout(GUARD_MS);
  await page.keyboard.press('F4');
  await page.getByText('Zet de kaart aan in Belpic', { exact: true }).waitFor();
  await onScreen('collection-federal');
  await confirmFederalSteps(page);
  await page.getByText('3 van 3', { exact: true }).waitFor();
  await onScreen('collection-pin');
  const before = await keys();
  await typePin(page, PIN);
  const ofHolder = (await keys()) - before;
  await page.getByText('Alles is nagegaan', { exact: true }).waitFor();
  await onScreen('collection-evidence');
  await page.waitForTimeout(GUARD_MS);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Kaart overhandigd', { exact: true }).first().waitFor();
  await page.getByText('Ontvangstbewijs gemaakt.', { exact: true }).waitFor();
  await onScreen('collection-handed-over');
  await reach(page, page.getByLabel(/^Laatste 2 cijfers/));
  await page.keyboard.type(OLD_CARD_LAST_DIGITS);
  await page.keyboard.press('Enter');
  await page.getByText('Dossier afgewerkt', { exact: true }).waitFor();
  const handoverKeys = (await keys()) - ofHolder;
  await onScreen('collection-done');
  await fresh.remove();

  await page.keyboard.press('F3');
  await page.keyboard.type('voorbeeld');
  await page
    .getByRole('row', { name: /VOORBEELD/ })
    .first()
    .waitFor();
  await onScreen('search');
  return { caseNumber, handoverKeys };
};
