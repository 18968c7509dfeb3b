/** The diary by keyboard: book, receive, start the application; take a day over; nothing typed is lost. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { setUpDesk } from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';
import { filledDraft } from './owing-case.ts';

let application: Application;
beforeAll(async () => {
  application = await launch();
  await setUpDesk(application.page);
});
afterAll(async () => {
  await application?.close();
  removeDataFolders();
});

/** A working day that is always to come. */
const nextTuesday = (): string => {
  const day = new Date();
  do day.setDate(day.getDate() + 1);
  while (day.getDay() !== 2);
  return `${String(day.getDate()).padStart(2, '0')}/${String(day.getMonth() + 1).padStart(2, '0')}/${day.getFullYear()}`;
};
const isClear = async (): Promise<void> => expect(await accessibilityViolations(application.page)).toEqual([]);

test('an appointment is booked with what the rules say of it, and the form survives Escape', async () => {
  const { page } = application;
  await page.keyboard.press('Alt+a');
  await page.getByRole('heading', { level: 1, name: 'Afspraken' }).waitFor();
  await page.getByText('Geen afspraken op deze dag').waitFor();
  await takeScreenshots(application, 'appointments-empty');
  await isClear();
  await page.keyboard.press('Alt+a');
  const dialog = page.getByRole('dialog', { name: 'Nieuwe afspraak' });
  await dialog.waitFor();
  await fill(page, 'Naam', 'VOORBEELD Amina');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+a');
  await expect.poll(() => dialog.getByLabel('Naam', { exact: true }).inputValue()).toBe('VOORBEELD Amina');

  await page.keyboard.press('Enter');
  await expect.poll(() => dialog.locator('[aria-invalid=true]').count()).toBe(1);
  await dialog.getByLabel('Dag', { exact: true }).fill(nextTuesday());
  await dialog.getByLabel('Uur', { exact: true }).fill('930');
  await dialog.getByText('Nog foto’s te maken? Kom 15 minuten vroeger.').waitFor();
  await dialog.getByLabel('Personen', { exact: true }).fill('2');
  await dialog.getByText('2 personen in een tijdslot voor 1.').waitFor();
  await dialog.getByLabel('Waarom toch', { exact: true }).fill('Tweeling');
  await takeScreenshots(application, 'appointments-booking');
  await isClear();
  await dialog.getByLabel('Waarom toch', { exact: true }).press('Enter');
  await page.getByRole('gridcell', { name: 'VOORBEELD Amina' }).waitFor();
  await takeScreenshots(application, 'appointments-day');
  await isClear();
});

test('somebody without appointment is received with a reason, and the application starts with what is known', async () => {
  const { page } = application;
  await page.keyboard.press('Alt+z');
  const dialog = page.getByRole('dialog', { name: 'Zonder afspraak, nu aan het loket' });
  await dialog.getByLabel('Naam', { exact: true }).fill('SPECIMEN João');
  await dialog.getByText('Dit kan hier enkel op afspraak.').waitFor();
  await dialog.getByLabel('Waarom toch', { exact: true }).fill('Dringende reis');
  await dialog.getByLabel('Waarom toch', { exact: true }).press('Enter');
  await page.getByRole('gridcell', { name: 'SPECIMEN João' }).waitFor();
  await page.keyboard.press('Control+1');
  await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Afspraken vandaag' }).waitFor();
  await takeScreenshots(application, 'counter-appointments');
  await isClear();
  await page.getByRole('row', { name: /SPECIMEN João/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'SPECIMEN João' }).waitFor();
  await takeScreenshots(application, 'appointments-one');
  await isClear();
  await press(page, 'Aanvraag starten');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await expect.poll(() => page.getByLabel('Naam', { exact: true }).first().inputValue()).toBe('SPECIMEN João');
});

