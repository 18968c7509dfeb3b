/** Checking a PIN: of the new card of a case, or of any card apart from cases. */
import { type Actor, noCase, record } from '../audit/index.ts';
import { type CallError, type CallResult, type CheckedInput, type Result, refusal, success } from '../ipc/contract.ts';
import { storedInstant } from '../storage/index.ts';
import type { ActivationTrials } from './activation-evidence.ts';
import { type CasePin, createCasePin, holderCanUnblock } from './case-pin.ts';
import type { CollectionServices } from './collection-services.ts';
import { type CardMending, createPinDesk, overwritingPin } from './pin.ts';
import { createPinMending, type PinMending } from './pin-mending.ts';

export interface PinCheck extends PinMending, CasePin {
  /** What was tried on the card of this session since it was put in. */
  trialsOf(cardSessionId: string): ActivationTrials;
  /** Tries left on the card of this session. Refusal: `cardChangedMeanwhile`. */
  cardTries(input: CheckedInput<'card.pinTries'>): Promise<CallResult<'card.pinTries'>>;
  /** Verifies the PIN of the card of this session; that it was checked is recorded, not whose card it is. */
  cardVerify(officer: Actor, input: CheckedInput<'card.verifyPin'>): Promise<CallResult<'card.verifyPin'>>;
}

/** Nothing was tried. */
const UNTRIED: ActivationTrials = { pin: null, keyProven: null };
/** Cards of which the trials are kept: the ones of the last hours are more than enough. */
const MOST_TRIALS = 50;

export const createPinCheck = (
  services: CollectionServices & { readonly card: CollectionServices['card'] & CardMending },
): PinCheck => {
  const desk = createPinDesk(services.card);
  const trials = new Map<string, ActivationTrials>();
  const note = (sessionId: string, found: Partial<ActivationTrials>): void => {
    const before = trials.get(sessionId) ?? UNTRIED;
    trials.delete(sessionId);
    trials.set(sessionId, { ...before, ...found });
    for (const oldest of trials.keys()) if (trials.size > MOST_TRIALS) trials.delete(oldest);
  };

  const inReader = (sessionId: string): boolean => {
    const view = services.readerView();
    return view.cardPresent && view.card?.sessionId === sessionId;
  };

  const verifyApart = async (
    officer: Actor,
    { cardSessionId, pin, lastTryConfirmed }: CheckedInput<'card.verifyPin'>,
  ): Promise<CallResult<'card.verifyPin'>> => {
    if (!inReader(cardSessionId)) return refusal('cardChangedMeanwhile');
    const withKey = services.readerView().card?.certificates?.authentication.present === true;
    const found = await desk.enter({ sessionId: cardSessionId, pin, lastTryConfirmed }, withKey);
    if (!found.ok) {
      // Before the PIN is asked, the chip says whether its key may be used at all.
      if (found.error.code === 'notActivated') note(cardSessionId, { keyProven: 'refused' });
      return found;
    }
    const { outcome } = found.value.pin;
    if (outcome === 'verified' || outcome === 'wrongPin' || outcome === 'blocked')
      note(cardSessionId, { pin: outcome });
    if (found.value.keyProven !== null) note(cardSessionId, { keyProven: found.value.keyProven });
    // Nothing reached the card: nothing to record.
    if (outcome === 'cancelled' || outcome === 'lastTryNeedsConfirmation') return success(found.value.pin);
    const noted = await noteCheck(services, officer, outcome);
    return noted.ok ? success(found.value.pin) : noted;
  };

  const { sendChange, sendUnblock, change, unblock } = createPinMending({ ...services, desk, inReader, note });
  return {
    ...createCasePin(services, desk, { sendChange, sendUnblock }),
    change,
    unblock,
    trialsOf: (cardSessionId) => trials.get(cardSessionId) ?? UNTRIED,
    cardTries: async ({ cardSessionId }) => {
      if (!inReader(cardSessionId)) return refusal('cardChangedMeanwhile');
      const tries = await desk.tries(cardSessionId);
      const canUnblock = holderCanUnblock(services.readerView().card);
      return tries.ok ? success({ ...tries.value, holderCanUnblock: canUnblock }) : tries;
    },
    cardVerify: (officer, input) => overwritingPin(input, () => verifyApart(officer, input)),
  };
};

const noteCheck = (services: CollectionServices, officer: Actor, outcome: string): Promise<Result<null, CallError>> =>
  services.database.transaction<null, CallError>(async (transaction) => {
    const at = storedInstant(services.clock.now());
    await record(transaction, at, officer, noCase, { action: 'cardPinChecked', params: { outcome } });
    return success(null);
  });
