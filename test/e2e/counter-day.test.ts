/** The main job of the counter on real parts, by keys alone, and what may go wrong in it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { claimReaders } from '../real-parts/index.ts';
import { type InsertedCard, insertCard, makeCard, makeNamedCard, testTrustAnchors } from '../virtual-card/index.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  runtime,
  takeScreenshots,
} from './application.ts';
import {
  cardIsOut,
  confirmFederalSteps,
  confirmNewCard,
  fillApplication,
  orderToReady,
  payAndFinish,
  playCounterDay,
  seeLetter,
  setUpDesk,
  signIn,
  takeOldCardIn,
  typePin,
} from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';
import { type Aloud, listen, screenIsAloud } from './screen-reader.ts';

let letNextIn: () => void;
let application: Application;
const inserted: InsertedCard[] = [];

const insert = async (name: string): Promise<InsertedCard> => {
  const card = await makeNamedCard(name);
  if (card === null) throw new Error(`no card ${name}`);
  const handle = await insertCard(card);
  inserted.push(handle);
  return handle;
};

/** Test cards count only in the practice mode, and only under roots that were declared. */
const installation = async () => ({ trainingMode: true, trustAnchors: await testTrustAnchors() });
const start = async (dataFolder?: string): Promise<Application> =>
  launch(dataFolder === undefined ? { installation: await installation() } : { dataFolder });

beforeAll(async () => {
  console.log(`application runs on ${runtime.says}`);
  letNextIn = await claimReaders();
});
afterEach(async () => {
  for (const card of inserted.splice(0)) await card.remove();
  await application.close();
});
afterAll(() => {
  removeDataFolders();
  letNextIn();
});

/** The steps of a collection for somebody who does not see them: what is there by role and name, and what was said. */
const ALOUD: Readonly<Record<string, Aloud>> = {
  'collection-old-card': {
    has: [/^radiogroup Wat brengt de aanvrager mee/, /^button Oude kaart innemen/],
    says: ['status', /Dit is de juiste kaart/],
  },
  'collection-letter': { has: [/^button Persoon en brief gezien/] },
  'collection-new-card': { has: [/^button Kaart klopt/], says: ['status', /Nieuwe kaart klopt/] },
  'collection-fingerprints': { has: [/^button Uitkomst noteren/] },
  'collection-federal': { has: [/^button Gedaan/] },
  'collection-pin': { has: [/^textbox PIN van de aanvrager/, /^button PIN controleren/] },
  'collection-evidence': { has: [/^button Kaart overhandigen/], says: ['status', /PIN juist/] },
  'collection-handed-over': { has: [/^button Ontvangstbewijs opnieuw maken/], says: ['status', /Kaart overhandigd/] },
  'collection-done': { has: [/^button Volgende/], says: ['status', /Dossier afgewerkt/] },
};

