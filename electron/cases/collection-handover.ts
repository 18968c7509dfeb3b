/** The end of a collection: handed over and old card destroyed, or broken off. */
import { type Result, refusal, success } from '../ipc/contract.ts';
import { compactCardNumber } from '../rules/index.ts';
import { dayOf, hasCardToDestroy, isCollectable, mayHandOver } from './collection-guards.ts';
import { type CaseCommand, runCaseCommand } from './command.ts';
import { refuseWhileUnpaid } from './owed.ts';
import { emptyCollection, type StoredCase } from './record.ts';
import type { CaseServices } from './services.ts';
import { type CaseEvent, stateAfter, stateAfterAll } from './transitions.ts';
import { enterWithdrawn } from './withdrawn-cards.ts';

/** Fewest last digits of the destroyed card that prove that it was in somebody's hand. */
const LAST_DIGITS = 2;

/** Hands the card over. With no old card left to destroy the case is done at once. Refusals: those of `mayHandOver`, `paymentStillDue`. */
export const handOver = (services: CaseServices, command: CaseCommand): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const allowed = mayHandOver(current, dayOf(deed));
    if (!allowed.ok) return allowed;
    const collection = { ...current.collection, handedOver: deed };
    const done = !hasCardToDestroy(collection);
    const started: readonly CaseEvent[] = current.state === 'HANDOVER' ? [] : ['collectionStarted'];
    const closed: readonly CaseEvent[] = done ? ['closed'] : [];
    const state = stateAfterAll(current.state, [...started, 'handedOver', ...closed], {
      content: { ...current, collection },
      today: dayOf(deed),
      openPoints: 0,
    });
    if (!state.ok) return state;
    return success({
      next: { ...current, state: state.value, collection },
      notes: [
        { action: 'handedOver', params: { cardNumber: collection.newCard?.cardNumber ?? null } },
        ...(done ? [{ action: 'caseClosed' }] : []),
      ],
      also: (transaction, changed) => refuseWhileUnpaid(transaction, changed),
    });
  });

/**
 * Withdraws and destroys the old card; the case is done. The last digits are typed from the card in the hand.
 * Refusals: `notHandedOverYet`, `nothingToDestroy`, `fieldsWrong` when the digits are of another card.
 */
export const destroyOldCard = (
  services: CaseServices,
  command: CaseCommand,
  lastDigits: string,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const { oldCard, handedOver } = current.collection;
    if (handedOver === null) return refusal('notHandedOverYet');
    const cardNumber = oldCard?.cardNumber ?? null;
    if (oldCard === null || cardNumber === null || !hasCardToDestroy(current.collection)) {
      return refusal('nothingToDestroy');
    }
    const typed = lastDigits.replace(/\D/g, '');
    if (typed.length < LAST_DIGITS || !compactCardNumber(cardNumber).endsWith(typed)) {
      return refusal('fieldsWrong', undefined, [{ path: 'lastDigits', messageKey: 'errors.lastDigitsWrong' }]);
    }
    const collection = { ...current.collection, oldCard: { ...oldCard, withdrawn: deed, destroyed: deed } };
    const state = stateAfter(current.state, 'closed', {
      content: { ...current, collection },
      today: dayOf(deed),
      openPoints: 0,
    });
    if (!state.ok) return state;
    return success({
      next: { ...current, state: state.value, collection },
      notes: [{ action: 'oldCardDestroyed', params: { cardNumber } }, { action: 'caseClosed' }],
      also: async (transaction, changed) => {
        await enterWithdrawn(transaction, { cardNumber, cause: 'REPLACED', caseId: changed.id }, deed.at);
        return success(null);
      },
    });
  });

/** What follows when a card is not handed over: the holder comes back, or new codes are asked for first. */
export type NextAfterBreak = 'COME_BACK' | 'NEW_CODES';

/**
 * Breaks the collection off: the card stays in the safe, the old card goes back to its holder, the next visit starts
 * afresh. A fingerprint mismatch stays, so that a second officer decides. Refused once the card is handed over.
 */
export const breakOff = (
  services: CaseServices,
  command: CaseCommand,
  reason: string,
  next: NextAfterBreak = 'COME_BACK',
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const { collection } = current;
    if (collection.handedOver !== null) return refusal('alreadyHandedOver');
    if (!isCollectable(current.state)) return refusal('caseNotReady', { state: current.state });
    const asksCodes = next === 'NEW_CODES';
    // Codes that were never known to be sent cannot be printed again.
    if (asksCodes && current.state === 'CARD_AT_COUNTER') return refusal('caseNotReady', { state: current.state });
    const mismatch = collection.fingerprints?.outcome === 'MISMATCH' ? collection.fingerprints : null;
    return success({
      next: {
        ...current,
        state:
          current.state === 'HANDOVER' || (asksCodes && current.state === 'APPT_COLLECT') ? 'READY' : current.state,
        course: asksCodes ? { ...current.course, codesReprint: { ...deed, reason, arrived: null } } : current.course,
        collection: {
          ...emptyCollection,
          fingerprints: mismatch,
          brokenOff: [...collection.brokenOff, { ...deed, reason, next }],
        },
      },
      notes: [
        { action: 'notHandedOver', params: { oldCard: collection.oldCard?.description ?? null }, reason },
        ...(asksCodes ? [{ action: 'codesReprintAsked', reason }] : []),
      ],
    });
  });
