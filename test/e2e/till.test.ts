/** A day at the till by keys alone: opened, loose receipts, split, refund, safe, blind count, closing, overview, files. */
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
import { setUpDesk } from './counter-day.ts';
import { choose, fill, press } from './keyboard.ts';

let application: Application;
let page: Page;
beforeAll(async () => {
  application = await launch({ installation: { trainingMode: true } });
  ({ page } = application);
  await setUpDesk(page);
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
/** A paper is drawn in a window of its own. */
const SOON = { timeout: 60_000 };
const documents = (): readonly string[] => readdirSync(join(application.dataFolder, 'documents'));

describe('a day at the till', () => {
  it('opens with a counted float', async () => {
    await page.keyboard.press('Control+5');
    await page.getByRole('heading', { level: 1, name: 'Kassa L3' }).waitFor();
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
    await said('Kasbewegingen');
  });

  it('counts blind, explains the difference, closes with a number, and prints the Z', async () => {
    await count({ '€\u00a050': 1, '€\u00a010': 7, '€\u00a02': 1 });
    await fill(page, 'Totaal van de terminal', '10');
    expect(await page.getByText('Verwacht', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Control+Enter');
    await said('Verwacht');
    await said('Tekort');
    await fill(page, /^Verklaring/, 'muntstuk niet teruggevonden');
    await fill(page, 'Blijft in de kassa', '100');
    await looked('till-count');
    await page.keyboard.press('Control+Enter');
    await said('Dag afgesloten: Z 1.');
    await page.getByRole('heading', { level: 2, name: 'Kassa openen' }).waitFor();
    await expect.poll(() => documents().some((name) => name.startsWith('Z-L3-1')), SOON).toBe(true);
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
    expect(text).toContain('L3-00003');
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
