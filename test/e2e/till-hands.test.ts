/** One till and two people, by keys alone: a family pays, the till changes hands, a fee is waived, money goes back after the closing. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { PASSWORD, setUpDesk } from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';
import { callOf, owingCase } from './owing-case.ts';

const OFFICER = 'een zin die jan onthoudt';
let application: Application;
let page: Page;
beforeAll(async () => {
  application = await launch({ installation: { trainingMode: true } });
  ({ page } = application);
  await setUpDesk(page);
  await callOf(page, 'staff.add', { name: 'Jan Voorbeeld', role: 'OFFICER', password: OFFICER });
  for (const surname of ['FICTIEF', 'FICTIEF-TWEE', 'PROEF']) await owingCase(page, surname);
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
});

const said = (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor();
const till = async (): Promise<void> => {
  await page.keyboard.press('Control+5');
  await page.getByRole('heading', { level: 1, name: 'Kassa L3' }).waitFor();
};
const count = async (pieces: Readonly<Record<string, number>>): Promise<void> => {
  for (const [value, number] of Object.entries(pieces)) await fill(page, `Aantal ${value}`, String(number));
};
const owes = async (name: RegExp): Promise<void> => {
  await reach(page, page.getByRole('checkbox', { name }));
  await page.keyboard.press('Space');
};
const dialogIsGone = () => page.getByRole('dialog').waitFor({ state: 'detached' });
/** A second person agrees with the own password. */
const agree = async (): Promise<void> => {
  await reach(page, page.getByLabel('Tweede persoon', { exact: true }));
  await page.keyboard.press('ArrowDown');
  await fill(page, 'Wachtwoord van de tweede persoon', PASSWORD);
};

describe('a till that changes hands', () => {
  it('takes the money of a family on one receipt, in cash, and says what is too little and what cannot be given back', async () => {
    await till();
    await page.keyboard.press('Alt+b');
    await owes(/FICTIEF Bram/);
    await owes(/FICTIEF-TWEE Bram/);
    await said(/€\s42,60/);
    await choose(page, 'Hoe', 'Cash');
    await fill(page, 'Gekregen', '40');
    await page.keyboard.press('Enter');
    await page
      .getByRole('dialog')
      .getByText(/te weinig|niet genoeg|minstens/i)
      .first()
      .waitFor();
    await fill(page, 'Gekregen', '100');
    await said('Volgens de kassa is er niet genoeg wisselgeld.');
    await takeScreenshots(application, 'till-family');
    expect(await accessibilityViolations(page)).toEqual([]);
    await fill(page, 'Gekregen', '42,60');
    await page.keyboard.press('Enter');
    await said(/Bon \d{4}-L3-00001: €\s42,60 ontvangen/);
  });

  it('leaves nothing of the former officer on the desk after a sign-out', async () => {
    await page.keyboard.press('F2');
    await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
    await fill(page, 'Naam', 'VERTROUWELIJK');
    await page
      .getByText(/automatisch bewaard|bewaard om/)
      .first()
      .waitFor();
    await page.keyboard.press('Control+6');
    await page.getByRole('heading', { level: 1, name: 'Instellingen' }).waitFor();
    await press(page, 'Aangemeld');
    await press(page, 'Afmelden');
    await page.getByRole('heading', { name: 'Wie zit aan dit loket?' }).waitFor();
    await choose(page, 'Medewerker', 'Jan Voorbeeld');
    await fill(page, 'Wachtwoord van Jan Voorbeeld', OFFICER);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
    expect(await page.getByText(/-L3-00001/).count()).toBe(0);
    expect(await page.evaluate(() => window.sessionStorage.getItem('openDraft'))).toBeNull();
    await page.keyboard.press('Control+2');
    await page.getByRole('heading', { level: 1, name: 'Nieuwe aanvraag' }).waitFor();
  });

  it('is taken over with a count before another officer takes money', async () => {
    await till();
    await page.keyboard.press('Alt+k');
    await choose(page, 'Kasbeweging', 'Uitgave');
    await fill(page, 'Bedrag in euro', '5');
    await fill(page, 'Reden', 'postzegels');
    await page.keyboard.press('Enter');
    await said('Deze kassa staat op naam van Els Proefmans.');
    await page.keyboard.press('Escape');
    await dialogIsGone();
    await count({ '€\u00a020': 2, '€\u00a02': 1, '€\u00a00,50': 1, '€\u00a00,10': 1 });
    await page.keyboard.press('Control+Enter');
    await said('Klopt');
    await takeScreenshots(application, 'till-take-over');
    await page.keyboard.press('Control+Enter');
    await said('De kassa staat nu op jouw naam.');
  });

  it('waives a fee with a second person, and books an expense that is taken back', async () => {
    await page.keyboard.press('Alt+b');
    await owes(/PROEF Bram/);
    await owes(/Kwijtschelden/);
    await fill(page, 'Reden', 'besluit van het college');
    await page.keyboard.press('Enter');
    await page.getByLabel('Tweede persoon', { exact: true }).waitFor();
    await agree();
    await takeScreenshots(application, 'till-waiver');
    await page.keyboard.press('Enter');
    await dialogIsGone();
    await said('Kwijtgescholden');
    await page.keyboard.press('Alt+k');
    await choose(page, 'Kasbeweging', 'Uitgave');
    await fill(page, 'Bedrag in euro', '5');
    await fill(page, 'Reden', 'postzegels');
    await page.keyboard.press('Enter');
    await dialogIsGone();
    await press(page, 'Terugdraaien');
    await fill(page, 'Reden', 'verkeerd bedrag');
    await page.keyboard.press('Enter');
    await dialogIsGone();
    await said('Teruggedraaid');
  });

  it('closes with a shortage above the limit only with a second person', async () => {
    await count({ '€\u00a010': 3 });
    await page.keyboard.press('Control+Enter');
    await said('Tekort');
    await fill(page, /^Verklaring/, 'briefje te veel teruggegeven');
    await fill(page, 'Blijft in de kassa', '30');
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('Tweede persoon', { exact: true }).waitFor();
    await agree();
    await takeScreenshots(application, 'till-shortage');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await said('Dag afgesloten: Z 1.');
  });

  it('gives money back after the closing, in a new session, the same way it came', async () => {
    await fill(page, 'Naam, bon, dossier of referentie', '00001');
    await page.keyboard.press('Alt+t');
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/€\s21,30/)
      .first()
      .waitFor();
    const [, second] = await dialog.getByLabel(/nog €\s21,30/).all();
    if (second === undefined) throw new Error('a family has two lines');
    await reach(page, second);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('0');
    await fill(page, 'Reden', 'dubbel betaald');
    await takeScreenshots(application, 'till-refund-after-closing');
    await page.keyboard.press('Enter');
    await said(/Bon \d{4}-L3-00003: €\s21,30 teruggegeven/);
    await page.getByRole('heading', { level: 2, name: 'Kas tellen' }).waitFor();
  });
});
