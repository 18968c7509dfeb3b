/** The rules of the municipality, worked by keyboard alone: a fee is changed, compared, tried, approved, and asked at the counter. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../electron/dev/project.mjs';
import { insertCard, makeNamedCard, testTrustAnchors } from '../virtual-card/index.ts';
import { accessibilityViolations, launch, newDataFolder, takeScreenshots } from './application.ts';
import { fillApplication, payAndFinish, setUpDesk } from './counter-day.ts';
import { fill, press, reach } from './keyboard.ts';
import { openOwnDesk } from './own-desk.ts';

let page: Page;
const desk = openOwnDesk(
  async (opened) => {
    page = opened;
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await setUpDesk(page);
  },
  async () => ({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } }),
);
const complaints: string[] = [];
/** The day in Belgium, as it is typed. */
const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Brussels' }).format(new Date());
const MOST_MS = 120_000;

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const slip = () => page.locator('.slip');
const openVersions = (): Promise<void> => openVersionsOf('Stad Brugge');
const openVersionsOf = async (municipality: string): Promise<void> => {
  await page.keyboard.press('Control+6');
  await heading('Instellingen').waitFor();
  await press(page, 'Gemeente');
  await page.getByRole('grid', { name: `Versies van ${municipality}` }).waitFor();
};
const saved = () =>
  expect.poll(() => page.locator('.head__sub').innerText(), { timeout: 10_000 }).toMatch(/Bewaard om/);

