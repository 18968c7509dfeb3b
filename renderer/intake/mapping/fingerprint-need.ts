import type { Assessment } from '../../../electron/ipc/contract.ts';

/** What step 6 says above its fields; `unknown` comes in kinds, because what staff do now differs. */
export type FingerprintNeed = 'required' | 'notRequired' | 'letterFirst' | 'ageUnknown' | 'pageSilent';

/**
 * Whether fingerprints are needed, with why that may be unknown. Taken from the reasons of the assessment alone: what was
 * typed since it was asked says nothing about it.
 */
export const fingerprintNeed = ({
  fingerprints,
  reasons,
}: Pick<Assessment, 'fingerprints' | 'reasons'>): FingerprintNeed => {
  if (fingerprints !== 'unknown') return fingerprints;
  const says = (code: string) => reasons.some((reason) => reason.code === code);
  if (says('FINGERPRINTS_AGE_UNKNOWN')) return 'ageUnknown';
  return says('FINGERPRINTS_PAGE_SILENT') ? 'pageSilent' : 'letterFirst';
};
