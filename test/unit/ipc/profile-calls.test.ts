/** The rules of a municipality are for supervisors; every officer is told only that they changed. */
import { expect, it } from 'vitest';
import { checkCall } from '../../../electron/ipc/check-call.ts';
import { CALL_NAMES, contract } from '../../../electron/ipc/contract.ts';

const names = CALL_NAMES.filter((name) => name.startsWith('profiles.'));
const caller = { isOwnPage: true, isPrintPage: false } as const;

it('has all calls of the editor', () => expect(names.length).toBeGreaterThan(15));

it.each(names.filter((name) => name !== 'profiles.changedSince'))(
  '%s is refused to an officer, and to nobody signed in',
  (name) => {
    expect(contract[name].access).toBe('supervisor');
    expect(checkCall(name, {}, { ...caller, role: 'OFFICER' })).toMatchObject({
      ok: false,
      error: { code: 'notAllowed' },
    });
    expect(checkCall(name, {}, { ...caller, role: null })).toMatchObject({ ok: false, error: { code: 'notSignedIn' } });
  },
);

let deep: unknown = 'x';
for (let level = 0; level < 100_000; level += 1) deep = [deep];

it.each([
  ['fill the disk', { notes: 'x'.repeat(2_000_001) }],
  ['break the reader', { notes: deep }],
])('takes no profile that could %s', (_what, content) => {
  const input = { draftId: '018f0000-0000-4000-8000-000000000001', revision: 1, content };
  expect(checkCall('profiles.save', input, { ...caller, role: 'SUPERVISOR' })).toMatchObject({
    ok: false,
    error: { code: 'fieldsWrong', fields: [{ path: 'content', messageKey: 'errors.profileTooLarge' }] },
  });
});
