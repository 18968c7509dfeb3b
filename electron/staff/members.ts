import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import type { StaffMember } from '../ipc/contract.ts';
import type { StaffRole } from '../rules/model/index.ts';
import type { Executor, StaffTable, Transaction } from '../storage/index.ts';

/** A member of staff with what sign-in needs. */
export interface StoredMember extends StaffMember {
  readonly passwordHash: string;
  readonly failedAttempts: number;
  /** No sign-in before this instant, after wrong passwords. */
  readonly blockedUntil: string | null;
  /** Somebody who left stays in history, but does not sign in. */
  readonly isActive: boolean;
  readonly lastSignInAt: string | null;
}

/** All members who may sign in, by name. */
export async function activeMembers(executor: Executor): Promise<readonly StoredMember[]> {
  const rows = await executor.selectFrom('staff').selectAll().where('active', '=', 1).orderBy('name').execute();
  return rows.map(fromRow);
}

/** Everybody who ever worked here, by name. */
export async function allMembers(executor: Executor): Promise<readonly StoredMember[]> {
  const rows = await executor.selectFrom('staff').selectAll().orderBy('name').orderBy('created_at').execute();
  return rows.map(fromRow);
}

/** The member with this key, or null; somebody who left is not found. */
export async function findMember(executor: Executor, staffId: string): Promise<StoredMember | null> {
  const row = await executor
    .selectFrom('staff')
    .selectAll()
    .where('id', '=', staffId)
    .where('active', '=', 1)
    .executeTakeFirst();
  return row === undefined ? null : fromRow(row);
}

/** Adds a member and answers it. */
export async function addMember(
  transaction: Transaction,
  member: {
    readonly name: string;
    readonly role: StaffRole;
    readonly passwordHash: string;
    readonly at: string;
    /** Only where adding the member is a sign-in too, as at the first start. */
    readonly signedInAt?: string;
  },
): Promise<StaffMember> {
  const staffId = randomUUID();
  await transaction
    .insertInto('staff')
    .values({
      id: staffId,
      name: member.name,
      role: member.role,
      password_hash: member.passwordHash,
      active: 1,
      failed_attempts: 0,
      blocked_until: null,
      created_at: member.at,
      last_sign_in_at: member.signedInAt ?? null,
    })
    .execute();
  return { staffId, name: member.name, role: member.role };
}

/** Counts a wrong password, or clears the count (0, null). */
export async function noteAttempts(
  transaction: Transaction,
  staffId: string,
  failedAttempts: number,
  blockedUntil: string | null,
): Promise<void> {
  await transaction
    .updateTable('staff')
    .set({ failed_attempts: failedAttempts, blocked_until: blockedUntil })
    .where('id', '=', staffId)
    .execute();
}

/** Notes a sign-in with the right password: the count of wrong ones starts anew. */
export async function noteSignIn(transaction: Transaction, staffId: string, at: string): Promise<void> {
  await transaction
    .updateTable('staff')
    .set({ failed_attempts: 0, blocked_until: null, last_sign_in_at: at })
    .where('id', '=', staffId)
    .execute();
}

/** What of a member changes. */
export interface MemberChange {
  readonly name?: string;
  readonly role?: StaffRole;
  readonly isActive?: boolean;
  /** A new password; whoever was blocked by wrong tries of the old one is so no longer. */
  readonly passwordHash?: string;
}

/** Changes a member. */
export async function changeMember(transaction: Transaction, staffId: string, change: MemberChange): Promise<void> {
  const { name, role, isActive, passwordHash } = change;
  await transaction
    .updateTable('staff')
    .set({
      ...(name === undefined ? {} : { name }),
      ...(role === undefined ? {} : { role }),
      ...(isActive === undefined ? {} : { active: isActive ? 1 : 0 }),
      ...(passwordHash === undefined ? {} : { password_hash: passwordHash, failed_attempts: 0, blocked_until: null }),
    })
    .where('id', '=', staffId)
    .execute();
}

/** Seconds that a member still has to wait after wrong passwords; 0 when there is no wait. */
export const secondsBlocked = (member: Pick<StoredMember, 'blockedUntil'>, now: Temporal.Instant): number =>
  member.blockedUntil === null
    ? 0
    : Math.max(0, Math.ceil((Date.parse(member.blockedUntil) - now.epochMilliseconds) / 1000));

const fromRow = (row: StaffTable): StoredMember => ({
  staffId: row.id,
  name: row.name,
  role: row.role as StaffRole,
  passwordHash: row.password_hash,
  failedAttempts: row.failed_attempts,
  blockedUntil: row.blocked_until,
  isActive: row.active === 1,
  lastSignInAt: row.last_sign_in_at,
});
