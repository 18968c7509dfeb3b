import { type Kysely, sql } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/**
 * Till sessions and closings, charges on the payment terminal, receipts with lines and parts.
 * Receipts, ledger and documents get a wider form: they are read, made anew and written back, within the one transaction
 * of the migration, so that every kept receipt and booking stays what it was.
 */
export async function tillTables(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  const former = await readFormer(database);
  for (const table of ['ledger_lines', 'ledger_bookings', 'receipts', 'documents']) {
    await database.schema.dropTable(table).execute();
  }
  await sessions(database);
  await receipts(database);
  await ledger(database);
  await documents(database);
  await writeFormer(database, former);
  for (const table of [
    'receipts',
    'receipt_lines',
    'receipt_parts',
    'ledger_bookings',
    'ledger_lines',
    'till_sessions',
    'till_closings',
    'terminal_events',
  ] as const) {
    await traits.appendOnly(database, table);
  }
}

/** Rows of the tables that change their form, as they were. */
interface Former {
  readonly receipts: readonly FormerReceipt[];
  readonly bookings: readonly Record<string, string | null>[];
  readonly lines: readonly Schema['ledger_lines'][];
  readonly documents: readonly Record<string, string | null>[];
}

interface FormerReceipt {
  readonly id: string;
  readonly number: string;
  readonly till: string;
  readonly year: number;
  readonly sequence: number;
  readonly at: string;
  readonly date: string;
  readonly case_id: string;
  readonly case_number: string;
  readonly officer_id: string;
  readonly officer_name: string;
  readonly method: string;
  readonly reference: string;
  readonly cents: number;
  readonly rounding_cents: number;
  readonly given_cents: number | null;
  readonly change_cents: number;
  readonly fee_rule: string | null;
  readonly reason: string;
}

async function readFormer(database: Kysely<Schema>): Promise<Former> {
  const all = async <Row>(table: string) => (await sql<Row>`select * from ${sql.table(table)}`.execute(database)).rows;
  return {
    receipts: await all<FormerReceipt>('receipts'),
    bookings: await all('ledger_bookings'),
    lines: await all('ledger_lines'),
    documents: await all('documents'),
  };
}

async function writeFormer(database: Kysely<Schema>, former: Former): Promise<void> {
  for (const old of former.receipts) {
    const { id, number, till, year, sequence, at, date, officer_id, officer_name, cents, rounding_cents } = old;
    await database
      .insertInto('receipts')
      .values({
        ...{ id, number, till, year, sequence, at, date, officer_id, officer_name, cents, rounding_cents },
        ...{ session_id: null, kind: 'payment', refunds_id: null, reason: '', approved_by: null },
      })
      .execute();
    await database
      .insertInto('receipt_lines')
      .values({
        receipt_id: id,
        line: 1,
        case_id: old.case_id,
        case_number: old.case_number,
        fee_kind: 'UNNAMED',
        label: JSON.stringify({
          nl: 'Verblijfskaart',
          fr: 'Carte de séjour',
          de: 'Aufenthaltskarte',
          en: 'Residence card',
        }),
        basis: old.fee_rule === null ? 'OFFICER' : 'RULE',
        cents,
        federal_cents: null,
        municipal_cents: null,
        fee_rule: old.fee_rule,
        reason: old.reason,
      })
      .execute();
    await database
      .insertInto('receipt_parts')
      .values({
        receipt_id: id,
        part: 1,
        method: old.method,
        reference: old.reference,
        cents,
        rounding_cents,
        given_cents: old.given_cents,
        change_cents: old.change_cents,
      })
      .execute();
  }
  // A reversal stands after the booking that it takes back.
  const bookings = [...former.bookings].sort((one, other) =>
    (one.reverses_id === null) === (other.reverses_id === null) ? 0 : one.reverses_id === null ? -1 : 1,
  );
  for (const row of bookings) {
    await database
      .insertInto('ledger_bookings')
      .values({ ...row, session_id: null, approved_by: null } as Schema['ledger_bookings'])
      .execute();
  }
  for (const row of former.lines) {
    await database.insertInto('ledger_lines').values(row).execute();
  }
  for (const row of former.documents) {
    await database
      .insertInto('documents')
      .values({ ...row, receipt_id: null, closing_id: null } as Schema['documents'])
      .execute();
  }
}

