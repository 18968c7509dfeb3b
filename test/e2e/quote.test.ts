/** The quick calculator on Balie, by keys alone, in the municipality of seed 000: prices, dates, refusals, questions; and what starts from it. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { accessibilityViolations, takeScreenshots } from './application.ts';
import { setUpDesk } from './counter-day.ts';
import { choose, fill, reach } from './keyboard.ts';
import { openOwnDesk } from './own-desk.ts';

let page: Page;
const desk = openOwnDesk(async (opened) => {
  page = opened;
  await setUpDesk(page, /Gemeente 000/);
});
const dialog = () => page.getByRole('dialog', { name: 'Wat kost het, wanneer is het klaar?' });
const answer = () => dialog().getByRole('status');
const says = (words: RegExp) => expect.poll(() => answer().innerText()).toMatch(words);
const wanted = () => dialog().getByLabel('Kaart of document');
const open = async (): Promise<void> => {
  await page.keyboard.press('Alt+p');
  await expect.poll(() => wanted().evaluate((field) => field === document.activeElement)).toBe(true);
};
const close = async (): Promise<void> => {
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
};

it('answers in two keystrokes: what it costs, that it can be had', async () => {
  await open();
  expect(await accessibilityViolations(page)).toEqual([]);
  await page.keyboard.press('b');
  await says(/€\s25,00/);
  await says(/Mogelijk/);
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(desk.application, 'quote');
});

it('shows the procedures beside each other and takes the one that is chosen', async () => {
  await choose(page, 'Procedure', /[Dd]ringend/);
  await says(/€\s127,00/);
  await says(/klaar/);
});

it('asks what the price depends on, and waits with the price', async () => {
  await choose(page, 'Procedure', /[Gg]ewone/);
  await reach(page, dialog().getByLabel('Waarvoor'));
  await page.keyboard.type('eerste');
  await fill(page, 'Geboortedatum', '2012');
  await page.keyboard.press('Tab');
  await says(/bedrag niet bekend/);
  await choose(page, /verblijfsrecht in België/, 'Ja');
  await says(/gratis/);
  await choose(page, /verblijfsrecht in België/, 'Nee');
  await says(/€\s25,00/);
  await takeScreenshots(desk.application, 'quote-question');
});

it('says why it is asked in the words of what is asked', async () => {
  const firstReason = () => dialog().getByLabel('Waarvoor').locator('option[value="FIRST"]').innerText();
  expect(await firstReason()).toBe('eerste kaart');
  await wanted().selectOption('AI');
  await expect.poll(firstReason).toBe('eerste aanvraag');
  await takeScreenshots(desk.application, 'quote-words');
  await wanted().selectOption('B');
  await expect.poll(firstReason).toBe('eerste kaart');
});

it('asks for a child card below twelve, and says what is not possible with what to ask instead', async () => {
  await fill(page, 'Geboortedatum', '2020');
  await page.keyboard.press('Tab');
  await says(/onder 12 jaar.*€\s12,00/s);
  await reach(page, wanted());
  await page.keyboard.press('h');
  await says(/Niet mogelijk/);
  await fill(page, 'Geboortedatum', '');
  await page.keyboard.press('Delete');
  await reach(page, dialog().getByLabel('Waarvoor'));
  await page.keyboard.type('vern');
  await reach(page, wanted());
  await page.keyboard.press('c');
  await says(/Niet mogelijk/);
  await takeScreenshots(desk.application, 'quote-impossible');
  await reach(page, dialog().getByRole('button', { name: 'Reken met K' }));
  await page.keyboard.press('Enter');
  await says(/€\s25,00/);
});

it('keeps a birth date that is none, says so, and answers nothing meanwhile', async () => {
  await fill(page, 'Geboortedatum', '31/02/2012');
  await page.keyboard.press('Tab');
  await dialog().getByText('De geboortedatum is geen datum.', { exact: false }).waitFor();
  expect(await dialog().getByLabel('Geboortedatum').inputValue()).toBe('31/02/2012');
  await fill(page, 'Geboortedatum', '01/05/1990');
  await says(/€\s25,00/);
});

it('starts an application with what was asked', async () => {
  await choose(page, 'Procedure', /[Dd]ringend/);
  await says(/€\s127,00/);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await dialog().waitFor({ state: 'detached' });
  const born = page.locator('#field-person-birthDate');
  await expect.poll(() => born.inputValue()).toBe('01/05/1990');
  const chosen = page.locator('#step-procedure').getByRole('radio', { checked: true });
  await expect.poll(() => chosen.count()).toBe(1);
  expect(await chosen.evaluate((radio) => radio.closest('.opt')?.textContent ?? '')).toMatch(/127,00/);
  await page.keyboard.press('Alt+l');
  await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
  await open();
  expect(await wanted().inputValue()).toBe('');
  await close();
});

it('lets the application wait for the question on which the price depends, and leads to it', async () => {
  await open();
  await page.keyboard.press('b');
  await reach(page, dialog().getByLabel('Waarvoor'));
  await page.keyboard.type('eerste');
  await says(/bedrag niet bekend/);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  const payment = page.locator('#step-payment');
  await payment.getByText('Het bedrag hangt af van een vraag die nog open staat.').waitFor();
  expect(await payment.getByLabel('Bedrag', { exact: true }).count()).toBe(0);
  expect(await accessibilityViolations(page)).toEqual([]);
  await reach(page, payment.getByRole('button', { name: 'Naar de vraag' }));
  await takeScreenshots(desk.application, 'price-waits');
  await page.keyboard.press('Enter');
  const question = page.getByRole('radiogroup', { name: /verblijfsrecht in België/ });
  await expect.poll(() => question.evaluate((group) => group.contains(document.activeElement))).toBe(true);
  await choose(page, /verblijfsrecht in België/, 'Nee');
  await payment
    .getByText(/€\s25,00/)
    .first()
    .waitFor();
});
