/** Profiles that IT support lays in the data folder before the first start, and versions that can no longer be read. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  enterHouseProfiles,
  openProfileShelf,
  profileInForce,
  profileSummaries,
  readHouseProfiles,
} from '../../../electron/municipality/index.ts';
import { type House, openHouse } from './house.ts';

let house: House;
let folder: string;
beforeEach(async () => {
  house = await openHouse();
  folder = mkdtempSync(join(tmpdir(), 'profiles-of-it-'));
});
afterEach(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const delivered = readFileSync(join(import.meta.dirname, '../../../resources/profiles/seed-003.json'), 'utf8');
const lay = (file: string, change: Record<string, unknown>): void =>
  writeFileSync(join(folder, file), JSON.stringify({ ...JSON.parse(delivered), ...change }));

describe('files of the data folder', () => {
  it('become approved versions that can be chosen, once', async () => {
    lay('proefgem.json', { profileId: 'proefgem', displayName: { nl: 'Proefgem' }, effectiveFrom: '2025-01-01' });
    const { versions, problems } = readHouseProfiles(folder, house.packaged);
    expect(problems).toEqual([]);
    for (let turn = 0; turn < 2; turn += 1) await enterHouseProfiles(house, versions);
    rmSync(folder, { recursive: true });
    const shelf = await openProfileShelf(house.database, house.packaged);
    expect(profileInForce(shelf, 'proefgem', '2026-11-25')?.fees.length).toBeGreaterThan(0);
    expect(profileSummaries(shelf, '2026-11-25').map(({ profileId }) => profileId)).toContain('proefgem');
    expect(await house.actions()).toEqual(['profileEntered']);
  });
  it('are left out and named when they are wrong, drafts, or delivered already', () => {
    lay('a-draft.json', { profileId: 'a', status: 'draft' });
    lay('b-delivered.json', {});
    lay('c-wrong.json', { profileId: 'c', letters: 'veel' });
    writeFileSync(join(folder, 'd-broken.json'), '{\n\n"format" 1');
    mkdirSync(join(folder, 'e-folder.json'));
    const { versions, problems } = readHouseProfiles(folder, house.packaged);
    expect(versions).toEqual([]);
    expect(problems.map(({ file, messageKey }) => `${file} ${messageKey}`)).toEqual([
      'a-draft.json profileProblems.notApproved',
      'b-delivered.json profileProblems.versionTaken',
      expect.stringMatching(/^c-wrong\.json profileProblems\./),
      'd-broken.json profileProblems.notJson',
      'e-folder.json profileProblems.fileUnreadable',
    ]);
  });
  it('need not be there', () => {
    expect(readHouseProfiles(join(folder, 'none'), house.packaged)).toEqual({ versions: [], problems: [] });
  });
});

it('from the first day of a version that cannot be read nothing rules, and it is named', async () => {
  await house.database.transaction(async (transaction) => {
    await transaction
      .insertInto('profile_versions')
      .values({
        id: 'x',
        profile_id: 'seed-002',
        version: 2,
        effective_from: '2027-01-01',
        content: '{"format":99}',
        author: 'Els',
        approved_at: '2026-11-25T09:00:00.000Z',
        approved_by: 'Els',
        council_decision: 'GR',
        council_date: '2026-11-24',
      })
      .execute();
    return { ok: true, value: null };
  });
  await house.shelf.refresh();
  expect(house.shelf.unreadable).toEqual([{ profileId: 'seed-002', version: 2, effectiveFrom: '2027-01-01' }]);
  expect(profileInForce(house.shelf, 'seed-002', '2026-12-31')?.version).toBe(1);
  expect(profileInForce(house.shelf, 'seed-002', '2027-01-01')).toBeNull();
  const [brugge] = (await house.get('profiles.list', undefined)).municipalities;
  expect(brugge?.versions.map(({ version, state }) => `${version} ${state}`)).toContain('2 unreadable');
});
