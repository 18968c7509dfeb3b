import type { OpenPoint } from '../../../electron/ipc/contract.ts';

/** The steps of the application page in the order of the page. Applicants hand things over in their own order: all are open at once. */
export const STEPS = [
  'person',
  'cardType',
  'procedure',
  'documents',
  'photo',
  'fingerprints',
  'payment',
  'review',
] as const satisfies readonly OpenPoint['step'][];
export type Step = (typeof STEPS)[number];

/** Number of a step as the page shows it, from 1. */
export const stepNumber = (step: Step): number => STEPS.indexOf(step) + 1;

/** Id of the section of a step in the page. */
export const stepId = (step: Step): string => `step-${step}`;

/** The step after or before another one; stays at the ends. */
export const neighbourStep = (step: Step, direction: 1 | -1): Step => {
  const at = Math.min(STEPS.length - 1, Math.max(0, STEPS.indexOf(step) + direction));
  return STEPS[at] ?? step;
};
