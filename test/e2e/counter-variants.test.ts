/** What happens at a counter besides the ordinary day: typing by hand while the desk is busy, wrong cards, unknown prices. */
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { claimReaders } from '../real-parts/index.ts';
import { type InsertedCard, insertCard, makeNamedCard, testTrustAnchors } from '../virtual-card/index.ts';
import { type Application, launch, removeDataFolders } from './application.ts';
import { cardIsOut, fillApplication, orderToReady, payAndFinish, setUpDesk } from './counter-day.ts';
import { choose, fill } from './keyboard.ts';

let letNextIn: () => void;
let application: Application;
let page: Page;
const inserted: InsertedCard[] = [];

const insert = async (name: string): Promise<InsertedCard> => {
  const card = await makeNamedCard(name);
  if (card === null) throw new Error(`no card ${name}`);
  const handle = await insertCard(card);
  inserted.push(handle);
  return handle;
};
const start = async (): Promise<void> => {
  application = await launch({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } });
  ({ page } = application);
};
const startByHand = async (): Promise<void> => {
  await page.keyboard.press('F2');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
};
const field = (label: string) => page.getByLabel(label, { exact: true }).first();
const focusedValue = () =>
  page.evaluate(() => (document.activeElement instanceof HTMLInputElement ? document.activeElement.value : null));
const readerPanel = () => page.getByRole('region', { name: 'Kaartlezer' });
const cardIsRead = () =>
  page
    .getByText(/^Gelezen/)
    .filter({ visible: true })
    .first()
    .waitFor();

/** The process that talks with the reader: a child of the application of this test. */
const readerProcess = (): number => {
  const parent = String(application.electron.process().pid);
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,args']).toString().split('\n');
  const found = lines
    .map((line) => line.trim().split(/\s+/))
    .find(([, of, ...words]) => of === parent && /reader-process|utility-sub-type=node/.test(words.join(' ')));
  return Number(found?.[0]);
};

beforeAll(async () => {
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

describe('typing by hand', () => {
  it('goes on in the same field through cards, a dead reader process, the lock and a reload', async () => {
    await start();
    await setUpDesk(page);
    await startByHand();
    await fill(page, 'Naam', 'Žluťoučký-Ñandú d’Ó');
    await fill(page, 'Geboren op', '17/0');
    const card = await insert('oldB');
    await cardIsRead();
    await page.keyboard.type('4/1988');
    expect(await focusedValue()).toBe('17/04/1988');
    // The field is left: now the comparison may come, and the focus goes on in the next field.
    await page.keyboard.press('Tab');
    await page.locator('table.beside').waitFor();
    await page.keyboard.type('Tanga');
    expect(await focusedValue()).toBe('Tanga');
    await card.remove();
    process.kill(readerProcess(), 'SIGKILL');
    await page.keyboard.type('!');
    expect(await focusedValue()).toBe('Tanga!');
    await page.keyboard.press('Control+l');
    await page.getByRole('heading', { level: 1, name: 'Loket 3 is vergrendeld' }).waitFor();
    await page.keyboard.type('een lange zin voor els');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
    await expect.poll(focusedValue).toBe('Tanga!');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
    expect(await field('Naam').inputValue()).toBe('Žluťoučký-Ñandú d’Ó');
    expect(await field('Geboren op').inputValue()).toBe('17/04/1988');
    expect(await field('Geboorteplaats').inputValue()).toBe('Tanga!');
  });

  it('says at the field and in the summary what is wrong, names cards that are of no use, and keeps what is typed', async () => {
    await start();
    await setUpDesk(page);
    await startByHand();
    await fill(page, 'Naam', 'VOORBEELD');
    await fill(page, 'Geboren op', '00/00/1985');
    await fill(page, 'Rijksregisternr.', '85000099601');
    await page.keyboard.press('Control+Enter');
    const summary = page.getByRole('alert').filter({ hasText: 'voor je kunt afronden' });
    await summary.getByText('Het rijksregisternummer klopt niet. Kijk de 11 cijfers na.').waitFor();
    const number = field('Rijksregisternr.');
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    expect(await number.inputValue()).toBe('85.00.00-996.01');
    expect(await field('Geboren op').inputValue()).toContain('1985');
    expect(await field('Geboren op').getAttribute('aria-invalid')).not.toBe('true');
    for (const [name, words] of [
      ['bank', 'Dit is een bankkaart'],
      ['blank', 'Dit is een lege kaart'],
      ['adultATampered', 'Neem de kaart niet aan'],
    ] as const) {
      const card = await insert(name);
      await readerPanel().getByText(words).filter({ visible: true }).first().waitFor();
      await card.remove();
      await readerPanel().getByText(words).filter({ visible: true }).first().waitFor({ state: 'detached' });
    }
    expect(await number.inputValue()).toBe('85.00.00-996.01');
  });
});

describe('paying', () => {
  it('asks amount and source where the municipality gives none, and rounds cash', async () => {
    await start();
    await setUpDesk(page, /Gemeente 001/);
    await insert('oldB');
    await page.getByRole('button', { name: /Aanvraag starten/ }).waitFor();
    await page.waitForTimeout(500);
    await page.keyboard.press('F4');
    await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
    await choose(page, 'Reden', 'Vernieuwing');
    await choose(page, 'Kaarttype', /^B\b/);
    await fill(page, 'Bedrag', '21,33');
    await fill(page, 'Bron van het bedrag', 'Retributiereglement');
    await choose(page, 'Betaalwijze', 'Cash');
    const payment = page.locator('#step-payment');
    await payment.getByText(/afgerond: €\s21,35/).waitFor();
    await fill(page, 'Ontvangen', '50');
    await payment.getByText(/€\s28,65/).waitFor();
  });
});

describe('the returned card', () => {
  it('is refused when it is somebody else’s, another one or altered; nothing is recorded', async () => {
    await start();
    await setUpDesk(page);
    const old = await insert('oldB');
    await fillApplication(page);
    await payAndFinish(page);
    await orderToReady(page);
    await page.getByText('Marokko', { exact: true }).waitFor();
    await old.remove();
    await page.keyboard.press('F7');
    await page.getByRole('heading', { level: 1, name: /^Afhalen/ }).waitFor();
    for (const [name, verdict] of [
      ['adultA', 'Verkeerde kaart'],
      ['newB', 'Andere kaart'],
      ['adultATampered', 'Kaart is gewijzigd'],
    ] as const) {
      const card = await insert(name);
      await page.getByText(verdict, { exact: true }).first().waitFor();
      expect(await page.getByRole('button', { name: /innemen/i }).count(), name).toBe(0);
      await card.remove();
      await cardIsOut(page);
    }
    await page.getByText('Oude kaart of vervangend document nog in te nemen').waitFor();
  });
});
