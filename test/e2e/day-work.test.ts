/**
 * What is to be done on a day, by keys alone: every list of work with its one next action, inviting, a parcel from a scanner that
 * types faster than anybody, cards laid in the reader one after another.
 */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyCourse } from '../../electron/cases/index.ts';
import { claimReaders } from '../real-parts/index.ts';
import { insertCard, makeCard, testTrustAnchors } from '../virtual-card/index.ts';
import { takeScreenshots } from './application.ts';
import { setUpDesk } from './counter-day.ts';
import { fill, press, reach } from './keyboard.ts';
import { openOwnDesk } from './own-desk.ts';
import { cardHereSince, dayFromNow, deedOn, seed, seededCase, withoutCard } from './seeded-cases.ts';

/** An offer does not listen to its key in its first 400 ms; a person takes longer to read it. */
const GUARD_MS = 500;
let letNextIn: () => void;
let page: Page;
const oneCard = await makeCard({ profile: 'newB' });
const otherCard = await makeCard({ profile: 'adultA' });
/** Without a place where they may be cut, in three alphabets. */
const LONG_NAMES = ['LANGENAAM'.repeat(12), 'ДЛИННАЯФАМИЛИЯ'.repeat(7), 'ΜΑΚΡΥΕΠΩΝΥΜΟ'.repeat(8)] as const;
const inProduction = (surname: string, reference = '') =>
  seededCase(surname, { state: 'IN_PRODUCTION', order: withoutCard(dayFromNow(-4), reference) });

beforeAll(async () => {
  letNextIn = await claimReaders();
});
afterAll(() => letNextIn());

const desk = openOwnDesk(
  async (opened) => {
    page = opened;
    await setUpDesk(page);
    seed(desk.application.dataFolder, [
      seededCase('UITNODIGING', { decision: { inviteFrom: dayFromNow(-3) } }),
      seededCase('UITNODIGING-DE-TWEEDE', { decision: { inviteFrom: dayFromNow(-2) } }),
      seededCase('ONVOLLEDIG', {
        state: 'INCOMPLETE',
        decision: null,
        course: { ...emptyCourse, missing: { ...deedOn(dayFromNow(-1)), items: ['pasfoto'], note: '' } },
      }),
      ...LONG_NAMES.map((name) => seededCase(name, { state: 'INCOMPLETE', decision: null })),
      seededCase('TE-BETALEN', { state: 'PAYMENT_DUE', decision: { laterCents: 2130 } }),
      seededCase('BESTELD', { state: 'ORDERED', order: withoutCard(dayFromNow(-4)) }),
      inProduction('PAKJE'),
      seededCase('KAART-HIER', {
        state: 'CARD_AT_COUNTER',
        order: { ...cardHereSince(dayFromNow(-4)), codesSent: null },
      }),
      seededCase('CODES-WEG', {
        state: 'CODES_SENT',
        order: { ...withoutCard(dayFromNow(-4)), codesSent: deedOn(dayFromNow(-2)) },
        decision: { promised: { from: dayFromNow(20), to: dayFromNow(20) } },
      }),
      seededCase('KLAAR', { state: 'READY', order: cardHereSince(dayFromNow(-4)) }),
      seededCase('HERINNEREN', { state: 'READY', order: cardHereSince(dayFromNow(-40)) }),
      seededCase('VERVALT', {
        state: 'REMINDED',
        order: cardHereSince(dayFromNow(-140)),
        course: { ...emptyCourse, reminders: [{ ...deedOn(dayFromNow(-100)), dueOn: dayFromNow(-100) }] },
      }),
      seededCase('PAPIER', {
        state: 'ORDERED',
        order: withoutCard(dayFromNow(-4)),
        course: {
          ...emptyCourse,
          interimPapers: [
            {
              ...deedOn(dayFromNow(-30)),
              paper: 'ANNEX_15',
              number: '77',
              issuedOn: dayFromNow(-30),
              validUntil: dayFromNow(5),
              inTime: true,
            },
          ],
        },
      }),
      seededCase('TWAALF', { application: { product: 'EVK_CHILD' }, birthDate: dayFromNow(40, -144) }),
      seededCase('ACHTTIEN', { birthDate: dayFromNow(12, -216) }),
      seededCase('LATER-ACTIEF', {
        state: 'READY',
        order: cardHereSince(dayFromNow(-4)),
        decision: { activationNotBefore: dayFromNow(40) },
      }),
      inProduction('SCAN-EEN', 'B123456711'),
      inProduction('SCAN-TWEE', 'B123456722'),
      inProduction('SCAN-DRIE', 'B123456733'),
      inProduction('LEZER-EEN', oneCard.contents.identity.cardNumber),
      inProduction('LEZER-TWEE', otherCard.contents.identity.cardNumber),
    ]);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
  },
  async () => ({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } }),
);
const { looksRight } = desk;

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const rowOf = (surname: string) =>
  page.getByRole('tabpanel').getByRole('row', { name: new RegExp(`^${surname} Noor`) });
