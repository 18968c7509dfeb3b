/** The holder's two certificates. */
import type { KeyObject } from 'node:crypto';
import { type DistinguishedName, makeCertificate } from './certificate.ts';
import { type Hierarchy, type HolderAuthority, NO_RESPONDER } from './hierarchy.ts';

export interface Holder {
  readonly surname: string;
  readonly givenNames: string;
  readonly nationalNumber: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
}

export interface HolderCertificateRequest {
  readonly use: 'authentication' | 'signature';
  readonly authority: HolderAuthority;
  readonly holder: Holder;
  readonly key: KeyObject;
  /** Makes the serial number; the same seed gives the same number. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Responder named in the certificate; by default one that does not exist. */
  readonly ocsp?: string;
}

/** The certificate as DER. */
export function makeHolderCertificate(pki: Hierarchy, request: HolderCertificateRequest): Uint8Array {
  const issuer = pki[request.authority];
  const branch = request.authority === 'citizen' ? '2' : '7';
  return makeCertificate({
    use: request.use,
    subject: holderName(request.holder, request.use),
    issuer: issuer.name,
    serial: request.serial,
    notBefore: request.notBefore,
    notAfter: request.notAfter,
    key: request.key,
    issuerKey: issuer.key,
    hash: pki.hash,
    policy: `${pki.policyBase}.${branch}.${request.use === 'signature' ? '1' : '2'}`,
    ocsp: request.ocsp ?? NO_RESPONDER,
  });
}

function holderName(holder: Holder, use: 'authentication' | 'signature'): DistinguishedName {
  const first = holder.givenNames.split(' ')[0] ?? '';
  const purpose = use === 'authentication' ? 'Authentication' : 'Signature';
  return [
    ['C', holder.country],
    ['CN', `${first} ${holder.surname} (${purpose})`],
    ['SN', holder.surname],
    ['GN', holder.givenNames],
    ['serialNumber', holder.nationalNumber],
  ];
}
