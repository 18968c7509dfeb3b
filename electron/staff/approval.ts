import { type Actor, noCase, record } from '../audit/index.ts';
import { type CallError, type Result, refusal, success } from '../ipc/contract.ts';
import { type Clock, type Database, type Executor, storedInstant } from '../storage/index.ts';
import { activeMembers, findMember, noteAttempts, secondsBlocked } from './members.ts';
import { passwordMatches } from './password.ts';
import { delayAfter } from './session.ts';

/** Somebody who agreed with the own password, at the desk of somebody else. */
export interface Approver {
  readonly staffId: string;
  readonly name: string;
}

/**
 * Checks a second person: a supervisor, not the officer who asks, with the own password. Wrong passwords count and delay as
 * at sign-in. Refusals: `secondPersonSame`, `secondPersonUnknown`, `signInBlocked`, `wrongPassword`, `wrongPasswordWait`.
 */
export async function confirmSupervisor(
  services: { readonly database: Database; readonly clock: Clock },
  officer: Actor,
  given: { readonly staffId: string; readonly password: string },
): Promise<Result<Approver>> {
  const { database, clock } = services;
  if (given.staffId === officer.staffId) return refusal('secondPersonSame');
  const member = await findMember(database.read, given.staffId);
  if (member === null || member.role !== 'SUPERVISOR') return refusal('secondPersonUnknown');
  const seconds = secondsBlocked(member, clock.now());
  if (seconds > 0) return refusal('signInBlocked', { seconds });
  const right = await passwordMatches(given.password, member.passwordHash);
  const failed = right ? 0 : member.failedAttempts + 1;
  const delay = delayAfter(failed);
  const noted = await database.transaction<null, CallError>(async (transaction) => {
    const until = delay === 0 ? null : storedInstant(clock.now().add({ seconds: delay }));
    await noteAttempts(transaction, member.staffId, failed, until);
    if (!right) {
      await record(transaction, storedInstant(clock.now()), officer, noCase, {
        action: 'approvalRefused',
        params: { by: member.name, attempts: failed },
      });
    }
    return success(null);
  });
  if (!noted.ok) return noted;
  if (!right) return refusal(delay === 0 ? 'wrongPassword' : 'wrongPasswordWait', { seconds: delay });
  return success({ staffId: member.staffId, name: member.name });
}

/** Who can be the second person beside an officer, by name. */
export async function supervisorsBeside(executor: Executor, officerId: string): Promise<readonly Approver[]> {
  const members = await activeMembers(executor);
  return members
    .filter(({ role, staffId }) => role === 'SUPERVISOR' && staffId !== officerId)
    .map(({ staffId, name }) => ({ staffId, name }));
}
