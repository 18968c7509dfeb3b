/**
 * The PIN of the new card of a case: checked, changed to the holder's own, unblocked. Everything that could refuse is asked
 * before a code goes to the card, and what a code did is recorded on the case whoever touched it meanwhile, so that no try is
 * spent for nothing and none is counted twice.
 */
import type { Actor } from '../audit/index.ts';
import {
  caseDetail,
  loadCase,
  mayAskPin,
  mayMendPin,
  recordPin,
  recordPinChange,
  recordUnblock,
  type StoredCase,
} from '../cases/index.ts';
import { type CallResult, type CardView, type CheckedInput, type Result, refusal, success } from '../ipc/contract.ts';
import { compareCardNumbers } from '../rules/index.ts';
import { cardOnDesk } from './card-on-desk.ts';
import type { CollectionServices } from './collection-services.ts';
import { overwritingPin, type PinDesk, type Secrets } from './pin.ts';
import { NOTHING_DONE, type PinMendingWork } from './pin-mending.ts';

export interface CasePin {
  /** Tries left on the confirmed new card. Refusals: `newCardFirst`, `otherCardInReader`, and the codes of the reader. */
  caseTries(input: CheckedInput<'collection.pinTries'>): Promise<CallResult<'collection.pinTries'>>;
  /** Verifies the PIN of the confirmed new card and records the outcome. */
  caseVerify(officer: Actor, input: CheckedInput<'collection.verifyPin'>): Promise<CallResult<'collection.verifyPin'>>;
  /** The holder's own PIN. A change that the card took proves the old PIN, so that it counts as verified. */
  caseChange(officer: Actor, input: CheckedInput<'collection.changePin'>): Promise<CallResult<'collection.changePin'>>;
  /** Takes a block off, where the generation of the card lets the holder do so. */
  caseUnblock(
    officer: Actor,
    input: CheckedInput<'collection.unblockPin'>,
  ): Promise<CallResult<'collection.unblockPin'>>;
}

/** As the version byte of the chip says it: from here on an authority of the state took the place of the holder's PUK. */
const APPLET_WITHOUT_PUK = 0x18;

/** Whether the holder can take a block off this card with both PUK codes. */
export const holderCanUnblock = (card: CardView | null): boolean =>
  !(Number.parseInt(card?.appletVersion ?? '', 16) >= APPLET_WITHOUT_PUK);

export const createCasePin = (services: CollectionServices, desk: PinDesk, mending: PinMendingWork): CasePin => {
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

  /** The card on which this command may work now. */
  const cardFor = async (
    { caseId, version }: { readonly caseId: string; readonly version: number },
    may: (stored: StoredCase) => Result<null>,
  ): Promise<Result<CardView>> => {
    const stored = await loadCase(services.database.read, caseId);
    if (stored === null) return refusal('caseNotFound');
    if (stored.version !== version) {
      return refusal('changedMeanwhile', { by: stored.updatedBy, at: stored.updatedAt, version: stored.version });
    }
    const allowed = may(stored);
    return allowed.ok ? newCardOf(stored) : allowed;
  };

  /** What the card did is done, so it is recorded on the case as it stands by now. */
  const commandNow = async (
    officer: Actor,
    { caseId, version }: { readonly caseId: string; readonly version: number },
  ) => ({
    caseId,
    version: (await loadCase(services.database.read, caseId))?.version ?? version,
    officer,
  });

  const verify: CasePin['caseVerify'] = async (officer, input) => {
    const card = await cardFor(input, mayAskPin);
    if (!card.ok) return card;
    const { pin, lastTryConfirmed, caseId } = input;
    const withKey = card.value.certificates?.authentication.present === true;
    const found = await desk.enter({ sessionId: card.value.sessionId, pin, lastTryConfirmed }, withKey);
    if (!found.ok) return found;
    const { outcome, triesLeft } = found.value.pin;
    if (outcome !== 'lastTryNeedsConfirmation' && outcome !== 'cancelled') {
      const trial = { outcome, triesLeft, keyProven: found.value.keyProven };
      const recorded = await recordPin(services, await commandNow(officer, input), trial);
      if (!recorded.ok) return recorded;
    }
    const detail = await caseDetail(services, caseId);
    return detail.ok ? success({ pin: found.value.pin, case: detail.value }) : detail;
  };

  const change: CasePin['caseChange'] = async (officer, input) => {
    const card = await cardFor(input, mayMendPin);
    if (!card.ok) return card;
    const { pin, newPin, lastTryConfirmed, caseId } = input;
    const found = await mending.sendChange({ cardSessionId: card.value.sessionId, pin, newPin, lastTryConfirmed });
    if (!found.ok) return found;
    if (!NOTHING_DONE.includes(found.value.outcome)) {
      const recorded = await recordPinChange(services, await commandNow(officer, input), found.value);
      if (!recorded.ok) return recorded;
    }
    const detail = await caseDetail(services, caseId);
    return detail.ok ? success({ pin: found.value, case: detail.value }) : detail;
  };

  const unblock: CasePin['caseUnblock'] = async (officer, input) => {
    const card = await cardFor(input, mayMendPin);
    if (!card.ok) return card;
    const { puk, lastTryConfirmed, caseId } = input;
    const found = await mending.sendUnblock({ cardSessionId: card.value.sessionId, puk, lastTryConfirmed });
    if (!found.ok) return found;
    if (!NOTHING_DONE.includes(found.value.outcome)) {
      const recorded = await recordUnblock(services, await commandNow(officer, input), found.value);
      if (!recorded.ok) return recorded;
    }
    const detail = await caseDetail(services, caseId);
    return detail.ok ? success({ puk: found.value, case: detail.value }) : detail;
  };

  /** Whatever happens, the codes of the input are overwritten. */
  const wiping =
    <Input extends Secrets, Value>(work: (officer: Actor, input: Input) => Promise<Value>) =>
    (officer: Actor, input: Input): Promise<Value> =>
      overwritingPin(input, () => work(officer, input));

  return {
    caseTries: async ({ caseId }) => {
      const stored = await loadCase(services.database.read, caseId);
      if (stored === null) return refusal('caseNotFound');
      const card = newCardOf(stored);
      if (!card.ok) return card;
      const tries = await desk.tries(card.value.sessionId);
      return tries.ok ? success({ ...tries.value, holderCanUnblock: holderCanUnblock(card.value) }) : tries;
    },
    caseVerify: wiping(verify),
    caseChange: wiping(change),
    caseUnblock: wiping(unblock),
  };
};
