/** A case off the common road, by keys alone: it waits for a decision, is incomplete, comes back; its lists, letters, a parcel. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { emptyCourse } from '../../electron/cases/index.ts';
import { setUpDesk } from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';
import { filledDraft } from './owing-case.ts';
import { openOwnDesk } from './own-desk.ts';
import { dayFromNow, deedOn, seed, seededCase, withoutCard } from './seeded-cases.ts';

let page: Page;
const desk = openOwnDesk(async (opened) => {
  page = opened;
  await setUpDesk(page);
});
const { looksRight } = desk;

/** Records the step of the open dialog; the page behind it has a button of the same name. */
const recordInDialog = async (): Promise<void> => {
  await reach(page, page.getByRole('dialog').getByRole('button', { name: 'Noteren' }));
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
/** A day as it is typed. */
const written = (day: string): string => day.split('-').reverse().join('/');
const stateIs = (state: string) => page.getByRole('region', { name: 'Nu te doen' }).getByText(state).first().waitFor();

it('suspends an application, waits for the Immigration Office, and goes on with its answer', async () => {
  await page.keyboard.press('F2');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await fill(page, /^Naam/, 'VOORBEELD');
  await fill(page, /^Voornamen/, 'Amina');
  await press(page, 'Opschorten');
  await page.getByRole('heading', { level: 1, name: /^Dossier/ }).waitFor();
  await press(page, 'Wacht op DVZ');
  await page.getByRole('dialog').waitFor();
  await looksRight('case-dvz-dialog');
  await recordInDialog();
  await stateIs('Wacht op DVZ');
  await press(page, 'Noteren');
  await page
    .getByText(/verplicht|ontbreekt|Vul/)
    .first()
    .waitFor();
  // The first wrong field has the focus: the clerk types on.
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.innerText))
    .toMatch(/^Referentie DVZ|^Datum van de instructie/);
  await fill(page, /^Referentie DVZ/, 'DVZ-2026-77');
  await press(page, 'Noteren');
  await stateIs('Recht vastgesteld');
  await looksRight('case-entitled');
});

it('says why a step is not possible, takes one back by a new entry, and lists what is missing', async () => {
  await choose(page, 'Nu te doen', 'Komt zonder afspraak');
  await page.getByText('Hiervoor is een afspraak nodig.', { exact: false }).first().waitFor();
  await looksRight('case-waiver');
  await fill(page, /^Toch doen, omdat/, 'kwam met de bus van ver');
  await press(page, 'Noteren');
  await stateIs('Aan de balie');
  await press(page, 'Onvolledig');
  const missing = page.getByRole('dialog').getByLabel(/^Wat ontbreekt/);
  expect(await missing.inputValue()).not.toBe('');
  await reach(page, missing);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('pasfoto\nbewijs van inschrijving');
  await recordInDialog();
  await stateIs('Onvolledig');
  await press(page, 'Terugnemen: Onvolledig');
  await fill(page, /^Waarom neem je de stap terug/, 'verkeerde lijst');
  await recordInDialog();
  await stateIs('Aan de balie');
  await press(page, 'Onvolledig');
  await reach(page, page.getByRole('dialog').getByLabel(/^Wat ontbreekt/));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('pasfoto');
  await recordInDialog();
  await stateIs('Onvolledig');
  await press(page, 'Wat nog ontbreekt');
  await page.getByText('Wat nog ontbreekt gemaakt.').waitFor();
  await looksRight('case-incomplete');
});