describe('a new version of the rules of Brugge', { timeout: MOST_MS }, () => {
  it('begins from the one in force', async () => {
    await openVersions();
    await takeScreenshots(desk.application, 'profile-versions');
    expect(await accessibilityViolations(page)).toEqual([]);
    await press(page, 'Nieuwe versie op basis van 1');
    await heading('Regels van de gemeente').waitFor();
    await expect.poll(focused).toBe('Regels van de gemeente');
    expect(await slip().innerText()).toContain('Geen verschillen.');
  });

  it('says while typing what is wrong and what looks like a slip, and leads to it', async () => {
    const amount = page.getByLabel('Bedrag van 002-1');
    await fill(page, 'Bedrag van 002-1', '2,25');
    await page.getByText('Van € 21,30 naar € 2,25: veel lager dan nu. Klopt dat?').first().waitFor();
    await fill(page, 'Bedrag van 002-1', 'twintig');
    await page.getByRole('navigation', { name: 'Onderdelen van de regels' }).getByText('niet in orde').waitFor({
      state: 'attached',
    });
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await page.keyboard.press('Control+ArrowDown');
    await expect.poll(focused).toBe('Betalen');
    await reach(page, page.getByRole('alert').getByRole('button').first());
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('profile-fees-0-amount-cents');
    expect(await amount.inputValue()).toBe('twintig');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('undoes and does again', async () => {
    const amount = page.getByLabel('Bedrag van 002-1');
    await fill(page, 'Bedrag van 002-1', '22,50');
    await page.keyboard.press('Control+s');
    await slip().getByText('002-1 (BIOMETRIC, gewoon), Bedrag: € 21,30 wordt € 22,50').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => amount.inputValue()).not.toBe('22,50');
    await page.keyboard.press('Control+y');
    await expect.poll(() => amount.inputValue()).toBe('22,50');
    await takeScreenshots(desk.application, 'profile-fees');
  });

  it('adds, moves and takes away rows', async () => {
    const table = page.getByRole('grid', { name: 'Tarieven' });
    const rows = () => table.locator('tbody tr').count();
    await reach(page, table.locator('tbody tr').first());
    const before = await rows();
    await page.keyboard.press('Alt+d');
    await expect.poll(rows).toBe(before + 1);
    await page.keyboard.press('Alt+ArrowUp');
    await slip()
      .getByText(/gaat van plaats|komt erbij/)
      .first()
      .waitFor();
    for (let steps = 0; steps < 2; steps += 1) await page.keyboard.press('Control+z');
    await expect.poll(rows).toBe(before);
    await expect.poll(() => slip().getByRole('listitem').count()).toBe(1);
  });

  it('takes own words for a letter, beside the usual ones that they take the place of', async () => {
    await press(page, 'Teksten en bronnen');
    const sheet = page.getByRole('region', { name: 'Eigen woorden in brieven' });
    await reach(page, sheet.getByRole('checkbox'));
    await page.keyboard.press('Space');
    await sheet.getByText(/^Zonder eigen woorden staat er: Uw verblijfskaart loopt af\./).waitFor();
    await reach(page, sheet.getByRole('group', { name: 'Uitnodiging' }).getByLabel('Nederlands'));
    await page.keyboard.type('Uw kaart loopt af.\nMaak een afspraak op onze website.');
    await expect.poll(() => slip().getByRole('listitem').count()).toBeGreaterThan(1);
    expect(await accessibilityViolations(page)).toEqual([]);
    await takeScreenshots(desk.application, 'profile-letters');
    await reach(page, sheet.getByRole('checkbox'));
    await page.keyboard.press('Space');
    await expect.poll(() => slip().getByRole('listitem').count()).toBe(1);
  });

  it('is kept as typed, also after the page was loaded again', async () => {
    await press(page, 'Gemeente');
    await fill(page, 'Van kracht vanaf', today);
    await page.keyboard.press('Control+s');
    await saved();
    await page.reload();
    await openVersions();
    await press(page, 'Ontwerp 2 openen');
    await heading('Regels van de gemeente').waitFor();
    await slip().getByText('002-1 (BIOMETRIC, gewoon), Bedrag: € 21,30 wordt € 22,50').waitFor();
    await press(page, 'Gemeente');
    expect(await page.getByLabel('Van kracht vanaf').inputValue()).toBe(today);
  });

  it('is compared in words and tried on an example', async () => {
    await page.keyboard.press('Alt+v');
    await page.getByText('1 verschil', { exact: true }).waitFor();
    await takeScreenshots(desk.application, 'profile-compare');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Alt+p');
    const row = page.getByRole('row', { name: /^Bedrag/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/€\s21,30\s+€\s22,50\s+verschilt/);
    expect(await page.getByRole('row', { name: /^Klaar/ }).innerText()).not.toContain('verschilt');
    await takeScreenshots(desk.application, 'profile-try');
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('is approved with the decision of the council and rules from its day', async () => {
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Ter goedkeuring' }).waitFor();
    await page.keyboard.press('Enter');
    await fill(page, 'Besluit van de gemeenteraad', 'GR 2026/118');
    await fill(page, 'Datum van het besluit', today);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const table = page.getByRole('grid', { name: 'Versies van Stad Brugge' });
    await table.getByText('GR 2026/118').waitFor();
    const states = await table.locator('tbody tr').allInnerTexts();
    expect(states.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(new RegExp(`^2 nu van kracht ${today} – Els Proefmans GR 2026/118$`)),
      expect.stringMatching(/^1 vervallen 11\/10\/2021 /),
    ]);
  });

  it('is what an application costs from then on', async () => {
    await page.keyboard.press('Control+1');
    await heading('Balie').waitFor();
    const card = await makeNamedCard('oldB');
    if (card === null) throw new Error('there is no such card');
    const inserted = await insertCard(card);
    await fillApplication(page);
    await slip().getByText('€ 22,50').first().waitFor();
    const number = await payAndFinish(page);
    expect(number).toMatch(/^\d{4}-\d{5}$/);
    await inserted.remove();
    await press(page, 'Dossier openen');
    await heading(`Dossier ${number}`).waitFor();
    await page.getByText(`Stad Brugge, versie 2 (${today})`).waitFor();
  });
});

describe('files and municipalities', { timeout: MOST_MS }, () => {
  const profile = readFileSync(join(projectFolder, 'resources/profiles/seed-002.json'), 'utf8');

  it('a wrong file is refused with line, place and what to do', async () => {
    const file = join(newDataFolder(), 'fout.json');
    writeFileSync(file, profile.replace('"letter": "K"', '"letter": "Q"').replace('"cents": 2130', '"cents": "veel"'));
    await openVersions();
    await page.locator('input[type=file]').setInputFiles(file);
    const dialog = page.getByRole('dialog', { name: 'Het bestand is geweigerd' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('In fout.json staan 2 fouten.');
    const rows = await dialog.locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split('\t').slice(0, 2))).toEqual([
      [expect.stringMatching(/^\d+$/), 'letters.4.letter'],
      [expect.stringMatching(/^\d+$/), 'fees.0.amount.cents'],
    ]);
    expect(await accessibilityViolations(page)).toEqual([]);
    await takeScreenshots(desk.application, 'profile-import-refused');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('a version goes out as a file', async () => {
    await press(page, 'Exporteren');
    const path = join(desk.application.dataFolder, 'exports/seed-002-v2.json');
    await page.getByText(path).waitFor();
    const file = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    expect(file).toMatchObject({ $schema: 'urn:verblijfsloket:profile:1', format: 1, version: 2, status: 'approved' });
  });

  it('a sixth municipality begins from nothing and can be chosen', async () => {
    await press(page, 'Nieuwe gemeente');
    await fill(page, 'Naam van de gemeente', 'Proefgem');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await heading('Regels van de gemeente').waitFor();
    await slip().getByText('Nog geen regels').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: 'Ter goedkeuring' }).waitFor();
    await fill(page, 'Besluit van de gemeenteraad', 'GR 2026/119');
    await fill(page, 'Datum van het besluit', today);
    await page.keyboard.press('Enter');
    const choice = page.locator('select').filter({ has: page.locator('option[value=proefgem]') });
    await reach(page, choice);
    await choice.selectOption('proefgem');
    await press(page, 'Deze gemeente gebruiken');
    await page.locator('.bar__id').getByText('Proefgem').waitFor();
  });

  it('with four eyes a draft that waits is read only, and its writer cannot approve it', async () => {
    await openVersionsOf('Proefgem');
    await reach(page, page.getByRole('checkbox', { name: /vier ogen/ }));
    await page.keyboard.press('Space');
    await press(page, 'Nieuwe versie op basis van 1');
    await heading('Regels van de gemeente').waitFor();
    await page.keyboard.press('Control+Enter');
    await fill(page, 'Besluit van de gemeenteraad', 'GR 2026/120');
    await fill(page, 'Datum van het besluit', today);
    await press(page, 'Voorleggen');
    const table = page.getByRole('grid', { name: 'Versies van Proefgem' });
    await table.getByText('wacht op goedkeuring').waitFor();
    expect(await page.getByRole('button', { name: /^Versie 2 goedkeuren/ }).count()).toBe(0);
    await press(page, 'Ontwerp 2 openen');
    await page.getByText('Dit ontwerp wacht op goedkeuring en kan niet veranderen.').waitFor();
    await press(page, 'Gemeente');
    expect(await page.getByLabel('Van kracht vanaf').isDisabled()).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);
    await takeScreenshots(desk.application, 'profile-waiting');
  });

  it('wrote nothing to the console', () => {
    expect(complaints).toEqual([]);
  });
});

describe('a municipality that IT support brings', { timeout: MOST_MS }, () => {
  it('can be chosen at the first start; a wrong file is named and changes nothing', async () => {
    const dataFolder = newDataFolder();
    mkdirSync(join(dataFolder, 'profiles'));
    const own = JSON.parse(readFileSync(join(projectFolder, 'resources/profiles/seed-003.json'), 'utf8')) as object;
    writeFileSync(
      join(dataFolder, 'profiles/proefgem.json'),
      JSON.stringify({ ...own, profileId: 'proefgem', displayName: { nl: 'Proefgem' } }),
    );
    writeFileSync(join(dataFolder, 'profiles/fout.json'), '{');
    const desk = await launch({ dataFolder });
    try {
      await setUpDesk(desk.page, /Proefgem/);
      expect(await desk.page.locator('.bar__id').innerText()).toContain('Proefgem');
      await desk.page.getByText(/Het profiel fout\.json in de map met gegevens is niet gebruikt/).waitFor();
    } finally {
      await desk.close();
    }
  });
});
