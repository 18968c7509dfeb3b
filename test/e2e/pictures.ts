/** Takes the pictures of the README anew, from a counter day on a virtual card: `npm run pictures`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../electron/dev/project.mjs';
import { insertCard, makeNamedCard, testTrustAnchors } from '../virtual-card/index.ts';
import { launch, removeDataFolders } from './application.ts';
import { playCounterDay } from './counter-day.ts';
import { fill } from './keyboard.ts';

const FOLDER = join(projectFolder, 'resources/documentation');
/** Screens of the day that the README shows, by the name of their file. */
const FROM_THE_DAY: Readonly<Record<string, string>> = {
  application: 'application',
  'collection-old-card': 'collection',
  'collection-pin': 'pin',
};
/** People who do not exist. */
const WAITING = ['PROEFKAART Oksana', 'SPECIMEN João', 'FICTIEF Kwame', 'ŽIVOTOPIS Łucja'] as const;

mkdirSync(FOLDER, { recursive: true });
const insert = async (name: string) => {
  const card = await makeNamedCard(name);
  if (card === null) throw new Error(`There is no virtual card ${name}.`);
  return insertCard(card);
};
const application = await launch({
  installation: { trainingMode: true, trustAnchors: await testTrustAnchors() },
});
const { page } = application;
const picture = async (file: string): Promise<void> => {
  await application.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768);
  });
  await page.waitForFunction(() => window.innerWidth === 1366);
  await page.screenshot({ path: join(FOLDER, `${file}.png`), animations: 'disabled' });
};
try {
  await playCounterDay({
    page,
    insert,
    onScreen: async (name) => {
      const file = FROM_THE_DAY[name];
      if (name === 'application') await page.locator('#step-procedure').scrollIntoViewIfNeeded();
      if (file !== undefined) await picture(file);
    },
  });
  await page.keyboard.press('Control+5');
  await page.getByRole('heading', { level: 1, name: 'Kassa' }).waitFor();
  await picture('till');
  for (const name of WAITING) {
    const [surname = '', givenNames = ''] = name.split(' ');
    await page.keyboard.press('F2');
    await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
    await fill(page, 'Naam', surname);
    await fill(page, 'Voornamen', givenNames);
    await page.keyboard.press('Alt+l');
    await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
  }
  // What was searched no longer stands in the way of the work lists.
  await page.keyboard.press('F3');
  await page.keyboard.press('Escape');
  const card = await insert('fPlus');
  await page.getByRole('button', { name: /^Aanvraag starten/ }).waitFor();
  await picture('counter');
  await page.keyboard.press('F9');
  await page.getByRole('heading', { level: 1, name: 'Kaart nakijken' }).waitFor();
  await page.getByText('3 van 3', { exact: true }).first().waitFor();
  await picture('card-check');
  await card.remove();
} finally {
  await application.close();
  removeDataFolders();
}
