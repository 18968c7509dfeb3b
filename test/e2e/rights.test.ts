/** Rights of persons, by keys alone: masked numbers, data put right, blocked cases, and what was kept long enough. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Page } from 'playwright';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyCollection, emptyCourse, emptyDraft, emptyOrder, type StoredCase } from '../../electron/cases/index.ts';
import { insertCase } from '../../electron/cases/store.ts';
import { projectFolder } from '../../electron/dev/project.mjs';
import { addMember } from '../../electron/staff/members.ts';
import { hashPassword, PASSWORD_COST } from '../../electron/staff/password.ts';
import { openSqlite, openToRead } from '../../electron/storage/index.ts';
import { withoutGuard } from '../real-parts/databases.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  newDataFolder,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { PASSWORD, setUpDesk } from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';

const SECOND = 'een lange zin voor an';
/** Everything that was closed here ended in 2019. */
const THEN = '2019-03-04T09:00:00.000Z';

let application: Application;
let page: Page;

const looksRight = async (name: string): Promise<void> => {
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, name);
};

const caseOf = (number: number, surname: string, state: StoredCase['state'], nationalNumber: string): StoredCase => {
  const draft = emptyDraft();
  return {
    id: crypto.randomUUID(),
    caseNumber: `2019-${String(number).padStart(5, '0')}`,
    version: 2,
    state,
    createdAt: THEN,
    createdBy: 'Els Proefmans',
    updatedAt: THEN,
    updatedBy: 'Els Proefmans',
    closedOn: null,
    application: { ...draft, person: { ...draft.person, surname, givenNames: 'Юлия', nationalNumber } },
    decision: {
      profile: { id: 'voorbeeldegem', version: 1 },
      appliedAt: THEN,
      appliedOn: '2019-03-04',
      fee: { state: 'amount', cents: 2130, rule: 'proef' },
      dueCents: 2130,
      promised: null,
      validUntil: null,
      activationNotBefore: null,
    },
    order: emptyOrder,
    collection: emptyCollection,
    course: emptyCourse,
  };
};

/** A house with two supervisors, a term for cases in its rules, and cases of long ago. */
const oldHouse = async (): Promise<string> => {
  const dataFolder = newDataFolder();
  const file = join(projectFolder, 'resources/profiles/seed-001.json');
  const profile = JSON.parse(readFileSync(file, 'utf8'));
  mkdirSync(join(dataFolder, 'profiles'));
  writeFileSync(
    join(dataFolder, 'profiles/voorbeeldegem.json'),
    JSON.stringify({
      ...profile,
      profileId: 'voorbeeldegem',
      displayName: { nl: 'Voorbeeldegem' },
      retention: [
        {
          ...{ recordKind: 'CASE', startsAt: 'afsluiten van het dossier', keep: { value: 5, unit: 'YEARS' } },
          ...{ afterwards: 'DESTROY', source: { seed: 'gemeenteraad', line: '1' } },
        },
      ],
    }),
  );
  // The first start is made in the window, so that the house has its rules as any other has.
  const first = await launch({ dataFolder });
  await setUpDesk(first.page, /Voorbeeldegem/);
  await first.close();
  const clock = { now: () => Temporal.Instant.from(THEN) };
  const opened = await openSqlite({ file: join(dataFolder, 'verblijfsloket.sqlite'), clock });
  if (!opened.ok) throw new Error(opened.error.code);
  await opened.value.transaction<null, never>(async (transaction) => {
    const passwordHash = await hashPassword(SECOND, PASSWORD_COST);
    await addMember(transaction, { name: 'An Tweede', role: 'SUPERVISOR', passwordHash, at: THEN });
    await insertCase(transaction, caseOf(1, 'VERJAARD', 'DONE', '91.03.14-998.29'));
    await insertCase(transaction, caseOf(2, 'BETWIST', 'DONE', '84.07.02-997.77'));
    await insertCase(transaction, caseOf(3, 'Щербакова', 'READY', '75.11.30-997.36'));
    return { ok: true, value: null };
  });
  await opened.value.close();
  return dataFolder;
};

