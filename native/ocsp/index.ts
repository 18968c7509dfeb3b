/**
 * Asks the responder of a certificate for its status. Nothing of the holder goes out but the number of the certificate.
 * Never rejects: every way in which it can fail is a reason.
 */
import type { X509Certificate } from 'node:crypto';
import type { CertificateStatus, CertificateStatusReason, OcspSettings } from '../messages.ts';
import { judgeAnswer } from './answer.ts';
import { askAbout } from './question.ts';
import { isAllowed, responderOf, send } from './responder.ts';

export interface StatusQuestion {
  readonly certificate: X509Certificate;
  /** The authority that signed it, under a root that counts. */
  readonly issuer: X509Certificate;
  readonly settings: OcspSettings;
  readonly now: () => Date;
  /** Ends the question early. */
  readonly signal: AbortSignal;
}

export const askStatus = async ({
  certificate,
  issuer,
  settings,
  now,
  signal,
}: StatusQuestion): Promise<CertificateStatus> => {
  const url = responderOf(certificate);
  const without = (reason: CertificateStatusReason): CertificateStatus => ({
    status: 'notChecked',
    reason,
    responder: url?.host ?? null,
    checkedAt: now().toISOString(),
    thisUpdate: null,
    nextUpdate: null,
    revokedAt: null,
  });
  if (url === null) return without('noResponder');
  if (!isAllowed(url, settings)) return without('responderNotAllowed');
  const question = await askAbout(certificate, issuer);
  const sent = await send(
    url,
    question.der,
    settings,
    AbortSignal.any([signal, AbortSignal.timeout(settings.timeLimit)]),
  );
  if (!sent.ok) return without(sent.reason);
  const judged = judgeAnswer(sent.answer, { certificate, issuer, question, now: now() });
  if (!judged.ok) return without(judged.reason);
  return {
    status: judged.status,
    reason: 'answered',
    responder: url.host,
    checkedAt: now().toISOString(),
    thisUpdate: judged.thisUpdate.toISOString(),
    nextUpdate: judged.nextUpdate?.toISOString() ?? null,
    revokedAt: judged.revokedAt?.toISOString() ?? null,
  };
};
