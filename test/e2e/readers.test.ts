/** Two readers on one desk, and a card service that goes away and comes back, in the compiled application. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimReaders, READER_NAMES, readerPorts, startPcscd, stopPcscd } from '../real-parts/index.ts';
import { insertCard, makeCard, testTrustAnchors } from '../virtual-card/index.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { setUpDesk, signIn } from './counter-day.ts';

let letNextIn: () => void;
let application: Application;
let page: Page;
const [FIRST = '', SECOND = ''] = READER_NAMES;

const panel = () => page.getByRole('region', { name: 'Kaartlezer' });
const choice = () => page.getByLabel(/Lezer van dit loket/);
const main = () => page.locator('main');
const toCardPage = async (): Promise<void> => {
  await page.keyboard.press('F9');
  await page.getByRole('heading', { level: 1, name: 'Kaart nakijken' }).waitFor();
};

beforeAll(async () => {
  letNextIn = await claimReaders();
  // Without training mode: its practice reader would be there even without a card service.
  application = await launch({ installation: { trainingMode: false, trustAnchors: await testTrustAnchors() } });
  page = application.page;
  await setUpDesk(page);
  await toCardPage();
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
  letNextIn();
});

it('a reader is chosen, shows its card and not the other one, and is remembered after a restart', async () => {
  const [firstPort, secondPort] = readerPorts();
  const [inFirst, inSecond] = await Promise.all([makeCard({ profile: 'adultA' }), makeCard({ profile: 'oldB' })]);
  const handles = [await insertCard(inFirst, { port: firstPort }), await insertCard(inSecond, { port: secondPort })];
  await choice().selectOption(SECOND);
  await main().getByText(inSecond.contents.identity.surname, { exact: true }).waitFor();
  expect(await main().getByText(inFirst.contents.identity.surname, { exact: true }).count()).toBe(0);
  await takeScreenshots(application, 'readers-two');
  expect(await accessibilityViolations(page)).toEqual([]);
  await choice().selectOption(FIRST);
  await main().getByText(inFirst.contents.identity.surname, { exact: true }).waitFor();
  await choice().selectOption(SECOND);
  await main().getByText(inSecond.contents.identity.surname, { exact: true }).waitFor();

  const { dataFolder } = application;
  await application.close();
  application = await launch({ dataFolder });
  page = application.page;
  await signIn(page);
  await toCardPage();
  await main().getByText(inSecond.contents.identity.surname, { exact: true }).waitFor();
  expect(await choice().inputValue()).toBe(SECOND);
  for (const handle of handles) await handle.remove();
});

it('without any card service the screen says so, and everything comes back by itself', async () => {
  await choice().selectOption(FIRST);
  await stopPcscd();
  await main().getByText('De kaartdienst draait niet').waitFor();
  await panel().getByText('LEZER-02').waitFor();
  await takeScreenshots(application, 'readers-no-service');
  expect(await accessibilityViolations(page)).toEqual([]);
  await startPcscd({ withReaders: false });
  await main().getByText('Geen lezer gevonden').waitFor();
  await stopPcscd();
  await startPcscd();
  await main().getByText('Geen lezer gevonden').waitFor({ state: 'detached' });
  const card = await makeCard({ profile: 'fPlus' });
  const handle = await insertCard(card, { port: readerPorts()[0] });
  await main().getByText(card.contents.identity.surname, { exact: true }).waitFor();
  await handle.remove();
});
