import type BetterSqlite from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** As many different statements as the application has, with room; the longest unused one goes first. */
const KEPT = 300;

/** A connection that prepares each statement once: preparing takes longer than most statements themselves. */
export function preparingOnce(connection: BetterSqlite.Database): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => {
      prepared.clear();
      connection.close();
    },
    prepare: (text) => {
      const statement = prepared.get(text) ?? (connection.prepare(text) as unknown as SqliteStatement);
      prepared.delete(text);
      prepared.set(text, statement);
      const [oldest] = prepared.keys();
      if (prepared.size > KEPT && oldest !== undefined) {
        prepared.delete(oldest);
      }
      return statement;
    },
  };
}
