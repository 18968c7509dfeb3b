import { type Kysely, sql } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/** Settings, staff, cases with search words and photos, audit chain, receipts, ledger, documents. */
export async function firstTables(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  await house(database);
  await cases(database, traits);
  await audit(database);
  await money(database);
  await documents(database);
  for (const table of ['audit_entries', 'receipts', 'ledger_bookings', 'ledger_lines'] as const) {
    await traits.appendOnly(database, table);
  }
}

async function house(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('settings')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('staff')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('active', 'integer', (column) => column.notNull())
    .addColumn('failed_attempts', 'integer', (column) => column.notNull())
    .addColumn('blocked_until', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('counters')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .execute();
}

async function cases(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  await database.schema
    .createTable('cases')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('case_number', 'text', (column) => column.notNull().unique())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('updated_by', 'text', (column) => column.notNull())
    .addColumn('applied_on', 'text')
    .addColumn('surname', 'text', (column) => column.notNull())
    .addColumn('given_names', 'text', (column) => column.notNull())
    .addColumn('birth_date', 'text')
    .addColumn('national_number', 'text', (column) => column.notNull())
    .addColumn('product', 'text', (column) => column.notNull())
    .addColumn('letter', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('procedure', 'text', (column) => column.notNull())
    .addColumn('promised_from', 'text')
    .addColumn('promised_to', 'text')
    .addColumn('new_card_number', 'text')
    .addColumn('location', 'text')
    .addColumn('application', 'text', (column) => column.notNull())
    .addColumn('decision', 'text')
    .addColumn('order_progress', 'text', (column) => column.notNull())
    .addColumn('collection', 'text', (column) => column.notNull())
    .execute();
  await index(database, 'cases', ['state', 'updated_at']);
  await index(database, 'cases', ['state', 'promised_to']);
  await index(database, 'cases', ['updated_at']);
  await index(database, 'cases', ['national_number']);
  await index(database, 'cases', ['new_card_number']);
  await database.schema
    .createTable('case_photos')
    .addColumn('case_id', 'text', (column) => column.primaryKey().notNull().references('cases.id'))
    .addColumn('photo', sql.raw(traits.bytes), (column) => column.notNull())
    .addColumn('taken_at', 'text', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('case_search')
    .addColumn('token', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
    .addPrimaryKeyConstraint('case_search_key', ['token', 'case_id'])
    .execute();
  await index(database, 'case_search', ['case_id', 'token']);
  await database.schema
    .createTable('withdrawn_cards')
    .addColumn('card_key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('cause', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
}

async function audit(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('audit_entries')
    .addColumn('sequence', 'bigint', (column) => column.primaryKey().notNull())
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
  await index(database, 'audit_entries', ['case_id', 'sequence']);
  await database.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute();
  await database.insertInto('audit_head').values({ id: 1, sequence: 0, hash: '' }).execute();
}

async function money(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('receipts')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('number', 'text', (column) => column.notNull().unique())
    .addColumn('till', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
    .addColumn('case_number', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull())
    .addColumn('officer_name', 'text', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('cents', 'bigint', (column) => column.notNull())
    .addColumn('rounding_cents', 'bigint', (column) => column.notNull())
    .addColumn('given_cents', 'bigint')
    .addColumn('change_cents', 'bigint', (column) => column.notNull())
    .addColumn('fee_rule', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addUniqueConstraint('receipts_sequence', ['till', 'year', 'sequence'])
    .execute();
  await index(database, 'receipts', ['till', 'date', 'sequence']);
  await index(database, 'receipts', ['case_id']);
  await database.schema
    .createTable('ledger_bookings')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('till', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.references('cases.id'))
    .addColumn('receipt_id', 'text', (column) => column.references('receipts.id'))
    .addColumn('reverses_id', 'text', (column) => column.unique().references('ledger_bookings.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .execute();
  await index(database, 'ledger_bookings', ['till', 'date']);
  await database.schema
    .createTable('ledger_lines')
    .addColumn('booking_id', 'text', (column) => column.notNull().references('ledger_bookings.id'))
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('cents', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('ledger_lines_key', ['booking_id', 'line'])
    .execute();
}

async function documents(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('documents')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('case_id', 'text', (column) => column.notNull().references('cases.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('copy_of', 'text')
    .execute();
  await index(database, 'documents', ['case_id', 'at']);
}

const index = (database: Kysely<Schema>, table: keyof Schema, columns: readonly string[]): Promise<void> =>
  database.schema
    .createIndex(`${table}_by_${columns.join('_and_')}`)
    .on(table)
    .columns([...columns])
    .execute();
