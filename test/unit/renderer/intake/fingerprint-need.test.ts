import { expect, it } from 'vitest';
import { fingerprintNeed } from '../../../../renderer/intake/mapping/fingerprint-need.ts';

const because = (code: string) => ({ code, textKey: 'rules.any', params: {}, source: 'KB 10-12-2019' }) as never;

it.each([
  ['FINGERPRINTS_AGE_UNKNOWN', 'ageUnknown'],
  ['FINGERPRINTS_PAGE_SILENT', 'pageSilent'],
  ['LETTER_MISSING', 'letterFirst'],
])('an unknown need because of %s is said as %s', (code, said) => {
  expect(fingerprintNeed({ fingerprints: 'unknown', reasons: [because(code)] })).toBe(said);
});

it.each(['required', 'notRequired'] as const)('a need that is %s is said as it is', (fingerprints) => {
  expect(fingerprintNeed({ fingerprints, reasons: [] })).toBe(fingerprints);
});
