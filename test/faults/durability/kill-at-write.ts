/** Ends this process with SIGKILL at a chosen write point: before the n-th statement that it runs. */
import BetterSqlite from 'better-sqlite3';

/** Counts statements from now on; `killAt` 0 only counts. Answers how many there were so far. */
export function countStatements(killAt: number): () => number {
  const sample = new BetterSqlite(':memory:');
  const statements = Object.getPrototypeOf(sample.prepare('select 1')) as Record<
    'run' | 'all',
    (...values: unknown[]) => unknown
  >;
  sample.close();
  let count = 0;
  for (const name of ['run', 'all'] as const) {
    const original = statements[name];
    statements[name] = function (this: unknown, ...values) {
      count += 1;
      if (count === killAt) {
        process.kill(process.pid, 'SIGKILL');
      }
      return original.apply(this, values);
    };
  }
  return () => count;
}
