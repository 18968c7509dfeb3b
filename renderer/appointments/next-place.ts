import type { Appointment } from '../../electron/ipc/contract.ts';
import type { Place } from '../app/index.ts';

/** Where staff go on with somebody who is there; null when an application is still to be started for the booking. */
export const placeOf = ({
  step,
  caseId,
  caseState,
  purpose,
}: Pick<Appointment, 'step' | 'caseId' | 'caseState' | 'purpose'>): Place | null => {
  if (step === 'openCollection') return { name: 'collection', caseId: null };
  if (step === 'openCard') return { name: 'card' };
  if (step !== 'openCase' || caseId === null) return null;
  if (caseState === 'DRAFT') return { name: 'intake', draftId: caseId };
  return purpose === 'COLLECT' ? { name: 'collection', caseId } : { name: 'case', caseId };
};