describe('the counter day', () => {
  it('takes one residence card through the window, and every screen is accessible and tells itself', async () => {
    application = await start();
    const { page } = application;
    await listen(page);
    const violations: string[] = [];
    const seen: string[] = [];
    const outcome = await playCounterDay({
      page,
      insert,
      onScreen: async (name) => {
        seen.push(name);
        const aloud = ALOUD[name];
        if (aloud !== undefined) await screenIsAloud(page, name, aloud);
        await takeScreenshots(application, name);
        for (const violation of await accessibilityViolations(page)) violations.push(`${name}: ${violation}`);
      },
    });
    expect(violations).toEqual([]);
    expect(seen.length).toBeGreaterThanOrEqual(14);
    expect(seen).toEqual(expect.arrayContaining(Object.keys(ALOUD)));
    expect(outcome.caseNumber).toMatch(/^\d{4}-00001$/);
    // The figure of the desk: a prepared case from the old card to the destroyed one, without a mouse.
    expect(outcome.handoverKeys).toBeLessThanOrEqual(12);
    const papers = readdirSync(join(application.dataFolder, 'documents'));
    expect(papers.filter((name) => name.endsWith('.pdf')).length).toBe(3);
  });

  it('keeps what is typed when the card is pulled out while it is read', async () => {
    application = await start();
    const { page } = application;
    await setUpDesk(page);
    await page.keyboard.press('F2');
    await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
    await fill(page, 'Naam', 'Ó Voorbeeld-Ñandú');
    const card = await makeCard({ profile: 'oldB' });
    const handle = await insertCard(card, { latency: 150 });
    inserted.push(handle);
    await page
      .getByText(/Kaart lezen/)
      .filter({ visible: true })
      .first()
      .waitFor();
    await handle.remove();
    await page
      .getByText(/Kaart uitgenomen|te vroeg/)
      .first()
      .waitFor();
    expect(await page.getByLabel('Naam', { exact: true }).first().inputValue()).toBe('Ó Voorbeeld-Ñandú');
    // Focus stayed in the field: typing goes on where it was.
    await page.keyboard.type('!');
    expect(await page.getByLabel('Naam', { exact: true }).first().inputValue()).toBe('Ó Voorbeeld-Ñandú!');
    // The next insertion reads as if nothing had happened.
    await insert('oldB');
    await page
      .getByText(/^Gelezen/)
      .filter({ visible: true })
      .first()
      .waitFor();
  });

  it('shows the tries left before and after a wrong PIN, and asks before the last one', async () => {
    application = await start();
    const { page } = application;
    await setUpDesk(page);
    const old = await insert('oldB');
    await fillApplication(page);
    await payAndFinish(page);
    await orderToReady(page);
    await takeOldCardIn(page);
    await seeLetter(page);
    await old.remove();
    await cardIsOut(page);
    await insert('newB');
    await confirmNewCard(page);
    await press(page, /^Uitkomst noteren/);
    await confirmFederalSteps(page);
    await page.getByText('3 van 3', { exact: true }).waitFor();
    await typePin(page, '9876');
    await page.getByText('Nog 2 van 3 pogingen.', { exact: true }).waitFor();
    await typePin(page, '9875');
    await page.getByText('Nog 1 van 3 pogingen.', { exact: true }).waitFor();
    await page.getByRole('alertdialog', { name: 'Laatste poging' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(await page.getByLabel('PIN van de aanvrager').count()).toBe(0);
    await press(page, 'Laatste poging gebruiken');
    const question = page.getByRole('alertdialog', { name: 'Laatste poging' });
    await question.waitFor();
    await reach(page, question.getByRole('button', { name: 'Laatste poging gebruiken' }));
    await page.keyboard.press('Enter');
    await typePin(page, '1234');
    await page.getByText('Alles is nagegaan', { exact: true }).waitFor();
  });

  it('finds everything again after it was killed right after "afgerond"', async () => {
    application = await start();
    await setUpDesk(application.page);
    await insert('oldB');
    await fillApplication(application.page);
    const caseNumber = await payAndFinish(application.page);
    await application.kill();
    application = await start(application.dataFolder);
    const { page } = application;
    await signIn(page);
    await page.keyboard.press('F3');
    await page.keyboard.type(caseNumber);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: `Dossier ${caseNumber}` }).waitFor();
    await page.getByText('Besteld', { exact: true }).first().waitFor();
    await page.keyboard.press('Control+5');
    await page
      .getByText(/-L3-00001$/)
      .first()
      .waitFor();
  });

  it('finds a draft again, letter by letter, after it was killed right after "bewaard"', async () => {
    application = await start();
    await setUpDesk(application.page);
    await application.page.keyboard.press('F2');
    await application.page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
    await fill(application.page, 'Naam', 'ŽLUŤOUČKÝ-ÞÓR');
    await choose(application.page, 'Reden', 'Verlies');
    await application.page
      .getByText(/Bewaard om/)
      .first()
      .waitFor();
    await application.page.waitForTimeout(1500);
    await application.kill();
    application = await start(application.dataFolder);
    const { page } = application;
    await signIn(page);
    await page.keyboard.press('Control+2');
    await page.getByText('ŽLUŤOUČKÝ-ÞÓR').first().waitFor();
  });
});
