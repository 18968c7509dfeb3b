/** The steps between the old card and the handover. Each is one command; what is done stays done when the visit is interrupted. */
import {
  type ActivationEvidence,
  type NewCardVerdict,
  type PinChangeOutcome,
  type PinUnblockOutcome,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import {
  type ActivationStepCode,
  activationSteps,
  type CertificateChoice,
  compactCardNumber,
  compareCardNumbers,
  missingAtDesk,
} from '../rules/index.ts';
import { dayOf, mayActivate, mayDoStep, mayMendPin } from './collection-guards.ts';
import { type CaseCommand, runCaseCommand } from './command.ts';
import { refuseWhileUnpaid } from './owed.ts';
import type { StoredCase } from './record.ts';
import type { CaseServices, IntakeServices } from './services.ts';
import { stateAfter } from './transitions.ts';
import { choicesFor, fingerprintsAtCollection, presenceOf } from './visit-rules.ts';

/** The new card behind a verdict that main itself gave. */
export interface JudgedNewCard {
  readonly verdict: NewCardVerdict['verdict'];
  readonly cardNumber: string;
  readonly chipSerial: string;
}

/** What the officer saw at the desk: who came, that the person is the one of the photo, and the letter. */
export interface SeenAtDesk {
  readonly applicant: boolean;
  /** Name of parent, guardian or proxy; empty when the applicant came alone. */
  readonly representative: string;
  /** Card number on the letter, whole or its last digits; empty where the letter names none. */
  readonly letterNumber: string;
}

/** Fewest digits of a card number that tell two cards apart. */
const LETTER_DIGITS = 3;

/**
 * Person and letter at the desk. A letter that was not known to be sent makes the case ready. Refusals: `applicantMissing`,
 * `representativeMissing` by the rule of presence, `guard.codesNotAwaited` while new codes are under way, and `fieldsWrong`
 * when the letter is of another card.
 */
export const seeLetter = (
  services: CaseServices & Pick<IntakeServices, 'profiles'>,
  command: CaseCommand,
  seen: SeenAtDesk,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const allowed = mayDoStep(current, 'letterSeen');
    if (!allowed.ok) return allowed;
    const missing = missingAtDesk(presenceOf(current, services.profiles, dayOf(deed)), seen);
    if (missing !== null) return refusal(missing);
    const awaited = current.course.codesReprint;
    if (awaited !== null && awaited.arrived === null) return refusal('guard.codesNotAwaited');
    if (isOfOtherCard(seen.letterNumber, current.order.arrived?.cardNumber ?? '')) {
      return refusal('fieldsWrong', undefined, [{ path: 'letterNumber', messageKey: 'errors.letterOfOtherCard' }]);
    }
    const { applicant, representative } = seen;
    const present = { ...deed, applicant, representative: representative.trim() };
    const collection = { ...current.collection, present, letterSeen: deed };
    const note = {
      action: 'letterSeen',
      params: { applicant: applicant ? 1 : 0, accompanied: present.representative === '' ? 0 : 1 },
    };
    if (current.state !== 'CARD_AT_COUNTER') return success({ next: { ...current, collection }, notes: [note] });
    const order = { ...current.order, codesSent: deed };
    const content = { ...current, order, collection };
    const state = stateAfter(current.state, 'codesSent', { content, today: dayOf(deed), openPoints: 0 });
    if (!state.ok) return state;
    return success({ next: { ...content, state: state.value }, notes: [note] });
  });

/** Compared only where both are known: many letters carry no card number. */
const isOfOtherCard = (onLetter: string, announced: string): boolean => {
  const digits = compactCardNumber(onLetter).replace(/\D/g, '');
  const card = compactCardNumber(announced).replace(/\D/g, '');
  if (onLetter.trim() === '' || card === '') return false;
  return digits.length < LETTER_DIGITS || !card.endsWith(digits);
};

/** The new card was compared and is the right one. Refused with `cardNotRight` for any other verdict. */
export const confirmNewCard = (
  services: CaseServices,
  command: CaseCommand,
  card: JudgedNewCard,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const allowed = mayDoStep(current, 'newCard');
    if (!allowed.ok) return allowed;
    if (card.verdict !== 'rightCard') return refusal('cardNotRight');
    const newCard = { ...deed, cardNumber: card.cardNumber, chipSerial: card.chipSerial };
    return success({
      next: { ...current, collection: { ...current.collection, newCard } },
      notes: [{ action: 'newCardConfirmed', params: { cardNumber: card.cardNumber } }],
    });
  });

