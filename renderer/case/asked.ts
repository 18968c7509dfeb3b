/** What a work list asked to be done with a case, as the step or the next application that does it. Pure. */
import type { NextPurpose } from '../../electron/ipc/contract.ts';
import type { StepName } from './step-fields.ts';

const STEPS: Readonly<Record<string, StepName>> = {
  remind: 'reminded',
  lapse: 'lapsed',
  renewPaper: 'interimGiven',
  extendAttest: 'attestExtended',
};
const PURPOSES: Readonly<Record<string, NextPurpose>> = { adultCard: 'ADULT_CARD', activateSignature: 'CERTIFICATE' };

export interface Asked {
  /** Its name, a key below `cases.next`. */
  readonly action: string;
  readonly step: StepName | null;
  readonly purpose: NextPurpose | null;
}

/** What was asked, where the case offers it now; else null, and what its state asks stands. */
export const askedOf = (
  action: string | null,
  offered: { readonly steps: readonly string[]; readonly purposes: readonly NextPurpose[] },
): Asked | null => {
  if (action === null) return null;
  const step = STEPS[action];
  const purpose = PURPOSES[action];
  if (step !== undefined && offered.steps.includes(step)) return { action, step, purpose: null };
  if (purpose !== undefined && offered.purposes.includes(purpose)) return { action, step: null, purpose };
  return null;
};
