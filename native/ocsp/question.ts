/** The question to a responder: one certificate, with a random number that ties the answer to it (RFC 6960, section 4.1). */
import { randomBytes, type X509Certificate } from 'node:crypto';
import { OctetString } from 'asn1js';
import { CertID, Certificate, Extension, OCSPRequest, Request } from 'pkijs';
import { engine, HASHES } from './hashes.ts';

export interface Question {
  /** DER to be sent. */
  readonly der: Uint8Array;
  readonly nonce: Uint8Array;
}

export const NONCE_EXTENSION = '1.3.6.1.5.5.7.48.1.2';
const NONCE_SIZE = 16;

/** The question about `certificate`, which `issuer` signed. */
export const askAbout = async (certificate: X509Certificate, issuer: X509Certificate): Promise<Question> => {
  const nonce = new Uint8Array(randomBytes(NONCE_SIZE));
  const certID = new CertID();
  await certID.createForCertificate(
    Certificate.fromBER(certificate.raw),
    { hashAlgorithm: HASHES.sha256.web, issuerCertificate: Certificate.fromBER(issuer.raw) },
    engine,
  );
  const request = new OCSPRequest();
  request.tbsRequest.requestList = [new Request({ reqCert: certID })];
  request.tbsRequest.requestExtensions = [
    new Extension({ extnID: NONCE_EXTENSION, extnValue: new OctetString({ valueHex: nonce }).toBER() }),
  ];
  return { der: new Uint8Array(request.toSchema(true).toBER()), nonce };
};
