/** Values in a profile file by their dotted path (`fees.2.amount.cents`). Nothing is changed in place. */
export type Content = Readonly<Record<string, unknown>>;

/** Value at a path; undefined where there is none. The empty path is the file itself. */
export const valueAt = (content: unknown, path: string): unknown =>
  path === ''
    ? content
    : path
        .split('.')
        .reduce<unknown>(
          (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
          content,
        );

/** Rows of a list; none where there is no list. */
export const rowsAt = (content: unknown, path: string): readonly Content[] => {
  const value = valueAt(content, path);
  return Array.isArray(value) ? (value as readonly Content[]) : [];
};

/** The file with another value at a path; parts that are absent on the way are made. */
export const withValue = (content: Content, path: string, value: unknown): Content =>
  put(content, path.split('.'), value) as Content;

const put = (target: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown => {
  const old: unknown = typeof target === 'object' && target !== null ? Reflect.get(target, name) : undefined;
  const next = rest.length === 0 ? value : put(old, rest, value);
  if (Array.isArray(target)) return target.map((entry: unknown, index) => (String(index) === name ? next : entry));
  return { ...(typeof target === 'object' ? target : {}), [name]: next };
};

/** A list with a row taken to another place. */
export const moved = <Row>(rows: readonly Row[], from: number, to: number): readonly Row[] => {
  const row = rows[from];
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  const rest = rows.filter((_, index) => index !== from);
  return [...rest.slice(0, to), row, ...rest.slice(to)];
};

/** A code that no row of the list has yet: `NORMAL` becomes `NORMAL-2`. */
export const freeCode = (rows: readonly Content[], code: string): string => {
  const taken = new Set(rows.map((row) => row['code']));
  const base = code.replace(/-\d+$/, '') || 'NIEUW';
  for (let number = 2; ; number += 1) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
};
