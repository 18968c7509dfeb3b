import { z } from 'zod';
import { CARD_LETTERS, PAYMENT_METHODS } from '../../rules/model/index.ts';
import { feeAnswer } from './application.ts';
import { activationEvidence } from './cases.ts';
import { cents, longText, partialDate, recordId, shortText } from './common.ts';

/**
 * What can be done to the certificates of a card that is in use: the signature certificate of somebody who applied as a
 * minor, new ones, the same ones switched on again, or switched off for good. The federal application does it.
 */
export const CERTIFICATE_WORK = ['SIGNATURE', 'RENEWED', 'REACTIVATED', 'REVOKED'] as const;
export const certificateWork = z.enum(CERTIFICATE_WORK);
export type CertificateWork = z.infer<typeof certificateWork>;

/** What the holder shows besides the card. Never a code itself. */
export const CERTIFICATE_CODES = ['PIN', 'PUK'] as const;

/** A card in the reader, as the visit for its certificates begins. */
export const certificateVisit = z.object({
  cardSessionId: z.string(),
  surname: z.string(),
  givenNames: z.string(),
  birthDate: partialDate.nullable(),
  letter: z.enum(CARD_LETTERS).nullable(),
  cardNumber: z.string(),
  onCard: z.object({ authentication: z.boolean(), signature: z.boolean() }),
  /** Each kind of work with whether it makes sense for this card, and why, as a text below `certificates.why`. */
  work: z.array(z.object({ work: certificateWork, isPossible: z.boolean(), why: z.string() })),
  suggested: certificateWork.nullable(),
  /** By the rules in force today. */
  fee: feeAnswer,
  methods: z.array(z.enum(PAYMENT_METHODS)),
  /** The rules do not say whether this municipality does it: who goes on says yes. */
  isOpenWhetherOffered: z.boolean(),
});
export type CertificateVisit = z.infer<typeof certificateVisit>;

export const certificatePayment = z.object({
  method: z.enum(['BANCONTACT', 'CASH', 'TOGETHER', '']),
  terminalReference: shortText,
  givenCents: cents.nullable(),
  /** Where the rules say no amount: what the officer asks, and on which ground. */
  officerAmountCents: cents.nullable(),
  officerAmountReason: longText,
});

export const certificatesDone = z.object({
  caseId: recordId,
  caseNumber: z.string(),
  paidCents: cents,
  changeCents: cents,
  receiptNumber: z.string().nullable(),
  evidence: z.array(activationEvidence),
});
export type CertificatesDone = z.infer<typeof certificatesDone>;
