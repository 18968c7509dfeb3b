/** From one desk with a file to two desks on a server, through the screens: move, work together, lose the server, go on. */
import { readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealPostgresql, startPostgresql } from '../real-parts/postgresql.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { setUpDesk, signIn } from './counter-day.ts';
import { fill, press } from './keyboard.ts';

let server: RealPostgresql;
let first: Application;
let second: Application;
let address = '';
let fullUrl = '';
beforeAll(async () => {
  server = await startPostgresql();
  first = await launch();
  await setUpDesk(first.page);
});
afterAll(async () => {
  await first.close();
  await second?.close();
  await server.stop();
  removeDataFolders();
});

const openData = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+Digit6');
  await page.getByRole('heading', { level: 1, name: 'Instellingen' }).waitFor();
  await press(page, 'Gegevens');
  await page.getByRole('heading', { name: 'Waar alles bewaard wordt' }).waitFor();
};
const newApplication = async (page: Page, surname: string): Promise<void> => {
  await page.keyboard.press('F2');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await fill(page, 'Naam', surname);
  await fill(page, 'Voornamen', 'Bram');
};
describe('the place of the data', () => {
  it('is told, and the chain is walked from the screen', async () => {
    const { page } = first;
    await openData(page);
    await page.getByText('Bestand op deze computer').waitFor();
    await press(page, 'Keten nakijken');
    await page.getByText(/De keten is heel/).waitFor();
    await fill(page, 'Hash van een dagafsluiting', 'kort');
    await press(page, 'Keten nakijken');
    await page.getByText('Een hash heeft 64 cijfers').waitFor();
    await fill(page, 'Hash van een dagafsluiting', '0'.repeat(64));
    await press(page, 'Keten nakijken');
    await page.getByText('De keten is gebroken bij inschrijving 1.').waitFor();
    await fill(page, 'Hash van een dagafsluiting', '');
    await page.keyboard.press('Delete');
    await press(page, 'Keten nakijken');
    await page.getByText(/De keten is heel/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await takeScreenshots(first, 'data');
  });
});
describe('backups', () => {
  it('are set, made, listed, and put back after a question; the next start shows what was in it', async () => {
    const { page } = first;
    await newApplication(page, 'VOORDEKOPIE');
    await page.keyboard.press('Alt+l');
    await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
    await openData(page);
    await press(page, 'Kopieën instellen');
    await page.getByText('De wachtzin is te kort.').waitFor();
    await fill(page, 'Map voor kopieën', join(first.dataFolder, 'kopieën'));
    await page.getByLabel('Wachtzin', { exact: true }).first().fill('een wachtzin van het loket');
    await page.getByLabel('Wachtzin, nog eens').fill('een wachtzin van het loket');
    await press(page, 'Kopieën instellen');
    const row = page.getByRole('row', { name: /vlbackup/ });
    await row.waitFor({ timeout: 60_000 });
    expect(await accessibilityViolations(page)).toEqual([]);
    await takeScreenshots(first, 'data-backup');
    const path = async (): Promise<string> => (await row.locator('.path').textContent()) ?? '';
    const made = await path();
    // The drive is pulled out, and put back.
    renameSync(dirname(made), `${dirname(made)}-elders`);
    await press(page, 'Nu een kopie maken');
    await page.getByText('De map waar de kopieën staan, is er niet meer', { exact: false }).first().waitFor();
    await takeScreenshots(first, 'data-backup-gone');
    renameSync(`${dirname(made)}-elders`, dirname(made));
    await press(page, 'Nu een kopie maken');
    // Of one day the last stays.
    await expect.poll(path).not.toBe(made);
    const file = await path();
    expect(readFileSync(join(first.dataFolder, 'backup.json'), 'utf8')).not.toContain('wachtzin');
    await newApplication(page, 'NADEKOPIE');
    await page.keyboard.press('Alt+l');
    await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
    await openData(page);
    await fill(page, 'Bestand van de kopie', file);
    await page.getByLabel('Wachtzin', { exact: true }).last().fill('een wachtzin van het loket');
    await press(page, 'Kopie nakijken en terugzetten');
    await page.getByText('Alles van nu maakt plaats voor de kopie.').waitFor();
    await press(page, 'Ja, terugzetten');
    await page.getByText(/is heel \(dossiers: 1, inschrijvingen: \d+\)/).waitFor({ timeout: 60_000 });
    await takeScreenshots(first, 'data-restored');
    await first.close();
    first = await launch({ dataFolder: first.dataFolder });
    await signIn(first.page);
    await first.page.getByText('VOORDEKOPIE').first().waitFor();
    expect(await first.page.getByText('NADEKOPIE').count()).toBe(0);
  });
});

describe('to a server', () => {
  it('the wizard tries the address, brings everything there, and shows the counts', async () => {
    const { page } = first;
    await newApplication(page, 'SPECIMEN');
    await page.keyboard.press('Alt+l');
    await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
    await openData(page);
    const url = new URL(await server.newEmptyDatabase());
    const { password } = url;
    url.password = '';
    address = url.href;
    await fill(page, 'Adres van de databank', address);
    await fill(page, 'Wachtwoord van de databank', 'niet-juist');
    await press(page, 'Verbinding proberen');
    await page.getByText('De databankserver weigert deze naam of dit wachtwoord.').waitFor();
    await fill(page, 'Wachtwoord van de databank', password);
    await press(page, 'Verbinding proberen');
    await page.getByText('De databank is leeg.').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await takeScreenshots(first, 'data-server');
    await press(page, 'Alles naar de server brengen');
    await page.getByText('Alles staat op de server, elk aantal klopt.').waitFor();
    await page.getByRole('row', { name: /cases/ }).getByText('2', { exact: true }).first().waitFor();
    await takeScreenshots(first, 'data-moved');
    await first.close();
    // The password does not lie open in the file of IT support.
    const installation = readFileSync(join(first.dataFolder, 'installation.json'), 'utf8');
    expect(installation).not.toContain(password);
    expect(JSON.parse(installation)).toMatchObject({ desk: 'Loket 3', database: { url: address } });
    fullUrl = Object.assign(new URL(address), { password }).href;
  });

  it("two desks see each other's work at once, each under its own name", async () => {
    first = await launch({ dataFolder: first.dataFolder });
    await signIn(first.page);
    second = await launch({ installation: { database: { url: fullUrl }, desk: 'Loket 4' } });
    await signIn(second.page);
    await second.page.getByText('SPECIMEN').first().waitFor();
    await newApplication(first.page, 'VOORBEELD');
    // Nobody touches the second desk: it hears of it by itself.
    await second.page.getByText('VOORBEELD').first().waitFor();
    await openData(second.page);
    await second.page.getByText('PostgreSQL-server, gedeeld met andere loketten').waitFor();
    await takeScreenshots(second, 'data-on-server');
    await second.page.keyboard.press('Control+Digit5');
    await second.page.getByRole('heading', { level: 1, name: 'Kassa L4' }).waitFor();
  });

  it('the server goes away: a banner, what is typed stays; it comes back: saved, and the banner is gone', async () => {
    const { page } = first;
    await server.kill();
    await page.getByText('De databank is niet bereikbaar').first().waitFor();
    await fill(page, 'Naam', 'TIJDENSDESTORING');
    expect(await page.getByLabel('Naam', { exact: true }).first().inputValue()).toBe('TIJDENSDESTORING');
    await takeScreenshots(first, 'server-gone');
    expect(await accessibilityViolations(page)).toEqual([]);
    await server.start();
    await page.getByText('De databank is niet bereikbaar').first().waitFor({ state: 'detached' });
    await second.page.keyboard.press('Control+Digit1');
    await second.page.getByText('TIJDENSDESTORING').first().waitFor();
  });
});
