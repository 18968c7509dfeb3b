import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordView } from '../../../electron/audit/index.ts';
import { correctPerson, finishApplication, loadCase, showNumber, startDraft } from '../../../electron/cases/index.ts';
import { exportPerson, TABLES_OF_PERSON } from '../../../electron/cases/keeping/person-export.ts';
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
    granted(await showNumber(house.services, els, caseId));
    const version = (await loadCase(house.database.read, caseId))?.version ?? 0;
    const correction = { field: 'street' as const, value: 'Molenweg 9', reason: 'uittreksel' };
    granted(await correctPerson(house.services, { caseId, version, officer: els }, correction));
    await around(caseId);
    const made = granted(await make('91031499829'));
    expect(made.cases).toBe(1);
    const text = readFileSync(made.file, 'utf8');
    expect(text).not.toContain('IEMANDANDERS');
    const [found] = JSON.parse(text).cases;
    expect(found).toMatchObject({ caseNumber: '2026-00001', application: { person: { surname: 'VOORBEELD' } } });
    expect(found.views).toEqual([
      expect.objectContaining({ who: jan.name, workstation: jan.workstation, action: 'caseViewed' }),
      expect.objectContaining({ who: els.name, action: 'nationalNumberShown' }),
    ]);
    expect(found.course.corrections).toEqual([
      expect.objectContaining({ field: 'street', before: '', after: 'Molenweg 9', reason: 'uittreksel', by: els.name }),
    ]);
    expect(found.appointments).toEqual([expect.objectContaining({ name: 'VOORBEELD', phone: '0470 00 00 00' })]);
    expect(found.returnedCards).toEqual([expect.objectContaining({ cardNumber: 'B 000 7654 32', note: 'gebogen' })]);
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

  const around = (caseId: string) =>
    house.database.transaction(async (transaction) => {
      await transaction
        .insertInto('appointments')
        .values({
          ...{ id: randomUUID(), version: 1, state: 'DONE', date: '2026-11-09', time: '09:00', minutes: 20, desk: '3' },
          ...{
            type_code: 'X',
            purpose: 'APPLY',
            product: 'EVK',
            letter: null,
            name: 'VOORBEELD',
            phone: '0470 00 00 00',
          },
          ...{ birth_date: '', held_letter: null, held_until: null, persons: 1, channel: 'DESK', case_id: caseId },
          ...{ remark: '', external_reference: null, reason: '', created_at: house.now, created_by: 'Els' },
          ...{ updated_at: house.now, updated_by: 'Els' },
        })
        .execute();
      await transaction
        .insertInto('returned_cards')
        .values({
          ...{ id: randomUUID(), batch_id: null, position: 0, at: house.now, date: '2026-11-09', staff_id: 'x' },
          ...{
            staff_name: 'Els',
            card_number: 'B 000 7654 32',
            card_key: '000765432',
            letter: 'EU',
            verdict: 'rightCard',
          },
          ...{ message: '', deed: 'KEPT', cause: null, note: 'gebogen', damaged: 0, by_hand: 0, case_id: caseId },
          ...{ undone_at: null, destruction_id: null },
        })
        .execute();
      return { ok: true, value: null };
    });

  test('every table of the database was thought of', async () => {
    const tables = (await house.database.read.introspection.getTables()).map(({ name }) => name);
    const ofDatabase = tables.filter((name) => name !== 'schema_versions');
    expect(ofDatabase.toSorted()).toEqual(Object.keys(TABLES_OF_PERSON).toSorted());
  });

  test('nobody with this number', async () => {
    expect(codeOf(await make('91031499829'))).toBe('personNotFound');
  });
});
