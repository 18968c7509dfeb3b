/** Parts of a certificate as bytes, exactly as they stand in it: what hashes in questions and answers are made of. */
import type { X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';

/** The subject as DER. */
export const certificateName = (certificate: X509Certificate): Buffer =>
  Buffer.from(Certificate.fromBER(certificate.raw).subject.toSchema().toBER());

/** The bits of the public key, without the algorithm around them. */
export const publicKeyBits = (certificate: X509Certificate): Buffer =>
  Buffer.from(Certificate.fromBER(certificate.raw).subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView);
