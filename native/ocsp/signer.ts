/**
 * Who signed an answer, and whether they may: the authority that issued the certificate, or a responder to which that
 * authority gave a certificate for exactly this (RFC 6960, section 4.2.2.2).
 */
import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { fromBER, type OctetString } from 'asn1js';
import { type BasicOCSPResponse, RelativeDistinguishedNames, RSASSAPSSParams } from 'pkijs';
import { certificateName, publicKeyBits } from './certificate-parts.ts';
import { type HashName, hashOf } from './hashes.ts';

/** Purpose of a certificate: signing OCSP answers. */
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

export type SignerVerdict = 'right' | 'wrongSigner' | 'signatureWrong';

/** Judges the signature of an answer about a certificate of `issuer`. */
export const judgeSigner = (basic: BasicOCSPResponse, issuer: X509Certificate, now: Date): SignerVerdict => {
  const named = [issuer, ...enclosed(basic)].filter((candidate) => isNamed(basic, candidate));
  const allowed = named.filter((candidate) => candidate === issuer || isDelegate(candidate, issuer, now));
  if (allowed.length === 0) return 'wrongSigner';
  return allowed.some((signer) => isSignatureOf(basic, signer)) ? 'right' : 'signatureWrong';
};

/** Certificates that the responder sent along; those that cannot be read count for nothing. */
const enclosed = (basic: BasicOCSPResponse): readonly X509Certificate[] =>
  (basic.certs ?? []).slice(0, MOST_CERTIFICATES).flatMap((certificate) => {
    try {
      return [new X509Certificate(new Uint8Array(certificate.toSchema(false).toBER()))];
    } catch {
      return [];
    }
  });
const MOST_CERTIFICATES = 8;

/** Whether the answer names this certificate as its signer, by name or by the SHA-1 of its key. */
const isNamed = (basic: BasicOCSPResponse, certificate: X509Certificate): boolean => {
  const { responderID } = basic.tbsResponseData;
  if (responderID instanceof RelativeDistinguishedNames) {
    return certificateName(certificate).equals(Buffer.from(responderID.toSchema().toBER()));
  }
  const hash = (responderID as OctetString).valueBlock?.valueHexView;
  return hash !== undefined && createHash('sha1').update(publicKeyBits(certificate)).digest().equals(hash);
};

const isDelegate = (candidate: X509Certificate, issuer: X509Certificate, now: Date): boolean => {
  try {
    return (
      candidate.checkIssued(issuer) &&
      candidate.verify(issuer.publicKey) &&
      // Node calls the purposes of a certificate its key usage.
      (candidate.keyUsage ?? []).includes(OCSP_SIGNING) &&
      now >= new Date(candidate.validFrom) &&
      now <= new Date(candidate.validTo)
    );
  } catch {
    return false;
  }
};

const SIGNATURES: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const RSA_PSS = '1.2.840.113549.1.1.10';

const isSignatureOf = (basic: BasicOCSPResponse, signer: X509Certificate): boolean => {
  try {
    const { algorithmId, algorithmParams } = basic.signatureAlgorithm;
    const signed = new Uint8Array(basic.tbsResponseData.tbsView);
    const signature = new Uint8Array(basic.signature.valueBlock.valueHexView);
    const key = signer.publicKey;
    if (algorithmId === RSA_PSS) {
      const parameters = new RSASSAPSSParams({ schema: fromBER(algorithmParams.toBER()).result });
      const hash = hashOf(parameters.hashAlgorithm.algorithmId);
      const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: parameters.saltLength };
      return hash !== null && verify(hash, signed, { key, ...padding }, signature);
    }
    const hash = SIGNATURES[algorithmId];
    return hash !== undefined && verify(hash, signed, { key, dsaEncoding: 'der' }, signature);
  } catch {
    return false;
  }
};
