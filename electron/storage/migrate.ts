import { type Kysely, sql } from 'kysely';
import { type Clock, storedInstant } from './clock.ts';
import type { DialectTraits } from './dialect/dialect.ts';
import { type Outcome, storageFailure } from './failure.ts';
import { CURRENT_VERSION, type Migration, migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/**
 * Brings a database to the version of this application, all missing steps in one transaction, and answers that version.
 * A database of a newer application is left untouched and refused: `storageNewer`.
 */
export async function migrate(
  database: Kysely<Schema>,
  traits: DialectTraits,
  clock: Clock,
  steps: readonly Migration[] = migrations,
): Promise<Outcome<number>> {
  const newest = steps.at(-1)?.version ?? 0;
  const refuseNewer = (found: number): Outcome<number> => ({
    ok: false,
    error: storageFailure('storageNewer', { found, known: newest }),
  });
  const before = await schemaVersion(database, traits);
  if (before > newest) {
    return refuseNewer(before);
  }
  if (before === newest) {
    return { ok: true, value: newest };
  }
  return database.transaction().execute(async (transaction) => {
    await traits.lockForMigration(transaction);
    // Another counter may have done it all while this one waited.
    const found = await schemaVersion(transaction, traits);
    if (found > newest) {
      return refuseNewer(found);
    }
    if (found === 0) {
      await transaction.schema
        .createTable('schema_versions')
        .ifNotExists()
        .addColumn('version', 'integer', (column) => column.primaryKey().notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('applied_at', 'text', (column) => column.notNull())
        .execute();
    }
    for (const step of steps.filter(({ version }) => version > found)) {
      await step.up(transaction, traits);
      await sql`insert into schema_versions (version, name, applied_at)
        values (${step.version}, ${step.name}, ${storedInstant(clock.now())})`.execute(transaction);
    }
    return { ok: true, value: newest };
  });
}

/** Version of the database, 0 when it is empty. */
export async function schemaVersion(database: Kysely<Schema>, traits: DialectTraits): Promise<number> {
  if (!(await traits.tables(database)).includes('schema_versions')) {
    return 0;
  }
  const found = await sql<{ version: number | null }>`select max(version) as version from schema_versions`.execute(
    database,
  );
  return found.rows[0]?.version ?? 0;
}

export { CURRENT_VERSION };
