import { X509Certificate } from 'node:crypto';
import { declaredBerSize } from '../iso7816/index.ts';
import type { CardCertificates, CertificateFiles, CertificateSummary } from '../messages.ts';

/** The certificates of one card. `empty`: the file is there but holds none (child, refused by the holder). */
export type ReadCertificate = X509Certificate | 'empty' | 'unreadable';
export type ReadCertificates = { readonly [name in keyof CardCertificates]: ReadCertificate };

/** Parses a certificate file: DER with zero padding behind it, or only zeros. */
export const parseCertificate = (file: Uint8Array | null): ReadCertificate => {
  if (file === null || file.every((byte) => byte === 0)) return 'empty';
  const size = declaredBerSize(file);
  if (file[0] !== 0x30 || size === null || size > file.length) return 'unreadable';
  try {
    const certificate = new X509Certificate(file.subarray(0, size));
    // Parsing is lazy: the key and both dates must be readable too.
    const hasDates = [certificate.validFrom, certificate.validTo].every((date) => !Number.isNaN(Date.parse(date)));
    return hasDates && certificate.publicKey.asymmetricKeyType !== undefined ? certificate : 'unreadable';
  } catch {
    return 'unreadable';
  }
};

/** DER of each certificate. */
export const certificateFilesOf = (certificates: ReadCertificates): CertificateFiles => {
  const der = (certificate: ReadCertificate): Uint8Array | null =>
    typeof certificate === 'string' ? null : new Uint8Array(certificate.raw);
  return {
    authentication: der(certificates.authentication),
    signature: der(certificates.signature),
    ca: der(certificates.ca),
    root: der(certificates.root),
    register: der(certificates.register),
  };
};

/** What a screen shows of all certificates of a card. */
export const summariseCertificates = (certificates: ReadCertificates): CardCertificates => ({
  authentication: summariseCertificate(certificates.authentication),
  signature: summariseCertificate(certificates.signature),
  ca: summariseCertificate(certificates.ca),
  root: summariseCertificate(certificates.root),
  register: summariseCertificate(certificates.register),
});

/** What a screen shows of a certificate. */
export const summariseCertificate = (certificate: ReadCertificate): CertificateSummary => {
  if (typeof certificate === 'string') return ABSENT;
  return {
    present: true,
    subject: certificate.subject ?? '',
    issuer: certificate.issuer ?? '',
    serial: certificate.serialNumber,
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    keyType: keyType(certificate),
    sha256: fingerprint(certificate),
  };
};

/** SHA-256 over the DER, upper-case hexadecimal without separators. */
export const fingerprint = (certificate: X509Certificate): string => certificate.fingerprint256.replaceAll(':', '');

/** Whether the certificate names `issuer` as its issuer and carries its signature. */
export const isSignedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean => {
  try {
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
};

const ABSENT: CertificateSummary = {
  present: false,
  subject: null,
  issuer: null,
  serial: null,
  notBefore: null,
  notAfter: null,
  keyType: null,
  sha256: null,
};

const CURVES: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

const keyType = ({ publicKey }: X509Certificate): string => {
  const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined) return `RSA ${modulusLength}`;
  if (namedCurve !== undefined) return `EC ${CURVES[namedCurve] ?? namedCurve}`;
  return publicKey.asymmetricKeyType ?? '';
};
