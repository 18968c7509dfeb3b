/** What proves that a card works, as a list. Pure. */
import type { ActivationEvidence, CardView } from '../ipc/contract.ts';
import type { TriState } from '../rules/model/index.ts';

/** What was tried on the card in this visit. Null where nothing was tried. */
export interface ActivationTrials {
  readonly pin: 'verified' | 'wrongPin' | 'blocked' | null;
  /** A random challenge was signed by the card and the signature held under its certificate. */
  readonly keyProven: boolean | null;
}

/** Certificates that the rules expect for the age of the holder now. */
export interface ExpectedCertificates {
  readonly authentication: TriState;
  readonly signature: TriState;
}

/** What the reader made of the new card. */
export type ActivationReading =
  | { readonly kind: 'card'; readonly card: CardView }
  | { readonly kind: 'notActivated' }
  | { readonly kind: 'unreadable' };

type Finding = Pick<ActivationEvidence, 'outcome' | 'detailKey'>;

const finding = (outcome: ActivationEvidence['outcome'], detail: string): Finding => ({
  outcome,
  detailKey: `evidence.${detail}`,
});

/** A card that is not switched on refuses READ BINARY; the life-cycle byte reads the same before and after, so nobody asks it. */
const appletReadable = (reading: ActivationReading): Finding => {
  if (reading.kind === 'notActivated') return finding('disproved', 'appletReadable.notActivated');
  if (reading.kind === 'unreadable') return finding('notChecked', 'appletReadable.unreadable');
  return reading.card.complete
    ? finding('proven', 'appletReadable.read')
    : finding('notChecked', 'appletReadable.incomplete');
};

/** Absent certificates may be the holder's choice, so they disprove nothing; a signature certificate too early does. */
const certificatesPresent = (reading: ActivationReading, expected: ExpectedCertificates): Finding => {
  if (reading.kind !== 'card' || reading.card.certificates === null) {
    return finding('notChecked', 'certificatesPresent.notRead');
  }
  const { authentication, signature } = reading.card.certificates;
  if (signature.present && expected.signature === 'no') {
    return finding('disproved', 'certificatesPresent.signatureUnexpected');
  }
  if (authentication.present && expected.authentication === 'no') {
    return finding('disproved', 'certificatesPresent.authenticationUnexpected');
  }
  if (!authentication.present && !signature.present) {
    return expected.authentication === 'no'
      ? finding('proven', 'certificatesPresent.noneExpected')
      : finding('notChecked', 'certificatesPresent.none');
  }
  if (!signature.present) {
    return expected.signature === 'no'
      ? finding('proven', 'certificatesPresent.authenticationOnly')
      : finding('notChecked', 'certificatesPresent.signatureMissing');
  }
  if (!authentication.present) return finding('notChecked', 'certificatesPresent.authenticationMissing');
  return finding('proven', 'certificatesPresent.both');
};

const pinVerifiable = (pin: ActivationTrials['pin']): Finding => {
  if (pin === 'verified') return finding('proven', 'pinVerifiable.verified');
  if (pin === 'blocked') return finding('disproved', 'pinVerifiable.blocked');
  if (pin === 'wrongPin') return finding('notChecked', 'pinVerifiable.wrongPin');
  return finding('notChecked', 'pinVerifiable.notTried');
};

const keyProven = (proven: boolean | null): Finding =>
  proven === null
    ? finding('notChecked', 'keyProven.notTried')
    : proven
      ? finding('proven', 'keyProven.signed')
      : finding('disproved', 'keyProven.failed');

/** The five pieces of evidence in their fixed order. Certificate status is asked on line; without a line it stays not checked. */
export const activationEvidenceOf = (
  reading: ActivationReading,
  trials: ActivationTrials,
  expected: ExpectedCertificates,
): ActivationEvidence[] => [
  { kind: 'appletReadable', ...appletReadable(reading) },
  { kind: 'certificatesPresent', ...certificatesPresent(reading, expected) },
  { kind: 'pinVerifiable', ...pinVerifiable(trials.pin) },
  { kind: 'keyProven', ...keyProven(trials.keyProven) },
  { kind: 'certificateStatus', ...finding('notChecked', 'certificateStatus.notAsked') },
];
