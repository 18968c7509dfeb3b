import type { CardView } from '../../electron/ipc/contract.ts';

/** One word over the verdicts of a card; not checked is not good, and one failed part condemns the card. */
export type OverallOutcome = 'busy' | 'genuine' | 'test' | 'altered' | 'unknown';

/** Sums up the verdicts that main gave, for the banner at the head. */
export const overallOutcome = ({ verdicts }: Pick<CardView, 'verdicts'>): OverallOutcome => {
  if (verdicts === null) return 'busy';
  const words = Object.values(verdicts).map((part) => part.verdict);
  if (words.includes('invalid')) return 'altered';
  if (verdicts.identity.verdict === 'notCheckable' || verdicts.chain.verdict === 'notCheckable') return 'unknown';
  return words.includes('testCard') ? 'test' : 'genuine';
};
