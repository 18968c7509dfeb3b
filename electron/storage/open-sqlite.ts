import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Clock } from './clock.ts';
import { type Database, runTransaction } from './database.ts';
import { sqliteTraits } from './dialect/sqlite.ts';
import { preparingOnce } from './dialect/statement-cache.ts';
import { type Outcome, type StorageFailure, storageFailure } from './failure.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.ts';

/** How long a statement waits for a lock held by a backup or a check from the command line, in milliseconds. */
const BUSY_TIMEOUT_MS = 5000;

/**
 * Opens the database file, making folder and file where they are missing, and brings it to the present version.
 * WAL with synchronous=FULL: what was acknowledged survives a power cut. One running application per file: `storageInUse`.
 */
export async function openSqlite(options: {
  readonly file: string;
  readonly clock: Clock;
}): Promise<Outcome<Database>> {
  const { file, clock } = options;
  const opened: BetterSqlite.Database[] = [];
  let isRetired = false;
  const closeAll = () => {
    for (const connection of opened.toReversed()) {
      connection.close();
    }
  };
  const refuse = (error: StorageFailure): Outcome<Database> => {
    closeAll();
    return { ok: false, error };
  };
  try {
    mkdirSync(dirname(file), { recursive: true });
    const lock = takeLock(`${file}.lock`);
    if (lock === null) {
      return refuse(storageFailure('storageInUse'));
    }
    opened.push(lock);
    const writing = connect(file, {});
    opened.push(writing);
    const writer = new Kysely<Schema>({ dialect: new SqliteDialect({ database: preparingOnce(writing) }) });
    const version = await migrate(writer, sqliteTraits, clock);
    if (!version.ok) {
      return refuse(version.error);
    }
    const reading = connect(file, { readonly: true });
    opened.push(reading);
    const reader = new Kysely<Schema>({ dialect: new SqliteDialect({ database: preparingOnce(reading) }) });
    return {
      ok: true,
      value: {
        kind: 'sqlite',
        location: file,
        schemaVersion: version.value,
        read: reader,
        transaction: async (work) =>
          isRetired ? { ok: false, error: storageFailure('storageMoved') } : runTransaction(writer, sqliteTraits, work),
        explain: sqliteTraits.explain,
        watch: () => () => undefined,
        overwriteRemoved: async () => {
          writing.pragma('wal_checkpoint(TRUNCATE)');
        },
        retire: () => {
          isRetired = true;
        },
        close: async () => {
          await reader.destroy();
          await writer.destroy();
          closeAll();
        },
      },
    };
  } catch (error) {
    const failure = sqliteTraits.explain(error);
    if (failure === null) {
      closeAll();
      throw error;
    }
    return refuse(failure.code === 'storageFailed' ? (folderFailure(dirname(file)) ?? failure) : failure);
  }
}

function connect(file: string, options: BetterSqlite.Options): BetterSqlite.Database {
  const connection = new BetterSqlite(file, { ...options, timeout: BUSY_TIMEOUT_MS });
  try {
    if (options.readonly !== true) {
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      // What is deleted or written over is gone from the page as well.
      connection.pragma('secure_delete = ON');
    }
    connection.pragma('foreign_keys = ON');
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A lock that the system drops when the process ends, however it ends. Null when another process has it. */
function takeLock(file: string): BetterSqlite.Database | null {
  const lock = new BetterSqlite(file, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (sqliteTraits.explain(error)?.code === 'storageBusy') {
      return null;
    }
    throw error;
  }
}

/** "Cannot open" says little: a small write into the folder tells whether it is read-only or full. */
function folderFailure(folder: string): StorageFailure | null {
  if (!existsSync(folder)) {
    return dirname(folder) === folder ? null : folderFailure(dirname(folder));
  }
  const probe = join(folder, '.write-probe');
  try {
    const handle = openSync(probe, 'w');
    try {
      writeSync(handle, new Uint8Array(4096));
    } finally {
      closeSync(handle);
      rmSync(probe, { force: true });
    }
    return null;
  } catch (error) {
    return sqliteTraits.explain(error);
  }
}
