/** The tables of returned cards on both databases: a stack, deeds and their undoing, and the record of what was destroyed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  destroyReturned,
  endBatch,
  noteSeenCard,
  openBatch,
  readBatch,
  readDestruction,
  recordApart,
  returnedEntries,
  type SeenCard,
  startBatch,
  undoReturned,
} from '../../../electron/cases/returned/index.ts';
import { withdrawalOf } from '../../../electron/cases/withdrawn-cards.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { type CounterHouse, codeOf, els, granted, jan, openHouse } from './counter-house.ts';

const RETURNED = { deed: 'RETURNED', cause: 'MOVED', note: '', damaged: false, byHand: false } as const;
const KEPT = { ...RETURNED, deed: 'KEPT', cause: null, note: 'gevonden op straat' } as const;
const seen = (cardNumber: string, batchId: string | null = null): SeenCard => ({
  batchId,
  cardNumber,
  letter: 'B',
  verdict: 'noCase',
  message: 'noCase',
  caseId: null,
});

describe.each(DATABASES)('returned cards on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse('2026-11-09T13:42:00Z', undefined, kind);
  });
  afterEach(() => house.close());
  const later = (minute: number): void => {
    house.now = `2026-11-09T13:${minute}:00Z`;
  };

  test('a stack is open once at a desk, keeps one line for each card, and takes nothing once it is ended', async () => {
    const { services } = house;
    const { batchId } = granted(await startBatch(services, els));
    expect(granted(await startBatch(services, els)).batchId).toBe(batchId);
    const first = granted(await noteSeenCard(services, els, { ...seen('B998990165'), batchId }));
    const again = { ...seen('b 998 9901 65'), verdict: 'otherPerson', message: 'otherPerson', batchId } as const;
    expect(granted(await noteSeenCard(services, els, again))).toBe(first);
    granted(await noteSeenCard(services, els, { ...seen('B999006636'), batchId }));
    expect(granted(await openBatch(services, els))?.entries.map((entry) => [entry.position, entry.verdict])).toEqual([
      [1, 'otherPerson'],
      [2, 'noCase'],
    ]);
    const done = granted(await recordApart(services, els, first, seen('B998990165', batchId), RETURNED));
    expect(done).toMatchObject({ deed: 'RETURNED', cause: 'MOVED', position: 1, mayDestroy: true });
    expect(codeOf(await recordApart(services, els, first, seen('B998990165', batchId), KEPT))).toBe('stepDone');
    expect(granted(await endBatch(services, els, batchId)).endedAt).not.toBeNull();
    expect(granted(await endBatch(services, els, batchId)).entries).toHaveLength(2);
    expect(granted(await openBatch(services, els))).toBeNull();
    const late = { ...seen('B123456748'), batchId };
    expect(codeOf(await noteSeenCard(services, els, late))).toBe('batchEnded');
    expect(granted(await readBatch(house.database.read, batchId)).entries.map(({ deed }) => deed)).toEqual([
      'RETURNED',
      null,
    ]);
  });

  test('two desks write into their stacks at once, and each keeps its own positions', async () => {
    const { services } = house;
    const batches = [granted(await startBatch(services, els)), granted(await startBatch(services, jan))] as const;
    expect(batches[0].batchId).not.toBe(batches[1].batchId);
    const numbers = ['B998990165', 'B999006636', 'B123456748'];
    await Promise.all(
      numbers.flatMap((number) => [
        noteSeenCard(services, els, { ...seen(number), batchId: batches[0].batchId }),
        noteSeenCard(services, jan, { ...seen(number), batchId: batches[1].batchId }),
      ]),
    );
    for (const { batchId } of batches) {
      const { entries } = granted(await readBatch(house.database.read, batchId));
      expect(entries.map(({ position }) => position)).toEqual([1, 2, 3]);
    }
  });

  test('the last deed of the one who did it is taken back, once, and no earlier one', async () => {
    const { services } = house;
    const first = granted(await recordApart(services, els, null, seen('B998990165'), RETURNED));
    later(43);
    const second = granted(await recordApart(services, els, null, seen('B999006636'), KEPT));
    later(44);
    const ofJan = granted(await recordApart(services, jan, null, seen('B123456748'), RETURNED));
    expect(await withdrawalOf(house.database.read, 'B999006636')).toBe('RETURNED');
    expect(await withdrawalOf(house.database.read, 'B 998 9901 65')).toBe('RETURNED');
    expect(codeOf(await undoReturned(services, els, first.entryId, 'te laat'))).toBe('notTheLastCard');
    expect(granted(await undoReturned(services, els, second.entryId, 'mis')).undoneAt).not.toBeNull();
    expect(codeOf(await undoReturned(services, els, second.entryId, 'mis'))).toBe('nothingToUndo');
    granted(await undoReturned(services, els, first.entryId, 'ook mis'));
    expect(await withdrawalOf(house.database.read, 'B998990165')).toBeNull();
    const { entryId } = ofJan;
    expect((await returnedEntries(house.database.read, { ids: [entryId] }))[0]).toMatchObject({ undoneAt: null });
  });

  test('what is destroyed stands in one record with its number, all or nothing, and never twice', async () => {
    const { services } = house;
    const ids = [];
    for (const number of ['B998990165', 'B999006636', 'B123456748']) {
      ids.push(granted(await recordApart(services, els, null, seen(number), RETURNED)).entryId);
    }
    const given = granted(
      await recordApart(services, els, null, seen('B998007733'), { ...KEPT, deed: 'GIVEN_BACK', note: '' }),
    );
    const both = await destroyReturned(services, els, { entryIds: [...ids, given.entryId], witness: 'Jo' });
    expect(codeOf(both)).toBe('mayNotDestroy');
    expect((await returnedEntries(house.database.read, { ids })).every(({ destroyedIn }) => destroyedIn === null)).toBe(
      true,
    );
    const made = granted(await destroyReturned(services, els, { entryIds: ids.slice(0, 2), witness: 'Jo' }));
    expect(made).toMatchObject({ number: 'V-2026-0001', witness: 'Jo' });
    const kept = granted(await readDestruction(house.database.read, made.destructionId));
    expect(kept.entries.map(({ destroyedIn }) => destroyedIn)).toEqual(['V-2026-0001', 'V-2026-0001']);
    expect(codeOf(await destroyReturned(services, els, { entryIds: ids, witness: 'Jo' }))).toBe('mayNotDestroy');
    expect(granted(await destroyReturned(services, els, { entryIds: ids.slice(2), witness: '' })).number).toBe(
      'V-2026-0002',
    );
  });
});
