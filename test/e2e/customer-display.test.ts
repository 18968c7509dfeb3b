/**
 * The display turned to the applicant over a whole visit: what its window holds in each moment and what it never holds,
 * that its page can do nothing, that it goes and comes with its screen, and the counter's own window when it is turned.
 */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimReaders } from '../real-parts/index.ts';
import { insertCard, makeNamedCard, testTrustAnchors } from '../virtual-card/index.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  SCREENSHOTS,
  takeScreenshots,
} from './application.ts';
import { PASSWORD, playCounterDay } from './counter-day.ts';
import { press } from './keyboard.ts';

let letNextIn: () => void;
let application: Application;
let page: Page;
let customer: Page;
/** Waiting goes by what happens; a busy machine takes longer. */
const SOON = { timeout: 15_000 };
/** Everything that was ever in the applicant's window. */
const seen = new Set<string>();

const OWN = { id: 1, label: 'Loketscherm', bounds: { x: 0, y: 0, width: 1366, height: 768 } };
const OTHER = { id: 2, label: 'Scherm voor de burger', bounds: { x: 1366, y: 0, width: 1024, height: 768 } };

/** Plugs screens in and out as the system does. */
const connect = (screens: readonly (typeof OWN)[], event: 'display-added' | 'display-removed') =>
  application.electron.evaluate(
    ({ screen }, { all, name }) => {
      const displays = all as unknown as Electron.Display[];
      screen.getAllDisplays = () => displays;
      (screen as unknown as NodeJS.EventEmitter).emit(name, {}, displays.at(-1));
    },
    { all: screens, name: event },
  );
const windows = () => application.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
const focusedAddress = () =>
  application.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL() ?? '');
const insert = async (name: string) => {
  const card = await makeNamedCard(name);
  if (card === null) throw new Error(`no card ${name}`);
  return insertCard(card);
};
const scene = () => customer.locator('main').getAttribute('data-scene');
const customerPage = async (opening: () => Promise<unknown>): Promise<Page> => {
  const [opened] = await Promise.all([application.electron.waitForEvent('window'), opening()]);
  await opened.locator('main[data-scene]').waitFor();
  return opened;
};
const note = async (): Promise<void> => {
  seen.add(await customer.content());
};
const toSettings = async (): Promise<void> => {
  await page.keyboard.press('Control+6');
  await press(page, 'Burgerscherm');
};
const choosePlace = async (title: string): Promise<void> => {
  await toSettings();
  await page.getByRole('radio', { name: new RegExp(`^${title}`) }).focus();
  await page.keyboard.press('Space');
};

beforeAll(async () => {
  letNextIn = await claimReaders();
  application = await launch({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } });
  ({ page } = application);
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
  letNextIn();
});

/** What the applicant sees while the desk is on this screen of the day, and words that are on it. */
const EXPECTED: Readonly<Record<string, readonly [string, RegExp]>> = {
  'counter-card-read': ['greeting', /Welkom/],
  application: ['application', /Controleer uw gegevens.*Naam.*VOORBEELD.*Te betalen.*€/s],
  'application-finished': ['applied', /Uw kaart is klaar/],
  'collection-old-card': ['bring', /Geef uw oude kaart/],
  'collection-letter': ['bring', /Leg uw brief met de codes klaar/],
  'collection-new-card': ['details', /Controleer uw gegevens.*VOORBEELD/s],
  'collection-fingerprints': ['fingerprints', /vingerafdrukken/],
  'collection-federal': ['activating', /Uw kaart wordt geactiveerd/],
  'collection-pin': ['code', /Toets uw pincode in.*Nog 3 pogingen/s],
  'collection-evidence': ['cardReady', /Uw kaart is klaar/],
  'collection-handed-over': ['thanks', /Dank u wel/],
  search: ['greeting', /Welkom/],
};

it('shows each moment of a visit, and takes no key from the counter', async () => {
  await playCounterDay({
    page,
    insert,
    onScreen: async (name) => {
      if (name === 'counter-empty') {
        await connect([OWN, OTHER], 'display-added');
        customer = await customerPage(() => choosePlace(OTHER.label));
        expect(await accessibilityViolations(page)).toEqual([]);
        await page.keyboard.press('Control+1');
      }
      const expected = EXPECTED[name];
      if (expected === undefined) return;
      await expect.poll(scene, SOON).toBe(expected[0]);
      expect(await customer.locator('main').innerText()).toMatch(expected[1]);
      expect(await customer.locator('main').innerText()).toContain('Brugge');
      await note();
      await customer.screenshot({ path: join(SCREENSHOTS, `customer-${name}.png`) });
      expect(await focusedAddress()).toBe('app://bundle/index.html');
    },
  });
  expect(await accessibilityViolations(customer)).toEqual([]);
});

it('never held a number, a code, a photo, or anybody but the applicant', () => {
  const all = [...seen].join('\n');
  expect(seen.size).toBeGreaterThan(8);
  for (const never of [
    /\d{2}\.?\d{2}\.?\d{2}-?\d{3}\.?\d{2}/,
    /999006636|B99900/,
    /1234/,
    /Els|Proefmans/,
    /<img|blob:/,
    /C7/,
  ])
    expect(all).not.toMatch(never);
});

