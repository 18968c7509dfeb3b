/** A case off the common road, by keys alone: it waits for a decision, is incomplete, comes back; its lists, letters, a parcel. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Application,
  accessibilityViolations,
  launch,
  newDataFolder,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { setUpDesk } from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';

let application: Application;
let page: Page;

const looksRight = async (name: string): Promise<void> => {
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, name);
};
/** Records the step of the open dialog; the page behind it has a button of the same name. */
const recordInDialog = async (): Promise<void> => {
  await reach(page, page.getByRole('dialog').getByRole('button', { name: 'Noteren' }));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
const stateIs = (state: string) => page.getByRole('region', { name: 'Nu te doen' }).getByText(state).first().waitFor();

beforeAll(async () => {
  // This desk has no card service: nothing here needs a card.
  application = await launch({ environment: { PCSCLITE_CSOCK_NAME: join(newDataFolder(), 'pcscd.comm') } });
  ({ page } = application);
  await setUpDesk(page);
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
});

it('suspends an application, waits for the Immigration Office, and goes on with its answer', async () => {
  await page.keyboard.press('F2');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await fill(page, /^Naam/, 'VOORBEELD');
  await fill(page, /^Voornamen/, 'Amina');
  await press(page, 'Opschorten');
  await page.getByRole('heading', { level: 1, name: /^Dossier/ }).waitFor();
  await press(page, 'Wacht op DVZ');
  await page.getByRole('dialog').waitFor();
  await looksRight('case-dvz-dialog');
  await recordInDialog();
  await stateIs('Wacht op DVZ');
  await press(page, 'Noteren');
  await page
    .getByText(/verplicht|ontbreekt|Vul/)
    .first()
    .waitFor();
  await fill(page, /^Referentie DVZ/, 'DVZ-2026-77');
  await press(page, 'Noteren');
  await stateIs('Recht vastgesteld');
  await looksRight('case-entitled');
});

it('says why a step is not possible, takes one back by a new entry, and lists what is missing', async () => {
  await choose(page, 'Nu te doen', 'Komt zonder afspraak');
  await page.getByText('Hiervoor is een afspraak nodig.', { exact: false }).first().waitFor();
  await looksRight('case-waiver');
  await fill(page, /^Toch doen, omdat/, 'kwam met de bus van ver');
  await press(page, 'Noteren');
  await stateIs('Aan de balie');
  await press(page, 'Onvolledig');
  const missing = page.getByRole('dialog').getByLabel(/^Wat ontbreekt/);
  expect(await missing.inputValue()).not.toBe('');
  await reach(page, missing);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('pasfoto\nbewijs van inschrijving');
  await recordInDialog();
  await stateIs('Onvolledig');
  await press(page, 'Terugnemen: Onvolledig');
  await fill(page, /^Waarom neem je de stap terug/, 'verkeerde lijst');
  await recordInDialog();
  await stateIs('Aan de balie');
  await press(page, 'Onvolledig');
  await reach(page, page.getByRole('dialog').getByLabel(/^Wat ontbreekt/));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('pasfoto');
  await recordInDialog();
  await stateIs('Onvolledig');
  await press(page, 'Wat nog ontbreekt');
  await page.getByText('Wat nog ontbreekt gemaakt.').waitFor();
  await looksRight('case-incomplete');
});

it('shows it on its list, which Alt and a digit reach, and goes back to the application', async () => {
  await page.keyboard.press('Control+Digit1');
  await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
  await page.keyboard.press('Alt+Digit2');
  await page.getByRole('tab', { name: /Aan te vragen/, selected: true }).waitFor();
  await page.keyboard.press('Alt+Digit6');
  const lists = page.getByLabel('Lijst', { exact: true });
  await reach(page, lists);
  await lists.selectOption('incomplete');
  // Who came without an appointment stands among the appointments of today too.
  await page
    .getByRole('tabpanel')
    .getByRole('row', { name: /VOORBEELD/ })
    .waitFor();
  await looksRight('counter-incomplete');
  await page.keyboard.press('Alt+Digit3');
  await page.getByRole('tab', { name: /In productie/, selected: true }).waitFor();
});

it('receives a parcel: a number that no case knows stays as a leftover until it is put aside', async () => {
  await press(page, 'Pakje inscannen');
  await page.getByRole('heading', { level: 1, name: 'Kaarten ontvangen' }).waitFor();
  await fill(page, 'Nummer van de kaart', 'B 000 5555 01');
  await page.keyboard.press('Enter');
  await page.getByText(/De plaats van de kaart ontbreekt/).waitFor();
  await fill(page, 'Waar liggen ze', 'C7');
  await press(page, 'Ontvangen');
  await page.getByText('1 kaart zonder dossier').waitFor();
  await looksRight('arrivals-leftover');
  await fill(page, /^Dossier voor kaart/, 'niemand');
  await page.keyboard.press('Enter');
  await page.getByText(/Geen wachtend dossier gevonden/).waitFor();
  await press(page, 'Opzijleggen');
  await page.getByText('1 kaart zonder dossier').waitFor({ state: 'detached' });
});
