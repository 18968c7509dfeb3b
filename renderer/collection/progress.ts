import type { CaseDetail } from '../../electron/ipc/contract.ts';

/** Steps of a collection as the page shows them, in the order that the reader and the law force. */
export const VISIT_STEPS = ['oldCard', 'letter', 'newCard', 'fingerprints', 'pin', 'handOver'] as const;
export type VisitStep = (typeof VISIT_STEPS)[number];

const isDone = (step: VisitStep, { collection }: Pick<CaseDetail, 'collection'>): boolean => {
  switch (step) {
    case 'oldCard':
      return collection.oldCard !== null;
    case 'letter':
      return collection.letterSeen !== null;
    case 'newCard':
      return collection.newCard !== null;
    case 'fingerprints':
      return collection.fingerprints !== null && collection.fingerprints.outcome !== 'MISMATCH';
    case 'pin':
      return collection.pin !== null && collection.activation !== null;
    case 'handOver':
      return false;
  }
};

/** The step that is to be done now: the first one without a result. The handover stays open until the next applicant. */
export const presentStep = (detail: Pick<CaseDetail, 'collection'>): VisitStep =>
  VISIT_STEPS.find((step) => !isDone(step, detail)) ?? 'handOver';

/** How a step stands: done, to be done now, or later. */
export const stepState = (step: VisitStep, present: VisitStep): 'done' | 'now' | 'later' => {
  const difference = VISIT_STEPS.indexOf(step) - VISIT_STEPS.indexOf(present);
  return difference < 0 ? 'done' : difference === 0 ? 'now' : 'later';
};

/** States in which the page can be worked on; anything else is explained instead. */
export const isCollectable = (detail: Pick<CaseDetail, 'state'>): boolean =>
  ['CARD_AT_COUNTER', 'READY', 'APPT_COLLECT', 'HANDOVER', 'REMINDED', 'ACTIVE', 'DONE'].includes(detail.state);
