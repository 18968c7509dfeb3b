/** The two databases on which the application runs, for tests that hold on both: `describe.each(DATABASES)`. */
import BetterSqlite from 'better-sqlite3';
import { type Clock, type Database, openPostgresql, openSqlite } from '../../electron/storage/index.ts';
import { sharedPostgresql } from './postgresql.ts';

export const DATABASES = ['sqlite', 'postgresql'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

export interface TestDatabase {
  readonly database: Database;
  /** File, or address with its password. */
  readonly address: string;
  /** Runs statements as somebody with the file, or with all rights on the server. */
  behindItsBack(statements: string): Promise<void>;
}

/** Opens a database: the file, or a new one on the server of this test process. */
export async function openTestDatabase(kind: DatabaseKind, file: string, clock: Clock): Promise<TestDatabase> {
  if (kind === 'sqlite') {
    const database = granted(await openSqlite({ file, clock }));
    return {
      database,
      address: file,
      behindItsBack: async (statements) => {
        const connection = new BetterSqlite(file);
        try {
          connection.exec(statements);
        } finally {
          connection.close();
        }
      },
    };
  }
  const server = await sharedPostgresql();
  const url = await server.newDatabase();
  const database = granted(await openPostgresql({ url, clock }));
  const name = new URL(url).pathname.slice(1);
  return {
    database,
    address: url,
    behindItsBack: async (statements) => {
      await server.run(name, statements);
    },
  };
}

const granted = (opened: Awaited<ReturnType<typeof openSqlite>>): Database => {
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};

/** Statement that takes the guard off an append-only table, as whoever tampers would. */
export const withoutGuard = (kind: DatabaseKind, table: string): string =>
  kind === 'sqlite'
    ? `drop trigger ${table}_no_update; drop trigger ${table}_no_delete;`
    : `alter table ${table} disable trigger user;`;
