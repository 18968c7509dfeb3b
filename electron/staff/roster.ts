/** The list of members, and what holds for it whatever is changed. */
import type { MemberView } from '../ipc/contract.ts';
import { type Clock, type Executor, storedInstant } from '../storage/index.ts';
import { allMembers, type StoredMember } from './members.ts';

/** Everybody who works or worked here: first who may sign in, then who left, each by name. */
export async function roster(executor: Executor, clock: Clock): Promise<MemberView[]> {
  const now = storedInstant(clock.now());
  const members = await allMembers(executor);
  return members
    .toSorted((a, b) => Number(b.isActive) - Number(a.isActive))
    .map(({ staffId, name, role, isActive, lastSignInAt, blockedUntil }) => ({
      staffId,
      name,
      role,
      isActive,
      lastSignInAt,
      blockedUntil: blockedUntil !== null && blockedUntil > now ? blockedUntil : null,
    }));
}

/** A name as it is kept: one space between its words. */
export const tidyName = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ');

/** Whether somebody else who may sign in has this name, capitals or not: at sign-in the two could not be told apart. */
export const isNameTaken = (members: readonly StoredMember[], staffId: string | null, name: string): boolean =>
  members.some((one) => one.isActive && one.staffId !== staffId && folded(one.name) === folded(name));

const folded = (name: string): string => tidyName(name).toUpperCase();

/** Whether nobody could run the house any more without this member. */
export const isLastSupervisor = (members: readonly StoredMember[], staffId: string): boolean => {
  const supervisors = members.filter(({ isActive, role }) => isActive && role === 'SUPERVISOR');
  return supervisors.length === 1 && supervisors[0]?.staffId === staffId;
};
