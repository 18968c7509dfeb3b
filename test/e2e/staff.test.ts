/** From one supervisor to a house of two, by keyboard: add an officer, work as that officer, let that officer go. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { setUpDesk } from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';

const OFFICER = 'een zin die jan onthoudt';
const OWN = 'een zin die jan zelf koos';
const SUPERVISOR = 'een lange zin voor els';

let application: Application;
let page: Page;
beforeAll(async () => {
  application = await launch();
  ({ page } = application);
  await setUpDesk(page);
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
});

const openSettings = async (): Promise<void> => {
  await page.keyboard.press('Control+Digit6');
  await page.getByRole('heading', { level: 1, name: 'Instellingen' }).waitFor();
};
const signOut = async (): Promise<void> => {
  await openSettings();
  await press(page, 'Aangemeld');
  await press(page, 'Afmelden');
  await page.getByRole('heading', { name: 'Wie zit aan dit loket?' }).waitFor();
};
const signInAs = async (name: string, password: string): Promise<void> => {
  await choose(page, 'Medewerker', name);
  await fill(page, `Wachtwoord van ${name}`, password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Wie zit aan dit loket?' }).waitFor({ state: 'detached' });
};
const row = (name: string) => page.getByRole('row', { name: new RegExp(name) });

it('a supervisor adds an officer, who signs in, has no list of members, and changes the password', async () => {
  await openSettings();
  await press(page, 'Medewerkers');
  await row('Els Proefmans').waitFor();
  await press(page, 'Medewerker toevoegen');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(page, 'Naam', 'els proefmans');
  await fill(page, 'Wachtwoord', 'kort');
  await press(page, /^Toevoegen/);
  await dialog.getByText('Dit wachtwoord is te kort.').waitFor();
  await fill(page, 'Wachtwoord', OFFICER);
  await fill(page, 'Wachtwoord, nog eens', OFFICER);
  await page.keyboard.press('Enter');
  await dialog.getByText('Er is al een medewerker met de naam els proefmans.').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, 'staff-add');
  await fill(page, 'Naam', 'Jan Voorbeeld');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await row('Jan Voorbeeld').getByText('nog nooit').waitFor();

  await signOut();
  await signInAs('Jan Voorbeeld', OFFICER);
  await openSettings();
  expect(await page.getByRole('button', { name: 'Medewerkers' }).count()).toBe(0);
  await press(page, 'Aangemeld');
  await fill(page, 'Huidig wachtwoord', OFFICER);
  await fill(page, 'Nieuw wachtwoord', OWN);
  await fill(page, 'Nieuw wachtwoord, nog eens', OWN);
  await page.keyboard.press('Enter');
  await page.getByText('Je wachtwoord is gewijzigd.').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, 'staff-own-password');
});

it('the supervisor lets the officer go, who is then offered no more at sign-in', async () => {
  await signOut();
  await signInAs('Els Proefmans', SUPERVISOR);
  await openSettings();
  await press(page, 'Medewerkers');
  await press(page, 'Buiten dienst zetten');
  await page.getByText('Dit is de enige verantwoordelijke.').waitFor();
  await reach(page, row('Els Proefmans'));
  await page.keyboard.press('ArrowDown');
  await press(page, 'Jan Voorbeeld wijzigen');
  await page.getByRole('dialog', { name: 'Jan Voorbeeld wijzigen' }).waitFor();
  await page.keyboard.press('Escape');
  await press(page, 'Nieuw wachtwoord');
  await page.getByRole('dialog', { name: 'Nieuw wachtwoord voor Jan Voorbeeld' }).waitFor();
  await takeScreenshots(application, 'staff-password');
  await page.keyboard.press('Escape');
  await press(page, 'Buiten dienst zetten');
  await row('Jan Voorbeeld').getByText('buiten dienst').waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, 'staff');
  await signOut();
  expect(await page.getByText('Jan Voorbeeld').count()).toBe(0);
});
