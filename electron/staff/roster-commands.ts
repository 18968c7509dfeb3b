/** What a supervisor does with the members of staff. */
import { type Actor, type AuditNote, noCase, record } from '../audit/index.ts';
import { type CallError, type CheckedInput, type MemberView, type Result, refusal, success } from '../ipc/contract.ts';
import { type Clock, type Database, storedInstant, type Transaction } from '../storage/index.ts';
import { addMember, allMembers, changeMember, type StoredMember } from './members.ts';
import { hashPassword, PASSWORD_COST, type PasswordCost } from './password.ts';
import { isLastSupervisor, isNameTaken, roster, tidyName } from './roster.ts';

/** What these commands work with. */
export interface RosterServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly passwordCost?: PasswordCost;
}

/** A command under way: who is there now, and how to note what was done. */
interface Step {
  readonly transaction: Transaction;
  readonly members: readonly StoredMember[];
  readonly at: string;
  readonly note: (action: string, params: NonNullable<AuditNote['params']>) => Promise<void>;
}

/**
 * One command on the members. Commands go one after the other, also those of other desks, so each sees what the former
 * left. Refusal `notAllowed` when the officer is no active supervisor any more.
 */
const onMembers = async (
  { database, clock }: RosterServices,
  officer: Actor,
  work: (step: Step) => Promise<Result<null>>,
): Promise<Result<MemberView[]>> => {
  const done = await database.transaction<null, CallError>(async (transaction) => {
    const at = storedInstant(clock.now());
    const members = await allMembers(transaction);
    const acting = members.find(({ staffId }) => staffId === officer.staffId);
    if (acting?.isActive !== true || acting.role !== 'SUPERVISOR') return refusal('notAllowed');
    return work({
      transaction,
      members,
      at,
      note: (action, params) => record(transaction, at, officer, noCase, { action, params }),
    });
  });
  return done.ok ? success(await roster(database.read, clock)) : done;
};

/** The same on one member who must be there. Refusal: `staffUnknown`. */
const onMember = (
  services: RosterServices,
  officer: Actor,
  staffId: string,
  work: (step: Step, member: StoredMember) => Promise<Result<null>>,
): Promise<Result<MemberView[]>> =>
  onMembers(services, officer, async (step) => {
    const member = step.members.find((one) => one.staffId === staffId);
    return member === undefined ? refusal('staffUnknown') : work(step, member);
  });

const nameTaken = (name: string) =>
  refusal('staffNameTaken', { name }, [{ path: 'name', messageKey: 'errors.staffNameTaken', params: { name } }]);

/** Adds a member, who may sign in at once. Refusal: `staffNameTaken`. */
export async function addToRoster(
  services: RosterServices,
  officer: Actor,
  input: CheckedInput<'staff.add'>,
): Promise<Result<MemberView[]>> {
  const name = tidyName(input.name);
  const { role } = input;
  const passwordHash = await hashPassword(input.password, services.passwordCost ?? PASSWORD_COST);
  return onMembers(services, officer, async ({ transaction, members, at, note }) => {
    if (isNameTaken(members, null, name)) return nameTaken(name);
    await addMember(transaction, { name, role, passwordHash, at });
    await note(role === 'SUPERVISOR' ? 'supervisorAdded' : 'officerAdded', { name });
    return success(null);
  });
}

/** Changes name and role. Refusals: `staffChangedMeanwhile`, `staffNameTaken`, `lastSupervisor`. */
export function changeInRoster(
  services: RosterServices,
  officer: Actor,
  { staffId, seen, role, ...input }: CheckedInput<'staff.change'>,
): Promise<Result<MemberView[]>> {
  const name = tidyName(input.name);
  return onMember(services, officer, staffId, async ({ transaction, members, note }, member) => {
    if (!member.isActive || member.name !== seen.name || member.role !== seen.role) {
      return refusal('staffChangedMeanwhile');
    }
    if (isNameTaken(members, staffId, name)) return nameTaken(name);
    if (role !== 'SUPERVISOR' && isLastSupervisor(members, staffId)) {
      return refusal('lastSupervisor', undefined, [{ path: 'role', messageKey: 'errors.lastSupervisor' }]);
    }
    await changeMember(transaction, staffId, { name, role });
    if (name !== member.name) await note('staffRenamed', { name, before: member.name });
    if (role !== member.role) await note(role === 'SUPERVISOR' ? 'madeSupervisor' : 'madeOfficer', { name });
    return success(null);
  });
}

/** Gives a member a new password and ends the wait after wrong ones. Refusal: `staffChangedMeanwhile` for who left. */
export async function givePassword(
  services: RosterServices,
  officer: Actor,
  { staffId, password }: CheckedInput<'staff.setPassword'>,
): Promise<Result<MemberView[]>> {
  const passwordHash = await hashPassword(password, services.passwordCost ?? PASSWORD_COST);
  return onMember(services, officer, staffId, async ({ transaction, note }, member) => {
    if (!member.isActive) return refusal('staffChangedMeanwhile');
    await changeMember(transaction, staffId, { passwordHash });
    await note('staffPasswordGiven', { name: member.name });
    return success(null);
  });
}

/** Lets a member go; what the member did stays in history. Refusals: `lastSupervisor`, `staffSelf`, `staffChangedMeanwhile`. */
export const deactivate = (services: RosterServices, officer: Actor, staffId: string): Promise<Result<MemberView[]>> =>
  onMember(services, officer, staffId, async ({ transaction, members, note }, member) => {
    if (!member.isActive) return refusal('staffChangedMeanwhile');
    if (isLastSupervisor(members, staffId)) return refusal('lastSupervisor');
    if (staffId === officer.staffId) return refusal('staffSelf');
    await changeMember(transaction, staffId, { isActive: false });
    await note('staffDeactivated', { name: member.name });
    return success(null);
  });

/** Takes a member back, with the same password. Refusals: `staffNameTaken`, `staffChangedMeanwhile`. */
export const activate = (services: RosterServices, officer: Actor, staffId: string): Promise<Result<MemberView[]>> =>
  onMember(services, officer, staffId, async ({ transaction, members, note }, member) => {
    if (member.isActive) return refusal('staffChangedMeanwhile');
    if (isNameTaken(members, staffId, member.name)) return nameTaken(member.name);
    await changeMember(transaction, staffId, { isActive: true });
    await note('staffActivated', { name: member.name });
    return success(null);
  });
