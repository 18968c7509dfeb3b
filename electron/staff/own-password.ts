import { type Actor, noCase, record } from '../audit/index.ts';
import { type CallError, type CheckedInput, type Result, refusal, success } from '../ipc/contract.ts';
import { storedInstant } from '../storage/index.ts';
import { changeMember, findMember, noteAttempts, secondsBlocked } from './members.ts';
import { hashPassword, PASSWORD_COST, passwordMatches } from './password.ts';
import type { RosterServices } from './roster-commands.ts';
import { delayAfter } from './session.ts';

/**
 * Changes the officer's own password by the old one. Wrong ones count and delay as at sign-in. Refusals: `staffUnknown`,
 * `signInBlocked`, `wrongPassword`, `wrongPasswordWait`, `staffChangedMeanwhile` when it was changed at the same moment.
 */
export async function changeOwnPassword(
  { database, clock, passwordCost }: RosterServices,
  officer: Actor,
  input: CheckedInput<'staff.changeOwnPassword'>,
): Promise<Result<null>> {
  const member = await findMember(database.read, officer.staffId);
  if (member === null) return refusal('staffUnknown');
  const seconds = secondsBlocked(member, clock.now());
  if (seconds > 0) return refusal('signInBlocked', { seconds });
  const { staffId } = member;
  const right = await passwordMatches(input.oldPassword, member.passwordHash);
  const passwordHash = right ? await hashPassword(input.password, passwordCost ?? PASSWORD_COST) : null;
  const failed = member.failedAttempts + 1;
  const delay = delayAfter(failed);
  const noted = await database.transaction<null, CallError>(async (transaction) => {
    const now = clock.now();
    const at = storedInstant(now);
    if (passwordHash === null) {
      await noteAttempts(transaction, staffId, failed, delay === 0 ? null : storedInstant(now.add({ seconds: delay })));
      await record(transaction, at, officer, noCase, { action: 'ownPasswordRefused', params: { attempts: failed } });
      return success(null);
    }
    const still = await findMember(transaction, staffId);
    if (still?.passwordHash !== member.passwordHash) return refusal('staffChangedMeanwhile');
    await changeMember(transaction, staffId, { passwordHash });
    await record(transaction, at, officer, noCase, { action: 'ownPasswordChanged' });
    return success(null);
  });
  if (!noted.ok || right) return noted;
  return refusal(delay === 0 ? 'wrongPassword' : 'wrongPasswordWait', { seconds: delay });
}