it('shows it on its list, which Alt and a digit reach, and goes back to the application', async () => {
  await page.keyboard.press('Control+Digit1');
  await page.getByRole('heading', { level: 1, name: 'Balie' }).waitFor();
  await page.keyboard.press('Alt+Digit2');
  await page.getByRole('tab', { name: /Aan te vragen/, selected: true }).waitFor();
  await page.keyboard.press('Alt+Digit6');
  const lists = page.getByLabel('Lijst', { exact: true });
  await reach(page, lists);
  await lists.selectOption('incomplete');
  // Who came without an appointment stands among the appointments of today too.
  await page
    .getByRole('tabpanel')
    .getByRole('row', { name: /VOORBEELD/ })
    .waitFor();
  await looksRight('counter-incomplete');
  await page.keyboard.press('Alt+Digit3');
  await page.getByRole('tab', { name: /In productie/, selected: true }).waitFor();
});

it('keeps a list with its filter under a digit, calls it up from elsewhere, gives it another name and drops it', async () => {
  await page.keyboard.press('Alt+Digit6');
  const tools = page.getByRole('tabpanel');
  await reach(page, tools.getByLabel('Lijst', { exact: true }));
  await tools.getByLabel('Lijst', { exact: true }).selectOption('incomplete');
  await fill(page, /^Filter in deze lijst/, 'voorb');
  await page.keyboard.press('Alt+f');
  const dialog = page.getByRole('dialog', { name: 'Mijn filters' });
  await dialog.getByText('Nog geen filters').waitFor();
  await fill(page, /^Bewaar wat er nu staat als/, 'Wachten op stukken');
  await page.keyboard.press('Enter');
  await dialog.getByRole('row', { name: /Wachten op stukken Onvolledig, ‘voorb’/ }).waitFor();
  await looksRight('counter-filters');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Digit1');
  await page.getByRole('tab', { name: /Vandaag/, selected: true }).waitFor();
  await page.keyboard.press('Alt+f');
  await dialog.getByRole('row', { name: /Wachten op stukken/ }).waitFor();
  await page.keyboard.press('1');
  await page.getByRole('tab', { name: /Onvolledig/, selected: true }).waitFor();
  expect(await tools.getByLabel('Filter in deze lijst').inputValue()).toBe('voorb');
  await tools.getByRole('row', { name: /VOORBEELD/ }).waitFor();
  await page.keyboard.press('Alt+f');
  await dialog.getByRole('row', { name: /Wachten op stukken/ }).waitFor();
  await page.keyboard.press('Alt+n');
  await page.keyboard.type('Stukken');
  await page.keyboard.press('Enter');
  await dialog.getByRole('row', { name: /Stukken Onvolledig/ }).waitFor();
  await page.keyboard.press('Alt+x');
  await dialog.getByText('Nog geen filters').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+Digit3');
});

it('receives a parcel: a number that no case knows stays as a leftover until it is put aside', async () => {
  await press(page, 'Pakje inscannen');
  await page.getByRole('heading', { level: 1, name: 'Kaarten ontvangen' }).waitFor();
  await fill(page, 'Nummer van de kaart', 'B 000 5555 01');
  await page.keyboard.press('Enter');
  await page.getByText(/De plaats van de kaart ontbreekt/).waitFor();
  await fill(page, 'Waar liggen ze', 'C7');
  await press(page, 'Ontvangen');
  await page.getByText('1 kaart zonder dossier').waitFor();
  await looksRight('arrivals-leftover');
  await fill(page, /^Dossier voor kaart/, 'niemand');
  await page.keyboard.press('Enter');
  await page.getByText(/Geen wachtend dossier gevonden/).waitFor();
  await press(page, 'Opzijleggen');
  await page.getByText('1 kaart zonder dossier').waitFor({ state: 'detached' });
});

