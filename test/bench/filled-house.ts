/** Houses with many cases of invented people, on either database, filled in bulk: a million cases in a few minutes. */
import { once } from 'node:events';
import { chmodSync, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import { namesBeside } from '../../electron/cases/search-words.ts';
import { type CounterHouse, openHouse } from '../integration/cases/counter-house.ts';
import type { DatabaseKind } from '../real-parts/databases.ts';
import type { BenchShop } from './bench.ts';
import { manyCases, NOW } from './many-cases.ts';

/** The shared house with so many cases on this database; built once per run. */
export const filledHouse = (shop: BenchShop, count: number, kind: DatabaseKind = 'sqlite'): Promise<CounterHouse> =>
  shop.once(`house with ${count} cases on ${kind}`, async () => {
    const house = await openHouse(NOW, undefined, kind);
    await (kind === 'sqlite' ? fillFile(house.file, count) : fillServer(house.address, count));
    return {
      thing: house,
      close: async () => {
        // Where memory was measured it is closed already.
        await house.close().catch(() => undefined);
        rmSync(house.folder, { recursive: true, force: true });
      },
    };
  });

/** As it stands beside its search words. */
const isOpen = ({ closed_on }: { readonly closed_on: string | null }): number => (closed_on === null ? 1 : 0);

/** Columns in the order in which they are written. */
const columnsOf = (row: object): readonly string[] => Object.keys(row);

/** Fills a file that is not written to meanwhile. Indexes are made at the end, which is many times faster. */
export async function fillFile(file: string, count: number): Promise<void> {
  const database = new BetterSqlite(file);
  for (const pragma of ['synchronous = OFF', 'cache_size = -1000000', 'temp_store = MEMORY', 'foreign_keys = OFF']) {
    database.pragma(pragma);
  }
  const indexes = database
    .prepare(
      "select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in ('cases', 'case_search', 'audit_entries')",
    )
    .all() as { name: string; sql: string }[];
  const insertInto = (table: string, columns: readonly string[]) =>
    database.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((column) => `@${column}`).join(', ')})`,
    );
  database.transaction(() => {
    for (const { name } of indexes) database.exec(`drop index ${name}`);
    database.exec('create table words_unsorted (token text, case_id text, names text, is_open integer)');
    const word = database.prepare('insert into words_unsorted values (?, ?, ?, ?)');
    const [first] = manyCases(1);
    if (first === undefined) return;
    const insertCase = insertInto('cases', columnsOf(first.row));
    const insertEntry = insertInto('audit_entries', columnsOf(first.entries[0] ?? {}));
    let head = first.entries[0];
    for (const { row, words, entries } of manyCases(count)) {
      insertCase.run(row);
      const names = namesBeside(words);
      for (const token of words) word.run(token, row.id, names, isOpen(row));
      for (const entry of entries) insertEntry.run(entry);
      head = entries.at(-1);
    }
    database.exec(
      'insert into case_search (token, case_id, names, is_open) select * from words_unsorted order by token, case_id',
    );
    database.exec('drop table words_unsorted');
    for (const statement of derived("token not glob '*[0-9]*'")) database.exec(statement);
    for (const { sql } of indexes) database.exec(sql);
    database.prepare('update audit_head set sequence = ?, hash = ?').run(head?.sequence, head?.hash);
    database.prepare("insert into counters (name, value) values ('case/2026', ?)").run(count);
  })();
  database.exec('analyze');
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

/** Fills a database on the server of this run, whose account may read files of this machine. */
export async function fillServer(address: string, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-rows-'));
  const client = new pg.Client(address);
  await client.connect();
  try {
    chmodSync(folder, 0o755);
    const tables = {
      cases: table(folder, 'cases'),
      case_search: table(folder, 'case_search'),
      audit_entries: table(folder, 'audit_entries'),
    };
    let head: { sequence: number; hash: string } | undefined;
    for (const { row, words, entries } of manyCases(count)) {
      await tables.cases.write(row);
      const names = namesBeside(words);
      for (const token of words) {
        await tables.case_search.write({ token, case_id: row.id, names, is_open: isOpen(row) });
      }
      for (const entry of entries) await tables.audit_entries.write(entry);
      head = entries.at(-1);
    }
    // Neither guards nor messages to other counters belong to rows that were always there.
    await client.query("set session_replication_role = replica; set maintenance_work_mem = '512MB'");
    const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
      `select indexname, indexdef from pg_indexes where tablename in ('cases', 'case_search', 'audit_entries') and schemaname = current_schema()
       and indexname not in (select conname from pg_constraint)`,
    );
    for (const { indexname } of indexes) await client.query(`drop index ${indexname}`);
    for (const [name, written] of Object.entries(tables)) {
      await client.query(`copy ${name} (${(await written.end()).join(', ')}) from '${written.file}'`);
    }
    for (const statement of derived("token !~ '[0-9]'")) await client.query(statement);
    for (const { indexdef } of indexes) await client.query(indexdef);
    await client.query('update audit_head set sequence = $1, hash = $2', [head?.sequence, head?.hash]);
    await client.query("insert into counters (name, value) values ('case/2026', $1)", [count]);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What commands keep beside each case: the words of names with their counts, and who came back since. */
const derived = (withoutDigit: string): readonly string[] => [
  `insert into name_words (word, cases) select token, count(*) from case_search where ${withoutDigit} group by token`,
  'create index persons on cases (national_number, created_at, state)',
  `update cases set followed = 1 where exists (select 1 from cases as later where later.national_number =
    cases.national_number and later.created_at > cases.created_at and later.state <> 'CANCELLED')`,
  'drop index persons',
];

/** A file in the form that COPY reads. */
function table(folder: string, name: string) {
  const file = join(folder, name);
  const out = createWriteStream(file, { mode: 0o644 });
  let columns: readonly string[] = [];
  let waiting: string[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    const text = waiting.join('');
    waiting = [];
    size = 0;
    if (!out.write(text)) await once(out, 'drain');
  };
  return {
    file,
    write: async (row: object): Promise<void> => {
      if (columns.length === 0) columns = columnsOf(row);
      const line = `${Object.values(row).map(field).join('\t')}\n`;
      waiting.push(line);
      size += line.length;
      if (size > 1_000_000) await flush();
    },
    end: async (): Promise<readonly string[]> => {
      await flush();
      out.end();
      await finished(out);
      return columns;
    },
  };
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const field = (value: unknown): string =>
  value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, (sign) => ESCAPED[sign] ?? sign);
