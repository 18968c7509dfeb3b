/** The desk of returned cards through the window, by keys alone, with roles and names. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { card, visitOf } from '../integration/counter/visit.ts';
import { claimReaders } from '../real-parts/index.ts';
import { type Card, insertCard, makeBankCard, makeNamedCard, testTrustAnchors } from '../virtual-card/index.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { cardIsOut, setUpDesk } from './counter-day.ts';
import { choose, fill, reach } from './keyboard.ts';
import { houseBehind } from './page-house.ts';
import { controlsOf, heard, listen } from './screen-reader.ts';

let application: Application;
let release = (): void => undefined;

beforeAll(async () => {
  release = await claimReaders();
  application = await launch({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } });
  await setUpDesk(application.page);
}, 900_000);

afterAll(async () => {
  await application?.close();
  removeDataFolders();
  release();
});

const insert = async (name: string) => {
  const card = await makeNamedCard(name);
  if (card === null) throw new Error(`There is no virtual card ${name}.`);
  return insertCard(card, { latency: SLOW_MS });
};

/** A slow card: the verdict comes long before its signatures are checked. */
const SLOW_MS = 100;

/** An offer or verdict does not listen to keys in its first 400 ms. */
const GUARD_MS = 500;

it('finds a card without a case by itself, asks why, takes it back, and destroys it, by keys alone', async () => {
  const { page } = application;
  await listen(page);
  await page.keyboard.press('F7');
  await page.getByRole('heading', { level: 1, name: 'Kaart terug' }).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, 'returned-empty');
  await page.evaluate(() => {
    const counted = window as unknown as { sounds: number };
    counted.sounds = 0;
    const Real = AudioContext;
    window.AudioContext = class extends Real {
      constructor() {
        super();
        counted.sounds += 1;
      }
    };
  });
  const sounds = () => page.evaluate(() => (window as unknown as { sounds: number }).sounds);
  const first = await insert('oldB');
  await page.getByRole('alert').getByText('Geen dossier voor deze kaart').waitFor();
  // The verdict is there before the signatures are checked; until then no key is offered.
  await page.getByText(/^Echtheid wordt nagegaan/).waitFor();
  await page.getByRole('radiogroup', { name: 'Waarom komt de kaart terug' }).waitFor();
  await heard(page, 'alert', /Geen dossier voor deze kaart/);
  expect(await controlsOf(page)).toContain('radiogroup Waarom komt de kaart terug');
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, 'returned-no-case');
  await page.getByRole('region', { name: 'Toetsen' }).getByText('Reden noteren').waitFor();
  // A key that is held down does nothing; pressed once the verdict is read, it records.
  await page.waitForTimeout(GUARD_MS);
  await page.keyboard.press('F4');
  // No reason is chosen beforehand, so nothing is recorded unread.
  await page.getByRole('alert').getByText('Kies waarom de kaart terugkomt.').waitFor();
  await choose(page, 'Waarom komt de kaart terug', 'Vroeger ingeleverd');
  await page.keyboard.press('F4');
  await page
    .getByRole('status')
    .getByText(/Teruggekomen · Vroeger ingeleverd/)
    .waitFor();
  await page.getByRole('grid', { name: 'Vandaag teruggekomen' }).waitFor();
  await takeScreenshots(application, 'returned-recorded');
  await page.keyboard.press('Alt+z');
  await page.getByRole('dialog', { name: 'Laatste kaart ongedaan maken' }).waitFor();
  await fill(page, 'Waarom', 'verkeerde kaart');
  await page.keyboard.press('Enter');
  await page.getByText('Ongedaan gemaakt. De kaart gaat terug.').waitFor();
  // Off until somebody wants them; from then on each verdict has one, and no other.
  expect(await sounds()).toBe(0);
  await reach(page, page.getByRole('checkbox', { name: /Geluid/ }));
  await page.keyboard.press('Space');
  expect(await sounds()).toBe(0);
  await first.remove();
  await cardIsOut(page);

  await page.keyboard.press('Alt+s');
  await page.getByText('Nog geen kaart gelegd').waitFor();
  const second = await insert('fPlus');
  await page.getByRole('grid', { name: 'Stapel' }).getByText('Geen dossier').waitFor();
  await expect.poll(sounds, { timeout: 15_000 }).toBeGreaterThan(0);
  await page.waitForTimeout(GUARD_MS);
  await choose(page, 'Waarom komt de kaart terug', 'Vroeger ingeleverd');
  await page.keyboard.press('F4');
  await page
    .getByText(/Teruggekomen · Vroeger ingeleverd/)
    .first()
    .waitFor();
  await takeScreenshots(application, 'returned-stack');
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press('Alt+s');
  await page.getByText('Stapel afgesloten').waitFor();
  // The card that was dealt with is not judged anew because the stack ended.
  await page.waitForTimeout(GUARD_MS);
  expect(await page.getByText('Al ingetrokken', { exact: true }).count()).toBe(0);
  await second.remove();

  await page.keyboard.press('Alt+v');
  await page.getByRole('dialog', { name: 'Kaarten vernietigen' }).waitFor();
  await takeScreenshots(application, 'returned-destroy');
  await fill(page, 'Getuige', 'Jo Getuige');
  await page.keyboard.press('Enter');
  await page
    .getByText(/Vernietiging V-\d{4}-0001 genoteerd/)
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Openen' }).waitFor();
}, 240_000);

