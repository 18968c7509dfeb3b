/** The steps between the old card and the handover. Each is one command; what is done stays done when the visit is interrupted. */
import { type ActivationEvidence, type NewCardVerdict, type Result, refusal, success } from '../ipc/contract.ts';
import { dayOf, mayDoStep } from './collection-guards.ts';
import { type CaseCommand, runCaseCommand } from './command.ts';
import type { StoredCase } from './record.ts';
import type { CaseServices } from './services.ts';
import { stateAfter } from './transitions.ts';

/** The new card behind a verdict that main itself gave. */
export interface JudgedNewCard {
  readonly verdict: NewCardVerdict['verdict'];
  readonly cardNumber: string;
  readonly chipSerial: string;
}

/** The applicant shows the letter with the codes. A letter that was not known to be sent makes the case ready. */
export const seeLetter = (services: CaseServices, command: CaseCommand): Promise<Result<StoredCase>> =>
  runCaseCommand(services, command, (current, deed) => {
    const allowed = mayDoStep(current, 'letterSeen');
    if (!allowed.ok) return allowed;
    const collection = { ...current.collection, letterSeen: deed };
    if (current.state !== 'CARD_AT_COUNTER') {
      return success({ next: { ...current, collection }, notes: [{ action: 'letterSeen' }] });
    }
    const order = { ...current.order, codesSent: deed };
    const content = { ...current, order, collection };
    const state = stateAfter(current.state, 'codesSent', { content, today: dayOf(deed), openPoints: 0 });
    if (!state.ok) return state;
    return success({
      next: { ...content, state: state.value },
      notes: [{ action: 'letterSeen' }],
    });
  });

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
  services: CaseServices,
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
    const taken = current.application.fingerprints.outcome === 'TAKEN';
    if (reason === '' && (reconsidered || (outcome === 'EXEMPT' && taken))) {
      return refusal('fieldsWrong', undefined, [{ path: 'reason', messageKey: 'errors.reasonRequired' }]);
    }
    return success({
      next: { ...current, collection: { ...current.collection, fingerprints: { ...deed, outcome, reason } } },
      notes: [{ action: 'fingerprintsCompared', params: { outcome }, ...(reason === '' ? {} : { reason }) }],
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
