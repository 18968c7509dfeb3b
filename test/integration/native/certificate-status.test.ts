/** The status of certificates, asked of OpenSSL's responder; and of responders that do everything wrong. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { certificateStatusAnswer, type OcspSettings } from '../../../native/messages.ts';
import { claimReaders } from '../../real-parts/index.ts';
import { freePort, type Responder, type ResponderOptions, startResponder } from '../../real-parts/ocsp-responder.ts';
import { type AService, startService } from '../../unit/native/a-service.ts';
import { type BelgianCard, type CardRequest, hierarchy, insertCard, makeCard } from '../../virtual-card/index.ts';
import { startDesk } from './a-desk.ts';

const started: (Responder | Server)[] = [];
afterEach(async () => {
  for (const one of started.splice(0)) {
    if ('answerAbout' in one) await one.stop();
    else await new Promise((resolve) => one.close(resolve).closeAllConnections());
  }
});

const TIME_LIMIT = 4_000;
const settingsFor = (port: number, changes: Partial<OcspSettings> = {}): OcspSettings => ({
  enabled: true,
  hosts: [`127.0.0.1:${port}`],
  timeLimit: TIME_LIMIT,
  proxy: null,
  ...changes,
});

/** The card read in the reader process's service with these settings; asks for the status of its certificates. */
const statusOf = async (card: BelgianCard, ocsp: OcspSettings | undefined, now = () => new Date()) => {
  const service: AService = await startService(['A'], true, { ...(ocsp === undefined ? {} : { ocsp }), now });
  const complete = service.next('complete');
  service.readers.insert('A', card);
  const { sessionId } = await complete;
  const answer = await service.ask({ command: 'certificateStatus', reader: 'A', sessionId });
  if (!answer.ok) throw new Error(answer.failure.code);
  return certificateStatusAnswer.parse(answer.value);
};

const ERAS = { adultA: 'ec', adultB: 'rsa', fPlus: 'ec' } as const;
/** A card whose certificates name a responder on this port, and that responder's authority. */
const cardNaming = async (port: number, profile: keyof typeof ERAS = 'adultA', changes: Partial<CardRequest> = {}) => {
  const card = await makeCard({ profile, ocsp: `http://127.0.0.1:${port}`, ...changes });
  const authority = (await hierarchy(changes.generation === '1.1' ? 'rsa1024' : ERAS[profile])).foreigner;
  const { authentication, signature } = card.contents.certificates;
  if (authentication === null || signature === null) throw new Error('card without certificates');
  return { card, authority, authentication, signature };
};
const respond = async (options: ResponderOptions): Promise<Responder> => {
  const responder = await startResponder(options);
  started.push(responder);
  return responder;
};

/** A server of ours; gives its port. */
const serve = async (answer: RequestListener, port = 0): Promise<number> => {
  const server = createServer(answer);
  started.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** A responder of ours that gives these bytes, or nothing at all. */
const respondWith = (bytes: Uint8Array | null, status = 200): Promise<number> =>
  serve((request, response) => {
    request.resume();
    if (bytes !== null) response.writeHead(status, { 'content-type': 'application/ocsp-response' }).end(bytes);
  });

/** A responder that must not be asked. */
const asked = async () => {
  const questions: string[] = [];
  const port = await serve((request, response) => {
    questions.push(request.url ?? '');
    response.end();
  });
  return { port, questions };
};

/** Asks `url` what was asked here. */
const passOn = async (request: IncomingMessage, url: string): Promise<Uint8Array> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const answer = await fetch(url, { method: 'POST', body: Buffer.concat(parts) });
  return new Uint8Array(await answer.arrayBuffer());
};

