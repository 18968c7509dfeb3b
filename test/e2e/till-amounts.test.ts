/** Money in a municipality whose rules give no amount, by keys alone: an officer's amount with its source, a card that is free, papers that cannot be made, a year at a glance. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import type { ApplicationDraft } from '../../electron/ipc/contract.ts';
import { setUpDesk } from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';
import { filledDraft } from './owing-case.ts';
import { openOwnDesk } from './own-desk.ts';

let page: Page;
const desk = openOwnDesk(async (opened) => {
  page = opened;
  await setUpDesk(page, /Gemeente 001/);
});
const { looksRight } = desk;

/** A paper is drawn in a window of its own. */
const SOON = { timeout: 60_000 };
const said = (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor();
const folder = (): string => join(desk.application.dataFolder, 'documents');
/** Finished files: what is being written has another name. */
const papers = (name: RegExp): readonly string[] =>
  readdirSync(folder()).filter((file) => name.test(file) && !file.endsWith('.part'));
const textOf = (file: string): string =>
  execFileSync('pdftotext', ['-raw', join(folder(), file), '-'])
    .toString()
    .replaceAll(/\s+/g, ' ');
const openDraft = async (surname: string, part: Partial<ApplicationDraft> = {}): Promise<void> => {
  await filledDraft(page, surname, part);
  await page.keyboard.press('F3');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(surname);
  await reach(page, page.getByRole('row', { name: new RegExp(surname) }).first());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await page.keyboard.press('F8');
};
const finish = async (): Promise<void> => {
  await said('Alles is ingevuld.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: /\d{4}-\d{5} afgerond/ }).waitFor();
};
const till = async (): Promise<void> => {
  await page.keyboard.press('Control+5');
  await page.getByRole('heading', { level: 1, name: 'Kassa L3' }).waitFor();
};

it('takes the amount and the source that the officer gives where the rules have none, onto the receipt', async () => {
  await openDraft('ONBEKEND');
  await page.locator('#step-payment').getByText('bedrag niet bekend').first().waitFor();
  await fill(page, 'Bedrag', '21,33');
  await fill(page, 'Bron van het bedrag', 'Retributiereglement 2026');
  await choose(page, 'Betaalwijze', 'Cash');
  await fill(page, 'Ontvangen', '50');
  await said(/afgerond: €\s21,35/);
  await page.keyboard.press('F8');
  await looksRight('amount-by-officer');
  await finish();
  await expect.poll(() => papers(/-bon-/).length, SOON).toBe(1);
  const paper = textOf(papers(/-bon-/)[0] ?? '');
  expect(paper).toContain('bedrag volgens: Retributiereglement 2026');
  expect(paper).toMatch(/21,33/);
  await till();
  await said('Retributiereglement 2026');
});

it('says that a card is free, by which rule, on a receipt of nothing; and makes the papers once the folder is back', async () => {
  // Whatever takes the papers away, a printer or a disk: here their folder cannot be written to.
  renameSync(folder(), `${folder()}-away`);
  writeFileSync(folder(), '');
  await openDraft('GRATIS', {
    letter: 'M_PERMANENT',
    reason: 'FIRST',
    held: {
      ...{ kind: 'NONE', letter: null, model: null, cardNumber: '', validUntil: null },
      ...{ attestNumber: '', attestDate: null, attestOffice: '' },
    },
    dvz: { agreement: 'yes', date: null, reference: 'PROEF-1' },
    person: { nationality: 'GBR' } as ApplicationDraft['person'],
  });
  await page.locator('#step-payment').getByText('gratis').first().waitFor();
  await page.keyboard.press('F8');
  await looksRight('amount-free');
  await finish();
  const failed = page.getByRole('alert').filter({ hasText: 'niet' });
  await expect.poll(() => failed.count(), SOON).toBe(2);
  await looksRight('papers-failed');
  await till();
  await said('GRATIS Bram');
  await said('gratis volgens tarief 001-1');
  await page.keyboard.press('Control+p');
  await said('is niet afgedrukt. Aan de ontvangst verandert niets.');
  await looksRight('till-paper-failed');
  rmSync(folder());
  renameSync(`${folder()}-away`, folder());
  await press(page, 'Opnieuw afdrukken');
  await expect.poll(() => papers(/00002-bon-/).length, SOON).toBe(1);
  const [first = ''] = papers(/00002-bon-/);
  // The one that failed left nothing behind: this is the first, and no copy.
  expect(first).not.toContain('kopie');
  expect(textOf(first)).toContain('gratis volgens tarief 001-1');
});

it('owes a fee again that went back by mistake, and takes it from the case with F8', async () => {
  await fill(page, 'Naam, bon, dossier of referentie', 'ONBEKEND');
  await page.getByRole('heading', { name: /Bon \d{4}-L3-00001/ }).waitFor();
  await page.keyboard.press('Alt+t');
  await said('Alles gaat terug: het dossier is daarna opnieuw te betalen.');
  await page
    .getByText('Terug te geven, Cash')
    .locator('..')
    .getByText(/€\s21,35/)
    .waitFor();
  await fill(page, 'Reden', 'verkeerde aanvrager');
  await looksRight('till-refund-whole');
  await page.keyboard.press('Enter');
  await said(/Bon \d{4}-L3-00003: −?€\s21,35 teruggegeven/);
  await page.getByRole('heading', { name: /Bon \d{4}-L3-0000[13]/ }).waitFor();
  await press(page, 'Dossier openen');
  await page.getByRole('heading', { level: 1, name: /^Dossier/ }).waitFor();
  await said(/^Het geld is teruggegeven. Opnieuw te betalen: €\s21,33/);
  await looksRight('case-owed-again');
  await page.keyboard.press('F8');
  await page.getByRole('dialog').getByText('teruggegeven, opnieuw te betalen').waitFor();
  await choose(page, 'Hoe', 'Cash');
  await fill(page, 'Gekregen', '21,35');
  await looksRight('case-pay-again');
  await page.keyboard.press('Enter');
  await said(/Bon \d{4}-L3-00004: €\s21,35 ontvangen/);
  await page.getByText(/^Het geld is teruggegeven/).waitFor({ state: 'detached' });
  await till();
});

it('shows the year by month with its plot, and the amount that an officer gave in the file for accounting', async () => {
  await choose(page, 'Weergave', /Overzicht/);
  await choose(page, 'Overzicht', 'Jaar');
  await page.locator('svg.till__plot').waitFor();
  await expect.poll(() => page.locator('svg.till__plot rect').count()).toBe(12);
  await looksRight('till-year');
  await press(page, 'Bestand schrijven');
  await expect.poll(() => papers(/^ontvangsten-/).length, SOON).toBe(1);
  const rows = readFileSync(join(folder(), papers(/^ontvangsten-/)[0] ?? ''), 'utf8').split('\r\n');
  expect(rows[1]).toMatch(/;OFFICER;;Retributiereglement 2026;21,33;/);
  expect(rows[2]).toMatch(/;FREE;001-1;;0,00;/);
});
