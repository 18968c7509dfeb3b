/**
 * A visit to collect a card as it goes wrong: the application killed and cards pulled on the way, a PIN blocked, unblocked
 * and replaced by the holder's own, codes lost. By keys, on a real reader; it goes on where it was and counts nothing twice.
 */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { card, type Visit, type VisitHouse, visitOf } from '../integration/counter/visit.ts';
import { claimReaders } from '../real-parts/index.ts';
import { residenceCardNumber, testTrustAnchors } from '../virtual-card/index.ts';
import {
  type Application,
  accessibilityViolations,
  launch,
  removeDataFolders,
  takeScreenshots,
} from './application.ts';
import { confirmNewCard, seeLetter, setUpDesk, signIn, typePin } from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';
import { houseBehind } from './page-house.ts';
import { visitSteps } from './visit-steps.ts';

let letNextIn: () => void;
let application: Application;
let page: Page;
let visit: Visit<VisitHouse>;

beforeAll(async () => {
  letNextIn = await claimReaders();
  application = await launch({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } });
  ({ page } = application);
  await setUpDesk(page);
  visit = visitOf(houseBehind(() => page));
});
afterAll(async () => {
  await application.close();
  removeDataFolders();
  letNextIn();
});

const { inserted, put, pull, accept, now, toVisit } = visitSteps(() => page);
const says = (text: string | RegExp): Promise<void> => page.getByText(text, { exact: true }).first().waitFor();
/** The power goes; whoever works here signs in again and opens the visit. */
const powerCut = async (caseNumber: string): Promise<void> => {
  await application.kill();
  application = await launch({ dataFolder: application.dataFolder });
  ({ page } = application);
  await signIn(page);
  await toVisit(caseNumber);
};
/** Types a code in the field of this label and sends it. */
const typeCode = async (label: string | RegExp, digits: string): Promise<void> => {
  await reach(page, page.getByLabel(label, { exact: typeof label === 'string' }).first());
  await page.keyboard.type(digits);
  await page.keyboard.press('Enter');
};

it('goes on after each cut where it was: a PIN is blocked, unblocked and replaced, nothing is done or counted twice', async () => {
  const [oldCard, newCard] = [await card('oldB'), await card('newB', { generation: '1.7', pinTriesLeft: 2 })];
  const { caseId, caseNumber } = await visit.caseOfHolder(oldCard, newCard);
  const old = await put(oldCard);
  await toVisit(caseNumber);
  await says('Dit is de juiste kaart');
  await accept();
  await page.getByRole('button', { name: /^Persoon en brief gezien/ }).waitFor();
  await seeLetter(page);
  await pull(old);
  const fresh = await put(newCard);
  await confirmNewCard(page);
  await accept();
  await now('Activeren in Belpic');
  await accept();
  await page.locator('.federal .is-due').getByText('Zet de certificaten erop die de aanvrager kiest').waitFor();
  await powerCut(caseNumber);
  // The first line stays done; the second one is due.
  await page.locator('.federal .is-due').getByText('Zet de certificaten erop die de aanvrager kiest').waitFor();
  await accept();
  await page.locator('.federal .is-due').getByText('Toon de gegevens van de chip aan de aanvrager').waitFor();
  await accept();
  await now('PIN en certificaten');
  await typePin(page, '0000');
  await says('Nog 1 van 3 pogingen.');
  await page.getByRole('alertdialog', { name: 'Laatste poging' }).waitFor();
  await page.keyboard.press('Escape');
  await pull(fresh);
  await page
    .getByText(/^Leg de nieuwe kaart .* in de lezer/)
    .first()
    .waitFor();
  const again = await put(newCard);
  await powerCut(caseNumber);
  await now('PIN en certificaten');
  expect(newCard.state.pin.triesLeft).toBe(1);
  const question = page.getByRole('alertdialog', { name: 'Laatste poging' });
  await question.waitFor();
  await reach(page, question.getByRole('button', { name: 'Laatste poging gebruiken' }));
  await page.keyboard.press('Enter');
  await typePin(page, '0000');
  await says('PIN geblokkeerd.');
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, 'visit-pin-blocked');
  await page.keyboard.press('Alt+d');
  await typeCode(/^PUK2/, '333333');
  await typeCode(/^PUK1/, '111111');
  await says('PIN gedeblokkeerd.');
  await takeScreenshots(application, 'visit-pin-unblocked');
  expect(newCard.state.pin.triesLeft).toBe(3);
  await page.keyboard.press('Alt+w');
  await typeCode('Huidige PIN van de aanvrager', '1234');
  await typeCode('Nieuwe PIN', '567890');
  await typeCode('Nieuwe PIN, nog eens', '567890');
  await says('Alles is nagegaan');
  await takeScreenshots(application, 'visit-own-pin');
  await accept('Control+Enter');
  await says('Kaart overhandigd');
  await powerCut(caseNumber);
  await reach(page, page.getByLabel(/^Laatste 2 cijfers/));
  await page.keyboard.type(oldCard.contents.identity.cardNumber.slice(-2));
  await page.keyboard.press('Enter');
  await says('Dossier afgewerkt');
  const { history, state } = await visit.house.get('cases.open', { caseId });
  const times = (action: string): number => history.filter((line) => line.action === action).length;
  expect(state).toBe('DONE');
  expect(
    [
      'oldCardTakenIn',
      'newCardConfirmed',
      'federalStepDone',
      'pinWrong',
      'pinBlocked',
      'pinUnblocked',
      'pinChanged',
    ].map(times),
  ).toEqual([1, 1, 3, 1, 1, 1, 1]);
  expect(times('handedOver')).toBe(1);
  for (const secret of ['567890', '333333', '111111']) expect(JSON.stringify(history)).not.toContain(secret);
  await pull(again);
});

