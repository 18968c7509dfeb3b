/** Training mode on a machine without any card service: the practice reader, its cards, its own database, its marks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { setUpDesk } from './counter-day.ts';

let application: Application;
let firstScreen = '';
const page = () => application.page;
const practiceCard = () => page().getByRole('combobox', { name: 'Oefenkaart' });

beforeAll(async () => {
  application = await launch({
    installation: { trainingMode: true },
    // Nobody listens there: no card service at all.
    environment: { PCSCLITE_CSOCK_NAME: '/nonexistent/pcscd.comm' },
  });
  await page().getByRole('heading', { level: 1 }).waitFor();
  firstScreen = await page().locator('body').innerText();
  await setUpDesk(page());
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
});

describe('practising', () => {
  it('works without a card service, on a database of its own, marked on the screen', async () => {
    await practiceCard().waitFor();
    expect(await page().getByText('Oefenstand').first().isVisible()).toBe(true);
    expect(existsSync(join(application.dataFolder, 'practice.sqlite'))).toBe(true);
    expect(existsSync(join(application.dataFolder, 'verblijfsloket.sqlite'))).toBe(false);
  });

  it('a card chosen lies in the reader, is read, and is said to be a test card', async () => {
    await practiceCard().selectOption('newB');
    await page().getByText('Proefkaart.').waitFor();
    await page().getByText('VOORBEELD').filter({ visible: true }).first().waitFor();
    expect(await practiceCard().inputValue()).toBe('newB');
    expect(await accessibilityViolations(page())).toEqual([]);
    await takeScreenshots(application, 'practice-reader');
  });

  it('the machine sleeps and wakes up: the readers are looked for again, the card is still there', async () => {
    await application.electron.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('resume');
    });
    const logs = join(application.dataFolder, 'logs');
    const logged = () => readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
    await expect.poll(() => logged().join('')).toContain('wokeUp');
    expect(await practiceCard().inputValue()).toBe('newB');
  });

  it('another one takes its place, and it can be taken out', async () => {
    await practiceCard().selectOption('bankCard');
    await page().getByText('Dit is een bankkaart').filter({ visible: true }).first().waitFor();
    await practiceCard().selectOption('');
    await page().getByText('Steek een kaart in').filter({ visible: true }).first().waitFor();
  });

  it('is said before somebody signs in, and while the desk is locked', async () => {
    expect(firstScreen).toContain('Oefenstand');
    await page().keyboard.press('Control+l');
    await page()
      .getByRole('heading', { level: 1, name: /vergrendeld/ })
      .waitFor();
    await page().getByText('Oefenstand').filter({ visible: true }).first().waitFor();
    expect(await accessibilityViolations(page())).toEqual([]);
    await takeScreenshots(application, 'practice-locked');
  });
});
