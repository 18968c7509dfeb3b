import type { Assessment, CardLetter } from '../../../electron/ipc/contract.ts';

type Letter = Assessment['letters'][number];

/**
 * Card types that stand on the page at once: suggested first, then possible, then those that need a decision, and of the
 * impossible ones only the chosen one and the one that is held now, because people ask why. The rest folds away.
 */
export const shownLetters = (
  letters: readonly Letter[],
  chosen: CardLetter | null,
  held: CardLetter | null,
): { readonly shown: readonly Letter[]; readonly folded: readonly Letter[] } => {
  const stays = (entry: Letter): boolean =>
    entry.possible !== 'no' || entry.letter === chosen || entry.letter === held || entry.suggested;
  const shown = letters.filter(stays).toSorted((left, right) => rank(left) - rank(right));
  return { shown, folded: letters.filter((entry) => !stays(entry)) };
};

const RANK = { yes: 1, unknown: 2, no: 3 } as const;
const rank = (entry: Letter): number => (entry.suggested ? 0 : RANK[entry.possible]);
