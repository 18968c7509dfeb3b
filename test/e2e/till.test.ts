/**
 * A day at one till and two people, by keys alone: opened, loose receipts, split, refund, safe, a family in one payment, the
 * till changes hands, a fee is waived, a booking taken back, a shortage closed, money given back after the closing, books.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
const count = async (pieces: Readonly<Record<string, number>>): Promise<void> => {
  for (const [value, number] of Object.entries(pieces)) await fill(page, `Aantal ${value}`, String(number));
};
const looked = async (name: string): Promise<void> => {
  await takeScreenshots(application, name);
  expect(await accessibilityViolations(page)).toEqual([]);
};
const goToTill = async (): Promise<void> => {
  await page.keyboard.press('Control+5');
  await page.getByRole('heading', { level: 1, name: 'Kassa L3' }).waitFor();
};
const tick = async (name: RegExp): Promise<void> => {
  await reach(page, page.getByRole('checkbox', { name }));
  await page.keyboard.press('Space');
};
const dialogIsGone = () => page.getByRole('dialog').waitFor({ state: 'detached' });
/** A second person agrees with the own password, which is asked for only once it is needed. */
const agree = async (): Promise<void> => {
  await reach(page, page.getByLabel('Tweede persoon', { exact: true }));
  await page.keyboard.press('ArrowDown');
  await fill(page, 'Wachtwoord van de tweede persoon', PASSWORD);
};
const expense = async (euro: string): Promise<void> => {
  await page.keyboard.press('Alt+k');
  await choose(page, 'Kasbeweging', 'Uitgave');
  await fill(page, 'Bedrag in euro', euro);
  await fill(page, 'Reden', 'nieuwe geldkist');
  await page.keyboard.press('Enter');
};
/** A paper is drawn in a window of its own. */
const SOON = { timeout: 60_000 };
const documents = (): readonly string[] => readdirSync(join(application.dataFolder, 'documents'));