async function sessions(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('till_sessions')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('till', 'text', (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull())
    .addColumn('officer_name', 'text', (column) => column.notNull())
    .addColumn('opening_cents', 'bigint', (column) => column.notNull())
    .addColumn('counted', 'integer', (column) => column.notNull())
    .addUniqueConstraint('till_sessions_sequence', ['till', 'sequence'])
    .execute();
  await database.schema
    .createTable('till_closings')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('session_id', 'text', (column) => column.notNull().unique().references('till_sessions.id'))
    .addColumn('till', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('number', 'bigint')
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull())
    .addColumn('officer_name', 'text', (column) => column.notNull())
    .addColumn('expected_cents', 'bigint', (column) => column.notNull())
    .addColumn('counted_cents', 'bigint', (column) => column.notNull())
    .addColumn('difference_cents', 'bigint', (column) => column.notNull())
    .addColumn('terminal_expected_cents', 'bigint', (column) => column.notNull())
    .addColumn('terminal_counted_cents', 'bigint')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('approved_by', 'text')
    .addColumn('kept_cents', 'bigint', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('audit_sequence', 'bigint', (column) => column.notNull())
    .addColumn('audit_hash', 'text', (column) => column.notNull())
    .addUniqueConstraint('till_closings_number', ['till', 'number'])
    .execute();
  await index(database, 'till_closings', ['till', 'date']);
  await database.schema
    .createTable('terminal_events')
    .addColumn('attempt_id', 'text', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('till', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('cents', 'bigint', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull())
    .addColumn('officer_name', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('terminal_events_key', ['attempt_id', 'sequence'])
    .execute();
  await index(database, 'terminal_events', ['till', 'at']);
}

async function receipts(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('receipts')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('number', 'text', (column) => column.notNull().unique())
    .addColumn('till', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.references('till_sessions.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull())
    .addColumn('officer_name', 'text', (column) => column.notNull())
    .addColumn('cents', 'bigint', (column) => column.notNull())
    .addColumn('rounding_cents', 'bigint', (column) => column.notNull())
    .addColumn('refunds_id', 'text', (column) => column.references('receipts.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('approved_by', 'text')
    .addUniqueConstraint('receipts_sequence', ['till', 'year', 'sequence'])
    .execute();
  await index(database, 'receipts', ['till', 'date', 'sequence']);
  await index(database, 'receipts', ['session_id']);
  await index(database, 'receipts', ['refunds_id']);
  await database.schema
    .createTable('receipt_lines')
    .addColumn('receipt_id', 'text', (column) => column.notNull().references('receipts.id'))
    .addColumn('line', 'integer', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.references('cases.id'))
    .addColumn('case_number', 'text', (column) => column.notNull())
    .addColumn('fee_kind', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('basis', 'text', (column) => column.notNull())
    .addColumn('cents', 'bigint', (column) => column.notNull())
    .addColumn('federal_cents', 'bigint')
    .addColumn('municipal_cents', 'bigint')
    .addColumn('fee_rule', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('receipt_lines_key', ['receipt_id', 'line'])
    .execute();
  await index(database, 'receipt_lines', ['case_id']);
  await database.schema
    .createTable('receipt_parts')
    .addColumn('receipt_id', 'text', (column) => column.notNull().references('receipts.id'))
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('cents', 'bigint', (column) => column.notNull())
    .addColumn('rounding_cents', 'bigint', (column) => column.notNull())
    .addColumn('given_cents', 'bigint')
    .addColumn('change_cents', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('receipt_parts_key', ['receipt_id', 'part'])
    .execute();
}

async function ledger(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('ledger_bookings')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('till', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.references('till_sessions.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('officer_id', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.references('cases.id'))
    .addColumn('receipt_id', 'text', (column) => column.references('receipts.id'))
    .addColumn('reverses_id', 'text', (column) => column.unique().references('ledger_bookings.id'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('approved_by', 'text')
    .execute();
  await index(database, 'ledger_bookings', ['till', 'date']);
  await index(database, 'ledger_bookings', ['session_id']);
  await index(database, 'ledger_bookings', ['receipt_id']);
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
    .addColumn('case_id', 'text', (column) => column.references('cases.id'))
    .addColumn('receipt_id', 'text', (column) => column.references('receipts.id'))
    .addColumn('closing_id', 'text', (column) => column.references('till_closings.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('made_by', 'text', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('copy_of', 'text')
    .execute();
  await index(database, 'documents', ['case_id', 'at']);
  await index(database, 'documents', ['receipt_id']);
}

const index = (database: Kysely<Schema>, table: keyof Schema, columns: readonly string[]): Promise<void> =>
  database.schema
    .createIndex(`${table}_by_${columns.join('_and_')}`)
    .on(table)
    .columns([...columns])
    .execute();
