import { type Kysely, sql } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/**
 * What keeps search and work lists quick at a million cases: the words of names each once with how many cases bear them,
 * whether a person came back since, and indexes that hold just the rows of a list.
 */
export async function manyCases(database: Kysely<Schema>, traits: DialectTraits): Promise<void> {
  await database.schema
    .createTable('name_words')
    .addColumn('word', 'text', (column) => column.primaryKey().notNull())
    .addColumn('cases', 'bigint', (column) => column.notNull())
    .execute();
  const withoutDigit = sql.raw(traits.kind === 'sqlite' ? "token not glob '*[0-9]*'" : "token !~ '[0-9]'");
  await sql`insert into name_words (word, cases)
    select token, count(*) from case_search where ${withoutDigit} group by token`.execute(database);

  await database.schema
    .alterTable('cases')
    .addColumn('followed', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`update cases set followed = 1 where national_number <> '' and exists (
    select 1 from cases as later where later.national_number = cases.national_number
      and later.created_at > cases.created_at and later.state <> 'CANCELLED')`.execute(database);

  for (const name of [
    'state_and_ready_on',
    'state_and_reminded_on',
    'interim_until',
    'activation_from',
    'invite_from',
    'product_and_birth_date',
  ]) {
    await database.schema.dropIndex(`cases_by_${name}`).execute();
  }
  for (const [name, columns, condition] of [
    ['state_and_promised_from', 'state, promised_from', null],
    ['ready', 'ready_on', "state = 'READY'"],
    ['reminded', 'reminded_on', "state = 'REMINDED'"],
    ['interim_paper', 'interim_until', 'interim_until is not null'],
    ['later_activation', 'activation_from, state', 'activation_from is not null'],
    ['invitation', 'invite_from', "state = 'DONE' and followed = 0"],
    ['birth_of_child', 'birth_date', "state = 'DONE' and followed = 0 and product = 'EVK_CHILD'"],
    ['birth_of_holder', 'birth_date, applied_on', "state = 'DONE' and followed = 0 and product = 'EVK'"],
  ] as const) {
    const where = sql.raw(condition === null ? '' : `where ${condition}`);
    await sql`create index ${sql.ref(`cases_by_${name}`)} on cases (${sql.raw(columns)}) ${where}`.execute(database);
  }
}