describe('a responder that answers rightly', () => {
  it.each(['adultA', 'adultB', 'fPlus'] as const)('%s: good and on hold', async (profile) => {
    const port = await freePort();
    const { card, authority, authentication, signature } = await cardNaming(port, profile);
    const register = [
      { der: authentication, status: 'good' },
      { der: signature, status: 'onHold' },
    ] as const;
    await respond({ authority, register, port, minutes: 10 });
    const told = await statusOf(card, settingsFor(port));
    expect(told.authentication).toMatchObject({ status: 'good', reason: 'answered', responder: `127.0.0.1:${port}` });
    expect(told.authentication.nextUpdate).not.toBeNull();
    expect(told.signature).toMatchObject({ status: 'onHold', revokedAt: '2024-11-01T00:00:00.000Z' });
  });

  it('revoked, and one that it does not know, signed by a responder that the authority appointed', async () => {
    const port = await freePort();
    const { card, authority, authentication } = await cardNaming(port, 'adultB');
    const register = [{ der: authentication, status: 'revoked' }] as const;
    await respond({ authority, register, port, signer: 'delegate' });
    const told = await statusOf(card, settingsFor(port));
    expect(told.authentication).toMatchObject({ status: 'revoked', reason: 'answered', nextUpdate: null });
    expect(told.signature).toMatchObject({ status: 'unknown', reason: 'answered' });
  });

  it('through the proxy of the network, and only through it', async () => {
    const port = await freePort();
    const { card, authority, authentication } = await cardNaming(port);
    const responder = await respond({ authority, register: [{ der: authentication, status: 'good' }] });
    const through: string[] = [];
    const proxy = await serve(async (request, response) => {
      through.push(request.url ?? '');
      response.end(await passOn(request, responder.url));
    });
    // Nobody listens where the certificate points: only the proxy knows the way.
    const told = await statusOf(card, settingsFor(port, { proxy: `http://127.0.0.1:${proxy}` }));
    expect(told.authentication).toMatchObject({ status: 'good', responder: `127.0.0.1:${port}` });
    expect(through).toEqual([`http://127.0.0.1:${port}/`, `http://127.0.0.1:${port}/`]);
  });

  it('of the first generation: authority with SHA-1', async () => {
    const port = await freePort();
    const made = await cardNaming(port, 'adultB', { generation: '1.1' });
    const register = [made.authentication, made.signature].map((der) => ({ der, status: 'good' as const }));
    await respond({ authority: made.authority, register, port });
    const told = await statusOf(made.card, settingsFor(port));
    expect([told.authentication.status, told.signature.status]).toEqual(['good', 'good']);
  });
});

describe('an answer that does not hold', () => {
  it.each(['notAppointed', 'stranger'] as const)('signed by somebody else: %s', async (signer) => {
    const port = await freePort();
    const { card, authority, authentication } = await cardNaming(port);
    await respond({ authority, register: [{ der: authentication, status: 'good' }], port, signer });
    const told = await statusOf(card, settingsFor(port));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'wrongSigner' });
  });

  it('about the card of somebody else', async () => {
    const other = await cardNaming(1, 'fPlus');
    const { authority, authentication } = other;
    const responder = await respond({ authority, register: [{ der: authentication, status: 'good' }], minutes: 10 });
    const port = await respondWith(responder.answerAbout(authentication));
    const { card } = await cardNaming(port);
    const told = await statusOf(card, settingsFor(port));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'otherCertificate' });
  });

  it('changed on the way', async () => {
    const port = await freePort();
    const { authority, authentication } = await cardNaming(port);
    const responder = await respond({ authority, register: [{ der: authentication, status: 'good' }], port });
    const answer = responder.answerAbout(authentication);
    await responder.stop();
    // The last digit of the time at which it was made.
    const at = Buffer.from(answer).indexOf('180f', 'hex') + 15;
    answer[at] = (answer[at] ?? 0) ^ 1;
    const changed = await respondWith(answer);
    // The certificate names the port of the one that changes things.
    const { card } = await cardNaming(changed);
    const told = await statusOf(card, settingsFor(changed));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'signatureWrong' });
  });

  it('too old, or from the future: without a named end it holds a day, with one until then', async () => {
    const port = await freePort();
    const { card, authority, authentication } = await cardNaming(port);
    await respond({ authority, register: [{ der: authentication, status: 'good' }], port, minutes: 10 });
    const later = (hours: number) => () => new Date(Date.now() + hours * 3_600_000);
    const stale = { status: 'notChecked', reason: 'stale' };
    expect((await statusOf(card, settingsFor(port), later(1))).authentication).toMatchObject(stale);
    expect((await statusOf(card, settingsFor(port), later(-1))).authentication).toMatchObject(stale);
    const without = await freePort();
    const second = await cardNaming(without);
    const register = [{ der: second.authentication, status: 'good' }] as const;
    await respond({ authority, register, port: without });
    const good = { status: 'good' };
    expect((await statusOf(second.card, settingsFor(without), later(23))).authentication).toMatchObject(good);
    expect((await statusOf(second.card, settingsFor(without), later(25))).authentication).toMatchObject(stale);
  });

  it('played again with the number of an older question', async () => {
    const port = await freePort();
    const { card, authority, authentication } = await cardNaming(port);
    const real = await respond({ authority, register: [{ der: authentication, status: 'good' }] });
    let first: Uint8Array | null = null;
    await serve(async (request, response) => {
      first ??= await passOn(request, real.url);
      response.end(first);
    }, port);
    await statusOf(card, settingsFor(port));
    const told = await statusOf(card, settingsFor(port));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'nonceWrong' });
  });

  it.each([
    ['responderRefused', Uint8Array.of(0x30, 0x03, 0x0a, 0x01, 0x03), 200],
    ['malformedAnswer', Uint8Array.of(0x30, 0x82, 0xff), 200],
    ['malformedAnswer', new TextEncoder().encode('<html>Meld u aan</html>'), 200],
    ['malformedAnswer', new Uint8Array(100_000), 200],
    ['malformedAnswer', new Uint8Array(), 200],
    ['unreachable', new Uint8Array(), 503],
    ['unreachable', new Uint8Array(), 302],
  ] as const)('%s', async (reason, bytes, status) => {
    const port = await respondWith(bytes, status);
    const { card } = await cardNaming(port);
    const told = await statusOf(card, settingsFor(port));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason });
  });
});

