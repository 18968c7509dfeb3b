/** One word over a card: never better than its worst part, and a file is only ever a file. */
import { describe, expect, it } from 'vitest';
import type { CardSheet } from '../../../../electron/ipc/contract.ts';
import { overallOutcome } from '../../../../renderer/card-check/overall-outcome.ts';
import { verdictsOf } from '../../cards/card-views.ts';

const READER = { kind: 'reader', readAt: '2026-11-09T13:51:00.000Z' } as const;
const FILE = {
  kind: 'file',
  fileName: 'a.eid',
  form: 'xml4',
  version: '4.5',
  openedAt: '2026-11-09T13:51:00.000Z',
} as const;
type Status = NonNullable<NonNullable<CardSheet['certificateStatus']>['authentication']>;
const told = (
  authentication: Status['status'],
  signature: Status['status'] | 'none',
): CardSheet['certificateStatus'] => {
  const one = (status: Status['status'], reason: string): Status => ({
    status,
    reason,
    responder: null,
    checkedAt: '2026-11-09T13:51:00.000Z',
    thisUpdate: null,
    nextUpdate: null,
    revokedAt: null,
  });
  return {
    authentication: one(authentication, 'answered'),
    signature: signature === 'none' ? one('notChecked', 'noCertificate') : one(signature, 'answered'),
  };
};

describe('overall outcome', () => {
  it.each([
    ['nothing judged yet', null, undefined, 'busy'],
    ['all valid, revocation not asked', verdictsOf('valid'), undefined, 'genuine'],
    ['all valid, both good', verdictsOf('valid'), told('good', 'good'), 'checked'],
    ['all valid, the only certificate good', verdictsOf('valid'), told('good', 'none'), 'checked'],
    ['all valid, one not checked', verdictsOf('valid'), told('good', 'notChecked'), 'genuine'],
    ['one revoked', verdictsOf('valid'), told('good', 'revoked'), 'revoked'],
    ['one on hold', verdictsOf('valid'), told('onHold', 'good'), 'onHold'],
    ['test root', verdictsOf('testCard'), told('good', 'good'), 'test'],
    ['the photo failed', verdictsOf('valid', { photo: 'invalid' }), told('good', 'good'), 'altered'],
    ['the chain could not be checked', verdictsOf('valid', { chain: 'notCheckable' }), undefined, 'unknown'],
    ['the chip cannot prove itself', verdictsOf('valid', { chip: 'notCheckable' }), undefined, 'genuine'],
  ] as const)('%s', (_name, verdicts, certificateStatus, outcome) =>
    expect(overallOutcome({ verdicts, certificateStatus, source: READER })).toBe(outcome),
  );

  it('a file is a file, whatever its certificates', () =>
    expect(overallOutcome({ verdicts: verdictsOf('valid'), certificateStatus: undefined, source: FILE })).toBe('file'));
});
