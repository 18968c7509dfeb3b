import { type Kysely, sql } from 'kysely';
import { AUDIT_COLUMNS } from '../audit-tables.ts';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/**
 * In a file, rows of the audit chain lie in the order of their numbers, and search words are their own index: a step writes
 * fewer pages. A server keeps its rows apart from every index anyway. On both the names of the case stand beside each word, so
 * that a search for two words walks over one and looks nothing up.
 */
export async function tablesByKey(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  if (traits.kind === 'sqlite') {
    await auditByNumber(database, traits);
    await searchByWord(database);
  } else {
    await namesBesideWords(database);
  }
}

/** SQLite keeps a table by its number only where the type says `integer`, to the letter. */
async function auditByNumber(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  await database.schema
    .createTable('audit_entries_by_number')
    .addColumn('sequence', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor_id', 'text', (column) => column.notNull())
    .addColumn('actor_name', 'text', (column) => column.notNull())
    .addColumn('workstation', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text')
    .addColumn('case_version', 'bigint')
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('details_hash', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  const columns = sql.raw(AUDIT_COLUMNS.join(', '));
  await sql`insert into audit_entries_by_number (${columns}) select ${columns} from audit_entries
    order by sequence`.execute(database);
  await takePlaceOf(database, 'audit_entries', 'audit_entries_by_number');
  await index(database, 'audit_entries', ['case_id', 'sequence']);
  await traits.appendOnly(database, 'audit_entries');
  await traits.detailsMayGo(database);
}

async function searchByWord(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('case_search_by_word')
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
    .addColumn('names', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_search_key', ['token', 'case_id'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await sql`insert into case_search_by_word (token, case_id, names)
    select word.token, word.case_id, coalesce(beside.names, '') from case_search as word left join (
      select case_id, ' ' || group_concat(token, ' ') || ' ' as names from case_search
      where token not glob '*[0-9]*' group by case_id) as beside on beside.case_id = word.case_id
    order by word.token, word.case_id`.execute(database);
  await takePlaceOf(database, 'case_search', 'case_search_by_word');
  await index(database, 'case_search', ['case_id', 'token']);
}

async function namesBesideWords(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .alterTable('case_search')
    .addColumn('names', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await sql`update case_search set names = beside.names from (
    select case_id, ' ' || string_agg(token, ' ') || ' ' as names from case_search
    where token !~ '[0-9]' group by case_id) as beside where beside.case_id = case_search.case_id`.execute(database);
}

async function takePlaceOf(database: Kysely<Schema>, table: keyof Schema, successor: string): Promise<void> {
  await database.schema.dropTable(table).execute();
  await database.schema.alterTable(successor).renameTo(table).execute();
}

const index = (database: Kysely<Schema>, table: keyof Schema, columns: readonly string[]): Promise<void> =>
  database.schema
    .createIndex(`${table}_by_${columns.join('_and_')}`)
    .on(table)
    .columns([...columns])
    .execute();
