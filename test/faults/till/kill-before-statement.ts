/** Ends this process with SIGKILL before the n-th statement from now on, on a file or on a server. */
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';

type Methods = Record<string, (...values: unknown[]) => unknown>;

export function killBeforeStatement(number: number): void {
  let count = 0;
  const guard = (methods: Methods, name: string): void => {
    const original = methods[name];
    if (original === undefined) throw new Error(`no method ${name}`);
    methods[name] = function (this: unknown, ...values) {
      count += 1;
      if (count === number) process.kill(process.pid, 'SIGKILL');
      return original.apply(this, values);
    };
  };
  const sample = new BetterSqlite(':memory:');
  const statements = Object.getPrototypeOf(sample.prepare('select 1')) as Methods;
  sample.close();
  guard(statements, 'run');
  guard(statements, 'all');
  guard(pg.Client.prototype as unknown as Methods, 'query');
}
