/** Versions of rules in the database: never overwritten, approved by two where asked, in force on their day. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../electron/audit/index.ts';
import { ruleServices } from '../../../electron/cases/index.ts';
import { openProfileShelf, profileInForce, profileVersion } from '../../../electron/municipality/index.ts';
import { cardTypes } from '../../../electron/rules/index.ts';
import { COUNCIL, draftWithFee, els, type House, jan, openHouse } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());

const feeOn = (day: string) => profileInForce(house.shelf, 'seed-002', day)?.fees[0]?.amount;
const NEW = { state: 'amount', cents: 2250, currency: 'EUR' };
const OLD = { state: 'amount', cents: 2130, currency: 'EUR' };

describe('a new version', () => {
  it('rules from its first day, and the day before the former one still does', async () => {
    const draft = await draftWithFee(house, 2250, '2027-01-01');
    expect(feeOn('2027-01-01')).toEqual(OLD);
    expect(await house.get('profiles.propose', { ...draft, ...COUNCIL })).toEqual({ state: 'APPROVED' });
    expect([feeOn('2026-12-31'), feeOn('2027-01-01')]).toEqual([OLD, NEW]);
    expect(house.announced()).toBe(1);
    const first = profileVersion(house.shelf, 'seed-002', 1);
    expect([first?.fees[0]?.amount, first?.effectiveTo]).toEqual([OLD, '2026-12-31']);
    const overview = await house.get('profiles.list', undefined);
    expect(overview.municipalities[0]).toMatchObject({
      profileId: 'seed-002',
      drafts: [],
      versions: [
        { version: 1, origin: 'packaged', state: 'inForce', until: '2026-12-31' },
        {
          version: 2,
          origin: 'own',
          state: 'coming',
          effectiveFrom: '2027-01-01',
          author: 'Els PROEFMANS',
          approvedBy: 'Els PROEFMANS',
          approvedOn: '2026-11-25',
          councilDecision: 'GR 2026/118',
        },
      ],
    });
    expect(await house.actions()).toEqual(['profileDraftStarted', 'profileProposed', 'profileApproved']);
    expect(await verifyChain(house.database.read)).toMatchObject({ whole: true });
  });

  it('is there after a restart, and on another desk once it asks', async () => {
    const other = await openProfileShelf(house.database, house.packaged);
    const draft = await draftWithFee(house, 2250, '2027-01-01');
    await house.get('profiles.propose', { ...draft, ...COUNCIL });
    expect(profileVersion(other, 'seed-002', 2)).toBeNull();
    expect([await other.refresh(), await other.refresh()]).toEqual([true, false]);
    expect(profileVersion(other, 'seed-002', 2)?.fees[0]?.amount).toEqual(NEW);
    const restarted = await openProfileShelf(house.database, house.packaged);
    expect(profileInForce(restarted, 'seed-002', '2027-03-01')?.version).toBe(2);
  });

  it('cannot be changed or taken away in the database', async () => {
    const draft = await draftWithFee(house, 2250, '2027-01-01');
    await house.get('profiles.propose', { ...draft, ...COUNCIL });
    const change = house.database.transaction(async (transaction) => {
      await transaction.updateTable('profile_versions').set({ content: '{}' }).execute();
      return { ok: true, value: null };
    });
    await expect(change).rejects.toThrow(/append-only/);
  });

  it('takes the rules that the application uses: a case decided later keeps its version', async () => {
    const { profiles } = ruleServices(house.shelf, cardTypes);
    const draft = await draftWithFee(house, 2250, '2027-01-01');
    await house.get('profiles.propose', { ...draft, ...COUNCIL });
    expect(profiles.inForce('seed-002', '2027-01-04')?.version).toBe(2);
    expect(profiles.version('seed-002', 1)?.fees[0]?.amount).toEqual(OLD);
    house.on('2027-01-04');
    const { changed } = await house.get('profiles.changedSince', { since: '2026-12-30T10:00:00Z' });
    expect(changed).toMatchObject({
      version: 2,
      since: '2027-01-01',
      differences: [{ kind: 'changed', section: 'fees', row: '002-1', field: 'amount' }],
    });
    expect(await house.get('profiles.changedSince', { since: '2027-01-02T10:00:00Z' })).toEqual({ changed: null });
  });

  it('is refused where it leaves a day with two rules, with none, or a day that passed', async () => {
    const first = await draftWithFee(house, 2250, '2027-01-01');
    await house.get('profiles.propose', { ...first, ...COUNCIL });
    const before = await draftWithFee(house, 2300, '2026-12-01');
    expect(await house.ask('profiles.propose', { ...before, ...COUNCIL })).toBe('profileOverlap');
    const { content, base } = await house.get('profiles.open', { draftId: before.draftId });
    expect((await house.get('profiles.check', { content, base })).problems).toMatchObject([
      { path: 'effectiveFrom', messageKey: 'errors.profileOverlap', params: { version: 2, until: '2026-12-31' } },
    ]);
    const past = await draftWithFee(house, 2300, '2026-11-24');
    expect(await house.ask('profiles.propose', { ...past, ...COUNCIL })).toBe('profileInPast');
    expect((await house.get('profiles.open', { draftId: past.draftId })).draft.state).toBe('DRAFT');
    const instead = await draftWithFee(house, 2400, '2027-01-01');
    expect(await house.get('profiles.propose', { ...instead, ...COUNCIL })).toEqual({ state: 'APPROVED' });
    expect(feeOn('2027-01-01')).toMatchObject({ cents: 2400 });
    expect((await house.get('profiles.list', undefined)).municipalities[0]?.versions.map(({ state }) => state)).toEqual(
      ['inForce', 'replaced', 'coming'],
    );
  });

  it('is refused while something in it is wrong, and the draft stays as typed', async () => {
    const { draftId, revision } = await draftWithFee(house, -1, '2027-01-01');
    expect(await house.ask('profiles.propose', { draftId, revision, ...COUNCIL })).toBe('profileIncomplete');
    const { content } = await house.get('profiles.open', { draftId });
    expect(content['fees']).toMatchObject([{ amount: { cents: -1 } }, {}, {}, {}]);
    expect(feeOn('2027-01-01')).toEqual(OLD);
  });
  it('needs a decision that was taken', async () => {
    const draft = await draftWithFee(house, 2250, '2027-01-01');
    expect(await house.ask('profiles.propose', { ...draft, ...COUNCIL, councilDate: '2026-11-26' })).toBe(
      'fieldsWrong',
    );
  });
});

describe('four eyes', () => {
  beforeEach(() => house.get('profiles.fourEyes', { fourEyes: true }));

  it('lets somebody approve who wrote nothing of it, and nobody else', async () => {
    const draft = await draftWithFee(house, 2250, '2027-01-01');
    expect(await house.get('profiles.propose', { ...draft, ...COUNCIL })).toEqual({ state: 'PROPOSED' });
    const waiting = { draftId: draft.draftId, revision: draft.revision + 1 };
    expect(feeOn('2027-01-01')).toEqual(OLD);
    expect(await house.ask('profiles.approve', waiting)).toBe('profileSecondPerson');
    expect((await house.get('profiles.open', waiting)).draft.mayApprove).toBe(false);
    house.as(jan);
    expect((await house.get('profiles.open', waiting)).draft.mayApprove).toBe(true);
    expect(await house.get('profiles.approve', waiting)).toEqual({ state: 'APPROVED' });
    expect(feeOn('2027-01-01')).toEqual(NEW);
    const [, own] = (await house.get('profiles.list', undefined)).municipalities[0]?.versions ?? [];
    expect([own?.author, own?.approvedBy]).toEqual(['Els PROEFMANS', 'Jan VOORBEELD']);
  });
  it('is not passed by letting a colleague hand in what one wrote', async () => {
    const draft = await draftWithFee(house, 2250, '2027-01-01');
    house.as(jan);
    await house.get('profiles.propose', { ...draft, ...COUNCIL });
    // Who handed in is no second person either, also without having written a word.
    expect(await house.ask('profiles.approve', { ...draft, revision: draft.revision + 1 })).toBe('profileSecondPerson');
    house.as(els);
    expect(await house.ask('profiles.approve', { ...draft, revision: draft.revision + 1 })).toBe('profileSecondPerson');
  });
  it('is not passed by switching it off while a version waits', async () => {
    const draft = await draftWithFee(house, 2250, '2027-01-01');
    await house.get('profiles.propose', { ...draft, ...COUNCIL });
    expect(await house.ask('profiles.fourEyes', { fourEyes: false })).toBe('profileWaits');
    const back = { draftId: draft.draftId, revision: draft.revision + 1, reason: 'bedrag nog nakijken' };
    expect(await house.ask('profiles.save', { ...back, content: {} })).toBe('profileDraftProposed');
    await house.get('profiles.sendBack', back);
    expect(await house.get('profiles.fourEyes', { fourEyes: false })).toEqual({ fourEyes: false });
    expect((await house.actions()).slice(-2)).toEqual(['profileSentBack', 'profileFourEyesOff']);
  });
});

describe('a draft', () => {
  it('saved in two places is not overwritten', async () => {
    const { draft, revision, content } = await house.get('profiles.begin', { profileId: 'seed-002', version: 1 });
    const save = { draftId: draft.draftId, revision, content };
    await house.get('profiles.save', save);
    expect(await house.ask('profiles.save', save)).toBe('profileChangedMeanwhile');
  });
  it('keeps its municipality and number whatever is typed', async () => {
    const { draft, revision, content } = await house.get('profiles.begin', { profileId: 'seed-002', version: 1 });
    const typed = { ...content, profileId: 'seed-000', version: 99, status: 'approved' };
    await house.get('profiles.save', { draftId: draft.draftId, revision, content: typed });
    const { content: kept } = await house.get('profiles.open', { draftId: draft.draftId });
    expect(kept).toMatchObject({ profileId: 'seed-002', version: 2, status: 'draft' });
  });
  it('dropped with a reason is gone and its number is not used again', async () => {
    const { draft } = await house.get('profiles.begin', { profileId: 'seed-002', version: 1 });
    await house.get('profiles.discard', { draftId: draft.draftId, reason: 'vergissing' });
    expect(await house.ask('profiles.open', { draftId: draft.draftId })).toBe('profileDraftNotFound');
    expect((await house.get('profiles.begin', { profileId: 'seed-002', version: 1 })).draft.version).toBe(3);
  });
});

describe('files', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../resources/profiles/seed-002.json'), 'utf8');
  it('go out whole and come in as a draft of the same municipality', async () => {
    const ref = { kind: 'version', profileId: 'seed-002', version: 1 };
    await house.get('profiles.export', { ref });
    const exported = house.written.get('seed-002-v1.json') ?? '';
    const answer = await house.get('profiles.import', { fileName: 'x.json', text: exported });
    if (answer.kind !== 'draft') throw new Error(JSON.stringify(answer.problems));
    const { draft, content } = await house.get('profiles.open', { draftId: answer.draftId });
    expect(draft).toMatchObject({ profileId: 'seed-002', version: 2, state: 'DRAFT', basedOn: 1 });
    const compared = await house.get('profiles.compare', { first: ref, second: { kind: 'content', content } });
    expect(compared.differences).toEqual([]);
  });
  it('that are wrong are refused with path, line and what to do, and nothing begins', async () => {
    const wrong = text.replace('"cents": 2130', '"cents": "veel"').replace('"letter": "K"', '"letter": "Q"');
    const answer = await house.get('profiles.import', { fileName: 'fout.json', text: wrong });
    expect(answer).toMatchObject({
      kind: 'refused',
      problems: [
        { path: 'letters.4.letter', messageKey: 'profileProblems.letterUnknown' },
        { path: 'fees.0.amount.cents' },
      ],
    });
    const lines = answer.kind === 'refused' ? answer.problems.map(({ line }) => wrong.split('\n')[line - 1]) : [];
    expect([lines[0]?.includes('"Q"'), lines[1]?.includes('veel')]).toEqual([true, true]);
    expect((await house.get('profiles.list', undefined)).municipalities[0]?.drafts).toEqual([]);
  });
  const deep = (count: number): string => `{"fees":${'['.repeat(count)}${']'.repeat(count)}}`;
  it.each([
    ['an empty file', ''],
    ['a list', '[]'],
    ['half a file', '{'],
    ['null', 'null'],
    ['a file with its format only', '{"format":1}'],
    ['a byte', '\u0000'],
    ['a file nested a hundred deep', deep(100)],
    ['a file nested too deep to walk', deep(200_000)],
  ])('%s is refused and never breaks', async (_what, bad) => {
    expect(await house.get('profiles.import', { fileName: 'x', text: bad })).toMatchObject({ kind: 'refused' });
  });
});

describe('a sixth municipality', () => {
  it('begins from nothing, is approved and can be chosen', async () => {
    const { draft, content, revision } = await house.get('profiles.beginMunicipality', {
      name: 'Sint-Proefgem aan Zee',
      copyOf: null,
    });
    expect(draft).toMatchObject({ profileId: 'sint-proefgem-aan-zee', version: 1 });
    expect(await house.get('profiles.check', { content, base: null })).toMatchObject({ problems: [] });
    expect(await house.get('profiles.propose', { draftId: draft.draftId, revision, ...COUNCIL })).toEqual({
      state: 'APPROVED',
    });
    expect(profileInForce(house.shelf, 'sint-proefgem-aan-zee', '2026-11-25')?.displayName.nl).toBe(
      'Sint-Proefgem aan Zee',
    );
    expect(await house.ask('profiles.beginMunicipality', { name: 'Sint Proefgem aan zee', copyOf: null })).toBe(
      'profileExists',
    );
  });
  it('begins from a copy that keeps every rule', async () => {
    const copyOf = { kind: 'version', profileId: 'seed-004', version: 1 };
    const { content } = await house.get('profiles.beginMunicipality', { name: 'Proefgem', copyOf });
    const { differences } = await house.get('profiles.compare', {
      first: copyOf,
      second: { kind: 'content', content },
    });
    expect(differences.map(({ field }) => field)).toEqual(['profileId', 'displayName']);
  });
});

describe('trying', () => {
  it('answers one example under both versions', async () => {
    const { draftId } = await draftWithFee(house, 2250, '2027-01-01');
    const trial = {
      product: 'EVK',
      letter: 'B',
      reason: 'RENEWAL',
      procedure: 'NORMAL',
      delivery: 'MUNICIPALITY',
      servicePoint: null,
      age: 36,
      date: '2027-01-04',
      time: '10:00',
      moment: 'APPLY',
      answers: {},
    };
    const first = { kind: 'version', profileId: 'seed-002', version: 1 };
    const answer = await house.get('profiles.try', { first, second: { kind: 'draft', draftId }, trial });
    expect([answer.first?.fee, answer.second?.fee]).toEqual([
      { state: 'amount', cents: 2130, rule: '002-1' },
      { state: 'amount', cents: 2250, rule: '002-1' },
    ]);
    expect(answer.first?.promised).toEqual(answer.second?.promised);
    expect(answer.second?.checklist.length).toBeGreaterThan(0);
  });
});