it('asks for new codes where the holder lost them, and waits for their letter', async () => {
  const birthDate = '1990-01-02';
  const oldCard = await card('oldB', { birthDate, identity: { cardNumber: 'B998007733' } });
  const blocked = { generation: '1.8', pinTriesLeft: 0 } as const;
  const newCard = await card('newB', { birthDate, identity: { cardNumber: 'B999007733' }, ...blocked });
  const { caseId, caseNumber } = await visit.caseOfHolder(oldCard, newCard);
  const lying = await visit.upToPin(caseId, oldCard, newCard);
  inserted.add(lying);
  await toVisit(caseNumber);
  await says('PIN geblokkeerd.');
  // No PUK of the holder unblocks this one, so no key says so.
  await page.getByRole('button', { name: 'Kaart opnieuw lezen' }).waitFor();
  expect(await page.getByRole('button', { name: 'Deblokkeren' }).count()).toBe(0);
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, 'visit-no-unblock');
  await page.keyboard.press('Alt+n');
  await page.getByRole('dialog', { name: 'Niet overhandigen' }).waitFor();
  await page.getByRole('radio', { name: 'Nieuwe codes aanvragen', checked: true }).waitFor();
  await takeScreenshots(application, 'visit-new-codes');
  await fill(page, /^Waarom wordt de kaart niet overhandigd/, 'brief kwijt, PIN geblokkeerd');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: `Dossier ${caseNumber}` }).waitFor();
  await takeScreenshots(application, 'visit-codes-awaited');
  const { course } = await visit.house.get('cases.open', { caseId });
  expect(course.codesReprint).toMatchObject({ arrivedAt: null });
  // Until the new letter is here nobody can go on; with it the visit begins afresh.
  await page.keyboard.press('F7');
  await page
    .getByText(/^Nieuwe codes zijn gevraagd op/)
    .first()
    .waitFor();
  await takeScreenshots(application, 'visit-stopped');
  await press(page, 'Naar het dossier');
  await press(page, 'Noteren');
  await expect
    .poll(async () => (await visit.house.get('cases.open', { caseId })).course.codesReprint?.arrivedAt ?? null)
    .not.toBeNull();
});

it('takes the paper card of a child in place of a card with a chip, but no annex that ran out', async () => {
  const change = { birthDate: '2012-06-01', identity: { cardNumber: residenceCardNumber(9_700_001) } };
  const { house } = visit;
  const lying = await house.lay(await card('oldB', change));
  const { draftId, draft } = await house.get('intake.start', { cardSessionId: visit.sessionInReader() });
  await house.take(lying);
  const representative = { name: 'VOORBEELD Layla', relation: 'moeder', documentSeen: 'B-kaart' };
  const ofChild = { ...draft, representative };
  const { caseNumber } = await visit.readyCase(draftId, ofChild, residenceCardNumber(9_700_002));
  await toVisit(caseNumber);
  await choose(page, 'Wat brengt de aanvrager mee', 'Bijlage of ander document');
  await choose(page, 'Welk document ligt er', 'Bijlage 12');
  await fill(page, 'Nummer van het document', 'K-12');
  await fill(page, 'Afgegeven op', '01062026');
  await page.keyboard.press('Enter');
  await page.getByText(/^Dit document is verlopen/).waitFor();
  await choose(page, 'Welk document ligt er', 'Papieren kinderkaart');
  await fill(page, 'Afgegeven op', '02022024');
  await page.keyboard.press('Enter');
  await page.getByText(/^De laatste papieren kinderkaarten zijn van/).waitFor();
  expect(await accessibilityViolations(page)).toEqual([]);
  await takeScreenshots(application, 'visit-paper');
  await fill(page, 'Afgegeven op', '02022022');
  await page.keyboard.press('Enter');
  await now('Persoon en brief');
  await page.getByText(/^Papieren kinderkaart K-12, aanvaard om/).waitFor();
});
