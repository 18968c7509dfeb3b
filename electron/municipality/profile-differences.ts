/**
 * Two versions of a profile side by side: only what differs, by section and row. Rows are matched by their code, so that
 * a row that moved is told as moved and not as ten changes. Total: any two JSON values give an answer.
 */
import type { ProfileContent } from './profile-file.ts';

/** One thing that differs. `section` is the path of a list or part (`fees`, `photo.rules`, `payment`), or empty for members of the profile itself. */
export interface ProfileDifference {
  readonly kind: 'changed' | 'added' | 'removed' | 'moved';
  readonly section: string;
  /** Code of the row; null outside lists. */
  readonly row: string | null;
  /** Member that changed; empty for whole rows. */
  readonly field: string;
  /** The row itself (of the second version where it is in there), to be named in words; null outside lists. */
  readonly item: unknown;
  /** Index of the row in the second version, for the way to it; null when it is not in there. */
  readonly index: number | null;
  readonly from: unknown;
  readonly to: unknown;
}

/** What every version has of its own; told elsewhere. */
const OWN = new Set(['$schema', 'format', 'version', 'status', 'approval', 'effectiveFrom']);

/** All differences, in the order of the file. */
export const differencesBetween = (first: ProfileContent, second: ProfileContent): readonly ProfileDifference[] =>
  membersOf(first, second)
    .filter((name) => !OWN.has(name))
    .flatMap((name) => ofMember(name, first[name], second[name]));

const ofMember = (name: string, from: unknown, to: unknown): readonly ProfileDifference[] => {
  if (isRows(from) || isRows(to)) return ofRows(name, rowsOf(from), rowsOf(to));
  if (PARTS.has(name) && isObject(from) && isObject(to)) return ofPart(name, from, to);
  if (isSame(from, to)) return [];
  const where = PARTS.has(name) ? { section: name, field: '' } : { section: '', field: name };
  return [{ kind: 'changed', ...where, row: null, item: null, index: null, from: from ?? null, to: to ?? null }];
};

/** Members that are parts with members of their own. */
const PARTS = new Set([
  'payment',
  'photo',
  'codesLetter',
  'fingerprints',
  'certificates',
  'activation',
  'loss',
  'emergencyContact',
  'correspondence',
  'reminders',
]);

const ofPart = (section: string, from: ProfileContent, to: ProfileContent): readonly ProfileDifference[] =>
  membersOf(from, to).flatMap((field) => {
    const [a, b] = [from[field], to[field]];
    if (isRows(a) || isRows(b)) return ofRows(`${section}.${field}`, rowsOf(a), rowsOf(b));
    return isSame(a, b)
      ? []
      : [
          {
            kind: 'changed',
            section,
            row: null,
            field,
            item: null,
            index: null,
            from: a ?? null,
            to: b ?? null,
          } as const,
        ];
  });

const ofRows = (
  section: string,
  from: readonly ProfileContent[],
  to: readonly ProfileContent[],
): readonly ProfileDifference[] => {
  const [before, after] = [byName(from), byName(to)];
  const removed = [...before]
    .filter(([name]) => !after.has(name))
    .map(
      ([row, value]) =>
        ({ kind: 'removed', section, row, field: '', item: value, index: null, from: value, to: null }) as const,
    );
  const rest = [...after].flatMap(([row, value], index): readonly ProfileDifference[] => {
    const old = before.get(row);
    if (old === undefined)
      return [{ kind: 'added', section, row, field: '', item: value, index, from: null, to: value }];
    return membersOf(old, value).flatMap((field) =>
      isSame(old[field], value[field])
        ? []
        : [
            {
              kind: 'changed',
              section,
              row,
              field,
              item: value,
              index,
              from: old[field] ?? null,
              to: value[field] ?? null,
            },
          ],
    );
  });
  return [...removed, ...rest, ...moved(section, before, after)];
};

/** Rows of which the order among the rows that stayed changed; in the fee table the order decides. */
const moved = (
  section: string,
  rowsBefore: ReadonlyMap<string, unknown>,
  rowsAfter: ReadonlyMap<string, unknown>,
): readonly ProfileDifference[] => {
  const [before, after] = [[...rowsBefore.keys()], [...rowsAfter.keys()]];
  const stayed = before.filter((name) => after.includes(name));
  const now = after.filter((name) => before.includes(name));
  const at = now.findIndex((name, index) => name !== stayed[index]);
  if (at < 0) return [];
  // The one that can be taken out so that the rest stands as before; else the first that stands elsewhere.
  const without = (names: readonly string[], out: string): string => names.filter((name) => name !== out).join('\n');
  const mover = now.find((name) => without(now, name) === without(stayed, name)) ?? now[at] ?? '';
  return [
    {
      kind: 'moved',
      section,
      row: mover,
      field: '',
      item: rowsAfter.get(mover) ?? null,
      index: after.indexOf(mover),
      from: before.indexOf(mover) + 1,
      to: after.indexOf(mover) + 1,
    },
  ];
};

const byName = (rows: readonly ProfileContent[]): ReadonlyMap<string, ProfileContent> => {
  const named = new Map<string, ProfileContent>();
  for (const [index, row] of rows.entries()) {
    const name = nameOfRow(row, index);
    named.set(named.has(name) ? `${name} #${index + 1}` : name, row);
  }
  return named;
};

/** By what a row is known: its code (with its moment), letter, product, procedure, date or kind. */
export const nameOfRow = (row: ProfileContent, index: number): string => {
  const text = (key: string): string | null => {
    const value = row[key];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const name =
    text('code') ?? text('letter') ?? text('product') ?? text('procedure') ?? text('recordKind') ?? text('act');
  const moment = text('moment');
  if (name !== null) return moment === null ? name : `${moment} ${name}`;
  return text('date') ?? (moment === null ? String(index + 1) : `${moment} ${index + 1}`);
};

const membersOf = (first: ProfileContent, second: ProfileContent): readonly string[] => [
  ...new Set([...Object.keys(first), ...Object.keys(second)]),
];
const saysNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);
const isObject = (value: unknown): value is ProfileContent =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isRows = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isObject);
const rowsOf = (value: unknown): readonly ProfileContent[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Equal as JSON; a member that is absent says the same as null or an empty list. */
const isSame = (first: unknown, second: unknown): boolean => {
  if (first === second || (saysNothing(first) && saysNothing(second))) return true;
  if (Array.isArray(first) && Array.isArray(second))
    return first.length === second.length && first.every((entry, index) => isSame(entry, second[index]));
  return (
    isObject(first) && isObject(second) && membersOf(first, second).every((name) => isSame(first[name], second[name]))
  );
};
