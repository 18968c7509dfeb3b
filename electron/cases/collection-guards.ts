/** What must be done before a step of the collection may be done. Pure; the page and the commands read the same answer. */
import { Temporal } from 'temporal-polyfill';
import { type CallError, type Result, refusal, success } from '../ipc/contract.ts';
import type { CaseState } from '../rules/model/index.ts';
import { belgianDate } from '../storage/index.ts';
import type { CollectionRecord, Deed, StoredCase } from './record.ts';

/** Steps of the collection in the order that the reader and the law force. */
export const COLLECTION_STEPS = ['oldCard', 'letterSeen', 'newCard', 'fingerprints', 'pin', 'activation'] as const;
export type CollectionStep = (typeof COLLECTION_STEPS)[number];

/** States in which somebody may come and collect. */
const COLLECTABLE: readonly CaseState[] = ['READY', 'APPT_COLLECT', 'HANDOVER', 'REMINDED'];

/** A letter that the applicant shows proves that the codes were sent, so these two steps may come earlier. */
const EARLY_STATES: readonly CaseState[] = ['CARD_AT_COUNTER'];
const EARLY_STEPS: readonly CollectionStep[] = ['oldCard', 'letterSeen'];

const MISSING: Readonly<Record<CollectionStep, string>> = {
  oldCard: 'oldCardFirst',
  letterSeen: 'letterFirst',
  newCard: 'newCardFirst',
  fingerprints: 'fingerprintsFirst',
  pin: 'pinFirst',
  activation: 'evidenceFirst',
};

/** Calendar date in Belgium of a deed. */
export const dayOf = (deed: Deed): string => belgianDate(Temporal.Instant.from(deed.at));

/** Fingerprints that contradict are no done step: a second officer must decide first. */
const isOpen = (collection: CollectionRecord, step: CollectionStep): boolean =>
  collection[step] === null || (step === 'fingerprints' && collection.fingerprints?.outcome === 'MISMATCH');

/** Refusal that names the first open one of these steps, or null when all are done. */
const openStep = (collection: CollectionRecord, steps: readonly CollectionStep[]): Result<null, CallError> | null => {
  const open = steps.find((step) => isOpen(collection, step));
  if (open === undefined) return null;
  return refusal(collection[open] === null ? MISSING[open] : 'fingerprintsMismatch');
};

/** Somebody may come for this card, or is already here with the letter. */
export const isCollectable = (state: CaseState): boolean => COLLECTABLE.includes(state) || EARLY_STATES.includes(state);

/**
 * May this step be done now? Refusals: `caseNotReady` (state), `stepDone` (it is done and stays), or the code of the
 * first earlier step that is still open (`fingerprintsMismatch` while two officers have not decided).
 */
export const mayDoStep = (current: StoredCase, step: CollectionStep): Result<null, CallError> => {
  const early = EARLY_STATES.includes(current.state) && EARLY_STEPS.includes(step);
  if (!early && !COLLECTABLE.includes(current.state)) return refusal('caseNotReady', { state: current.state });
  if (current.collection[step] !== null) return refusal('stepDone');
  return openStep(current.collection, COLLECTION_STEPS.slice(0, COLLECTION_STEPS.indexOf(step))) ?? success(null);
};

/**
 * May the card be handed over on `today`? Everything before is done or waived with a reason, the fingerprints do not
 * contradict, the evidence does not say that the card is dead, and a child is old enough.
 */
export const mayHandOver = (current: StoredCase, today: string): Result<null, CallError> => {
  const { collection, decision } = current;
  if (!COLLECTABLE.includes(current.state)) return refusal('caseNotReady', { state: current.state });
  const open = openStep(collection, COLLECTION_STEPS);
  if (open !== null) return open;
  const deadly = collection.activation?.evidence.find(
    (piece) => piece.outcome === 'disproved' && (piece.kind === 'appletReadable' || piece.kind === 'keyProven'),
  );
  if (deadly !== undefined) return refusal('cardNotWorking');
  const notBefore = decision?.activationNotBefore ?? null;
  if (notBefore !== null && today < notBefore) return refusal('activationNotYet', { date: notBefore });
  return success(null);
};

/** A card lies with the old things of this case that must be cut and sealed. */
export const hasCardToDestroy = (collection: CollectionRecord): boolean =>
  (collection.oldCard?.kind === 'CARD' || collection.oldCard?.kind === 'UNREADABLE_CARD') &&
  collection.oldCard.destroyed === null;
