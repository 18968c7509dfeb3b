/** The page Kaart of one application on real parts, for the test files that play on it. */
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { ReaderView } from '../../electron/ipc/contract.ts';
import { claimReaders } from '../real-parts/index.ts';
import {
  type BelgianCard,
  type Card,
  type CardRequest,
  type InsertedCard,
  type InsertOptions,
  insertCard,
  makeCard,
  makeNamedCard,
  testTrustAnchors,
} from '../virtual-card/index.ts';
import { type Application, launch, removeDataFolders } from './application.ts';
import { setUpDesk } from './counter-day.ts';
import { reach } from './keyboard.ts';

/** Opens Kaart for this file, takes every card out after each test, and closes at the end. */
export const cardDeskOfThisFile = () => {
  let letNextIn: () => void;
  let application: Application;
  const inserted: InsertedCard[] = [];
  const page = (): Page => application.page;

  /** What main tells of the reader now. */
  const view = (): Promise<ReaderView | null> =>
    page().evaluate(async () => {
      const answer = await window.verblijfsloket?.call('reader.state', undefined);
      return answer?.ok === true ? answer.value : null;
    });
  const untilView = async (what: string, holds: (view: ReaderView) => boolean): Promise<ReaderView> => {
    const end = Date.now() + 25_000;
    for (;;) {
      const now = await view();
      if (now !== null && holds(now)) return now;
      if (Date.now() > end) throw new Error(`never ${what}: ${JSON.stringify(now?.state)}`);
      await page().waitForTimeout(50);
    }
  };
  /** Lays a card in the reader, whatever becomes of it. */
  const put = async (card: Card, options: InsertOptions = {}): Promise<InsertedCard> => {
    const handle = await insertCard(card, options);
    inserted.push(handle);
    return handle;
  };
  /** The same, and waits until it was read to its end. */
  const lay = async (card: Card): Promise<InsertedCard> => {
    const handle = await put(card);
    const seen = await untilView('read', ({ state, cardPresent, card: read }) =>
      state.kind === 'card' ? cardPresent && read?.complete === true : !['empty', 'reading'].includes(state.kind),
    );
    // Main knows it; the page takes its keys a moment later.
    if (seen.state.kind === 'card') await page().locator('.keys').getByText('PIN testen').waitFor();
    return handle;
  };
  const layMade = async (request: CardRequest): Promise<[BelgianCard, InsertedCard]> => {
    const card = await makeCard(request);
    return [card, await lay(card)];
  };
  const layNamed = async (name: string): Promise<InsertedCard> => {
    const card = await makeNamedCard(name);
    if (card === null) throw new Error(`no card ${name}`);
    return lay(card);
  };
  /** The sheet with this title. */
  const sheetOf = (title: string) =>
    page()
      .locator('section.sheet')
      .filter({ has: page().getByRole('heading', { level: 2, name: title, exact: true }) });
  /** The banner over the whole card. */
  const outcome = (title: string | RegExp) => page().locator('.note b').filter({ hasText: title }).first();
  /** Types a code in the field of this label and sends it. */
  const typeDigits = async (label: string | RegExp, digits: string): Promise<void> => {
    await reach(page(), page().getByLabel(label).first());
    await page().keyboard.type(digits);
    await page().keyboard.press('Enter');
  };

  beforeAll(async () => {
    letNextIn = await claimReaders();
    application = await launch({ installation: { trainingMode: true, trustAnchors: await testTrustAnchors() } });
    await setUpDesk(page());
    await page().keyboard.press('F9');
    await page().getByRole('heading', { level: 1, name: 'Kaart nakijken' }).waitFor();
  });
  afterEach(async () => {
    for (const card of inserted.splice(0)) await card.remove();
    await untilView('empty', ({ state }) => ['empty', 'removedMidRead'].includes(state.kind));
  });
  afterAll(async () => {
    await application.close();
    removeDataFolders();
    letNextIn();
  });
  return { desk: () => application, page, untilView, put, lay, layMade, layNamed, sheetOf, outcome, typeDigits };
};
