/** The way to a responder: only to hosts that an administrator allowed, in limited time, with an answer of limited size. */
import type { X509Certificate } from 'node:crypto';
import type { CertificateStatusReason, OcspSettings } from '../messages.ts';

/** Longer than any answer with the certificates of its signer. */
const LONGEST_ANSWER = 64 * 1024;

/** The responder that a certificate names first over HTTP; null where it names none. */
export const responderOf = (certificate: X509Certificate): URL | null => {
  for (const line of (certificate.infoAccess ?? '').split('\n')) {
    const [, written = ''] = line.match(/^OCSP - URI:(.*)$/) ?? [];
    const url = parse(written);
    if (url !== null && ['http:', 'https:'].includes(url.protocol)) return url;
  }
  return null;
};

/** Node puts unusual addresses in quotes. */
const parse = (written: string): URL | null => {
  try {
    const text: unknown = written.startsWith('"') ? JSON.parse(written) : written;
    return typeof text === 'string' && text !== '' ? new URL(text) : null;
  } catch {
    return null;
  }
};

/** Whether the host, with its port where that is not the usual one, stands on the list. Names are compared whole. */
export const isAllowed = (url: URL, { hosts }: Pick<OcspSettings, 'hosts'>): boolean =>
  url.username === '' && url.password === '' && hosts.some((host) => host.trim().toLowerCase() === url.host);

export type Sent =
  | { readonly ok: true; readonly answer: Uint8Array }
  | {
      readonly ok: false;
      readonly reason: Extract<CertificateStatusReason, 'unreachable' | 'timeout' | 'malformedAnswer'>;
    };

/** Sends the question. Never rejects; a redirection is not followed, since it could lead anywhere. */
export const send = async (url: URL, question: Uint8Array, signal: AbortSignal): Promise<Sent> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' },
      body: new Uint8Array(question),
      redirect: 'error',
      signal,
    });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      return { ok: false, reason: 'unreachable' };
    }
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body) {
      size += part.length;
      // Leaving the loop ends the connection.
      if (size > LONGEST_ANSWER) return { ok: false, reason: 'malformedAnswer' };
      parts.push(part);
    }
    return { ok: true, answer: new Uint8Array(Buffer.concat(parts)) };
  } catch {
    return { ok: false, reason: signal.aborted ? 'timeout' : 'unreachable' };
  }
};
