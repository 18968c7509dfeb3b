/**
 * A PIN on its way through main: once to the reader process, then overwritten here, whatever happened.
 * Never logged, never kept, never sent a second time.
 */
import type { CardFailure, ChangePinResult, PinResult, UnblockPinResult } from '../../native/messages.ts';
import { type CallError, type PinOutcome, type Result, refusal, success } from '../ipc/contract.ts';

/** What this room needs of the reader process. Answers may fail with the reader's own codes, each with a text under `errors`. */
export interface CardWork {
  pinTries(sessionId: string): Promise<Result<PinTries, CardFailure>>;
  verifyPin(
    sessionId: string,
    pin: Uint8Array | null,
    lastTryConfirmed: boolean,
  ): Promise<Result<PinResult, CardFailure>>;
  proveKey(
    sessionId: string,
    pin: Uint8Array | null,
    lastTryConfirmed: boolean,
  ): Promise<Result<{ readonly pin: PinResult; readonly proven: boolean }, CardFailure>>;
}

/** What the holder can do to a PIN besides having it checked. Secrets are overwritten on the way, at every hop. */
export interface CardMending {
  /** Both PINs, or null twice for the pin pad. */
  changePin(
    sessionId: string,
    pin: Uint8Array | null,
    newPin: Uint8Array | null,
    lastTryConfirmed: boolean,
  ): Promise<Result<ChangePinResult, CardFailure>>;
  /** Twelve digits, PUK2 before PUK1, or null for the pin pad. */
  unblockPin(
    sessionId: string,
    puk: Uint8Array | null,
    lastTryConfirmed: boolean,
  ): Promise<Result<UnblockPinResult, CardFailure>>;
}

/** Tries left, null where the card does not tell for free. */
export interface PinTries {
  readonly triesLeft: number | null;
  readonly hasPinPad: boolean;
  /** Whether the holder can take a block off with both PUK codes. */
  readonly holderCanUnblock?: boolean | undefined;
}

/** A PIN entry: the bytes of the entry field, or null for the pin pad of the reader. */
export interface PinEntry {
  readonly sessionId: string;
  readonly pin: Uint8Array | null;
  readonly lastTryConfirmed: boolean;
}

/** What a PIN entry gave; `keyProven` is null where no key was asked. */
export interface PinFinding {
  readonly pin: PinOutcome;
  readonly keyProven: boolean | null;
}

/** What a call may carry: PIN, new PIN, PUK. */
export interface Secrets {
  readonly pin?: Uint8Array | null;
  readonly newPin?: Uint8Array | null;
  readonly puk?: Uint8Array | null;
}

/** Runs `work` and overwrites the secrets of its input afterwards, also where they never got as far as the card. */
export const overwritingPin = async <Value>(input: Secrets, work: () => Promise<Value>): Promise<Value> => {
  try {
    return await work();
  } finally {
    for (const secret of [input.pin, input.newPin, input.puk]) secret?.fill(0);
  }
};

/** One PIN entry at a time: a second one while the first is under way would cost a try that nobody meant. */
export interface PinDesk {
  tries(sessionId: string): Promise<Result<PinTries>>;
  /** Runs other work with a secret, under the same rule. Refusal: `pinBusy`. */
  alone<Value>(secrets: Secrets, work: () => Promise<Result<Value>>): Promise<Result<Value>>;
  /** With `withKey` the card also signs a challenge. Refusals: `pinBusy`, and the codes of the reader. */
  enter(entry: PinEntry, withKey: boolean): Promise<Result<PinFinding>>;
}

export const createPinDesk = (card: CardWork): PinDesk => {
  let busy = false;
  const alone: PinDesk['alone'] = async (secrets, work) => {
    if (busy) return overwritingPin(secrets, async () => refusal('pinBusy'));
    busy = true;
    try {
      return await overwritingPin(secrets, work);
    } finally {
      busy = false;
    }
  };
  return {
    tries: async (sessionId) => {
      const answer = await card.pinTries(sessionId);
      return answer.ok ? success(answer.value) : refusedByReader(answer.error);
    },
    alone,
    enter: (entry, withKey) => alone(entry, () => (withKey ? enterWithKey(card, entry) : enterAlone(card, entry))),
  };
};

const enterAlone = async (card: CardWork, entry: PinEntry): Promise<Result<PinFinding>> => {
  const answer = await card.verifyPin(entry.sessionId, entry.pin, entry.lastTryConfirmed);
  return answer.ok ? success({ pin: answer.value, keyProven: null }) : unsure(answer.error);
};

const enterWithKey = async (card: CardWork, entry: PinEntry): Promise<Result<PinFinding>> => {
  const answer = await card.proveKey(entry.sessionId, entry.pin, entry.lastTryConfirmed);
  if (!answer.ok) return unsure(answer.error);
  const { pin, proven } = answer.value;
  // Only a verified PIN opens the key; before that its silence says nothing.
  return success({ pin, keyProven: pin.outcome === 'verified' ? proven : null });
};

/** Failures after which nobody knows whether the card counted a try: the counter must be read again, never assumed. */
export const UNSURE: readonly CardFailure['code'][] = ['cardRemoved', 'timeout', 'transportError', 'truncatedAnswer'];

const unsure = (failure: CardFailure): Result<PinFinding> =>
  UNSURE.includes(failure.code)
    ? success({ pin: { outcome: 'unknown', triesLeft: null }, keyProven: null })
    : refusedByReader(failure);

/** A failure of reader or card as a refusal; the technical detail stays in main. */
export const refusedByReader = (failure: CardFailure): { readonly ok: false; readonly error: CallError } =>
  refusal(failure.code);