it('starts codes for somebody whose card was never asked here, asks what the rules are silent on, and gives them out', async () => {
  await page.keyboard.press('F2');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag verblijfskaart' }).waitFor();
  await fill(page, /^Naam/, 'PROEFKAART');
  await fill(page, /^Voornamen/, 'Oksana');
  await fill(page, 'Geboren op', '21111996');
  await fill(page, 'Nationaliteit', 'Oekraïne');
  await page.keyboard.press('Enter');
  await choose(page, 'Geslacht', 'vrouw');
  await choose(page, 'Wat', 'Nieuwe codes');
  await page.getByRole('heading', { level: 1, name: 'Aanvraag: Nieuwe codes' }).waitFor();
  await page.getByText('Voor deze aanvraag is geen foto nodig.').waitFor();
  await choose(page, 'Reden', 'Andere');
  await choose(page, /^Biedt je gemeente dit aan/, 'Ja');
  await fill(page, 'Bedrag', '5');
  await fill(page, 'Bron van het bedrag', 'Retributiereglement');
  await choose(page, 'Betaalwijze', 'Cash');
  await fill(page, 'Ontvangen', '5');
  await looksRight('intake-codes');
  await page.getByText('Alles is ingevuld.').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { level: 1, name: /\d{4}-\d{5}/ }).waitFor();
  await press(page, 'Dossier openen');
  await page.getByRole('heading', { level: 1, name: /^Dossier/ }).waitFor();
  await page.getByText(/^Oksana PROEFKAART, Nieuwe codes, /).waitFor();
  await stateIs('Besteld');
  await press(page, 'Noteren');
  await stateIs('In productie');
  await choose(page, 'Nu te doen', 'Document ontvangen');
  await fill(page, /^Waar ligt/, 'vak C7');
  await press(page, 'Noteren');
  await stateIs('Af te halen');
  await looksRight('case-codes-here');
  await press(page, 'Noteren');
  await stateIs('Afgewerkt');
});

/** An application for something without a letter, filled in but for what the rules do not say; opened from the search and finished by keys. */
const finishWithoutLetter = async (product: 'AI' | 'TRAVEL', surname: string): Promise<void> => {
  const held = { kind: 'NONE', letter: null, model: null } as const;
  await filledDraft(page, surname, { product, reason: 'FIRST', letter: null, held });
  await page.keyboard.press('F3');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(surname);
  const row = page.getByRole('row', { name: new RegExp(surname) });
  await reach(page, row.first());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Aanvraag: / }).waitFor();
  await choose(page, /^Biedt je gemeente dit aan/, 'Ja');
  await fill(page, 'Bedrag', '5');
  await fill(page, 'Bron van het bedrag', 'Retributiereglement');
  await choose(page, 'Betaalwijze', 'Cash');
  await fill(page, 'Ontvangen', '5');
  // What was typed is judged by main before it can be finished.
  await page.getByText('Alles is ingevuld.').waitFor();
};

it('orders a travel document in the passport system, and gives it out without a letter or a chip', async () => {
  await finishWithoutLetter('TRAVEL', 'REIZIGER');
  await page.getByText('vragen we aan: Reisdocument').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Er komt geen brief met codes.').waitFor();
  await looksRight('travel-finished');
  await press(page, 'Dossier openen');
  await fill(page, 'Referentie van het paspoortsysteem', 'PAS-77');
  await press(page, 'Noteren');
  await page.getByText('Aanvaard in het paspoortsysteem PAS-77').waitFor();
  await fill(page, 'Nummer van het document', 'NR123456');
  await fill(page, /^Waar ligt/, 'vak D1');
  await press(page, 'Noteren');
  await stateIs('Af te halen');
  await page.getByText(/^Bram REIZIGER, Reisdocument, eerste aanvraag, /).waitFor();
  await press(page, 'Uw reisdocument ligt klaar');
  await page.getByText('Uw reisdocument ligt klaar gemaakt.').waitFor();
  await page.getByText('Document afgedrukt: Uw reisdocument ligt klaar').waitFor();
  await looksRight('travel-here');
  await press(page, 'Noteren');
  await stateIs('Afgewerkt');
});

