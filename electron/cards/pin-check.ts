/** Checking a PIN: of the new card of a case, or of any card apart from cases. */
import { type Actor, noCase, record } from '../audit/index.ts';
import { caseDetail, loadCase, mayAskPin, recordPin, type StoredCase } from '../cases/index.ts';
import {
  type CallError,
  type CallResult,
  type CardView,
  type CheckedInput,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { compareCardNumbers } from '../rules/index.ts';
import { storedInstant } from '../storage/index.ts';
import type { ActivationTrials } from './activation-evidence.ts';
import { cardOnDesk } from './card-on-desk.ts';
import type { CollectionServices } from './collection-services.ts';
import { type CardMending, createPinDesk, overwritingPin } from './pin.ts';
import { createPinMending, type PinMending } from './pin-mending.ts';

export interface PinCheck extends PinMending {
  /** What was tried on the card of this session since it was put in. */
  trialsOf(cardSessionId: string): ActivationTrials;
  /** Tries left on the confirmed new card. Refusals: `newCardFirst`, `otherCardInReader`, and the codes of the reader. */
  caseTries(input: CheckedInput<'collection.pinTries'>): Promise<CallResult<'collection.pinTries'>>;
  /**
   * Verifies the PIN of the confirmed new card and records the outcome. Everything that could refuse is asked before
   * the PIN goes to the card, so that no try is spent for nothing.
   */
  caseVerify(officer: Actor, input: CheckedInput<'collection.verifyPin'>): Promise<CallResult<'collection.verifyPin'>>;
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

  /** The new card of the case, if it is the one in the reader now: after a removal the same number is asked again. */
  const newCardOf = (stored: StoredCase): Result<CardView> => {
    const { newCard } = stored.collection;
    if (newCard === null) return refusal('newCardFirst');
    const lying = cardOnDesk(services.readerView());
    if (!lying.ok) return lying;
    if (lying.value.kind === 'notActivated') return refusal('notActivated');
    if (lying.value.kind === 'unreadable') return refusal('cardMute');
    const { card } = lying.value;
    return compareCardNumbers(card.identity.cardNumber, newCard.cardNumber) === 'equal'
      ? success(card)
      : refusal('otherCardInReader');
  };

  const inReader = (sessionId: string): boolean => {
    const view = services.readerView();
    return view.cardPresent && view.card?.sessionId === sessionId;
  };

  const verifyForCase = async (
    officer: Actor,
    input: CheckedInput<'collection.verifyPin'>,
  ): Promise<CallResult<'collection.verifyPin'>> => {
    const { caseId, version, pin, lastTryConfirmed } = input;
    const stored = await loadCase(services.database.read, caseId);
    if (stored === null) return refusal('caseNotFound');
    if (stored.version !== version) {
      return refusal('changedMeanwhile', { by: stored.updatedBy, at: stored.updatedAt, version: stored.version });
    }
    const allowed = mayAskPin(stored);
    if (!allowed.ok) return allowed;
    const card = newCardOf(stored);
    if (!card.ok) return card;
    const withKey = card.value.certificates?.authentication.present === true;
    const found = await desk.enter({ sessionId: card.value.sessionId, pin, lastTryConfirmed }, withKey);
    if (!found.ok) return found;
    const { outcome, triesLeft } = found.value.pin;
    if (outcome !== 'lastTryNeedsConfirmation' && outcome !== 'cancelled') {
      // The try is spent, so its outcome is recorded on the case as it stands by now, whoever else touched it meanwhile.
      const now = await loadCase(services.database.read, caseId);
      const command = { caseId, version: now?.version ?? version, officer };
      const recorded = await recordPin(services, command, { outcome, triesLeft, keyProven: found.value.keyProven });
      if (!recorded.ok) return recorded;
    }
    const detail = await caseDetail(services, caseId);
    return detail.ok ? success({ pin: found.value.pin, case: detail.value }) : detail;
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

  return {
    ...createPinMending({ ...services, desk, inReader, note }),
    trialsOf: (cardSessionId) => trials.get(cardSessionId) ?? UNTRIED,
    caseTries: async ({ caseId }) => {
      const stored = await loadCase(services.database.read, caseId);
      if (stored === null) return refusal('caseNotFound');
      const card = newCardOf(stored);
      return card.ok ? desk.tries(card.value.sessionId) : card;
    },
    caseVerify: (officer, input) => overwritingPin(input, () => verifyForCase(officer, input)),
    cardTries: async ({ cardSessionId }) => {
      if (!inReader(cardSessionId)) return refusal('cardChangedMeanwhile');
      const tries = await desk.tries(cardSessionId);
      // On applet 1.8 an administrator of the state took the place of the holder's PUK.
      const applet = Number.parseInt(services.readerView().card?.appletVersion ?? '', 16);
      return tries.ok ? success({ ...tries.value, holderCanUnblock: !(applet >= APPLET_WITHOUT_PUK) }) : tries;
    },
    cardVerify: (officer, input) => overwritingPin(input, () => verifyApart(officer, input)),
  };
};

/** As the version byte of the chip says it. */
const APPLET_WITHOUT_PUK = 0x18;

const noteCheck = (services: CollectionServices, officer: Actor, outcome: string): Promise<Result<null, CallError>> =>
  services.database.transaction<null, CallError>(async (transaction) => {
    const at = storedInstant(services.clock.now());
    await record(transaction, at, officer, noCase, { action: 'cardPinChecked', params: { outcome } });
    return success(null);
  });
