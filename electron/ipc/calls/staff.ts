/** Calls about the members of staff, in Instellingen. */
import { z } from 'zod';
import { recordId } from '../shapes/common.ts';
import { password } from '../shapes/session.ts';
import { memberChange, memberView, newMember } from '../shapes/staff.ts';
import { call } from './call.ts';

const member = z.object({ staffId: recordId });
const members = z.array(memberView);

/** Every command answers the list as it then stands. */
export const staffCalls = {
  'staff.list': call('supervisor', z.undefined(), members),
  'staff.add': call('supervisor', newMember, members),
  'staff.change': call('supervisor', memberChange, members),
  /** A new password from a supervisor, for whoever forgot the own one. */
  'staff.setPassword': call('supervisor', member.extend({ password }), members),
  'staff.deactivate': call('supervisor', member, members),
  'staff.activate': call('supervisor', member, members),
  'staff.changeOwnPassword': call('signedIn', z.object({ oldPassword: password, password }), z.null()),
} as const;
