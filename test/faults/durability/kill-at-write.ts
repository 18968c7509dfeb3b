/** Ends this process with SIGKILL at a chosen write point: before the n-th statement that it prepares. */
import BetterSqlite from 'better-sqlite3';

/** Counts statements from now on; `killAt` 0 only counts. Answers how many there were so far. */
export function countStatements(killAt: number): () => number {
  const prepare = BetterSqlite.prototype.prepare;
  let count = 0;
  BetterSqlite.prototype.prepare = function (this: BetterSqlite.Database, source: string) {
    count += 1;
    if (count === killAt) {
      process.kill(process.pid, 'SIGKILL');
    }
    return prepare.call(this, source);
  } as typeof prepare;
  return () => count;
}