/**
 * Outcome of comparing the fingerprints, never an image. After a mismatch another officer decides, with a reason.
 * Refusals: `secondOfficerNeeded`, and `fieldsWrong` where a reason is missing.
 */
export const compareFingerprints = (
  services: CaseServices & Pick<IntakeServices, 'profiles'>,
  command: CaseCommand,
  outcome: 'MATCH' | 'MISMATCH' | 'EXEMPT',
  reason: string,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const before = current.collection.fingerprints;
    const reconsidered = before?.outcome === 'MISMATCH';
    const asked = reconsidered ? { ...current, collection: { ...current.collection, fingerprints: null } } : current;
    const allowed = mayDoStep(asked, 'fingerprints');
    if (!allowed.ok) return allowed;
    if (reconsidered && before.staffId === deed.staffId) return refusal('secondOfficerNeeded', { by: before.by });
    const isAsked = fingerprintsAtCollection(current, services.profiles) === 'compare';
    if (reason === '' && (reconsidered || (outcome === 'EXEMPT' && isAsked))) {
      return refusal('fieldsWrong', undefined, [{ path: 'reason', messageKey: 'errors.reasonRequired' }]);
    }
    return success({
      next: { ...current, collection: { ...current.collection, fingerprints: { ...deed, outcome, reason } } },
      notes: [{ action: 'fingerprintsCompared', params: { outcome }, ...(reason === '' ? {} : { reason }) }],
    });
  });

/**
 * The chip says nothing before it is switched on: the number printed on the card is compared instead, and the chip as soon as
 * it can be read. Refusal: `fieldsWrong` when it is not the number that the parcel announced.
 */
export const confirmUnreadCard = (
  services: CaseServices,
  command: CaseCommand,
  printedNumber: string,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const allowed = mayDoStep(current, 'newCard');
    if (!allowed.ok) return allowed;
    const cardNumber = compactCardNumber(printedNumber);
    if (compareCardNumbers(cardNumber, current.order.arrived?.cardNumber ?? '') !== 'equal') {
      return refusal('fieldsWrong', undefined, [
        { path: 'printedNumber', messageKey: 'errors.printedNumberOfOtherCard' },
      ]);
    }
    const newCard = { ...deed, cardNumber, chipSerial: '', unread: true };
    return success({
      next: { ...current, collection: { ...current.collection, newCard } },
      notes: [{ action: 'newCardNumberCompared', params: { cardNumber } }],
    });
  });

/** What the officer did in the federal application; `choice` only where the step asks the holder. */
export interface FederalDeed {
  readonly step: ActivationStepCode;
  readonly choice: CertificateChoice | null;
}

/**
 * Confirms one step of the federal application, in its order. Before the first one everything that could stop the activation is
 * asked. Refusals: those of `mayDoStep`, `activationNotYet`, `guard.codesNotAwaited`, `paymentStillDue`, `federalOrder` when an
 * earlier step is open, `stepDone`, and `certificatesNotForAge`.
 */
export const confirmFederal = (
  services: CaseServices & Pick<IntakeServices, 'profiles' | 'assess'>,
  command: CaseCommand,
  { step, choice }: FederalDeed,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const allowed = mayDoStep(current, 'federal');
    if (!allowed.ok) return allowed;
    const activatable = mayActivate(current, dayOf(deed));
    if (!activatable.ok) return activatable;
    const { federal } = current.collection;
    if (federal.some((done) => done.step === step)) return refusal('stepDone');
    const due = activationSteps.find(({ code }) => !federal.some((done) => done.step === code));
    if (due?.code !== step) return refusal('federalOrder');
    const asks = due.asks === 'CERTIFICATES';
    if (asks && (choice === null || !choicesFor(current, services).allowed.includes(choice))) {
      return refusal('certificatesNotForAge');
    }
    const certificates = asks && choice !== null ? { ...deed, choice } : current.collection.certificates;
    return success({
      next: {
        ...current,
        collection: { ...current.collection, federal: [...federal, { ...deed, step }], certificates },
      },
      notes: [{ action: 'federalStepDone', params: { step, ...(asks ? { choice } : {}) } }],
      also: (transaction, changed) => refuseWhileUnpaid(transaction, changed),
    });
  });