describe('its page', () => {
  it('has one function and no call', async () => {
    const found = await customer.evaluate(() => ({
      counter: 'verblijfsloket' in window,
      keys: Object.keys((window as unknown as { customerDisplay: object }).customerDisplay),
      frozen: Object.isFrozen((window as unknown as { customerDisplay: object }).customerDisplay),
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in window),
      opened: window.open('./index.html') !== null,
    }));
    expect(found).toEqual({ counter: false, keys: ['follow'], frozen: true, node: [], opened: false });
  });
  it('cannot be led to the page of the counter, nor fetch, nor run what is inline', async () => {
    const outcome = await customer.evaluate(async () => {
      Object.assign(window, { stayed: true });
      window.location.href = './index.html';
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      script.remove();
      const fetched = await fetch('https://example.org/').then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => setTimeout(resolve, 150));
      return { stayed: 'stayed' in window, ran: 'inlineRan' in window, fetched };
    });
    expect(outcome).toEqual({ stayed: true, ran: false, fetched: false });
    expect(customer.url()).toMatch(/customer\.html$/);
  });
  it('gets no answer with the bridge of the counter, and no other page is told what it shows', async () => {
    const strange = await application.electron.evaluate(async ({ app, BrowserWindow }) => {
      const ask = async (preload: string, address: string, code: string): Promise<unknown> => {
        const window = new BrowserWindow({
          show: false,
          webPreferences: { preload: `${app.getAppPath()}/out/preload/${preload}`, sandbox: true },
        });
        await window.loadURL(address);
        const answer: unknown = await window.webContents.executeJavaScript(code);
        window.destroy();
        return answer;
      };
      return [
        await ask(
          'preload.cjs',
          'app://bundle/customer.html',
          "window.verblijfsloket.call('cases.counts', undefined).then((answer) => answer.error.code)",
        ),
        await ask(
          'customer-preload.cjs',
          'app://bundle/customer.html',
          `new Promise((resolve) => {
            window.customerDisplay.follow(() => resolve('told'));
            setTimeout(() => resolve('silent'), 400);
          })`,
        ),
      ];
    });
    expect(strange).toEqual(['notAllowed', 'silent']);
  });
});

describe('its window', () => {
  it('comes back to the same scene when its page dies', async () => {
    await page.keyboard.press('F9');
    await insert('newB');
    await page.locator('.keys').getByText('PIN testen').waitFor();
    await page.keyboard.press('Alt+t');
    await expect.poll(scene, SOON).toBe('code');
    await customer.reload();
    await expect.poll(scene, SOON).toBe('code');
    const dying = application.electron.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes('customer'));
      window?.webContents.forcefullyCrashRenderer();
    });
    await dying;
    const sceneInside = () =>
      application.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .find(({ webContents }) => webContents.getURL().includes('customer'))
          ?.webContents.executeJavaScript("document.querySelector('main')?.dataset.scene ?? ''")
          .catch(() => ''),
      );
    await expect.poll(sceneInside, SOON).toBe('code');
  });
  it('goes with its screen and comes back with it, on the counter nothing changes', async () => {
    const field = page.getByLabel('PIN van de aanvrager');
    await field.waitFor();
    await connect([OWN], 'display-removed');
    await expect.poll(windows, SOON).toBe(1);
    customer = await customerPage(() => connect([OWN, { ...OTHER, id: 7 }], 'display-added'));
    await expect.poll(scene, SOON).toBe('code');
    expect(await focusedAddress()).toBe('app://bundle/index.html');
  });
  it('says it when a code was wrong, hides at once, and greets while the desk is locked', async () => {
    await page.getByLabel('PIN van de aanvrager').focus();
    await page.keyboard.type('9999');
    await page.keyboard.press('Enter');
    const text = () => customer.locator('main').innerText();
    await expect.poll(text, SOON).toMatch(/Die code klopt niet.*Nog 2 pogingen/s);
    expect(await customer.content()).not.toContain('9999');
    await page.getByRole('radio', { name: 'FR', exact: true }).focus();
    await page.keyboard.press('Space');
    await expect.poll(text, SOON).toMatch(/Ce code n'est pas correct.*Encore 2 essais/s);
    expect(await customer.locator('html').getAttribute('lang')).toBe('fr');
    await press(page, 'Verbergen');
    await expect.poll(scene, SOON).toBe('greeting');
    await press(page, 'Tonen');
    await expect.poll(scene, SOON).toBe('code');
    await page.keyboard.press('Control+l');
    await expect.poll(scene, SOON).toBe('greeting');
    await page.getByRole('heading', { level: 1, name: /is vergrendeld$/ }).waitFor();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await expect.poll(scene, SOON).toBe('code');
  });
});

describe('the turned screen', () => {
  it('shows the same to the applicant, takes the code there, and comes back by three keys at once', async () => {
    await choosePlace('Dit scherm, gedraaid');
    await expect.poll(windows, SOON).toBe(1);
    await page.keyboard.press('F9');
    await page.locator('.keys').getByText('PIN testen').waitFor();
    await page.keyboard.press('Alt+t');
    await page.getByLabel('PIN van de aanvrager').waitFor();
    await page.keyboard.press('Alt+u');
    const turned = page.locator('[data-turned]');
    await turned.getByRole('heading', { name: 'Toets uw pincode in' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Kaart nakijken' }).count()).toBe(0);
    expect(await accessibilityViolations(page)).toEqual([]);
    await takeScreenshots(application, 'customer-turned');
    for (const key of ['Escape', 'F2', 'Control+1', 'Tab', 'Backspace', 'Alt+u']) await page.keyboard.press(key);
    expect(await turned.count()).toBe(1);
    await turned.getByLabel('Uw pincode').focus();
    await page.keyboard.type('1234');
    await page.keyboard.press('Enter');
    await turned.getByRole('heading', { name: 'Uw pincode klopt' }).waitFor();
    expect(await page.content()).not.toContain('1234');
    await page.keyboard.press('Control+Shift+Backspace');
    await page.getByRole('heading', { name: 'Kaart nakijken' }).waitFor();
    await page.getByText('PIN juist.').first().waitFor();
  });
});