describe('a responder that cannot be had', () => {
  it('is not looked for where it sends us on to', async () => {
    const elsewhere = await asked();
    const port = await serve((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.1:${elsewhere.port}/` }).end(),
    );
    const { card } = await cardNaming(port);
    const told = await statusOf(card, settingsFor(port));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'unreachable' });
    expect(elsewhere.questions).toEqual([]);
  });

  it('does not keep us with an answer that never ends', async () => {
    const port = await serve((_request, response) => {
      const more = (): void =>
        void (response.write(new Uint8Array(10_000)) ? setImmediate(more) : response.once('drain', more));
      more();
    });
    const { card } = await cardNaming(port);
    const told = await statusOf(card, settingsFor(port));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'malformedAnswer' });
  });

  it('for a proxy that lets nobody through', async () => {
    const port = await freePort();
    const { card } = await cardNaming(port);
    const proxy = await respondWith(new Uint8Array(), 407);
    const told = await statusOf(card, settingsFor(port, { proxy: `http://127.0.0.1:${proxy}` }));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'unreachable' });
  });

  it('nobody listens', async () => {
    const port = await freePort();
    const { card } = await cardNaming(port);
    const told = await statusOf(card, settingsFor(port));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'unreachable' });
  });

  it('slower than the limit', async () => {
    const port = await respondWith(null);
    const { card } = await cardNaming(port);
    const told = await statusOf(card, settingsFor(port, { timeLimit: 300 }));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'timeout' });
  });
});

describe('nobody is asked', () => {
  it('unless the administrator switched it on', async () => {
    const { port, questions } = await asked();
    const { card } = await cardNaming(port);
    for (const settings of [undefined, settingsFor(port, { enabled: false })]) {
      const told = await statusOf(card, settings);
      expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'switchedOff' });
    }
    expect(questions).toEqual([]);
  });

  it('that is not on the list', async () => {
    const { port, questions } = await asked();
    const { card } = await cardNaming(port);
    const elsewhere = settingsFor(port, { hosts: ['ocsp.eid.belgium.be', '127.0.0.1', `127.0.0.1:${port}.example`] });
    const told = await statusOf(card, elsewhere);
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'responderNotAllowed' });
    expect(questions).toEqual([]);
  });

  it('for a card under a root that does not count', async () => {
    const { port, questions } = await asked();
    const { card } = await cardNaming(port, 'adultA', { foreignRoot: true });
    const told = await statusOf(card, settingsFor(port));
    expect(told.authentication).toMatchObject({ status: 'notChecked', reason: 'chainNotTrusted' });
    expect(questions).toEqual([]);
  });

  it('about certificates that are not there', async () => {
    const told = await statusOf(await makeCard({ profile: 'child9' }), settingsFor(1));
    expect(told.signature).toMatchObject({ status: 'notChecked', reason: 'noCertificate' });
  });
});

describe('on the desk', () => {
  it('asks by itself after reading, from the reader process, and shows it', async () => {
    const port = await freePort();
    const { card, authority, authentication, signature } = await cardNaming(port);
    const register = [
      { der: authentication, status: 'good' },
      { der: signature, status: 'onHold' },
    ] as const;
    await respond({ authority, register, port, minutes: 10 });
    const release = await claimReaders();
    const at = await startDesk({ ocsp: settingsFor(port) });
    try {
      await at.untilState('empty');
      const inserted = await insertCard(card);
      const view = await at.until(({ card: shown }) => shown?.certificateStatus != null, 'the status');
      expect(view.card?.certificateStatus).toMatchObject({
        authentication: { status: 'good' },
        signature: { status: 'onHold' },
      });
      await inserted.remove();
      await at.untilState('empty');
    } finally {
      await at.stop();
      release();
    }
  }, 960_000);
});
