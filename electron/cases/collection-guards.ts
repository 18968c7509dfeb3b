/** What must be done before a step of the collection may be done. Pure; the page and the commands read the same answer. */
import { Temporal } from 'temporal-polyfill';
import { type CallError, type Result, refusal, success } from '../ipc/contract.ts';
import { activationSteps } from '../rules/index.ts';
import type { CaseState } from '../rules/model/index.ts';
import { belgianDate } from '../storage/index.ts';
import { isWithoutChip } from './products.ts';
import type { CollectionRecord, Deed, StoredCase } from './record.ts';

/** Steps of the collection in the order that the reader and the law force. */
export const COLLECTION_STEPS = [
  'oldCard',
  'letterSeen',
  'newCard',
  'fingerprints',
  'federal',
  'pin',
  'activation',
] as const;
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
  federal: 'federalFirst',
  pin: 'pinFirst',
  activation: 'evidenceFirst',
};

/** What must hold before the card is switched on: an age that was reached, and codes that are not still under way. */
export const mayActivate = (current: StoredCase, today: string): Result<null, CallError> => {
  const notBefore = current.decision?.activationNotBefore ?? null;
  if (notBefore !== null && today < notBefore) return refusal('activationNotYet', { date: notBefore });
  const { codesReprint } = current.course;
  return codesReprint !== null && codesReprint.arrived === null ? refusal('guard.codesNotAwaited') : success(null);
};

/** Calendar date in Belgium of a deed. */
export const dayOf = (deed: Deed): string => belgianDate(Temporal.Instant.from(deed.at));

/** Whether the officer confirmed everything that is done in the federal application. */
export const isFederalDone = ({ federal }: Pick<CollectionRecord, 'federal'>): boolean =>
  activationSteps.every(({ code }) => federal.some(({ step }) => step === code));

/** Done and not to be done again. Fingerprints that contradict are no done step: a second officer must decide first. */
const isDone = (collection: CollectionRecord, step: CollectionStep): boolean => {
  switch (step) {
    case 'federal':
      return isFederalDone(collection);
    case 'fingerprints':
      return collection.fingerprints !== null && collection.fingerprints.outcome !== 'MISMATCH';
    default:
      return collection[step] !== null;
  }
};

/** Refusal that names the first open one of these steps, or null when all are done. */
const openStep = (collection: CollectionRecord, steps: readonly CollectionStep[]): Result<null, CallError> | null => {
  const open = steps.find((step) => !isDone(collection, step));
  if (open !== undefined) {
    return refusal(
      open === 'fingerprints' && collection.fingerprints !== null ? 'fingerprintsMismatch' : MISSING[open],
    );
  }
  // A chip that said nothing before it was switched on is compared as soon as it can be read.
  const mustBeRead = steps.includes('federal') && collection.newCard?.unread === true;
  return mustBeRead ? refusal('newCardUnread') : null;
};

/** Somebody may come for this card, or is already here with the letter. */
export const isCollectable = (state: CaseState): boolean => COLLECTABLE.includes(state) || EARLY_STATES.includes(state);

/** A result is there already. Fingerprints that contradict have one; a card that could not be read yet is compared again. */
const isTaken = (collection: CollectionRecord, step: CollectionStep): boolean =>
  step === 'fingerprints'
    ? collection.fingerprints !== null
    : isDone(collection, step) && !(step === 'newCard' && collection.newCard?.unread === true);

/**
 * May this step be done now? Refusals: `guard.withChip` (a travel document, codes: nothing to read), `caseNotReady` (state), `stepDone` (it is done and stays), or the code of the
 * first earlier step that is still open (`fingerprintsMismatch` while two officers have not decided).
 */
export const mayDoStep = (current: StoredCase, step: CollectionStep): Result<null, CallError> => {
  if (isWithoutChip(current.application.product)) return refusal('guard.withChip');
  const early = EARLY_STATES.includes(current.state) && EARLY_STEPS.includes(step);
  if (!early && !COLLECTABLE.includes(current.state)) return refusal('caseNotReady', { state: current.state });
  if (isTaken(current.collection, step)) return refusal('stepDone');
  return openStep(current.collection, COLLECTION_STEPS.slice(0, COLLECTION_STEPS.indexOf(step))) ?? success(null);
};

/**
 * May the holder's PIN be changed or unblocked now? From the activation on until the card is handed over, whether or not it was
 * verified already. Refusals as those of `mayDoStep` for the PIN, but for `stepDone`; `alreadyHandedOver`.
 */
export const mayMendPin = (current: StoredCase): Result<null, CallError> => {
  if (current.collection.handedOver !== null) return refusal('alreadyHandedOver');
  return mayDoStep({ ...current, collection: { ...current.collection, pin: null } }, 'pin');
};

/**
 * May the card be handed over on `today`? Everything before is done or waived with a reason, the fingerprints do not
 * contradict, the evidence does not say that the card is dead, and a child is old enough.
 */
export const mayHandOver = (current: StoredCase, today: string): Result<null, CallError> => {
  const { collection } = current;
  if (!COLLECTABLE.includes(current.state)) return refusal('caseNotReady', { state: current.state });
  const open = openStep(collection, COLLECTION_STEPS);
  if (open !== null) return open;
  const deadly = collection.activation?.evidence.find(
    (piece) => piece.outcome === 'disproved' && (piece.kind === 'appletReadable' || piece.kind === 'keyProven'),
  );
  if (deadly !== undefined) return refusal('cardNotWorking');
  return mayActivate(current, today);
};

/** A card lies with the old things of this case that must be cut and sealed. */
export const hasCardToDestroy = (collection: CollectionRecord): boolean =>
  (collection.oldCard?.kind === 'CARD' || collection.oldCard?.kind === 'UNREADABLE_CARD') &&
  collection.oldCard.destroyed === null;
