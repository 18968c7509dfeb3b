/** What proves that a card works, as a list. Pure. */
import type { ActivationEvidence, CardActivation, CardView } from '../ipc/contract.ts';
import { type CertificateChoice, reachedAge, type TriState } from '../rules/index.ts';

/** What was tried on the card in this visit. Null where nothing was tried. */
export interface ActivationTrials {
  readonly pin: 'verified' | 'wrongPin' | 'blocked' | null;
  /** A random challenge was signed by the card and the signature held under its certificate; `refused`: the chip lets nobody use the key yet. */
  readonly keyProven: boolean | 'refused' | null;
}

/** Certificates that the rules expect for the age of the holder now. */
export interface ExpectedCertificates {
  readonly authentication: TriState;
  readonly signature: TriState;
  /** What the holder chose in this visit; null or missing where nobody was asked. */
  readonly chosen?: CertificateChoice | null;
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
  const { chosen = null } = expected;
  if (chosen !== null && expected.authentication !== 'no')
    return asChosen(chosen, authentication.present, signature.present);
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

/** With a recorded choice, the card must carry just that. */
const asChosen = (chosen: CertificateChoice, authentication: boolean, signature: boolean): Finding => {
  const wanted = { authentication: chosen !== 'NONE', signature: chosen === 'BOTH' };
  if (authentication && !wanted.authentication) return finding('disproved', 'certificatesPresent.declinedButThere');
  if (signature && !wanted.signature) return finding('disproved', 'certificatesPresent.signatureNotChosen');
  if (!authentication && wanted.authentication) return finding('disproved', 'certificatesPresent.chosenButMissing');
  if (!signature && wanted.signature) return finding('disproved', 'certificatesPresent.signatureChosenButMissing');
  if (chosen === 'NONE') return finding('proven', 'certificatesPresent.declined');
  return finding('proven', chosen === 'BOTH' ? 'certificatesPresent.both' : 'certificatesPresent.authenticationChosen');
};

const pinVerifiable = (pin: ActivationTrials['pin']): Finding => {
  if (pin === 'verified') return finding('proven', 'pinVerifiable.verified');
  if (pin === 'blocked') return finding('disproved', 'pinVerifiable.blocked');
  if (pin === 'wrongPin') return finding('notChecked', 'pinVerifiable.wrongPin');
  return finding('notChecked', 'pinVerifiable.notTried');
};

const keyProven = (proven: ActivationTrials['keyProven']): Finding =>
  proven === 'refused'
    ? finding('disproved', 'keyProven.refused')
    : proven === null
      ? finding('notChecked', 'keyProven.notTried')
      : proven
        ? finding('proven', 'keyProven.signed')
        : finding('disproved', 'keyProven.failed');

/** What the responder said of the certificates; null where it could not be asked at all. */
export type StatusTold = CardView['certificateStatus'];

const NOT_TRUSTED: readonly string[] = [
  'malformedAnswer',
  'otherCertificate',
  'wrongSigner',
  'signatureWrong',
  'stale',
  'nonceWrong',
];
const NOBODY_THERE: readonly string[] = ['unreachable', 'timeout', 'responderRefused'];

/** Certificates are issued suspended and are let go at activation, so "on hold" says that there was none. The worse of both counts. */
const certificateStatus = (told: StatusTold): Finding => {
  if (told == null) return finding('notChecked', 'certificateStatus.notAsked');
  const both = [told.authentication, told.signature].filter(({ reason }) => reason !== 'noCertificate');
  const has = (status: (typeof both)[number]['status']): boolean => both.some((one) => one.status === status);
  if (both.length === 0) return finding('notChecked', 'certificateStatus.none');
  if (has('revoked')) return finding('disproved', 'certificateStatus.revoked');
  if (has('onHold')) return finding('disproved', 'certificateStatus.onHold');
  if (both.some(({ reason }) => NOT_TRUSTED.includes(reason)))
    return finding('notChecked', 'certificateStatus.notTrusted');
  if (both.some(({ reason }) => NOBODY_THERE.includes(reason))) {
    return finding('notChecked', 'certificateStatus.unreachable');
  }
  if (has('unknown')) return finding('notChecked', 'certificateStatus.unknown');
  return both.every(({ status }) => status === 'good')
    ? finding('proven', 'certificateStatus.good')
    : finding('notChecked', 'certificateStatus.notAsked');
};

/** The five pieces of evidence in their fixed order. */
export const activationEvidenceOf = (
  reading: ActivationReading,
  trials: ActivationTrials,
  expected: ExpectedCertificates,
  status: StatusTold = null,
): ActivationEvidence[] => [
  { kind: 'appletReadable', ...appletReadable(reading) },
  { kind: 'certificatesPresent', ...certificatesPresent(reading, expected) },
  { kind: 'pinVerifiable', ...pinVerifiable(trials.pin) },
  { kind: 'keyProven', ...keyProven(trials.keyProven) },
  { kind: 'certificateStatus', ...certificateStatus(status) },
];

/** Which certificates somebody of this age can have, by the law alone (no case, so no municipality's own age). */
export const expectedByAge = (birthDate: string | null, today: string): ExpectedCertificates => ({
  authentication: reachedAge(birthDate, 6, today),
  signature: reachedAge(birthDate, 18, today),
});

/** One word over the evidence. A PIN that is blocked or not tried says nothing of the activation. */
export const isActive = (evidence: readonly ActivationEvidence[]): CardActivation['state'] => {
  const outcomeOf = (kind: ActivationEvidence['kind']) => evidence.find((piece) => piece.kind === kind)?.outcome;
  const telling = [outcomeOf('appletReadable'), outcomeOf('keyProven'), outcomeOf('certificateStatus')];
  if (telling.includes('disproved')) return 'notActive';
  return outcomeOf('keyProven') === 'proven' || outcomeOf('certificateStatus') === 'proven' ? 'active' : 'notKnown';
};