beforeAll(async () => {
  application = await launch({
    dataFolder: await oldHouse(),
    // This desk has no card service: nothing here needs a card.
    environment: { PCSCLITE_CSOCK_NAME: join(newDataFolder(), 'pcscd.comm') },
  });
  ({ page } = application);
  await choose(page, 'Medewerker', 'Els Proefmans');
  await fill(page, 'Wachtwoord van Els Proefmans', PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
});

const search = async (text: string): Promise<void> => {
  await page.keyboard.press('F3');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
};
const open = async (text: string, title: RegExp): Promise<void> => {
  await search(text);
  await page.getByRole('row', { name: new RegExp(text, 'i') }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
};

it('masks the national number in a list, shows it for a moment on Alt R, and finds a name in another alphabet', async () => {
  await search('shcherbakova');
  const row = page.getByRole('row', { name: /Щербакова/ });
  await row.waitFor();
  expect(await row.innerText()).toContain('75.11.30-•••.••');
  await page.keyboard.press('Alt+r');
  await row.getByText('75.11.30-997.36').waitFor();
  await looksRight('rights-number-shown');
});

it('puts wrong data right on the page of the case, which then tells what stood there', async () => {
  await open('betwist', /2019-00002/);
  await page.getByText('84.07.02-•••.••').waitFor();
  await press(page, 'Gegevens rechtzetten…');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(page, 'Juiste waarde', 'BETWISTE');
  await press(page, /^Rechtzetten/);
  await dialog.getByText('De reden ontbreekt.', { exact: false }).waitFor();
  await looksRight('rights-correct');
  await fill(page, /^Waarom\? Welk stuk/, 'paspoort gezien');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Rechtzettingen' }).getByText('BETWISTE').waitFor();
});

it('blocks a case with a reason, so that it stays', async () => {
  await press(page, 'Blokkeren…');
  await page.getByRole('dialog').waitFor();
  await fill(page, 'Toelichting', 'beroep bij de RvV');
  await page.keyboard.press('Enter');
  await page.getByText('Geblokkeerd (geschil of beroep)', { exact: false }).waitFor();
  await looksRight('rights-case-blocked');
});

it('removes what was kept long enough with a second person, and shows the proof; the chain is whole', async () => {
  await page.keyboard.press('Control+Digit6');
  await page.getByRole('heading', { level: 1, name: 'Instellingen' }).waitFor();
  await press(page, 'Te verwijderen');
  await page.getByRole('row', { name: /2019-00001/ }).waitFor();
  await page.getByRole('row', { name: /2019-00002.*Geblokkeerd/ }).waitFor();
  await looksRight('rights-due');
  await press(page, '1 verwijderen…');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(page, 'Waarom nu?', 'jaarlijkse opkuis');
  const second = dialog.getByRole('combobox').first();
  await reach(page, second);
  await second.selectOption({ label: 'An Tweede' });
  await fill(page, /Wachtwoord/, SECOND);
  await looksRight('rights-purge');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(/W-\d{4}-0001: 1 verwijderd/).waitFor();
  await reach(page, page.getByRole('grid', { name: 'Verwijderd' }).getByRole('row').nth(1));
  await page.keyboard.press('Enter');
  await dialog.getByText('2019-00001').waitFor();
  await looksRight('rights-proof');
  await page.keyboard.press('Escape');
  await press(page, 'Gegevens');
  await press(page, 'Keten nakijken');
  await page.getByText('De keten is heel', { exact: false }).waitFor();
  await search('verjaard');
  await page.getByText('Geen dossier voor verjaard').waitFor();
});

it('opens again what the officer opened last', async () => {
  await page.keyboard.press('Control+Digit1');
  await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
  await page.keyboard.press('Alt+o');
  const dialog = page.getByRole('dialog', { name: 'Laatst geopend' });
  await dialog.getByRole('row', { name: /BETWISTE/ }).waitFor();
  await looksRight('rights-recent');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /2019-00002/ }).waitFor();
});

it('has recorded who looked at lists, and at which case', async () => {
  const file = join(application.dataFolder, 'verblijfsloket.sqlite');
  const opened = await openToRead({ file });
  if (!opened.ok) throw new Error(opened.error.code);
  const looks = await opened.value.read.selectFrom('audit_entries').select(['action', 'details']).execute();
  await opened.value.close();
  const rows = looks.filter(({ action }) => action === 'rowsSeen').map(({ details }) => details);
  // The application was started twice, and what it remembers of looks begins anew with it.
  for (const call of ['cases.list', 'cases.search', 'appointments.day', 'retention.due'])
    expect([1, 2], call).toContain(rows.filter((details) => details.includes(call)).length);
  expect(looks.map(({ action }) => action)).toContain('caseViewed');
});

it('gives a person all that is kept of them, as a paper to read and a file with every detail', async () => {
  await page.keyboard.press('Control+Digit6');
  await press(page, 'Gegevens');
  const sheet = page.getByRole('region', { name: 'Alles van één persoon' });
  await fill(page, 'Rijksregister- of BIS-nummer', '84.07.02-997.77');
  await press(page, 'Papier en bestand maken');
  const made = sheet.getByRole('status').filter({ hasText: 'Alles staat in' });
  await made.waitFor();
  await looksRight('rights-person');
  const folder = join(application.dataFolder, 'exports');
  const names = readdirSync(folder).filter((name) => name.startsWith('persoon-'));
  expect(names.map((name) => name.split('.').at(-1)).toSorted()).toEqual(['json', 'pdf']);
  for (const name of names) expect(await made.innerText()).toContain(name);
  const paper = join(folder, names.find((name) => name.endsWith('.pdf')) ?? '');
  const text = execFileSync('pdftotext', ['-layout', paper, '-']).toString('utf8').replace(/\s+/g, ' ');
  for (const told of [
    ...['Wat wij over u bewaren', 'Voorbeeldegem', 'Юлия', '84.07.02-997.77', '2019-00002', '5 jaar na het einde'],
    ...['Rechtgezet', 'van BETWIST naar BETWISTE', 'paspoort gezien', 'beroep bij de RvV', 'dossier bekeken'],
    ...['Gegevens rechtgezet', 'Gegevensbeschermingsautoriteit'],
  ])
    expect(text).toContain(told);
  expect(text).not.toContain('Щербакова');
  // No name of a text instead of the text.
  expect(text).not.toMatch(/\b[a-z]+[A-Za-z]*\.[a-z]+[A-Za-z]*\.?[A-Za-z]*\b/);
});

it('names the first broken link of the record behind which somebody changed it, and says what to do now', async () => {
  const file = new BetterSqlite(join(application.dataFolder, 'verblijfsloket.sqlite'));
  file.exec(`${withoutGuard('sqlite', 'audit_entries')}
    update audit_entries set actor_name = 'Iemand Anders' where sequence in (3, 5);`);
  file.close();
  await page.keyboard.press('Control+Digit6');
  await press(page, 'Gegevens');
  await press(page, 'Keten nakijken');
  const alert = page.getByRole('alert').filter({ hasText: 'De keten is gebroken bij inschrijving 3.' });
  await alert.getByText('De inschrijving is achteraf gewijzigd.').waitFor();
  await alert.getByText(/^Daar staat nu: .*, Iemand Anders, /).waitFor();
  await alert.getByText(/^Werk niet verder met deze gegevens\./).waitFor();
  await looksRight('rights-chain-broken');
});
