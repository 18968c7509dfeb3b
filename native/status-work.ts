/** The status of the holder's certificates, for a card that was read and judged. */
import { parseCertificate, type ReadCertificate } from './beid/index.ts';
import type { CertificateStatus, CertificateStatusAnswer, CertificateStatusReason, OcspSettings } from './messages.ts';
import { CardChannelError } from './pcsc/channel.ts';
import type { CardSession } from './sessions.ts';

/**
 * Asks about both certificates at once. Only where the chain up to the root holds: under any other authority the answer
 * would be worth nothing, and the question would go where the card says. Rejects where the card was not read completely.
 */
export const certificateStatusOf = async (
  session: CardSession,
  settings: OcspSettings,
  now: () => Date,
): Promise<CertificateStatusAnswer> => {
  const { files, verdicts, complete } = session.told;
  if (files === undefined || verdicts === undefined || complete !== true) {
    throw new CardChannelError(session.failure ?? { code: 'staleSession', detail: 'card not read completely' });
  }
  const issuer = parseCertificate(files.ca);
  const isTrusted = verdicts.chain.verdict === 'valid' || verdicts.chain.verdict === 'testCard';
  const ask = async (certificate: ReadCertificate): Promise<CertificateStatus> => {
    if (typeof certificate === 'string') return notAsked('noCertificate', now);
    if (!settings.enabled) return notAsked('switchedOff', now);
    if (!isTrusted || typeof issuer === 'string') return notAsked('chainNotTrusted', now);
    // Loaded when first needed: most counters never ask.
    const { askStatus } = await import('./ocsp/index.ts');
    return askStatus({ certificate, issuer, settings, now, signal: session.signal });
  };
  const [authentication, signature] = await Promise.all([
    ask(parseCertificate(files.authentication)),
    ask(parseCertificate(files.signature)),
  ]);
  return { authentication, signature };
};

const notAsked = (reason: CertificateStatusReason, now: () => Date): CertificateStatus => ({
  status: 'notChecked',
  reason,
  responder: null,
  checkedAt: now().toISOString(),
  thisUpdate: null,
  nextUpdate: null,
  revokedAt: null,
});
