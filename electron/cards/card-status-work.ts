/** The status of the certificates of a card, as their responder tells it. */
import type { CardFailure, CertificateStatusAnswer } from '../../native/messages.ts';
import type { Result } from '../ipc/result.ts';

export interface CardStatusWork {
  /** Asks now. Where the administrator switched it off, the answer says so and nobody was asked. */
  certificateStatus(sessionId: string): Promise<Result<CertificateStatusAnswer, CardFailure>>;
}
