/**
 * A visit in which something else than the old card lies on the desk, and in which the wrong one of two new cards is taken
 * from the drawer; a child with its mother, to the end. By keys, on a real reader.
 */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import type { ApplicationDraft } from '../../electron/ipc/contract.ts';
import { card, type Visit, type VisitHouse, visitOf } from '../integration/counter/visit.ts';
import { claimReaders } from '../real-parts/index.ts';
import { freePort, startResponder } from '../real-parts/ocsp-responder.ts';
import {
  type BelgianCard,
  type CardRequest,
  hierarchy,
  residenceCardNumber,
  testTrustAnchors,
} from '../virtual-card/index.ts';
import { confirmFederalSteps, confirmNewCard, setUpDesk, typePin } from './counter-day.ts';
import { choose, fill, press, reach } from './keyboard.ts';
import { openOwnDesk } from './own-desk.ts';
import { houseBehind } from './page-house.ts';
import { visitSteps } from './visit-steps.ts';

let page: Page;
let visit: Visit<VisitHouse>;
/** Of the responder that the certificates of one card name. */
let port = 0;
const desk = openOwnDesk(
  async (opened) => {
    page = opened;
    await setUpDesk(page);
    visit = visitOf(houseBehind(() => page));
  },
  async () => {
    port = await freePort();
    const certificateStatus = { enabled: true, hosts: [`127.0.0.1:${port}`] };
    return { installation: { trainingMode: true, trustAnchors: await testTrustAnchors(), certificateStatus } };
  },
  claimReaders,
);

const { put, pull, accept, now, toVisit } = visitSteps(() => page);

/** A ready case, applied for with the old card in the reader and changed so. */
const readyFor = async (
  oldCard: BelgianCard,
  newCard: BelgianCard,
  changed: (draft: ApplicationDraft) => ApplicationDraft,
): Promise<{ readonly caseId: string; readonly caseNumber: string }> => {
  const lying = await visit.house.lay(oldCard);
  const { draftId, draft } = await visit.house.get('intake.start', { cardSessionId: visit.sessionInReader() });
  await visit.house.take(lying);
  return visit.readyCase(draftId, changed(draft), newCard.contents.identity.cardNumber);
};
const newCardOf = (birthDate: string, number: number, change: Partial<CardRequest> = {}): Promise<BelgianCard> =>
  card('newB', { birthDate, identity: { cardNumber: residenceCardNumber(number) }, ...change });
const oldCardOf = (birthDate: string, number: number): Promise<BelgianCard> =>
  card('oldB', { birthDate, identity: { cardNumber: residenceCardNumber(number) } });

it('takes the attest of the police, tells the wrong one of two new cards from the drawer, and asks whether the right one counts', async () => {
  const mine = await newCardOf('1981-03-04', 9_710_001, { ocsp: `http://127.0.0.1:${port}` });
  const theirs = await newCardOf('1983-05-06', 9_710_002);
  const { authentication, signature } = mine.contents.certificates;
  const responder = await startResponder({
    authority: (await hierarchy('ec')).foreigner,
    register: [authentication, signature].flatMap((der) => (der === null ? [] : [{ der, status: 'good' as const }])),
    port,
    minutes: 10,
  });
  const { caseNumber } = await readyFor(await oldCardOf('1981-03-04', 9_600_001), mine, (draft) => ({
    ...draft,
    reason: 'LOSS',
    held: {
      ...draft.held,
      kind: 'LOST',
      attestNumber: 'PV-2026-11',
      attestDate: '2026-11-02',
      attestOffice: 'Politiezone Proef',
    },
  }));
  const other = await readyFor(await oldCardOf('1983-05-06', 9_600_002), theirs, (draft) => draft);
  await toVisit(caseNumber);
  // What was shown at the application stands in the form already.
  expect(await page.getByLabel('Nummer van het attest').inputValue()).toBe('PV-2026-11');
  await desk.looksRight('visit-attest');
  await press(page, 'Attest aanvaarden');
  await now('Persoon en brief');
  await accept();
  await now('Nieuwe kaart in de lezer');
  const wrong = await put(theirs);
  await page.getByText('Verkeerde kaart', { exact: true }).waitFor();
  await page.getByText(new RegExp(`Ze hoort bij dossier ${other.caseNumber}, in C7`)).waitFor();
  await desk.looksRight('visit-wrong-of-two');
  expect(await page.getByRole('button', { name: /^Kaart klopt/ }).count()).toBe(0);
  await pull(wrong);
  const right = await put(mine);
  await confirmNewCard(page);
  await accept();
  await confirmFederalSteps(page);
  await now('PIN en certificaten');
  await typePin(page, '1234');
  await page.getByText('De certificatendienst zegt dat de certificaten gelden.').waitFor();
  await desk.looksRight('visit-status-good');
  await responder.stop();
  await pull(right);
});

