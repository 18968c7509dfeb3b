import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Bytes that the database takes, without its journal. */
export async function databaseBytes(database: Database): Promise<number> {
  const asked =
    database.kind === 'sqlite'
      ? sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
      : sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`;
  const found = await asked.execute(database.read);
  return Number(found.rows[0]?.bytes ?? 0);
}
