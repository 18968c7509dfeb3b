import type { CaseDetail, VisitStage } from '../../electron/ipc/contract.ts';

/** Steps of a collection as the page shows them; main says at which of them the visit is. */
export const VISIT_STEPS = ['oldCard', 'letter', 'newCard', 'fingerprints', 'federal', 'pin', 'handOver'] as const;
export type VisitStep = (typeof VISIT_STEPS)[number];

const STEP_OF: Readonly<Record<VisitStage, VisitStep>> = {
  notReady: 'oldCard',
  oldCard: 'oldCard',
  person: 'letter',
  newCard: 'newCard',
  fingerprints: 'fingerprints',
  federal: 'federal',
  compare: 'pin',
  pin: 'pin',
  evidence: 'pin',
  handOver: 'handOver',
  destroy: 'handOver',
  done: 'handOver',
};

/** The step that is to be done now. The handover stays open until the next applicant. */
export const presentStep = ({ visit }: Pick<CaseDetail, 'visit'>): VisitStep => STEP_OF[visit.stage];

/** How a step stands: done, to be done now, or later. */
export const stepState = (step: VisitStep, present: VisitStep): 'done' | 'now' | 'later' => {
  const difference = VISIT_STEPS.indexOf(step) - VISIT_STEPS.indexOf(present);
  return difference < 0 ? 'done' : difference === 0 ? 'now' : 'later';
};

/** The page can be worked on; anything else is explained instead. */
export const isCollectable = ({ visit }: Pick<CaseDetail, 'visit'>): boolean => visit.stage !== 'notReady';