it('says of every card what it is, and the right one goes in with one key', async () => {
  const { page } = application;
  await page.keyboard.press('Escape');
  const visit = visitOf(houseBehind(() => page));
  const [held, fresh] = [await card('oldB'), await card('newB')];
  const { caseNumber } = await visit.caseOfHolder(held, fresh);
  const somebody = { surname: 'IEMAND', cardNumber: held.contents.identity.cardNumber };
  const gone = await makeNamedCard('fPlus');
  if (gone === null) throw new Error('There is no virtual card fPlus.');
  const elsewhere = { surname: 'ELDERS', cardNumber: 'B123456748', issuingMunicipality: 'Voorbeeldegem' };
  const CARDS: readonly (readonly [Card, RegExp])[] = [
    [makeBankCard(), /Geen verblijfskaart/],
    [await card('oldB', { tampering: ['identity'] }), /Gegevens zijn gewijzigd na ondertekening/],
    [gone, /Al ingetrokken/],
    [await card('oldB', { birthDate: '1970-02-03', identity: somebody }), /Verkeerde kaart/],
    [await card('adultB', { birthDate: '1971-02-03', identity: elsewhere }), /Niet van hier/],
    [fresh, /Dit is de nieuwe kaart/],
    [await card('newB', { activation: 'filesWaiting' }), /Kaart is niet geactiveerd/],
  ];
  for (const [lying, verdict] of CARDS) {
    await listen(page);
    const inserted = await insertCard(lying);
    await heard(page, 'alert', verdict);
    await controlsOf(page);
    if (String(verdict).includes('Verkeerde')) await takeScreenshots(application, 'returned-other-person');
    if (String(verdict).includes('geactiveerd')) await takeScreenshots(application, 'returned-unreadable');
    await visit.house.take(inserted);
  }
  const inserted = await insertCard(held);
  await page
    .getByRole('button', { name: /^Innemen(,| F4|$)/ })
    .first()
    .waitFor();
  await takeScreenshots(application, 'returned-right');
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.waitForTimeout(GUARD_MS);
  await page.keyboard.press('F4');
  await page
    .getByRole('status')
    .getByText(/Ingenomen/)
    .first()
    .waitFor();
  await page
    .getByRole('row', { name: new RegExp(caseNumber) })
    .first()
    .waitFor();
  await visit.house.take(inserted);
}, 240_000);
