import type { ApplicationDraft, Assessment, OpenPoint } from '../../../electron/ipc/contract.ts';
import { pointsOf } from './open-points.ts';
import { STEPS, type Step } from './steps.ts';

/** State of a step in the step list: shape and word first. */
export type StepState = 'done' | 'attention' | 'waiting';

export interface StepLine {
  readonly step: Step;
  readonly state: StepState;
  readonly open: number;
}

/** Whether somebody has begun with a step; an untouched step waits, a begun one with open points asks attention. */
const begun = (step: Step, draft: ApplicationDraft): boolean => {
  switch (step) {
    case 'person':
      return draft.person.surname !== '' || draft.person.nationalNumber !== '' || draft.person.givenNames !== '';
    case 'cardType':
      return draft.letter !== null;
    case 'procedure':
      return true;
    case 'documents':
      return draft.checklist.some((entry) => entry.state !== 'OPEN');
    case 'photo':
      return draft.photo.source !== '' || draft.photo.verdicts.some((entry) => entry.verdict !== 'OPEN');
    case 'fingerprints':
      return draft.fingerprints.outcome !== '' || draft.signature !== '';
    case 'payment':
      return draft.payment.method !== '';
    case 'review':
      return false;
  }
};

/** The step list. Without an assessment nothing is called done. */
export const stepLines = (
  draft: ApplicationDraft,
  assessment: Assessment | null,
  points: readonly OpenPoint[],
): readonly StepLine[] =>
  STEPS.map((step) => {
    const open = pointsOf(points, step).length;
    if (assessment === null) return { step, state: 'waiting', open };
    if (step === 'review') return { step, state: points.length === 0 ? 'done' : 'waiting', open };
    // A price that waits for an answer or the letter was not paid yet, although nothing can be done about it in that step.
    if (step === 'payment' && assessment.payment.amountFrom.startsWith('WAITS'))
      return { step, state: 'waiting', open };
    if (open === 0) return { step, state: 'done', open };
    return { step, state: begun(step, draft) ? 'attention' : 'waiting', open };
  });
