/** Commands and answers about the PIN of a card. Secrets are ASCII digits; every hop overwrites its copy. */
import { z } from 'zod';

const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);
/** One card: the reader, and the session that must still be the one in it. */
const onCard = { id: z.int(), reader: z.string(), sessionId: z.string() };

export const pinCommands = [
  z.object({ command: z.literal('pinTries'), ...onCard }),
  /** `pin` holds ASCII digits and is overwritten after use; null = the reader's own pin pad. */
  z.object({
    command: z.literal('verifyPin'),
    ...onCard,
    pin: bytes.nullable(),
    lastTryConfirmed: z.boolean(),
  }),
  /** Signs a random challenge with the authentication key after a PIN verification in the same burst. */
  z.object({
    command: z.literal('proveKey'),
    ...onCard,
    pin: bytes.nullable(),
    lastTryConfirmed: z.boolean(),
  }),
  /** `pin` is the PIN so far; both are null where the pin pad of the reader asks for them. */
  z.object({
    command: z.literal('changePin'),
    ...onCard,
    pin: bytes.nullable(),
    newPin: bytes.nullable(),
    lastTryConfirmed: z.boolean(),
  }),
  /** `puk` holds twelve digits: the six of PUK2 (holder), then the six of PUK1 (authority). Null: the pin pad. */
  z.object({
    command: z.literal('unblockPin'),
    ...onCard,
    puk: bytes.nullable(),
    lastTryConfirmed: z.boolean(),
  }),
] as const;

/** Names of the fields that hold secrets, for whoever overwrites them. */
export const SECRET_FIELDS = ['pin', 'newPin', 'puk'] as const;

export const pinResult = z.object({
  outcome: z.enum(['verified', 'wrongPin', 'blocked', 'lastTryNeedsConfirmation', 'unknown', 'cancelled']),
  /** Tries left afterwards, null where the card does not tell for free. */
  triesLeft: z.int().nullable(),
});
export type PinResult = z.infer<typeof pinResult>;

/** Value of the answer to `pinTries`. */
export const pinTriesAnswer = z.object({
  triesLeft: z.int().nullable(),
  hasPinPad: z.boolean(),
});
/** Value of the answer to `proveKey`. */
export const proveKeyAnswer = z.object({ pin: pinResult, proven: z.boolean() });

/** Value of the answer to `changePin`. */
export const changePinResult = z.object({
  /**
   * `newPinRefused`: not 4 to 12 digits, or the card wants another one. `newPinsDiffer`: typed twice at the pin pad,
   * not the same. `unknown`: the answer was lost, so nobody knows which PIN counts now; it is never sent again.
   */
  outcome: z.enum([
    'changed',
    'wrongPin',
    'blocked',
    'lastTryNeedsConfirmation',
    'newPinRefused',
    'newPinsDiffer',
    'unknown',
    'cancelled',
  ]),
  /** Tries left for the PIN afterwards, null where the card does not tell for free. */
  triesLeft: z.int().nullable(),
});
export type ChangePinResult = z.infer<typeof changePinResult>;

/** Value of the answer to `unblockPin`. */
export const unblockPinResult = z.object({
  /**
   * `notOnThisGeneration`: applet 1.8 has no PUK of the holder, only the authority can do it; nothing was sent.
   * `notAPuk`: not twelve digits; nothing was sent.
   */
  outcome: z.enum([
    'unblocked',
    'wrongPuk',
    'pukBlocked',
    'notOnThisGeneration',
    'notAPuk',
    'lastTryNeedsConfirmation',
    'unknown',
    'cancelled',
  ]),
  /** Tries left for the PUK where its answer told. The PIN keeps its value; after `unblocked` it has all its tries. */
  pukTriesLeft: z.int().nullable(),
});
export type UnblockPinResult = z.infer<typeof unblockPinResult>;
