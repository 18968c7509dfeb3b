/** One X.509 certificate, signed by an issuer of the test hierarchy. */
import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { fromHex } from '../bytes.ts';
import {
  bits,
  boolean,
  integer,
  namedBits,
  nothing,
  objectIdentifier,
  octets,
  printableString,
  sequence,
  set,
  tagged,
  time,
  utf8String,
} from './der.ts';

/** What the certificate is for; decides basic constraints and key usage. */
export type CertificateUse = 'root' | 'ca' | 'register' | 'authentication' | 'signature';

export type HashName = 'sha1' | 'sha256' | 'sha384';

/** Attributes of a distinguished name, in order. */
export type DistinguishedName = readonly (readonly [attribute: keyof typeof ATTRIBUTES, value: string])[];

export interface CertificateRequest {
  readonly use: CertificateUse;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** Hexadecimal. */
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly key: KeyObject;
  readonly issuerKey: KeyObject;
  readonly hash: HashName;
  readonly policy: string;
  /** Address of the OCSP responder named in the certificate. */
  readonly ocsp: string;
}

/** The certificate as DER. */
export function makeCertificate(request: CertificateRequest): Uint8Array {
  const algorithm = signatureAlgorithm(request.issuerKey, request.hash);
  const body = sequence(
    tagged(0xa0, integer(Uint8Array.of(2))),
    integer(fromHex(request.serial)),
    algorithm,
    distinguishedName(request.issuer),
    sequence(time(request.notBefore), time(request.notAfter)),
    distinguishedName(request.subject),
    publicKeyInfo(request.key),
    tagged(0xa3, sequence(...extensions(request))),
  );
  return sequence(body, algorithm, bits(new Uint8Array(sign(request.hash, body, request.issuerKey))));
}

const ATTRIBUTES = {
  C: '2.5.4.6',
  L: '2.5.4.7',
  O: '2.5.4.10',
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  GN: '2.5.4.42',
  serialNumber: '2.5.4.5',
} as const;

function distinguishedName(name: DistinguishedName): Uint8Array {
  return sequence(
    ...name.map(([attribute, value]) => {
      const isPrintable = attribute === 'C' || attribute === 'serialNumber';
      const text = isPrintable ? printableString(value) : utf8String(value);
      return set(sequence(objectIdentifier(ATTRIBUTES[attribute]), text));
    }),
  );
}

const RSA_SIGNATURES = {
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
} as const;
const ECDSA_SIGNATURES = {
  sha1: '1.2.840.10045.4.1',
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
} as const;

function signatureAlgorithm(key: KeyObject, hash: HashName): Uint8Array {
  return key.asymmetricKeyType === 'rsa'
    ? sequence(objectIdentifier(RSA_SIGNATURES[hash]), nothing())
    : sequence(objectIdentifier(ECDSA_SIGNATURES[hash]));
}

function publicKeyInfo(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }));
}

/** SHA-1 over the whole SubjectPublicKeyInfo: any stable value serves as key identifier. */
function keyIdentifier(key: KeyObject): Uint8Array {
  return new Uint8Array(createHash('sha1').update(publicKeyInfo(key)).digest());
}

function extensions(request: CertificateRequest): Uint8Array[] {
  const { use } = request;
  const own = extension('2.5.29.14', octets(keyIdentifier(request.key)));
  const issuer = extension('2.5.29.35', sequence(tagged(0x80, keyIdentifier(request.issuerKey))));
  const policies = extension('2.5.29.32', sequence(sequence(objectIdentifier(request.policy))));
  const usage = extension('2.5.29.15', namedBits(KEY_USAGE[use]), true);
  const responder = extension(
    '1.3.6.1.5.5.7.1.1',
    sequence(sequence(objectIdentifier('1.3.6.1.5.5.7.48.1'), tagged(0x86, new TextEncoder().encode(request.ocsp)))),
  );
  return [
    own,
    ...(use === 'root' ? [] : [issuer, responder]),
    policies,
    usage,
    ...constraints(use),
    ...(use === 'signature' ? [QUALIFIED] : []),
  ];
}

const DIGITAL_SIGNATURE = 0;
const NON_REPUDIATION = 1;
const CERTIFICATE_SIGNING = 5;
const CRL_SIGNING = 6;

const KEY_USAGE: { readonly [use in CertificateUse]: readonly number[] } = {
  root: [CERTIFICATE_SIGNING, CRL_SIGNING],
  ca: [CERTIFICATE_SIGNING, CRL_SIGNING],
  register: [DIGITAL_SIGNATURE, NON_REPUDIATION],
  authentication: [DIGITAL_SIGNATURE],
  signature: [NON_REPUDIATION],
};

function constraints(use: CertificateUse): Uint8Array[] {
  if (use === 'root') return [extension('2.5.29.19', sequence(boolean(true)), true)];
  if (use === 'ca') return [extension('2.5.29.19', sequence(boolean(true), integer(Uint8Array.of(0))), true)];
  return use === 'register' ? [extension('2.5.29.19', sequence(), true)] : [];
}

function extension(oid: string, value: Uint8Array, critical = false): Uint8Array {
  return sequence(objectIdentifier(oid), critical ? boolean(true) : new Uint8Array(), octets(value));
}

/** qcStatements with id-etsi-qcs-QcCompliance. */
const QUALIFIED = extension('1.3.6.1.5.5.7.1.3', sequence(sequence(objectIdentifier('0.4.0.1862.1.1'))));
