/** Rules approved at one desk of a shared server: the other desk hears of them, and cannot approve against them unaware. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { profileInForce } from '../../../electron/municipality/index.ts';
import { sharedPostgresql } from '../../real-parts/postgresql.ts';
import { COUNCIL, draftWithFee, type House, jan, openHouse } from './house.ts';

let first: House;
let second: House;
beforeEach(async () => {
  const server = await (await sharedPostgresql()).newDatabase();
  first = await openHouse('2026-11-25', server);
  second = await openHouse('2026-11-25', server);
  second.as(jan);
});
afterEach(async () => {
  await second.close();
  await first.close();
});

it('are read there too, and bind whoever did not hear of them yet', async () => {
  const early = await draftWithFee(second, 2300, '2026-12-01');
  const draft = await draftWithFee(first, 2250, '2027-01-01');
  await first.get('profiles.propose', { ...draft, ...COUNCIL });
  expect(profileInForce(second.shelf, 'seed-002', '2027-01-01')?.version).toBe(1);
  expect(await second.ask('profiles.propose', { ...early, ...COUNCIL })).toBe('profileOverlap');
  expect(await second.shelf.refresh()).toBe(true);
  expect(profileInForce(second.shelf, 'seed-002', '2027-01-01')?.fees[0]?.amount).toMatchObject({ cents: 2250 });
  expect((await second.get('profiles.list', undefined)).municipalities[0]?.versions.map(({ state }) => state)).toEqual([
    'inForce',
    'coming',
  ]);
});

it('of two supervisors who approve the same draft at the same moment one does', async () => {
  await first.get('profiles.fourEyes', { fourEyes: true });
  const draft = await draftWithFee(first, 2250, '2027-01-01');
  await first.get('profiles.propose', { ...draft, ...COUNCIL });
  const waiting = { draftId: draft.draftId, revision: draft.revision + 1 };
  first.as(jan);
  const answers = await Promise.all([first.ask('profiles.approve', waiting), second.ask('profiles.approve', waiting)]);
  expect(answers.filter((answer) => typeof answer !== 'string')).toEqual([{ state: 'APPROVED' }]);
  const versions = await first.database.read.selectFrom('profile_versions').select('version').execute();
  expect(versions).toHaveLength(1);
});

it('cannot be changed on the server', async () => {
  const draft = await draftWithFee(first, 2250, '2027-01-01');
  await first.get('profiles.propose', { ...draft, ...COUNCIL });
  const change = first.database.transaction(async (transaction) => {
    await transaction.deleteFrom('profile_versions').execute();
    return { ok: true, value: null };
  });
  await expect(change).rejects.toThrow();
});
