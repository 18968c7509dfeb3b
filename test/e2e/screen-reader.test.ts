/**
 * The desks as somebody works them who does not see them: by keys alone, every control with a role and a name, and what
 * happens said aloud in a live region, each thing once and with the right urgency. Axe in three themes on the way.
 */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimReaders } from '../real-parts/index.ts';
import { insertCard, makeNamedCard, testTrustAnchors } from '../virtual-card/index.ts';
import { type Application, accessibilityViolations, launch, removeDataFolders } from './application.ts';
import { cardIsOut, playCounterDay, typePin } from './counter-day.ts';

let letNextIn: () => void;
let application: Application;
let page: Page;

const insert = async (name: string) => {
  const card = await makeNamedCard(name);
  if (card === null) throw new Error(`no card ${name}`);
  return insertCard(card);
};

/** Listens as a screen reader does: to what is written into live regions that are there, and to new alerts. */
const listen = () =>
  page.evaluate(() => {
    const spoken: { urgency: string; text: string }[] = [];
    Object.assign(window, { spoken });
    const LIVE = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="alertdialog"]';
    const say = (region: Element): void => {
      const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
      const urgency =
        region.getAttribute('role') === 'alert' || region.getAttribute('aria-live') === 'assertive'
          ? 'alert'
          : 'status';
      if (text !== '') spoken.push({ urgency, text });
    };
    new MutationObserver((changes) => {
      const regions = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const around = element?.closest(LIVE);
        if (around) regions.add(around);
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches(LIVE)) regions.add(node);
          for (const inside of node.querySelectorAll(LIVE)) regions.add(inside);
        }
      }
      for (const region of regions) say(region);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
const spoken = () => page.evaluate(() => (window as unknown as { spoken: { urgency: string; text: string }[] }).spoken);
const heard = (urgency: 'status' | 'alert', text: RegExp) =>
  expect
    .poll(async () => (await spoken()).some((one) => one.urgency === urgency && text.test(one.text)), {
      timeout: 20_000,
      message: `${urgency} ${text}`,
    })
    .toBe(true);

/** Controls on the page that have no name, with their role; and all of them as `role "name"`. */
const controls = async () => {
  const snapshot = await page.locator('.app').ariaSnapshot();
  const CONTROL =
    /^\s*- '?(button|link|textbox|radio|checkbox|combobox|tab|searchbox|spinbutton|row|grid|tablist|radiogroup)\b(?: "((?:[^"\\]|\\.)*)")?/gm;
  const all = [...snapshot.matchAll(CONTROL)].map(([, role = '', name = '']) => ({ role, name }));
  return {
    nameless: all.filter(({ role, name }) => name.trim() === '' && role !== 'row').map(({ role }) => role),
    named: all.map(({ role, name }) => `${role} ${name}`),
  };
};
const inThemes = async (): Promise<void> => {
  const own = await page.evaluate(() => document.documentElement.dataset.theme ?? 'light');
  for (const theme of ['light', 'dark', 'contrast']) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    expect(await accessibilityViolations(page), theme).toEqual([]);
  }
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name;
  }, own);
};

/** What must be there by role and name, and what was said, on each screen of a collection. */
const SCREENS: Readonly<
  Record<string, { readonly has: readonly RegExp[]; readonly says?: readonly ['status' | 'alert', RegExp] }>
> = {
  'collection-old-card': {
    has: [/^radiogroup Wat brengt de aanvrager mee/, /^button Oude kaart innemen/],
    says: ['status', /Dit is de juiste kaart/],
  },
  'collection-letter': { has: [/^button Persoon en brief gezien/] },
  'collection-new-card': { has: [/^button Kaart klopt/], says: ['status', /Nieuwe kaart klopt/] },
  'collection-fingerprints': { has: [/^button Uitkomst noteren/] },
  'collection-federal': { has: [/^button /] },
  'collection-pin': { has: [/^textbox PIN van de aanvrager/, /^button PIN controleren/] },
  'collection-evidence': { has: [/^button Kaart overhandigen/], says: ['status', /PIN juist/] },
  'collection-handed-over': { has: [/^button .*afdrukken/], says: ['status', /Kaart overhandigd/] },
  'collection-done': { has: [/^button Volgende/], says: ['status', /Dossier afgewerkt/] },
};
const THEMED = ['collection-new-card', 'collection-pin', 'collection-done'];

beforeAll(async () => {
  letNextIn = await claimReaders();
  application = await launch({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } });
  ({ page } = application);
  await listen();
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
  letNextIn();
});

it('a collection: every control has its name, every verdict is said', async () => {
  const visited: string[] = [];
  await playCounterDay({
    page,
    insert,
    onScreen: async (name) => {
      const screen = SCREENS[name];
      if (screen === undefined) return;
      visited.push(name);
      const { nameless, named } = await controls();
      expect(nameless, name).toEqual([]);
      for (const control of screen.has)
        expect(
          named.some((one) => control.test(one)),
          `${name}: ${control}`,
        ).toBe(true);
      if (screen.says !== undefined) await heard(...screen.says);
      if (THEMED.includes(name)) await inThemes();
    },
  });
  expect(visited).toEqual(Object.keys(SCREENS));
});

describe('the other desks', () => {
  it('a returned card: the verdict is said at once, with what to do', async () => {
    await page.keyboard.press('F7');
    await page.getByRole('heading', { level: 1, name: 'Kaart terug' }).waitFor();
    const card = await insert('fPlus');
    await heard('alert', /Geen dossier voor deze kaart/);
    const { nameless, named } = await controls();
    expect(nameless).toEqual([]);
    expect(named.some((one) => /^radiogroup Waarom komt de kaart terug/.test(one))).toBe(true);
    await inThemes();
    await card.remove();
    await cardIsOut(page);
  });
  it('Kaart and its PIN: tries, a wrong code as an alert, the right one as news', async () => {
    await page.keyboard.press('F9');
    await page.getByRole('heading', { level: 1, name: 'Kaart nakijken' }).waitFor();
    const card = await insert('adultA');
    await page.locator('.keys').getByText('PIN testen').waitFor();
    await inThemes();
    await page.keyboard.press('Alt+t');
    await typePin(page, '9999');
    await heard('alert', /Code klopt niet\..*Nog 2 van 3/);
    const { nameless } = await controls();
    expect(nameless).toEqual([]);
    await typePin(page, '1234');
    await heard('status', /PIN juist/);
    expect((await spoken()).every(({ text }) => !/9999|1234/.test(text))).toBe(true);
    await card.remove();
  });
});
