/** What is allowed but looks like a slip of the hand: told while typing, never in the way of an approval. */

import type { Inconsistency } from './profile-consistency.ts';
import { nameOfRow } from './profile-differences.ts';
import type { ProfileContent } from './profile-file.ts';

/** An amount this many times lower or higher than before is asked about. */
const FAR_OFF = 4;

/** Advice on a version beside the one from which it was made; `text` stands below `profileProblems`. */
export const adviceOn = (before: ProfileContent | null, now: ProfileContent): readonly Inconsistency[] => {
  if (before === null) return [];
  const former = new Map(rowsOf(before['fees']).map((row, index) => [nameOfRow(row, index), row]));
  return rowsOf(now['fees']).flatMap((row, index): readonly Inconsistency[] => {
    const old = former.get(nameOfRow(row, index));
    const [was, is] = [centsOf(old), centsOf(row)];
    if (old === undefined || was === null || is === null || was === is) return [];
    const path = `fees.${index}.amount`;
    const params = { from: was, to: is };
    const far =
      is * FAR_OFF <= was
        ? [{ path, text: 'amountMuchLower', params }]
        : is >= was * FAR_OFF
          ? [{ path, text: 'amountMuchHigher', params }]
          : [];
    const sameSource = JSON.stringify(old['source']) === JSON.stringify(row['source']);
    return [...far, ...(sameSource ? [{ path: `fees.${index}.source`, text: 'sourceUnchanged', params: {} }] : [])];
  });
};

const rowsOf = (value: unknown): readonly ProfileContent[] =>
  Array.isArray(value) ? value.filter((row): row is ProfileContent => typeof row === 'object' && row !== null) : [];

const centsOf = (row: ProfileContent | undefined): number | null => {
  const amount = row?.['amount'];
  const cents: unknown = typeof amount === 'object' && amount !== null ? Reflect.get(amount, 'cents') : null;
  return typeof cents === 'number' ? cents : null;
};
