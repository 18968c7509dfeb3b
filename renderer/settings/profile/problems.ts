/** What is wrong or looks wrong, brought to the place where it is mended. */
import type { CallValue, ProfileProblemView } from '../../../electron/ipc/contract.ts';
import type { Texts } from '../../i18n/index.ts';
import { placeOf, type SectionId } from '../../profile/index.ts';

export type Check = CallValue<'profiles.check'>;

/** Problems at a path or below it. */
export const problemsAt = (problems: readonly ProfileProblemView[], path: string): readonly ProfileProblemView[] =>
  problems.filter((one) => one.path === path || one.path.startsWith(`${path}.`));

/** Problems of a section. */
export const problemsIn = (
  problems: readonly ProfileProblemView[],
  section: SectionId,
): readonly ProfileProblemView[] => problems.filter((one) => sectionOf(one.path) === section);

/** Section of a path; what nobody edits is told at the municipality. */
export const sectionOf = (path: string): SectionId => placeOf(path)?.section ?? 'municipality';

/** Texts in the words of the form, where those of the file name its members. */
const IN_THE_FORM = new Set([
  'labelMissing',
  'memberMissing',
  'valueWrong',
  'valueUnknown',
  'dateWrong',
  'currencyMissing',
]);

/** What to do about a problem, in the words of the form. */
export const problemWords = (
  { messageKey, params }: ProfileProblemView,
  { sent, t }: Pick<Texts, 'sent' | 't'>,
): string => {
  const name = messageKey.replace(/^profileProblems\./, '');
  const own = IN_THE_FORM.has(name) ? sent(`profileEditor.problem.${name}`, params) : null;
  return own ?? sent(messageKey, params) ?? t('common.error.unknown', { code: messageKey });
};

/** Where a problem stands in a list: the list and its row. */
export const rowOf = (path: string): { readonly list: string; readonly row: number } | null => {
  const part = placeOf(path)?.part;
  if (part?.kind !== 'rows') return null;
  const row = Number(path.slice(part.path.length + 1).split('.')[0]);
  return Number.isInteger(row) ? { list: part.path, row } : null;
};
