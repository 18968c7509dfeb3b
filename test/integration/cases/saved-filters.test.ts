/** The filters that an officer keeps, and what they show. Real SQLite and PostgreSQL. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  finishApplication,
  removeFilter,
  renameFilter,
  savedFilters,
  saveFilter,
  startDraft,
  workList,
} from '../../../electron/cases/index.ts';
import type { CaseFilter } from '../../../electron/ipc/contract.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { application, type CounterHouse, codeOf, els, granted, jan, openHouse } from './counter-house.ts';

const HURRY: CaseFilter = { list: 'ordered', words: '', only: 'URGENT' };

describe.each(DATABASES)('filters on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
  });
  afterEach(() => house.close());
  const keep = (name: string, filter: CaseFilter = HURRY, officer = els) =>
    saveFilter(house.services, officer, { name, filter });
  const kept = async (officer = els) =>
    (await savedFilters(house.database.read, officer)).map(({ slot, name }) => `${slot} ${name}`);

  test('each officer has their own, under the first free digit, which stays with its filter', async () => {
    granted(await keep('Spoed'));
    granted(await keep('Jansen', { list: null, words: ' jansen ', only: null }));
    granted(await keep('Kaart F', { list: 'ready', words: '', only: 'F' }));
    granted(await keep('Van Jan', HURRY, jan));
    granted(await removeFilter(house.services, els, { slot: 2 }));
    expect(await kept()).toEqual(['1 Spoed', '3 Kaart F']);
    granted(await keep('Weer Jansen', { list: null, words: 'jansen', only: null }));
    expect(granted(await renameFilter(house.services, els, { slot: 3, name: 'Familie' }))).toEqual([
      { slot: 1, name: 'Spoed', ...HURRY },
      { slot: 2, name: 'Weer Jansen', list: null, words: 'jansen', only: null },
      { slot: 3, name: 'Familie', list: 'ready', words: '', only: 'F' },
    ]);
    expect(await kept(jan)).toEqual(['1 Van Jan']);
  });

  test('no two of the same name, none that is not there, no more than there are digits', async () => {
    granted(await keep('Spoed'));
    expect(codeOf(await keep('SPOED'))).toBe('filterNameTaken');
    granted(await keep('Anders'));
    expect(codeOf(await renameFilter(house.services, els, { slot: 2, name: 'spoed' }))).toBe('filterNameTaken');
    granted(await renameFilter(house.services, els, { slot: 1, name: 'SPOED' }));
    expect(codeOf(await renameFilter(house.services, jan, { slot: 1, name: 'Van mij' }))).toBe('filterNotFound');
    for (let more = 3; more <= 9; more += 1) granted(await keep(`nummer ${more}`));
    expect(codeOf(await keep('nummer 10'))).toBe('filtersFull');
  });

  test('a list is narrowed to one letter, to what is in a hurry, and by words at the same time', async () => {
    const order = async (surname: string, letter: 'A' | 'F', procedure: 'NORMAL' | 'URGENT') => {
      const { draftId } = granted(await startDraft(house.services, els, null));
      const draft = { ...application(surname), letter, procedure };
      granted(await finishApplication(house.services, els, { draftId, draft, shownDueCents: 2130 }));
    };
    await order('AARDIG', 'F', 'NORMAL');
    await order('BRAAF', 'F', 'URGENT');
    await order('CORRECT', 'A', 'URGENT');
    const names = async (only: CaseFilter['only'], words = '') =>
      (await workList(house.services, 'ordered', words, only)).map(({ surname }) => surname);
    expect(await names(null)).toEqual(['AARDIG', 'BRAAF', 'CORRECT']);
    expect(await names('F')).toEqual(['AARDIG', 'BRAAF']);
    expect(await names('URGENT')).toEqual(['BRAAF', 'CORRECT']);
    expect(await names('URGENT', 'corr')).toEqual(['CORRECT']);
  });
});
