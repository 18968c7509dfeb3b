import BetterSqlite from 'better-sqlite3';

/** One look at a file at one moment: nothing newer is written from the journal into the file until it ends. */
export interface Look {
  readonly connection: BetterSqlite.Database;
  end(): void;
}

/** Begins a look at a file that is there. Throws what SQLite throws. */
export function beginLook(file: string): Look {
  const connection = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    connection.exec('begin');
    connection.prepare('select count(*) from sqlite_master').get();
  } catch (error) {
    connection.close();
    throw error;
  }
  return { connection, end: () => connection.close() };
}

/** As often as a command may come between; then the rest is left to the next one. */
const MOST_TRIES = 100;

/**
 * Ends a long look and writes the journal that grew meanwhile into the file, without a command at the counter waiting for it.
 * SQLite brings the file to the disk only when nothing was added to the journal while it was copied; else the next command
 * would have to, with all that was copied. So a new look holds that up: nobody but this thread finds the whole journal copied,
 * and it tries until no command came between. It runs in the thread of the backup.
 */
export function endLookAndEmptyJournal(file: string, long: Look): void {
  const emptying = new BetterSqlite(file, { fileMustExist: true, timeout: 10_000 });
  let look = long;
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const later = beginLook(file);
      look.end();
      look = later;
      emptying.pragma('wal_checkpoint(PASSIVE)');
      // Told again: equal, where no command came since the copying began.
      const [{ log, checkpointed }] = emptying.pragma('wal_checkpoint(PASSIVE)') as [
        { log: number; checkpointed: number },
      ];
      if (log === checkpointed) return;
    }
  } finally {
    look.end();
    emptying.close();
  }
}
