/** The linked payment terminal and its day file, by keys alone: yes, no, nobody knows, found out both ways, and never a second charge. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../integration/payments/terminal-simulator.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { setUpDesk } from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';

let application: Application;
let page: Page;
let terminal: Simulator;
beforeAll(async () => {
  terminal = await startSimulator();
  application = await launch({
    installation: { trainingMode: true, paymentTerminal: { host: '127.0.0.1', port: terminal.port } },
  });
  ({ page } = application);
  await setUpDesk(page);
});
afterAll(async () => {
  await application.close();
  await terminal.close();
  removeDataFolders();
});

const payment = () => page.locator('#step-payment');
const said = (text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor();
const till = async (): Promise<void> => {
  await page.keyboard.press('F8');
  await page.keyboard.press('Control+5');
  await page.getByRole('heading', { level: 1, name: 'Kassa L3' }).waitFor();
};
/** Back at the payment of the application. */
const backToApplication = async (): Promise<void> => {
  await page.keyboard.press('Control+2');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await payment().getByText('Typ op de terminal').waitFor();
  await page.keyboard.press('F8');
};
const findOut = async (outcome: string, how: string): Promise<void> => {
  await till();
  await press(page, 'Uitzoeken');
  await choose(page, 'Uitkomst', outcome);
  await fill(page, 'Hoe weet je het', how);
};

describe('the linked terminal', () => {
  it('takes the usual way to pay without asking for it: the amount large, cash on a key, the rest behind one choice', async () => {
    await page.keyboard.press('F2');
    await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
    await fill(page, 'Geboren op', '02071984');
    await choose(page, 'Reden', 'Vernieuwing');
    await choose(page, 'Kaarttype', /^B\b/);
    await payment().getByText('Typ op de terminal').waitFor();
    await page.keyboard.press('F8');
    await takeScreenshots(application, 'payment-terminal');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Alt+c');
    await page.keyboard.type('50');
    await payment()
      .getByText(/^Terug/)
      .first()
      .waitFor();
    await takeScreenshots(application, 'payment-cash');
    await page.keyboard.press('F8');
    await choose(page, 'Betaalwijze', 'Anders');
    await choose(page, 'Anders', /^Gesplitst/);
    await fill(page, 'Deel met Bancontact', '10');
    await takeScreenshots(application, 'payment-split');
    await choose(page, 'Anders', /^Later aan de kassa/);
    await payment().getByText('op de pagina Kassa', { exact: false }).waitFor();
    await takeScreenshots(application, 'payment-later');
    await page.keyboard.press('F8');
    await choose(page, 'Betaalwijze', 'Bancontact');
  });

  it('says that nothing was taken, and takes a yes with its reference', async () => {
    terminal.behaviour = 'refuses';
    await press(page, 'Naar de terminal sturen');
    await said('De terminal nam niets aan. Probeer opnieuw of kies een andere betaalwijze.');
    terminal.behaviour = 'approves';
    await press(page, 'Naar de terminal sturen');
    await expect.poll(() => page.getByLabel(/Referentie van de terminal/).inputValue()).toBe('52001234-000417');
    expect(terminal.taken).toEqual([2130]);
  });

  it('asks for nothing new while a charge has no receipt, and gives it back on the terminal', async () => {
    await press(page, 'Naar de terminal sturen');
    await said('Van een betaling op de terminal is nog niet bekend hoe ze afliep.');
    expect(terminal.asked).toBe(2);
    await findOut('Op de terminal teruggegeven', 'op de terminal geannuleerd');
    await takeScreenshots(application, 'till-resolve');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Uitzoeken' }).waitFor({ state: 'detached' });
  });

  it('is cut off in the midst of a payment: not paid after all', async () => {
    await backToApplication();
    terminal.behaviour = 'cutsBeforeAnswer';
    await press(page, 'Naar de terminal sturen');
    await said('Genoteerd. Zoek op de pagina Kassa uit of er betaald is, voor je verdergaat.');
    terminal.behaviour = 'approves';
    await press(page, 'Naar de terminal sturen');
    await said('Van een betaling op de terminal is nog niet bekend hoe ze afliep.');
    expect(terminal.asked).toBe(3);
    await till();
    await said('niet bekend of het betaald is');
    await takeScreenshots(application, 'till-unclear');
    await press(page, 'Uitzoeken');
    await fill(page, 'Hoe weet je het', 'x');
    await page.keyboard.press('Enter');
    await said('Kies eerst de uitkomst.');
    await choose(page, 'Uitkomst', 'Niet betaald');
    await fill(page, 'Hoe weet je het', 'niet in het journaal');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Uitzoeken' }).waitFor({ state: 'detached' });
  });

  it('is cut off after it said yes: paid, taken into a receipt, and charged once', async () => {
    await backToApplication();
    terminal.behaviour = 'cutsAfterApproval';
    await press(page, 'Naar de terminal sturen');
    await said('Genoteerd. Zoek op de pagina Kassa uit of er betaald is, voor je verdergaat.');
    const asked = terminal.asked;
    await findOut('Betaald', 'staat in het journaal');
    await page.keyboard.press('Enter');
    await said('goedgekeurd, nog geen bon');
    await page.keyboard.press('Alt+o');
    await fill(page, 'Waarvoor', 'Verblijfskaart');
    await fill(page, 'Bedrag in euro', '21,30');
    await fill(page, 'Reden', 'betaald voor de terminal vastliep');
    await fill(page, 'Referentie van de terminal', '52001234-000417');
    await page.keyboard.press('Enter');
    await said(/Bon \d{4}-L3-00001/);
    await page.getByRole('button', { name: 'Uitzoeken' }).waitFor({ state: 'detached' });
    expect(terminal.asked).toBe(asked);
  });

  it('gives a day file that is held against the books: right, another amount, only here, only there', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const [year, month, day] = today.split('-');
    const file = join(application.dataFolder, 'terminal.csv');
    writeFileSync(
      file,
      `Datum;Nummer;Bedrag\n${day}/${month}/${year};52001234-000417;21,30\n${day}/${month}/${year};999;7,00\nkapot;x;y\n`,
    );
    await choose(page, 'Weergave', /Overzicht/);
    const chooser = page.waitForEvent('filechooser');
    await press(page, 'Bestand kiezen');
    await (await chooser).setFiles(file);
    await said('terminal.csv');
    await fill(page, 'Kolom bedrag', 'Bedrag');
    await fill(page, 'Kolom referentie', 'Nummer');
    await fill(page, 'Kolom datum', 'Datum');
    await press(page, 'Vergelijken');
    await said(/1 betaling klopt/);
    await said('Alleen in het bestand');
    await page.getByRole('row', { name: /^999 .*€\s7,00$/ }).waitFor();
    await said(/^Niet te lezen/);
    await reach(page, page.locator('summary', { hasText: 'Wat klopt' }));
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /^52001234-000417 \d{4}-L3-00001 .*21,30$/ }).waitFor();
    await takeScreenshots(application, 'till-day-file');
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});
