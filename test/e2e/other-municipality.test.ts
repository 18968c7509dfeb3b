/** The counter day in a municipality that is not Brugge, to its very end, with a photo that deviates for a religious reason. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimReaders } from '../real-parts/index.ts';
import { type InsertedCard, insertCard, makeNamedCard, testTrustAnchors } from '../virtual-card/index.ts';
import { type Application, launch, removeDataFolders } from './application.ts';
import { playCounterDay } from './counter-day.ts';
import { answerRow, fill, reach } from './keyboard.ts';

let letNextIn: () => void;
let application: Application;
let page: Page;
const inserted: InsertedCard[] = [];

beforeAll(async () => {
  letNextIn = await claimReaders();
  application = await launch({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } });
  ({ page } = application);
});
afterAll(async () => {
  for (const card of inserted) await card.remove();
  await application.close();
  removeDataFolders();
  letNextIn();
});

const exemptFromBareHead = async (): Promise<void> => {
  const kind = page.getByLabel('Hoofddeksel, accessoire of andere afwijking');
  await reach(page, kind);
  await page.keyboard.type('Ja, g');
  await fill(page, 'Wat blijft zichtbaar', 'kin tot voorhoofd');
  await reach(page, page.locator('#field-photo-exemption-reason'));
  await page.keyboard.type('hoofddoek');
  // The rows were found good before; the officer changes the one that the exemption is about.
  const row = page.locator('#field-photo-verdicts-FACE_VISIBLE');
  await answerRow(page, row, 'v');
  await expect.poll(() => row.getByRole('radio', { name: 'Vrijgesteld', checked: true }).count()).toBe(1);
};

it('goes from the application to the destroyed card in the municipality of seed 003', async () => {
  const amounts: string[] = [];
  const { caseNumber } = await playCounterDay({
    page,
    municipality: /Gemeente 003/,
    insert: async (name) => {
      const card = await makeNamedCard(name);
      if (card === null) throw new Error(`no card ${name}`);
      const handle = await insertCard(card);
      inserted.push(handle);
      return handle;
    },
    beforePaying: exemptFromBareHead,
    onScreen: async (name) => {
      if (name === 'application') amounts.push(await page.locator('#step-payment').innerText());
    },
  });
  expect(amounts.join()).toMatch(/€\s22,00/);
  await reach(page, page.getByRole('row', { name: /VOORBEELD/ }).first());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: new RegExp(caseNumber) }).waitFor();
  const file = await page.getByRole('main').innerText();
  expect(file).toMatch(/hoofddoek/);
  expect(file).toMatch(/22,00/);
  expect(file).toMatch(/[Aa]fgewerkt/);
});
