/** Judges the answer of a responder (RFC 6960, section 4.2). Its bytes come from the network: anything may be in them. */
import { createHash, type X509Certificate } from 'node:crypto';
import { fromBER, type OctetString } from 'asn1js';
import { BasicOCSPResponse, type CertID, OCSPResponse, type SingleResponse } from 'pkijs';
import type { CertificateStatus, CertificateStatusReason } from '../messages.ts';
import { certificateName, publicKeyBits } from './certificate-parts.ts';
import { hashOf } from './hashes.ts';
import { NONCE_EXTENSION, type Question } from './question.ts';
import { judgeSigner } from './signer.ts';

/** What the answer says; only then does it count. Anything else: why it does not. */
export type Judged =
  | {
      readonly ok: true;
      readonly status: Exclude<CertificateStatus['status'], 'notChecked'>;
      readonly thisUpdate: Date;
      readonly nextUpdate: Date | null;
      readonly revokedAt: Date | null;
    }
  | { readonly ok: false; readonly reason: CertificateStatusReason };

export interface AnswerQuestion {
  readonly certificate: X509Certificate;
  readonly issuer: X509Certificate;
  readonly question: Question;
  readonly now: Date;
}

/** Clocks of counters and responders differ. */
const CLOCKS_APART = 5 * 60_000;
/** An answer that does not say how long it holds. */
const LONGEST_WITHOUT_END = 24 * 3_600_000;

/** Total: every byte string gives a judgement. Signer and signature are looked at before anything that they vouch for. */
export const judgeAnswer = (bytes: Uint8Array, asked: AnswerQuestion): Judged => {
  try {
    return judge(bytes, asked);
  } catch {
    return refused('malformedAnswer');
  }
};

const judge = (bytes: Uint8Array, { certificate, issuer, question, now }: AnswerQuestion): Judged => {
  const response = OCSPResponse.fromBER(new Uint8Array(bytes));
  if (response.responseStatus.valueBlock.valueDec !== 0) return refused('responderRefused');
  if (response.responseBytes === undefined) return refused('malformedAnswer');
  const basic = BasicOCSPResponse.fromBER(new Uint8Array(response.responseBytes.response.valueBlock.valueHexView));
  const signer = judgeSigner(basic, issuer, now);
  if (signer !== 'right') return refused(signer);
  const { responses, responseExtensions } = basic.tbsResponseData;
  const nonce = responseExtensions?.find(({ extnID }) => extnID === NONCE_EXTENSION);
  // Responders may leave the number out; one that is there must be ours.
  if (nonce !== undefined && !isNonce(nonce.extnValue, question.nonce)) return refused('nonceWrong');
  const single = responses.find(({ certID }) => isAbout(certID, certificate, issuer));
  if (single === undefined) return refused('otherCertificate');
  if (!isFresh(single, now)) return refused('stale');
  return { ok: true, ...statusOf(single), thisUpdate: single.thisUpdate, nextUpdate: single.nextUpdate ?? null };
};

const refused = (reason: CertificateStatusReason): Judged => ({ ok: false, reason });

/** Wrapped in a second octet string as it should be, or bare as some responders write it. */
const isNonce = (value: OctetString, nonce: Uint8Array): boolean => {
  const bytes = Buffer.from(value.valueBlock.valueHexView);
  if (bytes.equals(nonce)) return true;
  const inner = fromBER(new Uint8Array(bytes));
  return inner.offset !== -1 && Buffer.from((inner.result as OctetString).valueBlock.valueHexView).equals(nonce);
};

/** Whether name and key of the issuer, and the number of the certificate, are the ones that were asked about. */
const isAbout = (certID: CertID, certificate: X509Certificate, issuer: X509Certificate): boolean => {
  const hash = hashOf(certID.hashAlgorithm.algorithmId);
  if (hash === null) return false;
  const hashIs = (stated: OctetString, bytes: Uint8Array): boolean =>
    createHash(hash).update(bytes).digest().equals(Buffer.from(stated.valueBlock.valueHexView));
  const number = Buffer.from(certID.serialNumber.valueBlock.valueHexView).toString('hex').replace(/^0+/, '');
  return (
    number.toUpperCase() === certificate.serialNumber.replace(/^0+/, '').toUpperCase() &&
    hashIs(certID.issuerNameHash, certificateName(issuer)) &&
    hashIs(certID.issuerKeyHash, publicKeyBits(issuer))
  );
};

const isFresh = ({ thisUpdate, nextUpdate }: SingleResponse, now: Date): boolean => {
  const time = now.getTime();
  if (thisUpdate.getTime() > time + CLOCKS_APART) return false;
  const end = nextUpdate === undefined ? thisUpdate.getTime() + LONGEST_WITHOUT_END : nextUpdate.getTime();
  return time <= end + CLOCKS_APART;
};

/** Reason code "certificateHold": suspended, as certificates are until the card is activated. */
const ON_HOLD = 6;

type Told = Pick<Extract<Judged, { ok: true }>, 'status' | 'revokedAt'>;

/** Choice of three: [0] good, [1] revoked with time and perhaps reason, [2] unknown. */
const statusOf = ({ certStatus }: SingleResponse): Told => {
  switch (certStatus.idBlock.tagNumber) {
    case 0:
      return { status: 'good', revokedAt: null };
    case 1: {
      const [time, reason] = certStatus.valueBlock.value;
      const code = reason?.valueBlock.value[0]?.valueBlock.valueDec;
      return { status: code === ON_HOLD ? 'onHold' : 'revoked', revokedAt: time.toDate() };
    }
    case 2:
      return { status: 'unknown', revokedAt: null };
    default:
      throw new Error('no such status');
  }
};
