import type { CardSheet, CardView } from '../../electron/ipc/contract.ts';

/**
 * One word over the verdicts of a card; not checked is not good, and one failed part condemns the card. `genuine` leaves
 * revocation open, `checked` does not. A file is only ever a file.
 */
export type OverallOutcome =
  | 'busy'
  | 'genuine'
  | 'checked'
  | 'test'
  | 'altered'
  | 'unknown'
  | 'revoked'
  | 'onHold'
  | 'file';

/** Sums up the verdicts that main gave, for the banner at the head. */
export const overallOutcome = ({
  verdicts,
  certificateStatus,
  source,
}: Pick<CardSheet, 'verdicts' | 'certificateStatus' | 'source'>): OverallOutcome => {
  if (source.kind === 'file') return 'file';
  if (verdicts === null) return 'busy';
  const words = Object.values(verdicts).map((part) => part.verdict);
  if (words.includes('invalid')) return 'altered';
  if (verdicts.identity.verdict === 'notCheckable' || verdicts.chain.verdict === 'notCheckable') return 'unknown';
  const status = statusWords(certificateStatus);
  if (status.includes('revoked')) return 'revoked';
  if (status.includes('onHold')) return 'onHold';
  if (words.includes('testCard')) return 'test';
  return status.length > 0 && status.every((word) => word === 'good') ? 'checked' : 'genuine';
};

/** What the responder said of the certificates that are there. */
export const statusWords = (told: CardView['certificateStatus']): readonly string[] =>
  told == null
    ? []
    : [told.authentication, told.signature]
        .filter(({ reason }) => reason !== 'noCertificate')
        .map(({ status }) => status);
