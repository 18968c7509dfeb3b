/**
 * Changing a PIN and taking a block off: of a card apart from cases, where only that it was done is recorded, and of the new
 * card of a case, where the desk of the case records it.
 */
import { type Actor, noCase, record } from '../audit/index.ts';
import {
  type CallError,
  type CallResult,
  type CheckedInput,
  type PinChangeOutcome,
  type PinUnblockOutcome,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { storedInstant } from '../storage/index.ts';
import type { ActivationTrials } from './activation-evidence.ts';
import type { CollectionServices } from './collection-services.ts';
import { type CardMending, overwritingPin, type PinDesk, refusedByReader, UNSURE } from './pin.ts';

/** Both PINs of one card, or null twice for the keys of the reader. */
export interface PinChangeEntry {
  readonly cardSessionId: string;
  readonly pin: Uint8Array<ArrayBuffer> | null;
  readonly newPin: Uint8Array<ArrayBuffer> | null;
  readonly lastTryConfirmed: boolean;
}

/** Both PUK codes of one card, or null for the keys of the reader. */
export interface UnblockEntry {
  readonly cardSessionId: string;
  readonly puk: Uint8Array<ArrayBuffer> | null;
  readonly lastTryConfirmed: boolean;
}

export interface PinMending {
  /** Sends both PINs once. Refusals: `cardChangedMeanwhile`, `pinBusy`, `newPinMissing`, and the codes of the reader. */
  change(officer: Actor, input: CheckedInput<'card.changePin'>): Promise<CallResult<'card.changePin'>>;
  /** Sends both PUK codes once. Refusals: `cardChangedMeanwhile`, `pinBusy`, and the codes of the reader. */
  unblock(officer: Actor, input: CheckedInput<'card.unblockPin'>): Promise<CallResult<'card.unblockPin'>>;
}

/** The same without a record: the caller keeps what came of it. */
export interface PinMendingWork {
  sendChange(entry: PinChangeEntry): Promise<Result<PinChangeOutcome>>;
  sendUnblock(entry: UnblockEntry): Promise<Result<PinUnblockOutcome>>;
}

export interface PinMendingServices extends Pick<CollectionServices, 'database' | 'clock'> {
  readonly card: CardMending;
  readonly desk: PinDesk;
  readonly inReader: (sessionId: string) => boolean;
  readonly note: (sessionId: string, found: Partial<ActivationTrials>) => void;
}

export const createPinMending = (services: PinMendingServices): PinMending & PinMendingWork => {
  const { card, desk, inReader, note } = services;

  const sendChange: PinMendingWork['sendChange'] = async (entry) => {
    const { cardSessionId, pin, newPin, lastTryConfirmed } = entry;
    if (!inReader(cardSessionId)) return refusal('cardChangedMeanwhile');
    if ((pin === null) !== (newPin === null)) return refusal('newPinMissing');
    const found = await desk.alone(entry, async (): Promise<Result<PinChangeOutcome>> => {
      const answer = await card.changePin(cardSessionId, pin, newPin, lastTryConfirmed);
      if (answer.ok) return success(answer.value);
      // Nobody knows which PIN counts now, and it is never sent again to find out.
      return UNSURE.includes(answer.error.code)
        ? success({ outcome: 'unknown', triesLeft: null })
        : refusedByReader(answer.error);
    });
    if (!found.ok) return found;
    const { outcome } = found.value;
    if (outcome === 'changed') note(cardSessionId, { pin: 'verified' });
    if (outcome === 'wrongPin' || outcome === 'blocked') note(cardSessionId, { pin: outcome });
    return found;
  };

  const sendUnblock: PinMendingWork['sendUnblock'] = async (entry) => {
    const { cardSessionId, puk, lastTryConfirmed } = entry;
    if (!inReader(cardSessionId)) return refusal('cardChangedMeanwhile');
    const found = await desk.alone(entry, async (): Promise<Result<PinUnblockOutcome>> => {
      const answer = await card.unblockPin(cardSessionId, puk, lastTryConfirmed);
      if (answer.ok) return success(answer.value);
      return UNSURE.includes(answer.error.code)
        ? success({ outcome: 'unknown', pukTriesLeft: null })
        : refusedByReader(answer.error);
    });
    if (found.ok && found.value.outcome === 'unblocked') note(cardSessionId, { pin: null });
    return found;
  };

  return {
    sendChange,
    sendUnblock,
    change: (officer, input) =>
      overwritingPin(input, async () => noted(services, officer, 'cardPinChanged', await sendChange(input))),
    unblock: (officer, input) =>
      overwritingPin(input, async () => noted(services, officer, 'cardPinUnblocked', await sendUnblock(input))),
  };
};

/** Nothing reached the card: nothing to record. */
export const NOTHING_DONE: readonly string[] = [
  'lastTryNeedsConfirmation',
  'cancelled',
  'notAPuk',
  'notOnThisGeneration',
];

const noted = async <Value extends { readonly outcome: string }>(
  { database, clock }: PinMendingServices,
  officer: Actor,
  action: string,
  found: Result<Value>,
): Promise<Result<Value>> => {
  if (!found.ok || NOTHING_DONE.includes(found.value.outcome)) return found;
  const { outcome } = found.value;
  const recorded = await database.transaction<null, CallError>(async (transaction) => {
    await record(transaction, storedInstant(clock.now()), officer, noCase, { action, params: { outcome } });
    return success(null);
  });
  return recorded.ok ? found : recorded;
};
