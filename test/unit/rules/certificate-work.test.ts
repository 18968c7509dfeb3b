/** What a visit for certificates can be for, in every situation of card, age and status. */
import { describe, expect, it } from 'vitest';
import { certificateWorkFor } from '../../../electron/rules/index.ts';

const NOW = '2026-11-30T10:00:00Z';
const none = { present: false, notAfter: null };
const fresh = { present: true, notAfter: '2030-01-01T00:00:00Z' };
const old = { present: true, notAfter: '2026-01-01T00:00:00Z' };
const both = { authentication: fresh, signature: fresh };
const asMinor = { authentication: fresh, signature: none };

describe('the work that is suggested', () => {
  it.each([
    ['of age, no signature yet', asMinor, 'yes', 'notChecked', 'SIGNATURE'],
    ['still a minor', asMinor, 'no', 'notChecked', null],
    ['age not known', asMinor, 'unknown', 'notChecked', null],
    ['nothing amiss', both, 'yes', 'good', null],
    ['run out', { ...both, authentication: old }, 'yes', 'notChecked', 'RENEWED'],
    ['on hold', both, 'yes', 'onHold', 'REACTIVATED'],
    ['on hold without certificates', { authentication: none, signature: none }, 'no', 'onHold', null],
  ] as const)('%s', (_what, card, byAge, status, suggested) => {
    const found = certificateWorkFor(card, byAge, status, NOW);
    expect(found.suggested).toBe(suggested);
    if (suggested !== null) expect(found.work.find(({ work }) => work === suggested)?.isPossible).toBe(true);
  });
});

it('no signature for a minor, and nothing to renew, switch on or revoke where there is no certificate', () => {
  const possible = (card: Parameters<typeof certificateWorkFor>[0], byAge: 'yes' | 'no') =>
    certificateWorkFor(card, byAge, 'notChecked', NOW)
      .work.filter(({ isPossible }) => isPossible)
      .map(({ work }) => work);
  expect(possible(asMinor, 'no')).toEqual(['RENEWED', 'REACTIVATED', 'REVOKED']);
  expect(possible({ authentication: none, signature: none }, 'no')).toEqual([]);
  expect(possible({ authentication: none, signature: none }, 'yes')).toEqual(['SIGNATURE']);
  expect(possible(both, 'yes')).toEqual(['SIGNATURE', 'RENEWED', 'REACTIVATED', 'REVOKED']);
});
