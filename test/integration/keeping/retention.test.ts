/** What was kept long enough goes for good, with proof, and what is blocked stays. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordView, verifyChain } from '../../../electron/audit/index.ts';
import {
  blockCase,
  finishApplication,
  loadCase,
  makeBundle,
  openCase,
  type RetentionServices,
  recordStep,
  saveDraft,
  searchCases,
  startDraft,
  sweepPapers,
  unblockCase,
} from '../../../electron/cases/index.ts';
import { createRetentionCalls } from '../../../electron/cases/retention/calls.ts';
import { purge } from '../../../electron/cases/retention/purge.ts';
import type { RecordKind } from '../../../electron/ipc/contract.ts';
import { balances, receiptsOfCase, verifyLedger } from '../../../electron/payments/index.ts';
import type { Profile } from '../../../electron/rules/index.ts';
import { addMember } from '../../../electron/staff/members.ts';
import { hashPassword } from '../../../electron/staff/password.ts';
import { DATABASES, withoutGuard } from '../../real-parts/databases.ts';
import { seedProfile } from '../../unit/rules/seed-profile.ts';
import {
  application,
  type CounterHouse,
  calmProfile,
  calmRules,
  codeOf,
  els,
  granted,
  type HouseServices,
  openHouse,
} from '../cases/counter-house.ts';

const PASSWORD = 'een zin voor an';
/** Words that stand nowhere else; none may be left. */
const MARKS = [
  'MERKTEKEN',
  'merkstraat',
  '91031499829',
  'merkreden',
  'merkfoto',
  'merkpapier',
  'merkgebeld',
  '000765432',
];
const source = { seed: 'proef', line: '1', reading: null };

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  let services: HouseServices & RetentionServices;
  let retention: Profile['retention'];
  let second: string;
  let papers: string;
  beforeEach(async () => {
    house = await openHouse('2026-11-09T13:42:00Z', undefined, kind);
    papers = join(house.folder, 'documents');
    mkdirSync(papers);
    retention = [
      { recordKind: 'CASE', startsAt: 'afsluiten', keep: { value: 5, unit: 'YEARS' }, afterwards: 'DESTROY', source },
    ];
    services = {
      ...house.services,
      profiles: { ...house.services.profiles, inForce: () => ({ ...calmProfile(), retention }) },
      sweepPapers: () => sweepPapers(house.database.read, papers),
    };
    const passwordHash = await hashPassword(PASSWORD, { logN: 10, r: 8, p: 1 });
    const added = await house.database.transaction<string, never>(async (transaction) => {
      const member = { name: 'An TWEEDE', role: 'SUPERVISOR' as const, passwordHash, at: house.now };
      return { ok: true, value: (await addMember(transaction, member)).staffId };
    });
    second = granted(added);
  });
  afterEach(() => house.close());

  /** A case with marks in every place, stopped on the day of the house. */
  const closedCase = async (nationalNumber = '91.03.14-998.29', saves = 1): Promise<string> => {
    const draft = application('MERKTEKEN', 'João');
    draft.person = { ...draft.person, nationalNumber, street: 'merkstraat 8' };
    const { draftId, revision } = granted(await startDraft(services, els, null));
    for (let save = 0; save < saves; save += 1) {
      const typed = { ...draft, person: { ...draft.person, email: 'merkstraat'.padEnd(1 + save * 40, 'x') } };
      granted(await saveDraft(services, els, { draftId, revision: revision + save, draft: typed }));
    }
    granted(await finishApplication(services, els, { draftId, draft, shownDueCents: 2130 }));
    await house.database.transaction(async (transaction) => {
      await transaction
        .insertInto('case_photos')
        .values({ case_id: draftId, photo: Buffer.from('merkfoto'.repeat(700)), taken_at: house.now })
        .execute();
      await transaction
        .insertInto('documents')
        .values({
          ...{
            id: crypto.randomUUID(),
            case_id: draftId,
            receipt_id: null,
            closing_id: null,
            kind: 'applicationProof',
          },
          ...{ at: house.now, made_by: els.name, file_name: 'x.pdf', content: '{"a":"merkpapier"}', copy_of: null },
        })
        .execute();
      await recordView(transaction, house.services.clock.now(), els, draftId);
      return { ok: true, value: null };
    });
    const { version } = (await loadCase(house.database.read, draftId)) ?? { version: 0 };
    const step = { step: 'cancelled' as const, reason: 'merkreden', cause: 'APPLICANT' as const };
    granted(await recordStep(services, { caseId: draftId, version, officer: els }, step, null));
    return draftId;
  };
  const remove = (ids: readonly string[], recordKind: RecordKind = 'CASE', password = PASSWORD) =>
    purge(services, els, {
      kind: recordKind,
      ids: [...ids],
      reason: 'jaarlijks',
      approval: { staffId: second, password },
    });
  const overview = async () => {
    const calls = createRetentionCalls(services, (answer) => (input) => answer(els, input));
    return granted(await calls['retention.overview'](undefined));
  };
  const inAllTables = async (): Promise<string> => {
    const tables = (await house.database.read.introspection.getTables()).map(({ name }) => name);
    const rows = await Promise.all(
      tables.map((name) =>
        house.database.read
          .selectFrom(name as 'cases')
          .selectAll()
          .execute(),
      ),
    );
    return JSON.stringify(rows, (_key, value) =>
      value?.type === 'Buffer'
        ? Buffer.from(value.data).toString('latin1')
        : typeof value === 'bigint'
          ? `${value}`
          : value,
    );
  };
  const versionOf = async (caseId: string) => (await loadCase(house.database.read, caseId))?.version ?? 0;

  test('everything of the person goes, the money stays, and the chain is whole', async () => {
    const caseId = await closedCase();
    writeFileSync(join(papers, '2026-00001-bewijs-van-aanvraag-1.pdf'), 'papier');
    writeFileSync(join(papers, '2026-00002-bewijs-van-aanvraag-1.pdf'), 'van een ander');
    expect(await inAllTables()).toContain('MERKTEKEN');
    house.now = '2031-11-08T10:00:00Z';
    expect((await overview()).kinds[0]).toMatchObject({ kind: 'CASE', basis: 'PROFILE', due: 0 });
    expect(codeOf(await remove([caseId]))).toBe('notDueMeanwhile');
    house.now = '2031-11-09T10:00:00Z';
    expect((await overview()).kinds[0]).toMatchObject({ due: 1, blocked: 0 });
    const before = await verifyChain(house.database.read);
    const made = granted(await remove([caseId]));
    expect(made).toMatchObject({ number: 'W-2031-0001', count: 1, labels: ['2026-00001'], secondPerson: 'An TWEEDE' });
    expect(made.hashBefore).toBe(before.whole ? before.headHash : null);
    expect(made.entriesEmptied).toBeGreaterThan(2);
    const left = await inAllTables();
    expect(MARKS.filter((mark) => left.includes(mark))).toEqual([]);
    expect(readdirSync(papers)).toEqual(['2026-00002-bewijs-van-aanvraag-1.pdf']);
    expect(await verifyChain(house.database.read, { mustContain: made.hashAfter })).toMatchObject({ whole: true });
    expect(await verifyLedger(house.database.read)).toEqual([]);
    expect((await balances(house.database.read)).terminal).toBe(2130);
    expect(await receiptsOfCase(house.database.read, caseId)).toHaveLength(1);
    expect(codeOf(await openCase(services, els, caseId))).toBe('casePurged');
    expect(await searchCases(services, 'merkteken')).toEqual([]);
    expect(await overview()).toMatchObject({ purges: [{ number: 'W-2031-0001' }] });
    expect((await overview()).kinds[0]?.due).toBe(0);
  });

  test('a file with papers of several goes with the first of them, and the others keep their own paper', async () => {
    const drawn: string[] = [];
    const profile = { ...seedProfile('seed-002'), retention };
    const printing = {
      ...services,
      profiles: { inForce: () => profile, version: () => profile },
      printToPdf: async (_documentId: string, fileName: string) => {
        drawn.push(fileName);
        writeFileSync(join(papers, fileName), 'papier');
        return { ok: true };
      },
      trainingMode: false,
    };
    const [first, other] = [await closedCase(), await closedCase('84.07.02-997.77')];
    granted(await makeBundle(printing, els, { caseIds: [first, other], kind: 'applicationProof' }));
    await services.sweepPapers();
    expect(readdirSync(papers)).toEqual(drawn);
    house.now = '2032-01-05T10:00:00Z';
    granted(await remove([first]));
    expect(readdirSync(papers)).toEqual([]);
    const kept = await house.database.read.selectFrom('documents').select(['case_id', 'kind']).execute();
    expect(kept.filter((paper) => paper.kind === 'applicationProof')).toEqual([
      { case_id: other, kind: 'applicationProof' },
      { case_id: other, kind: 'applicationProof' },
    ]);
    expect(await inAllTables()).not.toContain('91031499829');
    expect(await inAllTables()).not.toContain('91.03.14-998.29');
  });

  test('a blocked case stays until it is unblocked', async () => {
    const [first, other] = [await closedCase(), await closedCase('84.07.02-997.77')];
    const command = { caseId: first, officer: els };
    granted(await blockCase(services, { ...command, version: await versionOf(first) }, 'DISPUTE', 'beroep'));
    expect(codeOf(await blockCase(services, { ...command, version: await versionOf(first) }, 'DISPUTE', 'x'))).toBe(
      'stepDone',
    );
    house.now = '2032-01-05T10:00:00Z';
    expect((await overview()).kinds[0]).toMatchObject({ due: 1, blocked: 1 });
    expect(codeOf(await remove([first, other]))).toBe('caseBlocked');
    granted(await remove([other]));
    granted(await unblockCase(services, { ...command, version: await versionOf(first) }, 'beroep afgelopen'));
    expect((await loadCase(house.database.read, first))?.closedOn).toBe('2026-11-09');
    granted(await remove([first]));
  });

  test('nothing goes on an assumption, to the archive, or with one person', async () => {
    const caseId = await closedCase();
    house.now = '2032-01-05T10:00:00Z';
    expect(codeOf(await remove([caseId], 'CASE', 'een ander wachtwoord'))).toBe('wrongPassword');
    const alone = { kind: 'CASE' as const, ids: [caseId], reason: 'x', approval: null };
    expect(codeOf(await purge(services, els, alone))).toBe('secondPersonNeeded');
    retention = retention.map((term) => ({ ...term, afterwards: 'ARCHIVE' as const }));
    expect(codeOf(await remove([caseId]))).toBe('retentionArchive');
    retention = [];
    expect((await overview()).kinds[0]).toMatchObject({ basis: 'ASSUMED', due: 1 });
    expect(codeOf(await remove([caseId]))).toBe('retentionNotSet');
    expect(await inAllTables()).toContain('MERKTEKEN');
  });

  test('a dropped application, a photo and an appointment have terms of their own', async () => {
    const keep = { value: 1, unit: 'YEARS' as const };
    retention = (['DROPPED_APPLICATION', 'PHOTO', 'APPOINTMENT'] as const).map((recordKind) => ({
      ...{ recordKind, startsAt: 'einde', keep, afterwards: 'DESTROY' as const, source },
    }));
    const caseId = await closedCase();
    house.now = '2028-01-05T10:00:00Z';
    granted(await remove([caseId], 'PHOTO'));
    const left = await inAllTables();
    expect(left).not.toContain('merkfoto');
    expect(left).toContain('MERKTEKEN');
    expect(codeOf(await openCase({ ...services, ...house.services }, els, caseId))).toBeNull();
    expect(await verifyChain(house.database.read)).toMatchObject({ whole: true });
  });

  describe('the chain tells when', () => {
    const tamper = (...statements: string[]) => house.behindItsBack(statements.join(';'));
    const withoutAnyGuard = ['audit_entries', 'purge_records', 'purged_subjects'].map((table) =>
      withoutGuard(kind, table),
    );

    test('the database itself lets the details of no other case go, and nothing but details', async () => {
      const [first, other] = [await closedCase(), await closedCase('84.07.02-997.77')];
      house.now = '2032-01-05T10:00:00Z';
      granted(await remove([first]));
      await expect(tamper(`update audit_entries set details = '' where case_id = '${other}'`)).rejects.toThrow(
        'append-only',
      );
      await expect(tamper(`update audit_entries set actor_name = 'x' where case_id = '${first}'`)).rejects.toThrow(
        'append-only',
      );
    });

    test('details were emptied without a removal', async () => {
      const caseId = await closedCase();
      const { sequence } = await house.database.read
        .selectFrom('audit_entries')
        .select(({ fn }) => fn.max<number | string>('sequence').as('sequence'))
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow();
      await tamper(...withoutAnyGuard, `update audit_entries set details = '' where sequence = ${sequence}`);
      const found = await verifyChain(house.database.read);
      expect(found).toMatchObject({ whole: false, sequence: Number(sequence), fault: 'emptied' });
    });

    test('another case was slipped into a removal afterwards', async () => {
      const [first, other] = [await closedCase(), await closedCase('84.07.02-997.77')];
      house.now = '2032-01-05T10:00:00Z';
      const { auditSequence } = granted(await remove([first]));
      await tamper(
        ...withoutAnyGuard,
        `insert into purged_subjects select purge_id, '${other}', kind, '2026-00002' from purged_subjects`,
        `update audit_entries set details = '' where case_id = '${other}'`,
      );
      expect(await verifyChain(house.database.read)).toMatchObject({
        whole: false,
        sequence: auditSequence,
        fault: 'emptied',
      });
    });
  });

  if (kind === 'sqlite')
    test('not a byte of it is left in the file and its journal', async () => {
      house.rules = calmRules;
      const ids: string[] = [];
      for (let turn = 0; turn < 12; turn += 1) ids.push(await closedCase('91.03.14-998.29', 8));
      house.now = '2032-01-05T10:00:00Z';
      granted(await remove(ids));
      const bytes = [house.file, `${house.file}-wal`, `${house.file}-shm`]
        .filter((file) => existsSync(file))
        .map((file) => readFileSync(file, 'latin1'))
        .join('');
      expect(MARKS.filter((mark) => bytes.includes(mark))).toEqual([]);
      expect(MARKS.filter((mark) => bytes.includes(mark.toLowerCase()))).toEqual([]);
    });
});
