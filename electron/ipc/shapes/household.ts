import { z } from 'zod';
import { CARD_LETTERS, CASE_STATES, PRODUCTS } from '../../rules/model/index.ts';
import { cents, recordId } from './common.ts';

/** One applicant of a household. */
export const householdMember = z.object({
  caseId: recordId,
  version: z.int(),
  caseNumber: z.string(),
  /** Empty while nobody typed one. */
  name: z.string(),
  product: z.enum(PRODUCTS),
  letter: z.enum(CARD_LETTERS).nullable(),
  state: z.enum(CASE_STATES),
  /** The application can still be typed in. */
  isTyped: z.boolean(),
  /** What the rules still miss, as `openPoints.…` texts. */
  lacks: z.array(
    z.object({
      field: z.string(),
      messageKey: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  owedCents: cents,
  /** Finished, and nothing is asked any more. */
  isPaid: z.boolean(),
});
export type HouseholdMember = z.infer<typeof householdMember>;

/** Applicants who come together, in the order in which they were begun. */
export const household = z.object({
  /** False for somebody who came alone. */
  isHousehold: z.boolean(),
  members: z.array(householdMember),
  owedCents: cents,
  receipts: z.array(z.object({ receiptId: recordId, number: z.string(), paidCents: z.int() })),
});
export type Household = z.infer<typeof household>;
