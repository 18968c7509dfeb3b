import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../electron/audit/index.ts';
import { finishApplication, saveDraft, searchCases, startDraft } from '../../../electron/cases/index.ts';
import { joinServer, moveDeskToServer, withPassword } from '../../../electron/cases/keeping/server-move.ts';
import { balances, verifyLedger } from '../../../electron/payments/index.ts';
import { type Database, openPostgresql, openSqlite, testServer } from '../../../electron/storage/index.ts';
import { sharedPostgresql } from '../../real-parts/postgresql.ts';
import { application, type CounterHouse, codeOf, els, granted, openHouse } from '../cases/counter-house.ts';
import { type TestKeeping, testKeeping } from './a-keeping.ts';

let house: CounterHouse;
let installed: TestKeeping['installed'];
let services: TestKeeping;
let url: string;
beforeEach(async () => {
  house = await openHouse();
  services = testKeeping({ ...house, clock: house.services.clock });
  installed = services.installed;
  url = await (await sharedPostgresql()).newEmptyDatabase();
});
afterEach(() => house.close());

const someWork = async (turns: number): Promise<void> => {
  for (let turn = 1; turn <= turns; turn += 1) {
    const draft = application(`SPECIMEN${turn}`, 'João');
    const { draftId, revision } = granted(await startDraft(house.services, els, null));
    granted(await saveDraft(house.services, els, { draftId, revision, draft }));
    granted(await finishApplication(house.services, els, { draftId, draft, shownDueCents: 2130 }));
  }
};
const onServer = async <Value>(work: (database: Database) => Promise<Value>): Promise<Value> => {
  const opened = await openPostgresql({ url, clock: house.services.clock });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
};
const move = () => moveDeskToServer(services, els, { url, password: '', desk: 'Loket 3' });

describe('from a file to a server', () => {
  test('everything is there, counted, with a whole chain and a balanced ledger, and work goes on there', async () => {
    await someWork(7);
    const before = await balances(house.database.read);
    const moved = granted(await move());
    expect(moved.counts.every(({ from, to }) => from === to)).toBe(true);
    expect(moved.counts.find(({ table }) => table === 'cases')).toMatchObject({ from: 7, to: 7 });
    expect(installed).toEqual([{ url, desk: 'Loket 3' }]);
    await onServer(async (database) => {
      expect(await verifyChain(database.read)).toMatchObject({ whole: true });
      expect(await verifyLedger(database.read)).toEqual([]);
      expect(await balances(database.read)).toEqual(before);
      const there = { ...house.services, database };
      expect((await searchCases(there, 'specimen7')).map(({ surname }) => surname)).toEqual(['SPECIMEN7']);
      const next = granted(await startDraft(there, els, null));
      expect(next.caseNumber).toBe('2026-00008');
      expect(await verifyChain(database.read)).toMatchObject({ whole: true });
    });
  });

  test('every table is brought, each with rows: a new table must come along before this holds again', async () => {
    await someWork(1);
    const file = new BetterSqlite(house.file);
    file.pragma('foreign_keys = OFF');
    const tables = tablesOf(file);
    for (const table of tables) fillIfEmpty(file, table);
    expect(tables.filter((table) => rowsOf(file, table).length === 0)).toEqual([]);
    const moved = granted(await move());
    expect(moved.counts.map(({ table }) => table).sort()).toEqual(tables);
    const server = await sharedPostgresql();
    for (const table of tables) {
      const there = await server.run(new URL(url).pathname.slice(1), `select * from ${table}`);
      expect({ table, rows: asTexts(there.rows) }).toEqual({ table, rows: rowsOf(file, table) });
    }
    file.close();
  });

  test('the file takes no more commands afterwards, so that none stays behind', async () => {
    await someWork(1);
    granted(await move());
    expect(codeOf(await startDraft(house.services, els, null))).toBe('storageMoved');
  });

  test('a command under way during the move is either on the server or refused', async () => {
    await someWork(2);
    const moving = move();
    const meanwhile = Promise.all(Array.from({ length: 12 }, () => startDraft(house.services, els, null)));
    granted(await moving);
    const kept = (await meanwhile).flatMap((result) => (result.ok ? [result.value.draftId] : []));
    await onServer(async (database) => {
      const rows = await database.read.selectFrom('cases').select('id').execute();
      expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(kept));
    });
  });

  test('is refused where something stands already, and nothing is changed here', async () => {
    await someWork(1);
    await onServer(async (database) => {
      granted(await startDraft({ ...house.services, database }, els, null));
    });
    expect(codeOf(await move())).toBe('serverNotEmpty');
    expect(installed).toEqual([]);
    granted(await startDraft(house.services, els, null));
  });

  test.each([
    ['not an address', 'storageAddress'],
    ['postgresql://loket@db.invalid/x?sslmode=disable', 'storageUnsafe'],
    ['postgresql://loket@127.0.0.1:1/x', 'storageGone'],
  ])('%s is refused as %s', async (address, code) => {
    expect(codeOf(await moveDeskToServer(services, els, { url: address, password: 'x', desk: 'Loket 3' }))).toBe(code);
    expect(installed).toEqual([]);
  });
});

