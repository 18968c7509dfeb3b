/** Two profiles side by side. Rows are matched by their code, so that a row that only moved is told as moved. */
import type { Profile } from '../rules/index.ts';

export interface Difference {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

/** Every value that differs, by path; `-` where one side has nothing. */
export const compareProfiles = (first: Profile, second: Profile): Difference[] => {
  const [a, b] = [flatten(first), flatten(second)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((path) => {
    const [from, to] = [a.get(path) ?? '-', b.get(path) ?? '-'];
    return from === to ? [] : [{ path, from, to }];
  });
};

const flatten = (root: unknown): Map<string, string> => {
  const values = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (Array.isArray(value)) {
      const names = value.map((entry, index) => nameOf(entry, index));
      // The order of fee rows decides which one applies.
      if (/(^|\.)fees$/.test(path) && names.length > 0) values.set(`${path}.order`, names.join(' '));
      for (const [index, entry] of value.entries()) walk(entry, `${path}.${names[index]}`);
      if (value.length === 0) values.set(path, '[]');
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value)) walk(entry, path === '' ? key : `${path}.${key}`);
    } else {
      values.set(path, value === null ? 'null' : String(value));
    }
  };
  walk(root, '');
  return values;
};

const nameOf = (entry: unknown, index: number): string => {
  if (typeof entry !== 'object' || entry === null) return String(index);
  const part = (key: string): string | null => {
    const value: unknown = Reflect.get(entry, key);
    return typeof value === 'string' ? value : null;
  };
  const moment = part('moment');
  const code = part('code') ?? part('letter') ?? part('product') ?? part('procedure') ?? part('date');
  return code === null ? String(index) : moment === null ? code : `${moment}:${code}`;
};
