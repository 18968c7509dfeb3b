/** Rights of the person in a case: a masked number, and wrong data put right. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyOfCase } from '../../../electron/audit/index.ts';
import {
  caseDetail,
  correctPerson,
  finishApplication,
  loadCase,
  openCase,
  recentCases,
  searchCases,
  showNumber,
  startDraft,
} from '../../../electron/cases/index.ts';
import type { CorrectableField } from '../../../electron/ipc/contract.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { application, type CounterHouse, codeOf, els, granted, jan, openHouse } from './counter-house.ts';

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  let caseId: string;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
    const draft = application('VERKEERD', 'João');
    draft.person.nationalNumber = '91.03.14-998.29';
    caseId = granted(await startDraft(house.services, els, null)).draftId;
    granted(await finishApplication(house.services, els, { draftId: caseId, draft, shownDueCents: 2130 }));
  });
  afterEach(() => house.close());

  const correct = async (field: CorrectableField, value: string, ahead = 0) => {
    const version = ((await loadCase(house.database.read, caseId))?.version ?? 0) + ahead;
    return correctPerson(
      house.services,
      { caseId, version, officer: els },
      { field, value, reason: 'paspoort gezien' },
    );
  };

  test('a list and a search show no whole national number; each look at it is recorded, also a second', async () => {
    const [found] = await searchCases(house.services, '91031499829');
    expect(found).toMatchObject({ caseId, nationalNumber: '91.03.14-•••.••' });
    expect(granted(await showNumber(house.services, els, caseId)).nationalNumber).toContain('998');
    granted(await showNumber(house.services, els, caseId));
    const looks = await house.database.read
      .selectFrom('audit_entries')
      .select(['actor_name', 'details'])
      .where('action', '=', 'nationalNumberShown')
      .where('case_id', '=', caseId)
      .execute();
    expect(looks).toHaveLength(2);
    expect(looks[0]?.details).not.toContain('998');
    expect((await historyOfCase(house.database.read, caseId)).map(({ action }) => action)).not.toContain(
      'nationalNumberShown',
    );
  });

  test('what an officer opened last comes first, that of others not', async () => {
    const services = house.services;
    expect(await recentCases(services, els)).toEqual([]);
    const other = granted(await startDraft(services, els, null)).draftId;
    granted(await openCase(services, els, other));
    house.now = '2026-11-09T15:00:00Z';
    granted(await openCase(services, els, caseId));
    granted(await openCase(services, jan, other));
    expect((await recentCases(services, els)).map((row) => row.caseId)).toEqual([caseId, other]);
    expect((await recentCases(services, jan)).map((row) => row.caseId)).toEqual([other]);
  });

  test('a wrong name is put right: found by the new one only, old and new kept, in the history which and why', async () => {
    granted(await correct('surname', 'RECHTGEZET'));
    expect(await searchCases(house.services, 'verkeerd')).toEqual([]);
    expect(await searchCases(house.services, 'rechtgezet')).toHaveLength(1);
    const detail = granted(await caseDetail(house.services, caseId));
    expect(detail.course.corrections).toMatchObject([
      { field: 'surname', before: 'VERKEERD', after: 'RECHTGEZET', reason: 'paspoort gezien', by: els.name },
    ]);
    const last = (await historyOfCase(house.database.read, caseId)).at(-1);
    expect(last).toMatchObject({ action: 'personCorrected', params: { field: 'surname' }, reason: 'paspoort gezien' });
    expect(JSON.stringify(last)).not.toContain('RECHTGEZET');
  });

  test('a corrected national number stays masked on the page', async () => {
    granted(await correct('nationalNumber', '84.07.02-997.77'));
    const detail = granted(await caseDetail(house.services, caseId));
    expect(JSON.stringify(detail.course.corrections)).not.toMatch(/998|997/);
    expect((await loadCase(house.database.read, caseId))?.course.corrections[0]?.before).toContain('998');
  });

  test.each<[CorrectableField, string, string]>([
    ['surname', '', 'fieldsWrong'],
    ['birthDate', '02/07/1984', 'fieldsWrong'],
    ['sex', 'man', 'fieldsWrong'],
    ['nationalNumber', '91.03.14-998.28', 'fieldsWrong'],
    ['surname', 'VERKEERD', 'nothingToCorrect'],
  ])('%s as "%s" is refused: %s', async (field, value, code) => {
    expect(codeOf(await correct(field, value))).toBe(code);
  });

  test('not over somebody else’s change, and not while the application is typed', async () => {
    expect(codeOf(await correct('surname', 'ANDERS', -1))).toBe('changedMeanwhile');
    caseId = granted(await startDraft(house.services, els, null)).draftId;
    expect(codeOf(await correct('surname', 'ANDERS'))).toBe('correctInApplication');
  });
});
