/** Whether a row of a profile covers a letter. */
import { cardTypeOf } from './card-types.ts';
import type { CardTypes } from './model/card-type.ts';
import type { Profile } from './model/profile.ts';
import type { CardLetter, TriState } from './model/vocabulary.ts';

/**
 * A row without letters and group covers every letter. Where the profile allows it (`aliasMatching`), a row for a former letter
 * also covers its successor. A letter not yet chosen is "unknown" for a row that names letters; a product without a letter is "no".
 */
export const coversLetter = (
  profile: Profile,
  types: CardTypes,
  row: { readonly letters: readonly CardLetter[] | null; readonly group: string | null },
  letter: CardLetter | null,
  needsLetter: boolean,
): TriState => {
  if (row.letters === null && row.group === null) return 'yes';
  if (letter === null) return needsLetter ? 'unknown' : 'no';
  const grouped =
    row.group === null ? [] : (profile.letterGroups.find((group) => group.code === row.group)?.letters ?? []);
  const covered = (candidate: CardLetter) => (row.letters?.includes(candidate) ?? false) || grouped.includes(candidate);
  if (covered(letter)) return 'yes';
  const former = profile.aliasMatching ? cardTypeOf(types, letter).predecessor : null;
  return former !== null && covered(former) ? 'yes' : 'no';
};

/** Service points are compared without regard to case. Not told where: no excluded place is assumed. */
export const isExcludedPlace = (excluded: readonly string[], servicePoint: string | null): boolean =>
  servicePoint !== null && excluded.some((code) => code.toUpperCase() === servicePoint.toUpperCase());