/** Shows a list of Balie: by its digit, or chosen among those that are looked at once a day. */
const showList = async (list: string, digit: number): Promise<void> => {
  await page.keyboard.press('Control+Digit1');
  await page.keyboard.press(`Alt+Digit${digit}`);
  if (digit < 6) return;
  const lists = page.getByLabel('Lijst', { exact: true });
  await reach(page, lists);
  await lists.selectOption(list);
};
/** Opens the row of somebody as staff do: with the arrows and Enter. */
const openRow = async (surname: string): Promise<void> => {
  await reach(page, page.getByRole('tabpanel').getByRole('row').nth(1));
  const row = await rowOf(surname).elementHandle();
  for (let steps = 0; steps < 40; steps += 1) {
    if (await row?.evaluate((one) => one === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
};

/** What a case is opened for, as "Nu te doen" says it, and the button or the choice that does it. */
const nowDoes = async (title: string, what: string | RegExp, role: 'button' | 'radio' = 'button'): Promise<void> => {
  const now = page.getByRole('region', { name: 'Nu te doen' });
  await now.locator('p').first().getByText(title, { exact: true }).waitFor();
  const found = now.getByRole(role, { name: what }).first();
  await found.waitFor();
  if (role === 'radio') expect(await found.isChecked()).toBe(true);
  else expect(await found.getAttribute('class')).toMatch(/main/i);
};

describe('the one next action of each list leads where it says', () => {
  it.each<readonly [string, number, string, string, () => Promise<unknown>]>([
    ['incomplete', 6, 'ONVOLLEDIG', 'Verder invullen', () => heading('Aanvraag verblijfskaart').waitFor()],
    [
      'toOrder',
      6,
      'TE-BETALEN',
      'Betaling ontvangen',
      () => page.getByRole('button', { name: /^Betaling ontvangen/ }).waitFor(),
    ],
    [
      'ordered',
      6,
      'BESTELD',
      'Antwoord noteren',
      () => nowDoes('Antwoord noteren', 'Aanvaard door Rijksregister', 'radio'),
    ],
    ['toScanIn', 6, 'PAKJE', 'Aankomst noteren', () => nowDoes('Aankomst noteren', 'Kaart ontvangen', 'radio')],
    ['inProduction', 3, 'PAKJE', 'Aankomst noteren', () => nowDoes('Aankomst noteren', 'Kaart ontvangen', 'radio')],
    ['atCounter', 6, 'KAART-HIER', 'Codes noteren', () => nowDoes('Codes noteren', 'Noteren')],
    ['codesSent', 6, 'CODES-WEG', 'Aankomst noteren', () => nowDoes('Aankomst noteren', 'Noteren')],
    ['ready', 4, 'KLAAR', 'Afhalen', () => heading(/^Afhalen: Noor KLAAR/).waitFor()],
    ['activationFrom', 6, 'LATER-ACTIEF', 'Afhalen', () => heading(/^Afhalen: Noor LATER-ACTIEF/).waitFor()],
    ['remindersDue', 6, 'HERINNEREN', 'Herinneren', () => nowDoes('Herinneren', 'Noteren')],
    ['lapsing', 6, 'VERVALT', 'Vernietigen', () => nowDoes('Vernietigen', 'Noteren')],
    [
      'annexesEnding',
      6,
      'PAPIER',
      'Papier verlengen',
      () => nowDoes('Papier verlengen', 'Voorlopig papier gegeven', 'radio'),
    ],
    ['turning12', 6, 'TWAALF', 'Kaart aanvragen', () => nowDoes('Kaart aanvragen', 'Kaart vanaf 12 jaar')],
    ['turning18', 6, 'ACHTTIEN', 'Certificaat activeren', () => nowDoes('Certificaat activeren', 'Certificaten')],
  ])('%s', async (list, digit, surname, action, leads) => {
    await showList(list, digit);
    await rowOf(surname).getByText(action, { exact: true }).waitFor();
    await openRow(surname);
    await leads();
  });

  it('does what the list asked once, then the state of the case says what is next', async () => {
    await showList('remindersDue', 6);
    await openRow('HERINNEREN');
    await nowDoes('Herinneren', 'Noteren');
    await looksRight('case-asked-to-remind');
    await press(page, 'Noteren');
    await nowDoes('Afhalen', /^Afhalen starten/);
  });
});

describe('a name of a hundred letters', () => {
  /** Labels of tables that are wider than their place, at both sizes; leaves their pictures. */
  const tooWide = async (name: string): Promise<readonly string[]> => {
    await takeScreenshots(desk.application, name);
    const wide: string[] = [];
    for (const [width, height] of [
      [1920, 1080],
      [1366, 768],
    ] as const) {
      await desk.application.electron.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      );
      await page.waitForFunction((wide) => window.innerWidth === wide, width);
      wide.push(
        ...(await page.locator('table:has(tbody.rows)').evaluateAll((tables) =>
          tables
            .filter((table) => {
              const place = table.parentElement;
              const right = table.getBoundingClientRect().right;
              return (
                table.checkVisibility() &&
                place !== null &&
                (right > place.getBoundingClientRect().right + 1 || right > window.innerWidth)
              );
            })
            .map((table) => `${window.innerWidth}: ${table.getAttribute('aria-label')}`),
        )),
      );
    }
    return wide;
  };

  it('wraps in a list and in what a search finds, so that state and next step stay in sight', async () => {
    await showList('incomplete', 6);
    await page.getByRole('tabpanel').getByText('ДЛИННАЯ', { exact: false }).waitFor();
    expect(await tooWide('long-names-list')).toEqual([]);
    await page.keyboard.press('F3');
    await page.keyboard.type('langenaam');
    await page.getByRole('row', { name: /LANGENAAM/ }).waitFor();
    expect(await tooWide('long-names-search')).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

it('invites the one who was opened, then all who are left, with their letters in one file', async () => {
  await showList('toInvite', 6);
  await openRow('UITNODIGING-DE-TWEEDE');
  const dialog = page.getByRole('dialog', { name: 'Uitnodigen voor de volgende kaart' });
  await dialog.getByRole('button', { name: '1 houder uitnodigen' }).waitFor();
  expect(await dialog.getByRole('checkbox', { name: /^UITNODIGING-DE-TWEEDE/ }).isChecked()).toBe(true);
  await looksRight('invite-one');
  await press(page, '1 houder uitnodigen');
  await page.getByText('1 uitnodiging in één bestand').waitFor();
  await dialog.waitFor({ state: 'detached' });
  await rowOf('UITNODIGING-DE-TWEEDE').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+u');
  await dialog.getByRole('checkbox', { name: /^UITNODIGING Noor/ }).waitFor();
  await press(page, '1 houder uitnodigen');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Niemand uit te nodigen').waitFor();
});

/** A scanner presses its keys without waiting for anybody, and ends with Enter. */
const scan = (number: string): Promise<unknown> =>
  Promise.all([...number, 'Enter'].map((key) => page.keyboard.press(key)));

describe('a parcel', () => {
  it('keeps every card of a burst wherever the focus is, also before anybody said where they lie', async () => {
    await page.keyboard.press('Control+Digit1');
    await page.keyboard.press('Alt+Digit3');
    await press(page, 'Pakje inscannen');
    await heading('Kaarten ontvangen').waitFor();
    await scan('B123456711');
    await page.getByText('1 kaart wacht op een plaats.', { exact: false }).waitFor();
    const place = page.getByLabel('Waar liggen ze');
    await reach(page, place);
    await page.keyboard.type('vak C7');
    await page.keyboard.press('Home');
    await Promise.all([scan('B123456722'), scan('B123456733')]);
    await page.getByText('3 kaarten ontvangen').waitFor();
    expect(await place.inputValue()).toBe('vak C7');
    expect(await place.evaluate((field) => field === document.activeElement)).toBe(true);
    await Promise.all([scan('B999999999'), scan('B123456711')]);
    await page.getByText('2 kaarten zonder dossier').waitFor();
    await page
      .getByText(/al ontvangen|hoort al/)
      .first()
      .waitFor();
    await looksRight('arrivals-burst');
  });

  it('takes cards that are laid in the reader one after another', async () => {
    for (const [card, count] of [
      [oneCard, 4],
      [otherCard, 5],
    ] as const) {
      const lying = await insertCard(card);
      await page.getByRole('button', { name: /^Kaart in de lezer ontvangen/ }).waitFor();
      await page.waitForTimeout(GUARD_MS);
      await page.keyboard.press('F4');
      await page.getByText(`${count} kaarten ontvangen`).waitFor();
      await lying.remove();
      await page.getByRole('button', { name: /^Kaart in de lezer ontvangen/ }).waitFor({ state: 'detached' });
    }
    await page.keyboard.press('Alt+z');
    await page.getByText('4 kaarten ontvangen').waitFor();
  });

  it('gives a leftover to the case that its number or name names', async () => {
    await fill(page, /^Dossier voor kaart .*999/, 'pakje');
    await page.keyboard.press('Enter');
    await page.getByText('5 kaarten ontvangen').waitFor();
    await page.getByText('1 kaart zonder dossier').waitFor();
  });
});