it('makes an attest at the counter: it goes along at once, and no codes belong to it', async () => {
  await finishWithoutLetter('AI', 'ATTESTANT');
  await page.getByText('U krijgt het meteen mee.').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Geef het attest nu mee.').waitFor();
  await fill(page, /^Nummer van het attest/, 'AI 2026/77');
  await fill(page, /^Geldig tot en met/, '01/01/2020');
  await press(page, 'Noteren');
  await page.getByText('Deze dag ligt voor de begindag.', { exact: false }).waitFor();
  await looksRight('attest-finished');
  const until = dayFromNow(120);
  await fill(page, /^Geldig tot en met/, written(until));
  await press(page, 'Noteren');
  await page.getByText(/^Attest AI 2026\/77 gegeven, geldig tot/).waitFor();
  await press(page, 'Dossier openen');
  await stateIs('Afgewerkt');
  await page.getByText(/^attest van immatriculatie, geldig tot .*, AI 2026\/77/).waitFor();
  await press(page, 'Attest verlengd');
  await fill(page, /^Geldig tot en met/, written(until));
  await page.keyboard.press('Enter');
  await page.getByText(/^Het attest liep al tot/).waitFor();
  await looksRight('attest-extended');
  await fill(page, /^Geldig tot en met/, written(dayFromNow(200)));
  await recordInDialog();
  await page.getByRole('button', { name: 'Terugnemen: Attest verlengd' }).waitFor();
  await looksRight('attest-case');
  expect(await page.getByRole('button', { name: 'Nieuwe codes gevraagd' }).count()).toBe(0);
});

it('says under which name a paper lies where nothing on the computer opens it', async () => {
  await desk.application.electron.evaluate(({ shell }) => {
    shell.openPath = async () => 'No application is associated with this file.';
  });
  await press(page, 'Bewijs van aanvraag');
  await page.getByText('Bewijs van aanvraag gemaakt.').waitFor();
  await press(page, 'Openen');
  await page
    .getByText(/Op deze computer opent niets een PDF\. Open 2026-\d+-bewijs-van-aanvraag-[\w-]+\.pdf zelf/)
    .waitFor();
  await looksRight('paper-without-viewer');
});

it('cuts no word off and grows no wider, however long a name, an address or a reason is', async () => {
  const surname = 'WOLFESCHLEGELSTEINHAUSENBERGERDORFFSPECIMEN-VANDERPROEFNAAMENVOORBEELD';
  const told = 'omdat de vorige bestelling verkeerd was '.repeat(12);
  const long = seededCase(surname, {
    state: 'ORDERED',
    order: withoutCard(dayFromNow(-4)),
    course: {
      ...emptyCourse,
      missing: { ...deedOn(dayFromNow(-1)), items: ['Uittreksel'.repeat(12), told], note: '' },
    },
  });
  long.application.person.givenNames = 'Maximiliaanalexandercornelisbartholomeus Noor Wilhelmina Theodora';
  long.application.person.street = `${'Burgemeesterproefmansstraatdreef'.repeat(4)} 12`;
  seed(desk.application.dataFolder, [long]);
  const fitsIn = async (place: string): Promise<void> => {
    for (const width of [1366, 1920]) {
      await desk.application.electron.evaluate(({ BrowserWindow }, wide) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(wide, wide === 1366 ? 768 : 1080);
      }, width);
      await page.waitForFunction((wide) => window.innerWidth === wide, width);
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll('main, main *')]
          .filter((part) => part.checkVisibility() && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
          .filter((part) => !['auto', 'scroll'].includes(getComputedStyle(part).overflowX) || part.tagName === 'MAIN')
          .filter((part) => getComputedStyle(part).position !== 'absolute')
          .map((part) => `${part.tagName}.${part.className}: ${part.textContent?.slice(0, 40)}`),
      );
      expect([place, width, cut]).toEqual([place, width, []]);
    }
    await looksRight(`long-${place}`);
  };
  await page.keyboard.press('F3');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('WOLFESCHLEGEL');
  const row = page.getByRole('row', { name: new RegExp(surname) });
  await row.first().waitFor();
  await fitsIn('search');
  await reach(page, row.first());
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Dossier/ }).waitFor();
  await fitsIn('case');
});
