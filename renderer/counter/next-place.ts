import type { CaseSummary } from '../../electron/ipc/contract.ts';
import type { Place } from '../app/index.ts';

/** Where the one next action of a case is done. A draft has the id of its case. */
export const placeOfNextAction = ({ nextAction, caseId }: Pick<CaseSummary, 'nextAction' | 'caseId'>): Place => {
  switch (nextAction) {
    case 'continueDraft':
      return { name: 'intake', draftId: caseId };
    case 'collect':
    case 'continueCollection':
    case 'destroyOldCard':
      return { name: 'collection', caseId };
    case 'remind':
    case 'lapse':
    case 'renewPaper':
    case 'adultCard':
    case 'activateSignature':
      return { name: 'case', caseId, asked: nextAction };
    default:
      return { name: 'case', caseId };
  }
};
