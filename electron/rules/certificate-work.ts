/** What a visit for certificates alone can be for. Pure. */
import type { TriState } from './model/index.ts';

/** What is known of the certificates of a card that is in use. */
export interface CardCertificates {
  readonly authentication: { readonly present: boolean; readonly notAfter: string | null };
  readonly signature: { readonly present: boolean; readonly notAfter: string | null };
}
export type CertificateStatusWord = 'good' | 'onHold' | 'revoked' | 'unknown' | 'notChecked';

export interface CertificateWorkFound {
  readonly work: 'SIGNATURE' | 'RENEWED' | 'REACTIVATED' | 'REVOKED';
  readonly isPossible: boolean;
  /** Key of the reason, below `certificates.why`. */
  readonly why: string;
}

/**
 * Each kind of work, possible or not, with the reason (domain reference, sections 4 and 5.3: the signature certificate goes by
 * the age now). The one to suggest stands first among the possible ones by what the card lacks; null when nothing points to one.
 */
export const certificateWorkFor = (
  card: CardCertificates,
  signatureByAge: TriState,
  status: CertificateStatusWord,
  now: string,
): { readonly work: readonly CertificateWorkFound[]; readonly suggested: CertificateWorkFound['work'] | null } => {
  const { authentication, signature } = card;
  const hasAny = authentication.present || signature.present;
  const isOver = [authentication, signature].some(({ notAfter }) => notAfter !== null && notAfter < now);
  const needsAny = (why: string): Pick<CertificateWorkFound, 'isPossible' | 'why'> =>
    hasAny ? { isPossible: true, why } : { isPossible: false, why: 'noCertificates' };
  const work: readonly CertificateWorkFound[] = [
    signatureByAge === 'no'
      ? { work: 'SIGNATURE', isPossible: false, why: 'tooYoung' }
      : signature.present
        ? { work: 'SIGNATURE', isPossible: true, why: 'alreadyThere' }
        : { work: 'SIGNATURE', isPossible: true, why: signatureByAge === 'yes' ? 'ofAge' : 'ageUnknown' },
    { work: 'RENEWED', ...needsAny(isOver ? 'ranOut' : 'stillRuns') },
    { work: 'REACTIVATED', ...needsAny(status === 'onHold' ? 'onHold' : 'notOnHold') },
    { work: 'REVOKED', ...needsAny(status === 'revoked' ? 'revokedAlready' : 'onRequest') },
  ];
  const suggested =
    signatureByAge === 'yes' && !signature.present
      ? 'SIGNATURE'
      : hasAny && status === 'onHold'
        ? 'REACTIVATED'
        : hasAny && isOver
          ? 'RENEWED'
          : null;
  return { work, suggested };
};
