import type { Appointment, CaseState } from '../../electron/ipc/contract.ts';
import type { Place } from '../app/index.ts';

/** States in which the application of somebody who is there is typed. */
const TYPED: readonly CaseState[] = ['DRAFT', 'CHECKING', 'INCOMPLETE'];

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
  if (caseState !== null && TYPED.includes(caseState)) return { name: 'intake', draftId: caseId };
  return purpose === 'COLLECT' ? { name: 'collection', caseId } : { name: 'case', caseId };
};
