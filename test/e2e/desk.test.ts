/** The window around the pages, in the compiled application: keys, focus, lock, languages, themes. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, accessibilityViolations, launch, newDataFolder, removeDataFolders } from './application.ts';
import { setUpDesk } from './counter-day.ts';

let application: Application;
let page: Page;
const complaints: string[] = [];

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const zoneOfFocus = () =>
  page.evaluate(
    () => ['work', 'side', 'bar', 'rail'].find((zone) => document.activeElement?.closest(`.${zone}`)) ?? '',
  );
const wearTheme = async (name: string): Promise<void> => {
  await page.keyboard.press('Control+Digit6');
  await heading('Instellingen').waitFor();
  await page.getByRole('radio', { name, exact: true }).focus();
  await page.keyboard.press('Space');
};

beforeAll(async () => {
  // This desk has no card service: there is nothing where the application looks for it.
  application = await launch({ environment: { PCSCLITE_CSOCK_NAME: join(newDataFolder(), 'pcscd.comm') } });
  ({ page } = application);
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
});

describe('first start', () => {
  it('says everything that is missing, in a summary that takes the focus and leads to the fields', async () => {
    await page.getByRole('radiogroup', { name: 'Gemeente' }).waitFor();
    await page.getByLabel('Naam van dit loket').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    expect(await page.getByRole('alert').getByRole('listitem').count()).toBe(4);
    await page.getByRole('button', { name: 'Geef dit loket een naam.' }).press('Enter');
    expect(await page.getByLabel('Naam van dit loket').evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);
  });
  it('opens the desk', async () => {
    await setUpDesk(page);
    expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Vandaag');
  });
});

describe('places', () => {
  it.each([
    ['Digit2', 'Nieuwe aanvraag'],
    ['Digit3', 'Kaart terug'],
    ['Digit4', 'Kaart nakijken'],
    ['Digit5', 'Kassa L3'],
    ['Digit6', 'Instellingen'],
  ])('Ctrl %s opens %s with the focus on its heading', async (digit, title) => {
    await page.keyboard.press(`Control+${digit}`);
    await heading(title).waitFor();
    await expect.poll(focused).toBe(title);
    expect(await accessibilityViolations(page)).toEqual([]);
  });
  it('F6 goes through the zones and back', async () => {
    const order: string[] = [];
    for (let presses = 0; presses < 4; presses += 1) {
      await page.keyboard.press('F6');
      order.push(await zoneOfFocus());
    }
    await page.keyboard.press('Shift+F6');
    expect([...order, await zoneOfFocus()]).toEqual(['side', 'bar', 'rail', 'work', 'rail']);
  });
  it('F1 tells the keys that work here and gives the focus back', async () => {
    await page.keyboard.press('Control+Digit1');
    await page.keyboard.press('F3');
    await page.keyboard.press('F1');
    const help = page.getByRole('dialog', { name: 'Sneltoetsen' });
    await help.waitFor();
    expect(await help.textContent()).toContain('Nieuwe aanvraag');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('search');
  });
  it('says that nothing was found, and goes back to the lists with Esc', async () => {
    await page.keyboard.type('onbestaand');
    await page.getByRole('heading', { name: 'Geen dossier voor onbestaand' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { selected: true }).waitFor();
  });
});

describe('reader', () => {
  it('says what is missing and what to do', async () => {
    const panel = page.getByRole('region', { name: 'Kaartlezer' });
    await panel.getByRole('button', { name: 'Opnieuw zoeken' }).waitFor();
    expect(await panel.textContent()).toMatch(/LEZER-0[123]/);
  });
});

describe('lock', () => {
  it('hides everything, does nothing by key, and keeps what was typed', async () => {
    await page.getByLabel('Filter in deze lijst').fill('voorb');
    await page.keyboard.press('Control+l');
    await heading('Loket 3 is vergrendeld').waitFor();
    expect(await page.getByRole('heading', { name: 'Balie' }).count()).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('F2');
    await page.keyboard.type('niet het goede wachtwoord');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: /./ }).first().waitFor();
    expect(await heading('Balie').count()).toBe(0);
    await page.keyboard.type('een lange zin voor els');
    await page.keyboard.press('Enter');
    await heading('Balie').waitFor();
    expect(await page.getByLabel('Filter in deze lijst').inputValue()).toBe('voorb');
    await page.getByLabel('Filter in deze lijst').fill('');
  });
});

describe('themes and languages', () => {
  // The places were looked at in the light theme above; a theme changes nothing but colours.
  it.each(['Donker', 'Hoog contrast', 'Licht'])('%s can be read everywhere', async (theme) => {
    await wearTheme(theme);
    expect(await accessibilityViolations(page, 'colours')).toEqual([]);
    for (const digit of theme === 'Licht' ? [] : ['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5']) {
      await page.keyboard.press(`Control+${digit}`);
      await page.locator('h1').waitFor();
      expect(await accessibilityViolations(page, 'colours'), digit).toEqual([]);
    }
  });
  it('speaks another language at once and after a restart of the page', async () => {
    await wearTheme('Français');
    await heading('Réglages').waitFor();
    await page.reload();
    await heading('Réglages').waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fr');
    await page.getByRole('radio', { name: 'Nederlands' }).focus();
    await page.keyboard.press('Space');
    await heading('Instellingen').waitFor();
  });
});

it('the page had nothing to complain about, the content security policy included', () =>
  expect(complaints).toEqual([]));
