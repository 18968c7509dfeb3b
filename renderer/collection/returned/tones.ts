import type { ReturnedVerdict, ReturnedVerdictWord } from '../../../electron/ipc/contract.ts';

type VerdictTone = 'ok' | 'warn' | 'bad';

/** How a verdict looks in a list. */
export const WORD_TONES: Readonly<Record<ReturnedVerdictWord, VerdictTone>> = {
  rightCard: 'ok',
  otherCardSamePerson: 'warn',
  otherPerson: 'bad',
  alreadyWithdrawn: 'warn',
  invalidCard: 'bad',
  unreadable: 'warn',
  noCase: 'warn',
  notOurs: 'warn',
};

/** How a verdict looks large: a right card that may not be taken in now is no green light. */
export const toneOf = ({ verdict, action, message }: ReturnedVerdict): VerdictTone | 'info' => {
  if (action === 'wait') return 'info';
  if (message === 'stolen') return 'bad';
  if (verdict === 'rightCard' && (action === 'giveBack' || action === 'takeInByHand')) return 'warn';
  return WORD_TONES[verdict];
};
