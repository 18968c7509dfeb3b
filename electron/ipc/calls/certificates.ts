/** Calls of a visit for the certificates of a card alone. */
import { z } from 'zod';
import {
  CERTIFICATE_CODES,
  certificatePayment,
  certificatesDone,
  certificateVisit,
  certificateWork,
} from '../shapes/certificates.ts';
import { cents, shortText } from '../shapes/common.ts';
import { call } from './call.ts';

export const certificateCalls = {
  'certificates.begin': call('signedIn', z.object({ cardSessionId: z.string().max(80) }), certificateVisit),
  /**
   * Records the whole visit: a case of its own, the evidence as the card tells it now, the fee. `cardNumber` is the card
   * with which the visit began; `shownCents` what the officer told.
   */
  'certificates.finish': call(
    'signedIn',
    z.object({
      cardSessionId: z.string().max(80),
      cardNumber: shortText,
      work: certificateWork,
      codes: z.enum(CERTIFICATE_CODES),
      shownCents: cents,
      payment: certificatePayment,
    }),
    certificatesDone,
  ),
} as const;