/** What came of a PIN entry on the new card. Only the outcome: the code itself never reaches this room. */
export interface PinTrial {
  readonly outcome: 'verified' | 'wrongPin' | 'blocked' | 'unknown';
  readonly triesLeft: number | null;
  /** Whether the chip signed a challenge; null when that was not tried. */
  readonly keyProven: boolean | null;
}

const PIN_ACTIONS: Readonly<Record<PinTrial['outcome'], string>> = {
  verified: 'pinVerified',
  wrongPin: 'pinWrong',
  blocked: 'pinBlocked',
  unknown: 'pinUnknown',
};

/** Whether a PIN may be asked now. The desk asks this before it spends a try on the card. */
export const mayAskPin = (current: StoredCase): Result<null> => mayDoStep(current, 'pin');

/** Records a PIN entry. Only a right PIN does the step; every other outcome is a line in the history. */
export const recordPin = (services: CaseServices, command: CaseCommand, trial: PinTrial): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const allowed = mayDoStep(current, 'pin');
    if (!allowed.ok) return allowed;
    const verified = trial.outcome === 'verified';
    const pin = verified ? { ...deed, outcome: 'VERIFIED' as const, reason: '', keyProven: trial.keyProven } : null;
    return success({
      next: { ...current, collection: { ...current.collection, pin } },
      notes: [{ action: PIN_ACTIONS[trial.outcome], params: { triesLeft: trial.triesLeft } }],
    });
  });

const CHANGE_ACTIONS: Readonly<Record<string, string>> = {
  changed: 'pinChanged',
  wrongPin: 'pinWrong',
  blocked: 'pinBlocked',
  newPinRefused: 'pinNewRefused',
  newPinsDiffer: 'pinNewRefused',
  unknown: 'pinChangeUnknown',
};

/**
 * Records what came of choosing an own PIN. The card took the old PIN, so that it counts as verified where it was not yet; a
 * key that was proven before stays proven.
 */
export const recordPinChange = (
  services: CaseServices,
  command: CaseCommand,
  { outcome, triesLeft }: PinChangeOutcome,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const allowed = mayMendPin(current);
    if (!allowed.ok) return allowed;
    const before = current.collection.pin;
    const pin =
      outcome === 'changed' && before?.outcome !== 'VERIFIED'
        ? { ...deed, outcome: 'VERIFIED' as const, reason: '', keyProven: before?.keyProven ?? null }
        : before;
    return success({
      next: { ...current, collection: { ...current.collection, pin } },
      notes: [{ action: CHANGE_ACTIONS[outcome] ?? 'pinChangeUnknown', params: { triesLeft } }],
    });
  });

const UNBLOCK_ACTIONS: Readonly<Record<string, string>> = {
  unblocked: 'pinUnblocked',
  wrongPuk: 'pukWrong',
  pukBlocked: 'pukBlocked',
  unknown: 'pinUnblockUnknown',
};

/** Records what came of taking a block off. Which PIN counts now is shown by verifying it, so the step stays as it is. */
export const recordUnblock = (
  services: CaseServices,
  command: CaseCommand,
  { outcome, pukTriesLeft }: PinUnblockOutcome,
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current) => {
    const allowed = mayMendPin(current);
    if (!allowed.ok) return allowed;
    return success({
      next: current,
      notes: [{ action: UNBLOCK_ACTIONS[outcome] ?? 'pinUnblockUnknown', params: { pukTriesLeft } }],
    });
  });

/** Goes on without a verified PIN, with the reason. */
export const skipPin = (services: CaseServices, command: CaseCommand, reason: string): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const allowed = mayDoStep(current, 'pin');
    if (!allowed.ok) return allowed;
    const pin = { ...deed, outcome: 'NOT_VERIFIED' as const, reason, keyProven: null };
    return success({
      next: { ...current, collection: { ...current.collection, pin } },
      notes: [{ action: 'pinSkipped', reason }],
    });
  });

/** Keeps the evidence read from the card. It may be read again until the card is handed over; the newest counts. */
export const recordEvidence = (
  services: CaseServices,
  command: CaseCommand,
  evidence: readonly ActivationEvidence[],
): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const again = { ...current, collection: { ...current.collection, activation: null } };
    const allowed = mayDoStep(again, 'activation');
    if (!allowed.ok) return allowed;
    const outcomes = Object.fromEntries(evidence.map((piece) => [piece.kind, piece.outcome]));
    return success({
      next: { ...current, collection: { ...current.collection, activation: { ...deed, evidence } } },
      notes: [{ action: 'activationEvidenceRecorded', params: outcomes }],
    });
  });
