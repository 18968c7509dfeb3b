import type { CardView } from '../../../electron/ipc/contract.ts';

/** What the screen says of a card in one word. */
export type SealKind = 'genuine' | 'test' | 'altered' | 'unknown';

/** One failed part condemns the card; identity and chain must have been checked before anything is called genuine. */
export const sealOf = (verdicts: NonNullable<CardView['verdicts']>): SealKind => {
  const parts = [verdicts.identity, verdicts.address, verdicts.photo, verdicts.chain, verdicts.chip];
  if (parts.some((part) => part.verdict === 'invalid')) return 'altered';
  if (verdicts.identity.verdict === 'notCheckable' || verdicts.chain.verdict === 'notCheckable') return 'unknown';
  return parts.some((part) => part.verdict === 'testCard') ? 'test' : 'genuine';
};
