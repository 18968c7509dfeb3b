import type { Compilable, CompiledQuery } from 'kysely';
import type { Executor } from './database.ts';

/** Stands for a value while a statement is built. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement of every command: its text is made once per database, and only the values change. `build` writes it with
 * `values.name` where a value will stand.
 */
export function fixedQuery<Values extends object, Row = unknown>(
  build: (database: Executor, values: Values) => Compilable<Row>,
): (database: Executor, values: Values) => CompiledQuery<Row> {
  // Every executor of one database, each transaction too, has the same adapter.
  const made = new WeakMap<object, CompiledQuery<Row>>();
  const places = new Proxy({}, { get: (_, name) => new Place(String(name)) }) as Values;
  return (database, values) => {
    const { adapter } = database.getExecutor();
    const query = made.get(adapter) ?? build(database, places).compile();
    made.set(adapter, query);
    const filled = (one: unknown): unknown => (one instanceof Place ? values[one.name as keyof Values] : one);
    return { ...query, parameters: query.parameters.map(filled) };
  };
}

/** Each of these columns with the place of its value, for `fixedQuery`. */
export const placesOf = <Values extends object>(values: Values, columns: readonly (keyof Values)[]): Values =>
  Object.fromEntries(columns.map((column) => [column, values[column]])) as Values;
