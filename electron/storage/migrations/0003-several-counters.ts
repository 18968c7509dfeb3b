import type { Kysely } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/** What several counters on one server need: the mark of each counter's last command, and word of each other's changes. */
export async function severalCounters(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  await database.schema
    .createTable('command_marks')
    .addColumn('counter', 'text', (column) => column.primaryKey().notNull())
    .addColumn('mark', 'text', (column) => column.notNull())
    .execute();
  await traits.announceChanges(database, 'cases', 'id');
  await traits.announceChanges(database, 'profile_versions', 'id');
}
