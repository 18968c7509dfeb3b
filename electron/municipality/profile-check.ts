/** Reads a profile file and says what is wrong with it: path, line, and what to do. */
import { CARD_LETTERS, type Profile } from '../rules/index.ts';
import { lineOf, lineOfPaths } from './json-locations.ts';
import { crossCheck } from './profile-consistency.ts';
import { asProfile, profileSchema } from './profile-schema.ts';

/** `messageKey` stands in `resources/locales/<language>/profileProblems.json` and says what to do. `path` is dotted, `line` counts from 1. */
export interface ProfileProblem {
  readonly file: string;
  readonly path: string;
  readonly line: number;
  readonly messageKey: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type ProfileRead =
  | { readonly ok: true; readonly value: Profile }
  | { readonly ok: false; readonly error: readonly ProfileProblem[] };

/** Reads one profile from the text of its file. Total: any text gives a profile or at least one problem. */
export const readProfile = (json: string, file: string): ProfileRead => {
  const parsed = parseJson(json);
  if (!parsed.ok)
    return {
      ok: false,
      error: [{ file, path: '', line: parsed.line, messageKey: 'profileProblems.notJson', params: {} }],
    };
  // Only a wrong file needs its lines, so that a good one is read quickly.
  let lines: ReadonlyMap<string, number> | null = null;
  const lineAt = (path: string): number => {
    lines ??= linesIn(json);
    return lineOf(lines, path);
  };
  const problem = (
    path: string,
    text: string,
    params: Readonly<Record<string, string | number>> = {},
  ): ProfileProblem => ({
    file,
    path,
    line: lineAt(path),
    messageKey: `profileProblems.${text}`,
    params,
  });
  const shaped = profileSchema.safeParse(parsed.value);
  if (!shaped.success)
    return {
      ok: false,
      error: shaped.error.issues.flatMap((issue) => {
        const path = issue.path.map(String).join('.');
        if (issue.code === 'unrecognized_keys')
          return issue.keys.map((key) => problem(join(path, key), 'unknownMember', { member: key }));
        return [problem(path, wordFor(issue, path, parsed.value), expectation(issue))];
      }),
    };
  const profile = asProfile(shaped.data);
  const found = crossCheck(profile).map(({ path, text, params }) => problem(path, text, params));
  return found.length === 0 ? { ok: true, value: profile } : { ok: false, error: found };
};

type Issue = {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly values?: readonly unknown[];
};

const wordFor = (issue: Issue, path: string, root: unknown): string => {
  const missing = valueAt(root, issue.path) === undefined;
  const last = String(issue.path.at(-1) ?? '');
  if (missing && last === 'currency') return 'currencyMissing';
  if (missing && (last === 'label' || last === 'nl')) return 'labelMissing';
  if (missing) return 'memberMissing';
  if (/(^|\.)(letters?)(\.\d+)?$/.test(path) && issue.code === 'invalid_value') return 'letterUnknown';
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return 'valueUnknown';
  if (/(From|To|date|on)$/.test(last) && issue.code === 'invalid_format') return 'dateWrong';
  return 'valueWrong';
};

const expectation = (issue: Issue): Record<string, string | number> => ({
  member: String(issue.path.at(-1) ?? ''),
  expected: issue.values === undefined ? issue.message : issue.values.map(String).join(', '),
  letters: CARD_LETTERS.join(', '),
});

const valueAt = (root: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );

const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** A file nested thousands of levels deep is no profile; its problems stand at its first line. */
const linesIn = (json: string): ReadonlyMap<string, number> => {
  try {
    return lineOfPaths(json);
  } catch {
    return new Map();
  }
};

const parseJson = (
  json: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line: number } => {
  try {
    return { ok: true, value: JSON.parse(json) };
  } catch (thrown) {
    const position = /position (\d+)/.exec(String(thrown));
    const before = position === null ? json : json.slice(0, Number(position[1]));
    return { ok: false, line: before.split('\n').length };
  }
};
