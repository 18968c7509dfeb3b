import { randomUUID } from 'node:crypto';
import type { StaffMember } from '../ipc/contract.ts';
import type { StaffRole } from '../rules/model/index.ts';
import type { Executor, StaffTable, Transaction } from '../storage/index.ts';

/** A member of staff with what sign-in needs. */
export interface StoredMember extends StaffMember {
  readonly passwordHash: string;
  readonly failedAttempts: number;
  readonly blockedUntil: string | null;
}

/** All members who may sign in, by name. */
export async function activeMembers(executor: Executor): Promise<readonly StoredMember[]> {
  const rows = await executor.selectFrom('staff').selectAll().where('active', '=', 1).orderBy('name').execute();
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
  member: { readonly name: string; readonly role: StaffRole; readonly passwordHash: string; readonly at: string },
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

const fromRow = (row: StaffTable): StoredMember => ({
  staffId: row.id,
  name: row.name,
  role: row.role as StaffRole,
  passwordHash: row.password_hash,
  failedAttempts: row.failed_attempts,
  blockedUntil: row.blocked_until,
});
