import type { CaseState } from '../../electron/ipc/contract.ts';
import type { Tone } from '../ui/index.ts';

const TONES: Readonly<Partial<Record<CaseState, Tone>>> = {
  INCOMPLETE: 'warn',
  PAYMENT_DUE: 'warn',
  ORDER_REJECTED: 'bad',
  LAPSED: 'warn',
  CANCELLED: 'info',
  ACTIVE: 'ok',
  DONE: 'ok',
  READY: 'info',
  APPT_COLLECT: 'info',
  REMINDED: 'info',
  DRAFT: 'info',
};

/** How the state of a case shows: most of the time somebody waits for something that comes by itself. */
export const toneOfState = (state: CaseState): Tone => TONES[state] ?? 'busy';

/** States in which nothing is left to do; such rows stand back. */
export const isFinished = (state: CaseState): boolean => ['DONE', 'CANCELLED', 'LAPSED'].includes(state);
