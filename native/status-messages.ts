/** Commands and answers about the status of the holder's certificates, asked of their OCSP responder. */
import { z } from 'zod';

/** What an administrator set; off unless said otherwise. */
export const ocspSettings = z.object({
  enabled: z.boolean(),
  /** Responders that may be asked: a host name, or host and port where it is not the usual one. */
  hosts: z.array(z.string()),
  /** Milliseconds for one certificate, the way there and back included. */
  timeLimit: z.int().positive(),
  /** Address of the proxy through which the network lets out; null where there is none. */
  proxy: z.string().nullable(),
});
export type OcspSettings = z.infer<typeof ocspSettings>;

export const statusCommands = [
  /** Asks about the authentication and the signature certificate of the card of this session. */
  z.object({ command: z.literal('certificateStatus'), id: z.int(), reader: z.string(), sessionId: z.string() }),
] as const;

/** Why a status is what it is; only `answered` comes from an answer that held. Each has a text under `certificateStatus.reason`. */
export const CERTIFICATE_STATUS_REASONS = [
  'answered',
  /** The administrator did not switch the question on. */
  'switchedOff',
  'noCertificate',
  /** The certificate does not come from a root that counts, so nobody could vouch for an answer. */
  'chainNotTrusted',
  'noResponder',
  'responderNotAllowed',
  'unreachable',
  'timeout',
  'responderRefused',
  'malformedAnswer',
  /** The answer is about another certificate. */
  'otherCertificate',
  /** Signed by somebody who may not answer for this authority. */
  'wrongSigner',
  'signatureWrong',
  /** Older than it may be, or not in force yet. */
  'stale',
  /** An answer to another question, played again. */
  'nonceWrong',
] as const;
export type CertificateStatusReason = (typeof CERTIFICATE_STATUS_REASONS)[number];

export const certificateStatus = z.object({
  /** `unknown`: the responder does not know the certificate. `notChecked`: there is no answer that holds. */
  status: z.enum(['good', 'onHold', 'revoked', 'unknown', 'notChecked']),
  reason: z.enum(CERTIFICATE_STATUS_REASONS),
  /** Host that was asked, with its port where unusual; null where nobody was. */
  responder: z.string().nullable(),
  /** Instants in UTC. */
  checkedAt: z.string(),
  thisUpdate: z.string().nullable(),
  nextUpdate: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type CertificateStatus = z.infer<typeof certificateStatus>;

/** Value of the answer to `certificateStatus`. */
export const certificateStatusAnswer = z.object({ authentication: certificateStatus, signature: certificateStatus });
export type CertificateStatusAnswer = z.infer<typeof certificateStatusAnswer>;
