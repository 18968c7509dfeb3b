/** Calls about the display turned to the applicant. The applicant's page itself can make none of them. */
import { z } from 'zod';
import { language } from '../shapes/common.ts';
import { customerDisplay, customerPlace, customerSubject } from '../shapes/customer.ts';
import { call } from './call.ts';

export const customerCalls = {
  'customer.state': call('signedIn', z.undefined(), customerDisplay),
  /** Refusal: `screenNotThere`. */
  'customer.choose': call('signedIn', z.object({ place: customerPlace }), customerDisplay),
  /** Says what stands open for the person at the desk; `nobody` when nothing does. */
  'customer.attend': call('signedIn', z.object({ subject: customerSubject }), customerDisplay),
  /** Null: the language of the person's file. */
  'customer.speak': call('signedIn', z.object({ language: language.nullable() }), customerDisplay),
  'customer.cover': call('signedIn', z.object({ isCovered: z.boolean() }), customerDisplay),
} as const;
