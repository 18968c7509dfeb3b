import { type Kysely, sql } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/**
 * In a file, rows of the audit chain lie in the order of their numbers, and search words are their own index: a step writes
 * fewer pages, and the file of a large house is smaller. A server keeps its rows apart from every index anyway.
 */
export async function tablesByKey(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  if (traits.kind !== 'sqlite') return;
  await auditByNumber(database, traits);
  await searchByWord(database);
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
  await takePlaceOf(database, 'audit_entries', 'audit_entries_by_number', 'sequence');
  await index(database, 'audit_entries', ['case_id', 'sequence']);
  await traits.appendOnly(database, 'audit_entries');
  await traits.detailsMayGo(database);
}

async function searchByWord(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('case_search_by_word')
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
    .addPrimaryKeyConstraint('case_search_key', ['token', 'case_id'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await takePlaceOf(database, 'case_search', 'case_search_by_word', 'token, case_id');
  await index(database, 'case_search', ['case_id', 'token']);
}

/** Columns are named, since later steps may have added some at other places. */
async function takePlaceOf(
  database: Kysely<Schema>,
  table: keyof Schema,
  successor: string,
  order: string,
): Promise<void> {
  const columns = await sql<{ name: string }>`select name from pragma_table_info(${successor})`.execute(database);
  const names = sql.raw(columns.rows.map(({ name }) => name).join(', '));
  await sql`insert into ${sql.table(successor)} (${names})
    select ${names} from ${sql.table(table)} order by ${sql.raw(order)}`.execute(database);
  await database.schema.dropTable(table).execute();
  await database.schema.alterTable(successor).renameTo(table).execute();
}

const index = (database: Kysely<Schema>, table: keyof Schema, columns: readonly string[]): Promise<void> =>
  database.schema
    .createIndex(`${table}_by_${columns.join('_and_')}`)
    .on(table)
    .columns([...columns])
    .execute();
