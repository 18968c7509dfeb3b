import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordView } from '../../../electron/audit/index.ts';
import { correctPerson, finishApplication, loadCase, showNumber, startDraft } from '../../../electron/cases/index.ts';
import { TABLES_OF_PERSON } from '../../../electron/cases/keeping/person-data.ts';
import { exportPerson } from '../../../electron/cases/keeping/person-export.ts';
import type { PrintDocument } from '../../../electron/ipc/contract.ts';
import { receiptsOfCase } from '../../../electron/payments/index.ts';
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
  const papers: PrintDocument[] = [];
  const print = async (document: PrintDocument, fileName: string): Promise<string> => {
    papers.push(document);
    const path = join(house.folder, fileName);
    writeFileSync(path, 'papier');
    return path;
  };
  const make = (nationalNumber: string, printOnce: typeof print | (() => Promise<null>) = print) =>
    exportPerson(testKeeping({ ...house, clock: house.services.clock }), els, { nationalNumber }, printOnce);

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
    expect(JSON.parse(text).withoutCase.appointments).toEqual([expect.objectContaining({ phone: '0471 11 11 11' })]);
    expect(JSON.parse(text).withoutCase.returnedCards).toEqual([
      expect.objectContaining({ note: 'gevonden op straat' }),
    ]);
    const paper = JSON.stringify(papers.at(-1));
    for (const told of [
      'VOORBEELD',
      '91.03.14-998.29',
      'Molenweg 9',
      'uittreksel',
      jan.name,
      '0470 00 00 00',
      'gebogen',
    ])
      expect(paper).toContain(told);
    for (const told of ['0471 11 11 11', 'gevonden op straat', '2026-L3-00001', 'nationalNumberShown'])
      expect(paper).toContain(told);
    expect(paper).not.toContain('IEMANDANDERS');
    expect(existsSync(made.paper)).toBe(true);
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
        .values([
          booking({ case_id: caseId, name: 'VOORBEELD', phone: '0470 00 00 00', birth_date: '' }),
          booking({ case_id: null, name: 'Joao Voorbeeld', phone: '0471 11 11 11', birth_date: '1984-07-02' }),
          // The same day of birth, another name; the same name, another day.
          booking({ case_id: null, name: 'IEMANDANDERS', phone: '', birth_date: '1984-07-02' }),
          booking({ case_id: null, name: 'Ook een Voorbeeld IEMANDANDERS', phone: '', birth_date: '1985-07-02' }),
        ])
        .execute();
      for (const [case_id, note] of [
        [caseId, 'gebogen'],
        [null, 'gevonden op straat'],
      ] as const)
        await transaction
          .insertInto('returned_cards')
          .values({
            ...{ id: randomUUID(), batch_id: null, position: 0, at: house.now, date: '2026-11-09', staff_id: 'x' },
            ...{ staff_name: 'Els', card_number: 'B 000 7654 32', card_key: '000765432', letter: 'EU' },
            ...{ verdict: 'rightCard', message: '', deed: 'KEPT', cause: null, note, damaged: 0, by_hand: 0, case_id },
            ...{ undone_at: null, destruction_id: null },
          })
          .execute();
      return { ok: true, value: null };
    });

  const booking = (of: { case_id: string | null; name: string; phone: string; birth_date: string }) => ({
    ...{ id: randomUUID(), version: 1, state: 'DONE', date: '2026-11-09', time: '09:00', minutes: 20, desk: '3' },
    ...{ type_code: 'X', purpose: 'APPLY', product: 'EVK', letter: null, held_letter: null, held_until: null },
    ...{ persons: 1, channel: 'DESK', remark: '', external_reference: null, reason: '', created_at: house.now },
    ...{ created_by: 'Els', updated_at: house.now, updated_by: 'Els', ...of },
  });

  test('who paid together with others reads the own line only; nothing is left of a paper that cannot be made', async () => {
    const first = await apply('VOORBEELD', '91.03.14-998.29');
    const other = await apply('IEMANDANDERS', '84.07.02-997.77');
    const [receipt] = await receiptsOfCase(house.database.read, first);
    await house.behindItsBack(
      `insert into receipt_lines (receipt_id, line, case_id, case_number, fee_kind, label, basis, cents, reason)
       values ('${receipt?.id}', 2, '${other}', '2026-00002', 'EVK.NORMAL', '{"nl":"Kaart van IEMANDANDERS"}', 'RULE', 0, '')`,
    );
    const made = granted(await make('91031499829'));
    const text = readFileSync(made.file, 'utf8');
    expect(JSON.parse(text).cases[0].receipts).toEqual([
      expect.objectContaining({
        isShared: true,
        cents: 2130,
        lines: [expect.objectContaining({ cents: 2130 })],
        parts: [],
      }),
    ]);
    expect(text).not.toContain('IEMANDANDERS');
    expect(text).not.toContain('2026-00002');
    const exportsFolder = join(house.folder, 'exports');
    mkdirSync(exportsFolder, { recursive: true });
    const before = readdirSync(exportsFolder);
    expect(codeOf(await make('91031499829', async () => null))).toBe('exportFailed');
    expect(readdirSync(exportsFolder)).toEqual(before);
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