describe('a day at the till', () => {
  it('opens with a counted float', async () => {
    await goToTill();
    await count({ '€\u00a050': 2, '€\u00a010': 5 });
    await looked('till-open');
    await press(page, 'Kassa openen');
    await page.getByRole('heading', { level: 2, name: 'Kas tellen' }).waitFor();
  });

  it('takes loose money in cash with change, and split over terminal and cash', async () => {
    await page.keyboard.press('Alt+o');
    await fill(page, 'Waarvoor', 'Kopie van een attest');
    await fill(page, 'Bedrag in euro', '12,48');
    await fill(page, 'Reden', 'vraag aan de balie');
    await choose(page, 'Hoe', 'Cash');
    await fill(page, 'Gekregen', '20');
    await said('€\u00a07,50');
    await looked('till-manual');
    await page.keyboard.press('Enter');
    await said(/Bon \d{4}-L3-00001/);
    await page.keyboard.press('Alt+o');
    await fill(page, 'Waarvoor', 'Duplicaat');
    await fill(page, 'Bedrag in euro', '25');
    await fill(page, 'Reden', 'verloren');
    await choose(page, 'Hoe', 'Gesplitst');
    await fill(page, 'Deel met Bancontact', '15');
    await fill(page, 'Referentie van de terminal', '0007');
    await fill(page, 'Gekregen', '10');
    await page.keyboard.press('Enter');
    await said(/Bon \d{4}-L3-00002/);
  });

  it('gives money back in part, on the next number', async () => {
    await page.keyboard.press('Alt+t');
    await fill(page, /Duplicaat/, '5');
    await fill(page, 'Reden', 'te veel gevraagd');
    await fill(page, /Referentie van de terugbetaling/, '0008');
    await looked('till-refund');
    await page.keyboard.press('Enter');
    await said(/Bon \d{4}-L3-00003/);
    await said('Tegenboeking');
  });

  it('moves cash to the safe', async () => {
    await page.keyboard.press('Alt+k');
    await fill(page, 'Bedrag in euro', '50');
    await page.keyboard.press('Enter');
    await dialogIsGone();
    await said('Kasbewegingen');
  });

  it('takes the money of a family on one receipt, and says what is too little and what cannot be given back', async () => {
    await page.keyboard.press('Alt+b');
    await tick(/FICTIEF Bram/);
    await tick(/FICTIEF-TWEE Bram/);
    await said(/€\s42,60/);
    await choose(page, 'Hoe', 'Cash');
    await fill(page, 'Gekregen', '40');
    await page.keyboard.press('Enter');
    await said('Er is te weinig gegeven. Vraag de rest of kies een andere betaalwijze.');
    await fill(page, 'Gekregen', '200');
    await said(/^Volgens de kassa is er niet genoeg wisselgeld/);
    await looked('till-family');
    await fill(page, 'Gekregen', '42,60');
    await page.keyboard.press('Enter');
    await said(/Bon \d{4}-L3-00004: €\s42,60 ontvangen/);
  });

  it('leaves nothing of the former officer on the desk after a sign-out', async () => {
    await page.keyboard.press('F2');
    await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
    await fill(page, 'Naam', 'VERTROUWELIJK');
    await said(/^Bewaard om/);
    await page.keyboard.press('Control+6');
    await page.getByRole('heading', { level: 1, name: 'Instellingen' }).waitFor();
    await press(page, 'Aangemeld');
    await press(page, 'Afmelden');
    await page.getByRole('heading', { name: 'Wie zit aan dit loket?' }).waitFor();
    expect(await page.getByText(/VERTROUWELIJK|-L3-0000/).count()).toBe(0);
    await choose(page, 'Medewerker', 'Jan Voorbeeld');
    await fill(page, 'Wachtwoord van Jan Voorbeeld', OFFICER);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
    await page.keyboard.press('Control+2');
    await page.getByRole('heading', { level: 1, name: 'Nieuwe aanvraag' }).waitFor();
  });

  it('is taken over with a count before another officer takes money', async () => {
    await goToTill();
    await expense('60');
    await said(/^Deze kassa staat op naam van Els Proefmans/);
    await page.keyboard.press('Escape');
    await dialogIsGone();
    await count({ '€\u00a050': 3, '€\u00a010': 1, '€\u00a05': 1, '€\u00a00,10': 1 });
    await page.keyboard.press('Control+Enter');
    await said('Klopt');
    await looked('till-take-over');
    await page.keyboard.press('Control+Enter');
    await said('De kassa staat nu op jouw naam.');
  });

  it('waives a fee, and takes an expense above the limit back, with a second person only', async () => {
    await page.keyboard.press('Alt+b');
    await tick(/PROEF Bram/);
    await tick(/Kwijtschelden/);
    await fill(page, 'Reden', 'besluit van het college');
    await page.keyboard.press('Enter');
    await agree();
    await looked('till-waiver');
    await page.keyboard.press('Enter');
    await dialogIsGone();
    await said(/Bon \d{4}-L3-00005: kwijtgescholden/);
    await said('besluit van het college');
    await expense('60');
    await dialogIsGone();
    await press(page, 'Terugdraaien');
    await fill(page, 'Reden', 'verkeerd bedrag');
    await page.keyboard.press('Enter');
    await agree();
    await page.keyboard.press('Enter');
    await dialogIsGone();
    await said('Teruggedraaid');
  });

  it('counts blind, explains the shortage, closes it with a second person on a number, and prints the Z', async () => {
    await count({ '€\u00a050': 3 });
    await fill(page, 'Totaal van de terminal', '10');
    expect(await page.getByText('Verwacht', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await said('Verwacht');
    await said('Tekort');
    await fill(page, /^Verklaring/, 'briefje te veel teruggegeven');
    await fill(page, 'Blijft in de kassa', '100');
    await page.keyboard.press('Control+Enter');
    await agree();
    await looked('till-count');
    await page.keyboard.press('Control+Enter');
    await said('Dag afgesloten: Z 1.');
    await page.getByRole('heading', { level: 2, name: 'Kassa openen' }).waitFor();
    await expect.poll(() => documents().some((name) => name.startsWith('Z-L3-1')), SOON).toBe(true);
  });

  it('gives one of the family their money back after the closing, in a new session, in cash as it came', async () => {
    await fill(page, 'Naam, bon, dossier of referentie', '00004');
    await said('Gevonden bonnen');
    await page.getByRole('heading', { name: /Bon \d{4}-L3-00004/ }).waitFor();
    await page.keyboard.press('Alt+t');
    // The second line of the two keeps its money.
    await reach(
      page,
      page
        .getByRole('dialog')
        .getByLabel(/nog €\s21,30/)
        .nth(1),
    );
    await page.keyboard.press('Control+a');
    await page.keyboard.type('0');
    await fill(page, 'Reden', 'dubbel betaald');
    await looked('till-refund-after-closing');
    await page.keyboard.press('Enter');
    await said(/Bon \d{4}-L3-00006: €\s21,30 teruggegeven/);
    await page.getByRole('heading', { level: 2, name: 'Kas tellen' }).waitFor();
    await fill(page, 'Naam, bon, dossier of referentie', '00006');
  });

  it('prints a receipt again as a copy, on the roll and on A5', async () => {
    await page.keyboard.press('Control+p');
    await expect.poll(() => documents().filter((name) => /-bon-/.test(name)).length, SOON).toBe(1);
    await press(page, 'Op A5 afdrukken');
    await expect.poll(() => documents().filter((name) => /-bon-a5-kopie/.test(name)).length, SOON).toBe(1);
    const roll = documents().find((name) => /-bon-[0-9a-f]{8}\.pdf/.test(name)) ?? '';
    const text = execFileSync('pdftotext', [
      '-layout',
      join(application.dataFolder, 'documents', roll),
      '-',
    ]).toString();
    expect(text).toContain('L3-00006');
    const info = execFileSync('pdfinfo', [join(application.dataFolder, 'documents', roll)]).toString();
    expect(info).toMatch(/Page size:\s+22[67]/);
    expect(info).toMatch(/Pages:\s+1/);
  });

  it('shows closings, the month with its plot, and writes a file for accounting', async () => {
    await choose(page, 'Weergave', 'Afsluitingen');
    await said(/Z L3-1/);
    await looked('till-closings');
    await choose(page, 'Weergave', /Overzicht/);
    await page.locator('svg.till__plot').waitFor();
    await looked('till-books');
    await press(page, 'Bestand schrijven');
    await expect.poll(() => documents().some((name) => name.startsWith('ontvangsten-')), SOON).toBe(true);
    const name = documents().find((one) => one.startsWith('ontvangsten-')) ?? '';
    const file = readFileSync(join(application.dataFolder, 'documents', name), 'utf8');
    expect(file.startsWith('\ufeffbon;kas;datum')).toBe(true);
    expect(file).toContain(';12,48;');
    expect(file).toContain(';-5,00;');
  });
});
