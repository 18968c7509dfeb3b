import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** The desk of returned cards: stacks, cards that came back, destruction records. */
export async function returnedCards(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('returned_batches')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('staff_name', 'text', (column) => column.notNull())
    .addColumn('workstation', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .execute();
  await database.schema
    .createTable('destruction_records')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('number', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('staff_name', 'text', (column) => column.notNull())
    .addColumn('witness', 'text', (column) => column.notNull())
    .addColumn('document', 'text')
    .addColumn('file_name', 'text')
    .execute();
  await database.schema
    .createTable('returned_cards')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('batch_id', 'text', (column) => column.references('returned_batches.id'))
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('staff_name', 'text', (column) => column.notNull())
    .addColumn('card_number', 'text', (column) => column.notNull())
    .addColumn('card_key', 'text', (column) => column.notNull())
    .addColumn('letter', 'text')
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('deed', 'text')
    .addColumn('cause', 'text')
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('damaged', 'integer', (column) => column.notNull())
    .addColumn('by_hand', 'integer', (column) => column.notNull())
    .addColumn('case_id', 'text', (column) => column.references('cases.id'))
    .addColumn('undone_at', 'text')
    .addColumn('destruction_id', 'text', (column) => column.references('destruction_records.id'))
    .execute();
  for (const columns of [['batch_id', 'position'], ['card_key'], ['date'], ['case_id'], ['destruction_id', 'deed']]) {
    await database.schema
      .createIndex(`returned_cards_by_${columns.join('_and_')}`)
      .on('returned_cards')
      .columns(columns)
      .execute();
  }
}