describe('joining other counters', () => {
  const join = () => joinServer(services, els, { url, password: '', desk: 'Loket 4' });

  test('with nothing of its own to leave behind', async () => {
    await onServer(async (database) => {
      granted(await startDraft({ ...house.services, database }, els, null));
    });
    expect(granted(await join())).toMatchObject({ content: 'inUse', cases: 1 });
    expect(installed).toEqual([{ url, desk: 'Loket 4' }]);
  });

  test('goes on with a move that was cut short when everything was there, and not once work was done here', async () => {
    await someWork(1);
    const killed = { ...services, installServer: () => Promise.reject(new Error('killed')) };
    await expect(moveDeskToServer(killed, els, { url, password: '', desk: 'Loket 3' })).rejects.toThrow('killed');
    const restart = async (work: (services: TestKeeping) => Promise<void>): Promise<void> => {
      const opened = await openSqlite({ file: house.file, clock: house.services.clock });
      if (!opened.ok) throw new Error(opened.error.code);
      const database = opened.value;
      await work({ ...services, database }).finally(() => database.close());
    };
    await house.database.close();
    await restart(async (again) => {
      const moving = moveDeskToServer(again, els, { url, password: '', desk: 'Loket 3' });
      expect(codeOf(await moving)).toBe('serverNotEmpty');
      granted(await joinServer(again, els, { url, password: '', desk: 'Loket 3' }));
    });
    expect(installed).toEqual([{ url, desk: 'Loket 3' }]);
    await restart(async (again) => {
      granted(await startDraft({ ...house.services, database: again.database }, els, null));
      expect(codeOf(await joinServer(again, els, { url, password: '', desk: 'Loket 3' }))).toBe('ownCasesFirst');
    });
  });

  test('is refused on an empty server, and with cases of its own', async () => {
    expect(codeOf(await join())).toBe('serverNotInUse');
    await onServer(async (database) => {
      granted(await startDraft({ ...house.services, database }, els, null));
    });
    await someWork(1);
    expect(codeOf(await join())).toBe('ownCasesFirst');
    expect(installed).toEqual([]);
  });
});

describe('looking at an address', () => {
  test('tells version, content, and never the password', async () => {
    const found = await testServer(url);
    expect(found).toMatchObject({
      ok: true,
      value: { content: 'empty', schemaVersion: 0, cases: 0, encrypted: false },
    });
    expect(JSON.stringify(found)).not.toContain(new URL(url).password);
  });

  test('tables of another program are seen', async () => {
    const server = await sharedPostgresql();
    await server.run(new URL(url).pathname.slice(1), 'create table boekhouding (id int)');
    expect(await testServer(url)).toMatchObject({ ok: true, value: { content: 'foreign' } });
    expect(codeOf(await move())).toBe('serverNotEmpty');
  });

  test('the password is put in apart, whatever signs it has', () => {
    expect(withPassword('postgresql://loket@db.test/x', 'a/b:c@d %')).toBe(
      'postgresql://loket:a%2Fb%3Ac%40d%20%25@db.test/x',
    );
    expect(withPassword('geen adres', 'x')).toBe('geen adres');
  });
});

/** What belongs to the database itself, not to what is kept in it. */
const OWN = ['schema_versions', 'command_marks'];

const tablesOf = (file: BetterSqlite.Database): string[] =>
  (file.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all() as string[]).filter(
    (name) => !OWN.includes(name),
  );

/** One row in a table that the work before left empty: a value of its type in every column, of an existing row where it refers to one. */
function fillIfEmpty(file: BetterSqlite.Database, table: string): void {
  if (file.prepare(`select count(*) from ${table}`).pluck().get() !== 0) return;
  const columns = file.pragma(`table_info(${table})`) as { name: string; type: string }[];
  const parents = file.pragma(`foreign_key_list(${table})`) as { from: string; table: string; to: string }[];
  const values = columns.map(({ name, type }) => {
    const parent = parents.find(({ from }) => from === name);
    if (parent?.table === table) return null;
    if (parent !== undefined) {
      fillIfEmpty(file, parent.table);
      return file.prepare(`select ${parent.to} from ${parent.table} limit 1`).pluck().get();
    }
    return /int/i.test(type) ? 7 : /blob/i.test(type) ? Buffer.from([1, 2, 254]) : `é ${table}.${name}`;
  });
  file.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`).run(...values);
}

const rowsOf = (file: BetterSqlite.Database, table: string) => asTexts(file.prepare(`select * from ${table}`).all());

/** Rows as texts in an order of their own: the two drivers give whole numbers differently. */
const asTexts = (rows: readonly unknown[]): readonly string[] =>
  rows
    .map((row) =>
      JSON.stringify(
        Object.entries(row as object)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, value]) => [
            name,
            Buffer.isBuffer(value) ? value.toString('hex') : value === null ? null : String(value),
          ]),
      ),
    )
    .sort();
