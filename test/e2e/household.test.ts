/** A household by keys alone: the next applicant with shared data, moving between them, what each lacks, one payment for all. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { setUpDesk } from './counter-day.ts';
import { choose, fill, press } from './keyboard.ts';
import { owingHousehold } from './owing-case.ts';
import { openOwnDesk } from './own-desk.ts';

let page: Page;
const desk = openOwnDesk(async (opened) => {
  page = opened;
  await setUpDesk(page);
});
const { looksRight } = desk;
const applicationPage = () => page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
const overview = () => page.getByRole('heading', { level: 1, name: 'Gezin aan de balie' }).waitFor();
const field = (name: RegExp) => page.getByLabel(name).first();

it('begins the next applicant with what they share, marked so', async () => {
  await page.keyboard.press('F2');
  await applicationPage();
  await fill(page, /^Naam/, 'VOORBEELD');
  await fill(page, /^Voornamen/, 'Amina');
  await fill(page, /^Straat/, 'Dorpsstraat 1');
  await fill(page, /^Postcode/, '2000');
  await page.keyboard.press('Alt+g');
  await overview();
  await page.getByRole('row', { name: /VOORBEELD Amina/ }).waitFor();
  await page.keyboard.press('Alt+n');
  await applicationPage();
  await expect.poll(() => field(/^Straat/).inputValue()).toBe('Dorpsstraat 1');
  await page.getByText('van gezin').first().waitFor();
  expect(await field(/^Naam/).inputValue()).toBe('');
  await fill(page, /^Naam/, 'VOORBEELD');
  await fill(page, /^Voornamen/, 'Lina');
  await looksRight('household-next');
});

it('moves between the applicants by keys, with everything typed', async () => {
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => field(/^Voornamen/).inputValue()).toBe('Amina');
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => field(/^Voornamen/).inputValue()).toBe('Lina');
});

it('shows each application with what it lacks, and opens one with Enter', async () => {
  await page.keyboard.press('Alt+g');
  await overview();
  await page.getByRole('row', { name: /VOORBEELD Lina/ }).waitFor();
  await page.getByText('2 aanvragers, 2 nog niet afgerond').waitFor();
  await looksRight('household');
  await page.getByRole('row', { name: /VOORBEELD Amina/ }).focus();
  await page.keyboard.press('Enter');
  await applicationPage();
  await expect.poll(() => field(/^Voornamen/).inputValue()).toBe('Amina');
  await page.keyboard.press('Alt+g');
  await overview();
  await press(page, /hoort er niet bij$/);
  await page.getByText('1 aanvrager').waitFor();
});

it('takes one payment for all with F8, and makes the proofs of all as one file with Ctrl+P', async () => {
  const number = await owingHousehold(page, 'SPECIMEN');
  await page.keyboard.press('F3');
  await page.keyboard.type(number);
  await page.getByRole('row', { name: /SPECIMEN/ }).waitFor();
  await page.keyboard.press('Enter');
  const now = page.getByRole('region', { name: 'Nu te doen' });
  await now.getByText('Betaling ontvangen', { exact: true }).waitFor();
  await page.keyboard.press('Alt+g');
  await overview();
  await page.getByText(/^2 aanvragers, 0 nog niet afgerond/).waitFor();
  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^Te betalen, 2 dossiers/).waitFor();
  await choose(page, 'Hoe', 'Bancontact');
  await fill(page, /Referentie/, '00481517');
  await looksRight('household-pay');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('2 aanvragers, alles afgerond en betaald').waitFor();
  await page.getByRole('button', { name: /^Bon / }).waitFor();
  await looksRight('household-paid');
  await page.keyboard.press('Control+p');
  await page.getByText('2 bewijzen in één bestand').waitFor();
  const papers = readdirSync(join(desk.application.dataFolder, 'documents'));
  expect(papers.filter((name) => /bewijs-van-aanvraag-2-/.test(name))).toHaveLength(1);
});
