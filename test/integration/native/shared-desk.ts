/** One desk over the run's own readers for a test file: cards that were inserted come out again after each test. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { claimReaders } from '../../real-parts/index.ts';
import {
  type Card,
  type CardRequest,
  type InsertedCard,
  type InsertOptions,
  insertCard,
  makeCard,
} from '../../virtual-card/index.ts';
import { type ADesk, startDesk } from './a-desk.ts';

const WAIT_FOR_READERS = 900_000;

/** Starts the desk before the tests of the file and ends it after them. */
export const deskOfThisFile = () => {
  let release = (): void => undefined;
  let at: ADesk;
  const inside = new Set<InsertedCard>();

  beforeAll(async () => {
    release = await claimReaders();
    at = await startDesk();
    await at.untilState('empty');
  }, WAIT_FOR_READERS);
  afterEach(async () => {
    await Promise.all([...inside].map((card) => card.remove()));
    inside.clear();
    await at.untilState('empty');
    at.forget();
  });
  afterAll(async () => {
    await at.stop();
    release();
  });

  const insert = async (card: Card, options: InsertOptions = {}): Promise<InsertedCard> => {
    const inserted = await insertCard(card, options);
    inside.add(inserted);
    return inserted;
  };
  const insertMade = async (request: CardRequest, options: InsertOptions = {}) => {
    const card = await makeCard(request);
    return { card, inserted: await insert(card, options) };
  };
  const sessionNow = (): string => {
    const { card } = at.desk.view();
    if (card === null) throw new Error('no card is shown');
    return card.sessionId;
  };

  return { at: () => at, inside, insert, insertMade, sessionNow };
};
