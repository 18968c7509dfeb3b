import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordView } from '../../../electron/audit/index.ts';
import { finishApplication, startDraft } from '../../../electron/cases/index.ts';
import { exportPerson } from '../../../electron/cases/keeping/person-export.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { application, type CounterHouse, codeOf, els, granted, jan, openHouse } from '../cases/counter-house.ts';
import { testKeeping } from './a-keeping.ts';

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
  });
  afterEach(() => house.close());

  const apply = async (surname: string, nationalNumber: string): Promise<string> => {
    const draft = application(surname, 'João');
    draft.person.nationalNumber = nationalNumber;
    const { draftId } = granted(await startDraft(house.services, els, null));
    granted(await finishApplication(house.services, els, { draftId, draft, shownDueCents: 2130 }));
    return draftId;
  };
  const make = (nationalNumber: string) =>
    exportPerson(testKeeping({ ...house, clock: house.services.clock }), els, { nationalNumber });

  test('everything of one person and nothing of another, with who looked; and that it was made is recorded', async () => {
    const caseId = await apply('VOORBEELD', '91.03.14-998.29');
    await apply('IEMANDANDERS', '84.07.02-997.77');
    await house.database.transaction(async (transaction) => {
      await recordView(transaction, house.services.clock.now(), jan, caseId);
      return { ok: true, value: null };
    });
    const made = granted(await make('91031499829'));
    expect(made.cases).toBe(1);
    const text = readFileSync(made.file, 'utf8');
    expect(text).not.toContain('IEMANDANDERS');
    const [found] = JSON.parse(text).cases;
    expect(found).toMatchObject({ caseNumber: '2026-00001', application: { person: { surname: 'VOORBEELD' } } });
    expect(found.views).toEqual([expect.objectContaining({ who: jan.name, workstation: jan.workstation })]);
    expect(found.history.length).toBeGreaterThan(1);
    expect(found.receipts).toHaveLength(1);
    const entry = await house.database.read
      .selectFrom('audit_entries')
      .select(['action', 'details'])
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(entry.action).toBe('personExported');
    expect(entry.details).not.toContain('91031499829');
  });

  test('nobody with this number', async () => {
    expect(codeOf(await make('91031499829'))).toBe('personNotFound');
  });
});