test('a case gets its appointment from its own page; the diary and the case say the same', async () => {
  const { page } = application;
  await page.keyboard.press('Alt+l');
  await page.keyboard.press('F2');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await fill(page, /^Naam/, 'PROEFPERSOON');
  await fill(page, /^Voornamen/, 'Lina');
  await press(page, 'Opschorten');
  await page.getByRole('heading', { level: 1, name: /^Dossier/ }).waitFor();
  await press(page, 'Afspraak voor aanvraag');
  const booking = page.getByRole('dialog', { name: 'Nieuwe afspraak' });
  await expect.poll(() => booking.getByLabel('Naam', { exact: true }).inputValue()).toBe('PROEFPERSOON Lina');
  expect(await booking.getByLabel('Uur', { exact: true }).inputValue()).not.toBe('');
  await takeScreenshots(application, 'case-appointment');
  await isClear();
  await booking.getByLabel('Naam', { exact: true }).press('Enter');
  await booking.waitFor({ state: 'detached' });
  const now = page.getByRole('region', { name: 'Nu te doen' });
  await now.getByText('Afspraak voor aanvraag').first().waitFor();
  await choose(page, 'Nu te doen', 'Afspraak verzetten');
  await press(page, 'Dag en uur kiezen');
  const move = page.getByRole('dialog', { name: 'Afspraak van PROEFPERSOON Lina verzetten' });
  await move.getByLabel('Dag', { exact: true }).fill(nextTuesday());
  await move.getByLabel('Uur', { exact: true }).fill('1415');
  await move.getByLabel('Uur', { exact: true }).press('Enter');
  await move.waitFor({ state: 'detached' });
  await page.getByText('14.15').first().waitFor();
  await takeScreenshots(application, 'case-appointment-moved');
  await isClear();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Alt+a');
  await page.getByLabel('Dag', { exact: true }).fill(nextTuesday());
  await page.keyboard.press('Tab');
  await page.getByRole('row', { name: /PROEFPERSOON Lina/ }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog', { name: 'PROEFPERSOON Lina' })
    .getByText(/^\d{4}-\d{5}$/)
    .waitFor();
  await page.keyboard.press('Escape');
});

test('the day of the appointment system is taken over', async () => {
  const { page } = application;
  const file = join(application.dataFolder, 'dag.csv');
  const day = nextTuesday();
  // As systems write it that know no UTF-8.
  const text = `Nummer;Wanneer;Uur;Klant;Product\nA1;${day};9:00;VOORBEELD Zoë;Verblijfsdocument\nA2;${day};25:00;ZONDER Uur;?\n`;
  writeFileSync(file, Buffer.from(text, 'latin1'));
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Alt+a');
  await press(page, 'Overnemen uit bestand');
  const dialog = page.getByRole('dialog', { name: 'Dag overnemen uit het afsprakensysteem' });
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog
    .getByText('0 nieuw, 0 gewijzigd, 0 afgezegd, 0 hier verzet en gebleven, 0 al bekend, 2 niet overgenomen')
    .waitFor();
  await dialog.getByLabel('Datum', { exact: true }).selectOption('Wanneer');
  await dialog
    .getByText('1 nieuw, 0 gewijzigd, 0 afgezegd, 0 hier verzet en gebleven, 0 al bekend, 1 niet overgenomen')
    .waitFor();
  await dialog.getByText('Het uur is niet leesbaar.').waitFor();
  await takeScreenshots(application, 'appointments-import');
  await isClear();
  await reach(page, dialog.getByRole('button', { name: 'Overnemen', exact: true }));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByLabel('Dag', { exact: true }).fill(day);
  await page.keyboard.press('Tab');
  await page.getByRole('gridcell', { name: 'VOORBEELD Zoë' }).waitFor();
});

test('what was moved here stays where it is when the file comes again, and the file says so', async () => {
  const { page } = application;
  await page.getByRole('row', { name: /VOORBEELD Zoë/ }).focus();
  await page.keyboard.press('Enter');
  await press(page, 'Verzetten');
  const move = page.getByRole('dialog', { name: 'Afspraak van VOORBEELD Zoë verzetten' });
  await move.getByLabel('Uur', { exact: true }).fill('1000');
  await move.getByLabel('Uur', { exact: true }).press('Enter');
  await move.waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press(page, 'Overnemen uit bestand');
  const dialog = page.getByRole('dialog', { name: 'Dag overnemen uit het afsprakensysteem' });
  const file = join(application.dataFolder, 'dag.csv');
  const long = 'ΜΑΚΡΥΕΠΩΝΥΜΟ'.repeat(8);
  writeFileSync(
    file,
    `Nummer;Wanneer;Uur;Klant;Product;Klant\nA1;${nextTuesday()};9:00;VOORBEELD Zoë;Verblijfsdocument;x\nA9;${nextTuesday()};9:30;${long};Verblijfsdocument;x\n`,
  );
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByText('1 nieuw, 0 gewijzigd, 0 afgezegd, 1 hier verzet en gebleven', { exact: false }).waitFor();
  await dialog.getByText('hier verzet, dat blijft').waitFor();
  await dialog.getByText(/^Hier: .*, 10\.00 uur, Loket 3\. Zet het daar ook zo\.$/).waitFor();
  await dialog.getByText('staat er meer dan eens: Klant.', { exact: false }).waitFor();
  await takeScreenshots(application, 'appointments-import-moved');
  await isClear();
  await reach(page, dialog.getByRole('button', { name: 'Overnemen', exact: true }));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await takeScreenshots(application, 'appointments-long-name');
  await page.getByRole('row', { name: /10\.00.*VOORBEELD Zoë/ }).waitFor();
});

test('an application without appointment is finished with a reason, which a dialog asks; leaving it loses nothing', async () => {
  const { page } = application;
  await filledDraft(page, 'ZONDER-AFSPRAAK');
  await page.keyboard.press('Control+1');
  await page.keyboard.press('F3');
  await page.keyboard.type('ZONDER-AFSPRAAK');
  await page.getByRole('row', { name: /^ZONDER-AFSPRAAK/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await choose(page, 'Betaalwijze', 'Bancontact');
  await fill(page, /Referentie/, '00481518');
  await page.getByText('Alles is ingevuld.').waitFor();
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: 'Hier is een afspraak nodig' });
  await dialog.waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => dialog.locator('[aria-invalid=true]').count()).toBe(1);
  await takeScreenshots(application, 'intake-walk-in');
  await isClear();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(
    await page
      .getByLabel(/Referentie/)
      .first()
      .inputValue(),
  ).toBe('00481518');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor();
  await fill(page, 'Waarom toch', 'Moet morgen reizen');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /\d{4}-\d{5}/ }).waitFor();
  await press(page, 'Dossier openen');
  await page.getByRole('heading', { level: 1, name: /^Dossier/ }).waitFor();
  await page
    .getByText(/Moet morgen reizen/)
    .first()
    .waitFor();
});
