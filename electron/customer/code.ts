/** What main saw of a code being asked at this desk: outcomes only. The digits never come by here. */
import type { CallName, CustomerScene } from '../ipc/contract.ts';

type CodeScene = Extract<CustomerScene, { kind: 'code' }>;

export interface CodeAtDesk {
  readonly keys: CodeScene['keys'];
  readonly triesLeft: number | null;
  /** What came of the last attempt; null while a first one is awaited. */
  readonly came: CodeScene['step'] | null;
}

/** What an answer about codes may hold; other parts of it are not looked at. */
export interface CodeAnswer {
  readonly outcome?: string;
  readonly triesLeft?: number | null;
  readonly pukTriesLeft?: number | null;
  readonly hasPinPad?: boolean;
}

/** Calls that ask how many tries are left, and calls that send a code. The page of the visit nests its outcome in `pin`. */
const ASKS_TRIES: readonly CallName[] = ['collection.pinTries', 'card.pinTries'];
const SENDS_CODE: readonly CallName[] = ['collection.verifyPin', 'card.verifyPin', 'card.changePin', 'card.unblockPin'];
export const CODE_CALLS: readonly CallName[] = [...ASKS_TRIES, ...SENDS_CODE];

const STEP_OF: Readonly<Record<string, CodeScene['step']>> = {
  verified: 'right',
  changed: 'changed',
  unblocked: 'changed',
  wrongPin: 'wrong',
  wrongPuk: 'wrong',
  blocked: 'blocked',
  pukBlocked: 'blocked',
  unknown: 'unsure',
};

/** The desk after an answer to one of `CODE_CALLS`. Tries read again after a wrong code keep saying that it was wrong. */
export const codeAfter = (before: CodeAtDesk | null, name: CallName, answer: CodeAnswer): CodeAtDesk => {
  const known = before ?? { keys: 'keyboard', triesLeft: null, came: null };
  if (ASKS_TRIES.includes(name)) {
    const keys = answer.hasPinPad === true ? 'reader' : 'keyboard';
    return { keys, triesLeft: answer.triesLeft ?? null, came: answer.triesLeft === 0 ? 'blocked' : known.came };
  }
  const came = STEP_OF[answer.outcome ?? ''] ?? null;
  // The tries of a PUK are others than those of the PIN, and few cards tell them.
  if (answer.pukTriesLeft !== undefined) return { ...known, triesLeft: answer.pukTriesLeft, came };
  return { ...known, triesLeft: answer.triesLeft ?? known.triesLeft, came };
};
