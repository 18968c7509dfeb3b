/** That somebody looked at data of an applicant is recorded, whichever call showed it, and no more often than the rule says. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VIEWS } from '../../../electron/audit/index.ts';
import { finishApplication, openCase, recordingLooks, showNumber, startDraft } from '../../../electron/cases/index.ts';
import {
  CALL_NAMES,
  type CallInput,
  type CallName,
  type CallsShowing,
  contract,
  SHOWS,
} from '../../../electron/ipc/contract.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { application, type CounterHouse, els, granted, jan, openHouse } from './counter-house.ts';

test('every call of the contract says what it shows, and who is not signed in is shown nobody', () => {
  expect(Object.keys(SHOWS).sort()).toEqual(Object.keys(contract).sort());
  const open = CALL_NAMES.filter((name) => contract[name].access === 'anybody').map((name) => SHOWS[name]);
  expect(open).not.toContain('rows');
  expect(open).not.toContain('person');
  expect(open).not.toContain('eachTime');
});

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  let caseId: string;
  let receiptId: string;
  let calls: ReturnType<typeof recordingLooks>;
  let officer: typeof els | null;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
    caseId = granted(await startDraft(house.services, els, null)).draftId;
    const input = { draftId: caseId, draft: application(), shownDueCents: 2130 };
    granted(await finishApplication(house.services, els, input));
    receiptId = (await house.database.read.selectFrom('receipts').select('id').executeTakeFirstOrThrow()).id;
    officer = els;
    // What the calls answer is not the question here; two of them record by themselves.
    const answers = Object.fromEntries(CALL_NAMES.map((name) => [name, async () => ({ ok: true, value: null })]));
    calls = recordingLooks(house.services, async () => officer, {
      ...(answers as unknown as typeof calls),
      'cases.open': (asked) => openCase(house.services, els, asked.caseId),
      'cases.showNumber': (asked) => showNumber(house.services, els, asked.caseId),
    });
  });
  afterEach(() => house.close());

  /** What was looked at since the last time, as recorded. */
  let seen = 0;
  const looks = async () => {
    const all = await house.database.read
      .selectFrom('audit_entries')
      .select(['sequence', 'action', 'case_id', 'actor_name', 'details'])
      .where('action', 'in', [...VIEWS])
      .where('sequence', '>', seen)
      .orderBy('sequence')
      .execute();
    seen = Number(all.at(-1)?.sequence ?? seen);
    return all;
  };
  const ask = (name: CallName, input: unknown) => (calls[name] as (input: unknown) => Promise<unknown>)(input);

  const person = (): { readonly [Name in CallsShowing<'person'>]: CallInput<Name> | null } => ({
    'intake.load': { draftId: caseId },
    'cases.open': { caseId },
    'household.view': { caseId },
    'collection.judgeReturnedCard': { caseId },
    'collection.judgeNewCard': { caseId },
    'appointments.ofCase': { caseId },
    'payments.refundState': { receiptId },
    'print.open': { documentId: 'een-papier' },
  });

  test('a look at one person stands with the case: once in a quarter of an hour, for each officer', async () => {
    seen = 0;
    await house.database.transaction<null, never>(async (transaction) => {
      const about = { receipt_id: null, closing_id: null, kind: 'application', at: '', made_by: '', copy_of: null };
      const paper = { id: 'een-papier', case_id: caseId, file_name: 'papier.pdf', content: '{}', ...about };
      await transaction.insertInto('documents').values(paper).execute();
      return { ok: true, value: null };
    });
    for (const [hour, [name, input]] of Object.entries(person()).entries()) {
      house.now = `2026-11-10T${String(hour).padStart(2, '0')}:00:00Z`;
      await ask(name as CallName, input);
      expect(await looks(), name).toMatchObject([{ action: 'caseViewed', case_id: caseId, actor_name: els.name }]);
      await ask(name as CallName, input);
      house.now = `2026-11-10T${String(hour).padStart(2, '0')}:14:00Z`;
      await ask(name as CallName, input);
      expect(await looks(), name).toEqual([]);
      if (name === 'cases.open') continue;
      officer = jan;
      await ask(name as CallName, input);
      expect(await looks(), name).toMatchObject([{ case_id: caseId, actor_name: jan.name }]);
      officer = els;
    }
  });

  test('a look at rows is recorded without who stood there: once in a quarter of an hour, for each kind of rows', async () => {
    seen = 0;
    const rows = CALL_NAMES.filter((name) => SHOWS[name] === 'rows');
    for (const name of rows) {
      await ask(name, { text: 'SPECIMEN' });
      await ask(name, { text: 'SPECIMEN' });
      const found = await looks();
      expect(found, name).toMatchObject([{ action: 'rowsSeen', case_id: null }]);
      expect(found[0]?.details, name).toContain(name);
      expect(found[0]?.details).not.toContain('SPECIMEN');
    }
    house.now = '2026-11-12T15:00:00Z';
    await ask('cases.search', { text: 'SPECIMEN' });
    expect(await looks()).toHaveLength(1);
  });

  test('a whole number is recorded each time; what shows nobody leaves nothing', async () => {
    seen = 0;
    await ask('cases.showNumber', { caseId });
    await ask('cases.showNumber', { caseId });
    expect(await looks()).toHaveLength(2);
    for (const name of CALL_NAMES.filter((one) => SHOWS[one] === 'nobody')) await ask(name, {});
    expect(await looks()).toEqual([]);
  });

  test('a person is not shown when that cannot be recorded; rows are', async () => {
    house.database.retire();
    expect(await ask('household.view', { caseId })).toMatchObject({ ok: false });
    expect(await ask('cases.search', { text: 'SPECIMEN' })).toMatchObject({ ok: true });
  });
});
