import type { OpenPoint } from '../../../electron/ipc/contract.ts';
import { targetIds } from '../mapping/open-points.ts';
import { type Step, stepId } from '../mapping/steps.ts';

const CONTROL = 'input:not([type="hidden"]), select, textarea, button';

/** Puts the focus on the field of a point, or as near to it as the page has something. */
export const goToPoint = (point: Pick<OpenPoint, 'field' | 'step'>): void => {
  const target = targetIds(point)
    .map((id) => document.getElementById(id))
    .find((element) => element !== null);
  if (target === undefined || target === null) return;
  if (target.id === stepId(point.step)) {
    goToStep(point.step);
    return;
  }
  const control = target.matches(CONTROL) ? target : target.querySelector<HTMLElement>(CONTROL);
  (control ?? target).focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
};

/** Brings a step to the top and puts the focus on its heading. */
export const goToStep = (step: Step): void => {
  const section = document.getElementById(stepId(step));
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  section?.scrollIntoView({ block: 'start' });
};
