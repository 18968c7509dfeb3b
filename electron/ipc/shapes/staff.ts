/** The members of staff as a supervisor sees them. */
import { z } from 'zod';
import { STAFF_ROLES } from '../../rules/model/index.ts';
import { instant, recordId, shortText } from './common.ts';
import { password } from './session.ts';

/** Somebody who works or worked here. */
export const memberView = z.object({
  staffId: recordId,
  name: z.string(),
  role: z.enum(STAFF_ROLES),
  isActive: z.boolean(),
  lastSignInAt: instant.nullable(),
  /** No sign-in before this instant, after wrong passwords; null when there is no wait. */
  blockedUntil: instant.nullable(),
});
export type MemberView = z.output<typeof memberView>;

/** A new member: name, role and the password for the first time. */
export const newMember = z.object({ name: shortText.min(1), role: z.enum(STAFF_ROLES), password });
/** `seen` is what the supervisor saw; a member who is different by now is refused with `staffChangedMeanwhile`. */
export const memberChange = z.object({
  staffId: recordId,
  seen: z.object({ name: z.string().max(200), role: z.enum(STAFF_ROLES) }),
  name: shortText.min(1),
  role: z.enum(STAFF_ROLES),
});
