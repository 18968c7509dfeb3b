/** Changing a PIN and taking a block off, on a card apart from cases. That it was done is recorded, not on whose card. */
import { type Actor, noCase, record } from '../audit/index.ts';
import { type CallError, type CallResult, type CheckedInput, type Result, refusal, success } from '../ipc/contract.ts';
import { storedInstant } from '../storage/index.ts';
import type { ActivationTrials } from './activation-evidence.ts';
import type { CollectionServices } from './collection-services.ts';
import { type CardMending, overwritingPin, type PinDesk, refusedByReader, UNSURE } from './pin.ts';

export interface PinMending {
  /** Sends both PINs once. Refusals: `cardChangedMeanwhile`, `pinBusy`, `newPinMissing`, and the codes of the reader. */
  change(officer: Actor, input: CheckedInput<'card.changePin'>): Promise<CallResult<'card.changePin'>>;
  /** Sends both PUK codes once. Refusals: `cardChangedMeanwhile`, `pinBusy`, and the codes of the reader. */
  unblock(officer: Actor, input: CheckedInput<'card.unblockPin'>): Promise<CallResult<'card.unblockPin'>>;
}

export interface PinMendingServices extends Pick<CollectionServices, 'database' | 'clock'> {
  readonly card: CardMending;
  readonly desk: PinDesk;
  readonly inReader: (sessionId: string) => boolean;
  readonly note: (sessionId: string, found: Partial<ActivationTrials>) => void;
}

export const createPinMending = (services: PinMendingServices): PinMending => {
  const { card, desk, inReader, note } = services;

  const change = async (
    officer: Actor,
    input: CheckedInput<'card.changePin'>,
  ): Promise<CallResult<'card.changePin'>> => {
    const { cardSessionId, pin, newPin, lastTryConfirmed } = input;
    if (!inReader(cardSessionId)) return refusal('cardChangedMeanwhile');
    if ((pin === null) !== (newPin === null)) return refusal('newPinMissing');
    const found = await desk.alone(input, async (): Promise<CallResult<'card.changePin'>> => {
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
    return noted(services, officer, { action: 'cardPinChanged', outcome }, found);
  };

  const unblock = async (
    officer: Actor,
    input: CheckedInput<'card.unblockPin'>,
  ): Promise<CallResult<'card.unblockPin'>> => {
    const { cardSessionId, puk, lastTryConfirmed } = input;
    if (!inReader(cardSessionId)) return refusal('cardChangedMeanwhile');
    const found = await desk.alone(input, async (): Promise<CallResult<'card.unblockPin'>> => {
      const answer = await card.unblockPin(cardSessionId, puk, lastTryConfirmed);
      if (answer.ok) return success(answer.value);
      return UNSURE.includes(answer.error.code)
        ? success({ outcome: 'unknown', pukTriesLeft: null })
        : refusedByReader(answer.error);
    });
    if (!found.ok) return found;
    const { outcome } = found.value;
    if (outcome === 'unblocked') note(cardSessionId, { pin: null });
    return noted(services, officer, { action: 'cardPinUnblocked', outcome }, found);
  };

  return {
    change: (officer, input) => overwritingPin(input, () => change(officer, input)),
    unblock: (officer, input) => overwritingPin(input, () => unblock(officer, input)),
  };
};

/** Nothing reached the card: nothing to record. */
const NOTHING_DONE: readonly string[] = ['lastTryNeedsConfirmation', 'cancelled', 'notAPuk', 'notOnThisGeneration'];

const noted = async <Value>(
  { database, clock }: PinMendingServices,
  officer: Actor,
  { action, outcome }: { readonly action: string; readonly outcome: string },
  found: Result<Value>,
): Promise<Result<Value>> => {
  if (NOTHING_DONE.includes(outcome)) return found;
  const recorded = await database.transaction<null, CallError>(async (transaction) => {
    await record(transaction, storedInstant(clock.now()), officer, noCase, { action, params: { outcome } });
    return success(null);
  });
  return recorded.ok ? found : recorded;
};
