import type { ApplicationDraft } from '../../../electron/ipc/contract.ts';

type Product = ApplicationDraft['product'];

/** What somebody can come to ask at the desk. Whether it is made here, and for whom, the rules say. */
const ASKED: readonly Product[] = ['EVK', 'EVK_CHILD', 'AI', 'TRAVEL', 'CODES_REPRINT'];

/** The choice: what can be asked, and what this application is for where it was begun from a case. */
export const productChoices = (chosen: Product): readonly Product[] =>
  ASKED.includes(chosen) ? ASKED : [...ASKED, chosen];

/** Takes a product over. A paper without a letter forgets the one that was chosen, because it shows nowhere any more. */
export const withProduct = (draft: ApplicationDraft, product: Product): ApplicationDraft => ({
  ...draft,
  product,
  letter: product === 'AI' || product === 'TRAVEL' ? null : draft.letter,
});
