/**
 * What the officer does in the federal application when a card is switched on (domain reference, section 5.2), and which
 * certificates the holder may choose. The steps are done there; here they are only confirmed, one after the other.
 */
import content from '../../resources/card-types/activation-steps.json' with { type: 'json' };
import { type ActivationStepCode, CERTIFICATE_CHOICES, type CertificateChoice } from './model/activation.ts';
import type { Decision } from './model/decision.ts';
import type { TextMap } from './model/vocabulary.ts';

/** One thing to do in the federal application. */
export interface ActivationStep {
  readonly code: ActivationStepCode;
  /** What the holder is asked in this step. */
  readonly asks: 'CERTIFICATES' | null;
  readonly label: TextMap;
  readonly hint: TextMap;
  readonly source: string;
}

/** The steps in their order. The file's shape is held by a test, so that the type can be trusted here. */
export const activationSteps: readonly ActivationStep[] = content.steps as readonly ActivationStep[];

/** What somebody of this age may choose, and what is usual; null where the age is not known and nothing is usual. */
export const certificateChoices = (
  expected: Decision['certificates'],
): { readonly allowed: readonly CertificateChoice[]; readonly usual: CertificateChoice | null } => {
  const allowed = CERTIFICATE_CHOICES.filter(
    (choice) =>
      (choice !== 'BOTH' || (expected.signature !== 'no' && expected.authentication !== 'no')) &&
      (choice !== 'AUTHENTICATION' || expected.authentication !== 'no'),
  );
  if (expected.authentication === 'no') return { allowed, usual: 'NONE' };
  if (expected.authentication === 'unknown' || expected.signature === 'unknown') return { allowed, usual: null };
  return { allowed, usual: expected.signature === 'yes' ? 'BOTH' : 'AUTHENTICATION' };
};