it('takes an annex that still runs, and hands a child its card with its mother beside it', async () => {
  const birthDate = '2012-06-01';
  // Who is not of age has no certificate to sign with.
  const fresh = await newCardOf(birthDate, 9_710_003, { certificates: { signature: false } });
  const { caseId, caseNumber } = await readyFor(await oldCardOf(birthDate, 9_600_003), fresh, (draft) => ({
    ...draft,
    representative: { name: 'VOORBEELD Layla', relation: 'moeder', documentSeen: 'B-kaart' },
  }));
  await toVisit(caseNumber);
  await choose(page, 'Wat brengt de aanvrager mee', 'Bijlage of ander document');
  await choose(page, 'Welk document ligt er', 'Bijlage 12');
  await fill(page, 'Nummer van het document', 'A12-2026-77');
  await fill(page, 'Afgegeven op', '16112026');
  await page.keyboard.press('Enter');
  await now('Persoon en brief');
  await page.getByText(/^Bijlage 12 A12-2026-77, aanvaard om/).waitFor();
  await page.getByRole('radio', { name: 'Kind met ouder of voogd', checked: true }).waitFor();
  expect(await page.getByLabel('Naam van de ouder of voogd').inputValue()).toBe('VOORBEELD Layla');
  await desk.looksRight('visit-child');
  await accept();
  await now('Nieuwe kaart in de lezer');
  const lying = await put(fresh);
  await confirmNewCard(page);
  await accept();
  await confirmFederalSteps(page);
  await now('PIN en certificaten');
  await typePin(page, '1234');
  await page.getByText('Alles is nagegaan', { exact: true }).waitFor();
  await desk.looksRight('visit-child-done');
  await accept('Control+Enter');
  await page.getByText('Kaart overhandigd', { exact: true }).first().waitFor();
  const { state, collection } = await visit.house.get('cases.open', { caseId });
  // Nothing to destroy: the annex stays with its holder.
  expect({ state, oldCard: collection.oldCard?.kind }).toEqual({ state: 'DONE', oldCard: 'DOCUMENT' });
  await pull(lying);
});

it('takes a card that does not answer by the number on it, and says which number is not that of the case', async () => {
  const birthDate = '1979-08-09';
  const { caseNumber } = await readyFor(
    await oldCardOf(birthDate, 9_600_004),
    await newCardOf(birthDate, 9_710_004),
    (draft) => draft,
  );
  await toVisit(caseNumber);
  await choose(page, 'Wat brengt de aanvrager mee', 'Kaart niet leesbaar');
  await fill(page, 'Nummer op de kaart', residenceCardNumber(9_600_099));
  await fill(page, 'Wat is er met de kaart', 'chip afgebroken');
  await page.keyboard.press('Enter');
  await page.locator('[aria-invalid="true"]').first().waitFor();
  await desk.looksRight('visit-unreadable');
  await fill(page, 'Nummer op de kaart', residenceCardNumber(9_600_004));
  await reach(page, page.getByRole('button', { name: 'Onleesbare kaart innemen' }));
  await page.keyboard.press('Enter');
  await now('Persoon en brief');
});
