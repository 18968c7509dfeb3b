import { type Kysely, sql } from 'kysely';
import type { Executor } from '../database.ts';

/** Rows of one table on both sides. */
export interface TableCount {
  readonly table: string;
  readonly from: number;
  readonly to: number;
}

type Row = Record<string, unknown>;
type AnyTables = Kysely<Record<string, Row>>;

/** The most values of one statement on either database. */
const MOST_VALUES = 20_000;
/** Belongs to the database itself, not to what is kept in it. */
const NOT_MOVED: readonly string[] = ['schema_versions', 'command_marks'];

/**
 * Copies every row of every table from one database (of this `kind`) to an empty one of the same version, parents before children, and
 * counts both sides. To be run inside a transaction of the target and of the source, so that nothing comes in between.
 */
export async function copyTables(
  source: Executor,
  target: Executor,
  kind: 'sqlite' | 'postgresql' = 'sqlite',
): Promise<readonly TableCount[]> {
  const from = source as unknown as AnyTables;
  const to = target as unknown as AnyTables;
  const counts: TableCount[] = [];
  for (const table of await tablesInOrder(kind === 'sqlite' ? from : to)) {
    // The head of the chain stands in every database from the start.
    if (table === 'audit_head') {
      await to.deleteFrom(table).execute();
    }
    await copyTable(kind === 'sqlite' ? pagesOfFile(from, table) : pagesOfServer(from, table), to, table);
    counts.push({ table, from: await countRows(from, table), to: await countRows(to, table) });
  }
  return counts;
}

/** Number of rows of each table of a database on a server that holds anything of its own; used to tell whether it is empty. */
export async function keptRows(target: Executor, tables: readonly string[]): Promise<number> {
  const to = target as unknown as AnyTables;
  let rows = 0;
  for (const table of tables.filter((name) => !NOT_MOVED.includes(name) && name !== 'audit_head')) {
    rows += await countRows(to, table);
  }
  return rows;
}

async function copyTable(pages: AsyncIterable<readonly Row[]>, to: AnyTables, table: string): Promise<void> {
  for await (const rows of pages) {
    const perStatement = Math.max(1, Math.floor(MOST_VALUES / Math.max(1, Object.keys(rows[0] ?? {}).length)));
    for (let at = 0; at < rows.length; at += perStatement) {
      await to
        .insertInto(table)
        .values(rows.slice(at, at + perStatement))
        .execute();
    }
    // A file answers without waiting: the window must get its turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const PAGE_ROWS = 400;

/** A page begins after the key of the last row, so that none is walked over twice. */
async function* pagesOfFile(from: AnyTables, table: string): AsyncGenerator<readonly Row[]> {
  const columns = await keyOf(from, table);
  const key = sql.join(columns.map((column) => sql.ref(column)));
  const kept = sql.join(columns.map((column, place) => sql`${sql.ref(column)} as ${sql.ref(`key#${place}`)}`));
  for (let last: readonly unknown[] = []; ; ) {
    const after = last.length === 0 ? sql`true` : sql`(${key}) > (${sql.join(last)})`;
    const page = await sql<Row>`select ${kept}, * from ${sql.table(table)} where ${after}
      order by ${key} limit ${sql.lit(PAGE_ROWS)}`.execute(from);
    const end = page.rows.at(-1);
    if (end === undefined) {
      return;
    }
    last = columns.map((_, place) => end[`key#${place}`]);
    yield page.rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('key#'))));
  }
}

/** By what the rows of a table in a file lie: the number that SQLite gives each, or the key where it gives none. */
async function keyOf(file: AnyTables, table: string): Promise<readonly string[]> {
  const columns = await sql<{ name: string }>`select info.name from pragma_table_list(${table}) as list,
    pragma_table_info(${table}) as info where list.schema = 'main' and list.wr = 1 and info.pk > 0 order by info.pk`.execute(
    file,
  );
  return columns.rows.length === 0 ? ['rowid'] : columns.rows.map(({ name }) => name);
}

async function* pagesOfServer(from: AnyTables, table: string): AsyncGenerator<readonly Row[]> {
  await sql`declare all_rows no scroll cursor for select * from ${sql.table(table)}`.execute(from);
  for (;;) {
    const page = await sql<Row>`fetch ${sql.lit(PAGE_ROWS)} from all_rows`.execute(from);
    if (page.rows.length === 0) {
      break;
    }
    yield page.rows;
  }
  await sql`close all_rows`.execute(from);
}

async function countRows(database: AnyTables, table: string): Promise<number> {
  const row = await database
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Tables of a file, each after those that it refers to. */
async function tablesInOrder(file: AnyTables): Promise<readonly string[]> {
  const found = await sql<{ name: string }>`select name from sqlite_master
    where type = 'table' and name not like 'sqlite_%' order by name`.execute(file);
  const names = found.rows.map(({ name }) => name).filter((name) => !NOT_MOVED.includes(name));
  const parents = new Map<string, readonly string[]>();
  for (const name of names) {
    const references = await sql<{
      parent: string;
    }>`select "table" as parent from pragma_foreign_key_list(${name})`.execute(file);
    parents.set(
      name,
      references.rows.map(({ parent }) => parent).filter((parent) => parent !== name),
    );
  }
  const ordered: string[] = [];
  const place = (name: string): void => {
    if (ordered.includes(name)) return;
    for (const parent of parents.get(name) ?? []) place(parent);
    ordered.push(name);
  };
  for (const name of names) place(name);
  return ordered;
}
