/** The way to a responder: only to hosts that an administrator allowed, in limited time, with an answer of limited size. */
import type { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
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

/**
 * Sends the question, past the proxy of the network where there is one. Never rejects; a redirection is not followed, since
 * it could lead anywhere.
 */
export const send = async (
  url: URL,
  question: Uint8Array,
  { proxy }: Pick<OcspSettings, 'proxy'>,
  signal: AbortSignal,
): Promise<Sent> => {
  const secure = url.protocol === 'https:';
  const { request, Agent } = secure ? https : http;
  const agent = new Agent(proxy === null ? {} : { proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } });
  const headers = {
    'content-type': 'application/ocsp-request',
    'content-length': question.length,
    accept: 'application/ocsp-response',
  };
  try {
    const asking = request(url, { method: 'POST', headers, agent, signal });
    const answered = once(asking, 'response');
    asking.end(question);
    const [response] = (await answered) as [http.IncomingMessage];
    if (response.statusCode !== 200) return { ok: false, reason: 'unreachable' };
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > LONGEST_ANSWER) return { ok: false, reason: 'malformedAnswer' };
      parts.push(part);
    }
    return { ok: true, answer: new Uint8Array(Buffer.concat(parts)) };
  } catch {
    return { ok: false, reason: signal.aborted ? 'timeout' : 'unreachable' };
  } finally {
    // Ends the connection, also of an answer that is not read to its end.
    agent.destroy();
  }
};
