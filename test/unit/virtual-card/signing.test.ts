import { constants, createHash, createPublicKey, publicDecrypt, verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { BelgianCard } from '../../virtual-card/index.ts';
import { talkTo, verifyCommand } from './exchange.ts';

const AUTHENTICATION = '82';
const SIGNATURE = '83';
const PIN = verifyCommand('1234');
const MESSAGE = Buffer.from('what the counter asks the card to sign');

function environment(algorithm: string, key: string): string {
  return `002241B605 0480${algorithm}84${key}`;
}

function sign(data: Uint8Array): string {
  return `002A9E9A${data.length.toString(16).padStart(2, '0')}${Buffer.from(data).toString('hex')}`;
}

function hash(name: string): Uint8Array {
  return createHash(name).update(MESSAGE).digest();
}

function publicKey(card: BelgianCard, use: 'authentication' | 'signature') {
  const der = card.contents.certificates[use];
  if (der === null) throw new Error('no certificate');
  return new X509Certificate(der).publicKey;
}

describe('RSA signatures of applet 1.7', async () => {
  const { send, sendAndFetch, card } = await talkTo({ profile: 'adultB' });
  const key = publicKey(card, 'authentication');
  it.each([
    ['02', 'sha1', 20],
    ['04', 'md5', 16],
    ['08', 'sha256', 32],
  ])('algorithm %s signs a bare %s hash of %i bytes', (algorithm, name) => {
    send(environment(algorithm, AUTHENTICATION));
    send(PIN);
    const signature = sendAndFetch(sign(hash(name)));
    expect(signature).toHaveLength(256);
    expect(verify(name, MESSAGE, key, signature)).toBe(true);
  });

  it.each([
    ['10', 'sha1', 20],
    ['20', 'sha256', 32],
  ] as const)('algorithm %s signs with PSS', (algorithm, name, saltLength) => {
    send(environment(algorithm, AUTHENTICATION));
    send(PIN);
    const signature = sendAndFetch(sign(hash(name)));
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    expect(verify(name, MESSAGE, { key, padding, saltLength }, signature)).toBe(true);
  });

  it('algorithm 01 signs whatever DigestInfo it is given', () => {
    send(environment('01', AUTHENTICATION));
    send(PIN);
    const data = Buffer.from('3031300D060960864801650304020105000420', 'hex');
    const signature = sendAndFetch(sign(Buffer.concat([data, hash('sha256')])));
    expect(verify('sha256', MESSAGE, key, signature)).toBe(true);
    expect(publicDecrypt(key, signature)).toHaveLength(51);
  });

  it('refuses a hash of the wrong length and algorithms it does not have', () => {
    send(environment('08', AUTHENTICATION));
    send(PIN);
    expect(send(sign(hash('sha1')))).toBe('6700');
    expect(send(environment('40', AUTHENTICATION))).toBe('6A80');
  });
});

describe('RSA 1024 of applet 1.1', async () => {
  const { send, sendAndFetch, card } = await talkTo({ profile: 'adultB', generation: '1.1' });
  it('signs SHA-1 and answers 128 bytes', () => {
    send(environment('02', AUTHENTICATION));
    send(PIN);
    const signature = sendAndFetch(sign(hash('sha1')));
    expect(signature).toHaveLength(128);
    expect(verify('sha1', MESSAGE, publicKey(card, 'authentication'), signature)).toBe(true);
  });
  it('has no SHA-256', () => expect(send(environment('08', AUTHENTICATION))).toBe('6A80'));
});

describe('ECDSA of applet 1.8', async () => {
  const { send, sendAndFetch, card } = await talkTo({ profile: 'adultA' });
  it.each([
    ['01', 'sha256'],
    ['02', 'sha384'],
    ['04', 'sha512'],
    ['40', 'sha1'],
  ])('algorithm %s signs a bare %s hash as r and s', (algorithm, name) => {
    send(environment(algorithm, AUTHENTICATION));
    send(PIN);
    const signature = sendAndFetch(sign(hash(name)));
    expect(signature).toHaveLength(96);
    const key = publicKey(card, 'authentication');
    expect(verify(name, MESSAGE, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });

  it('refuses a hash of the wrong length', () => {
    send(environment('02', AUTHENTICATION));
    send(PIN);
    expect(send(sign(hash('sha256')))).toBe('6A80');
  });
});

describe('who may sign when', () => {
  it('needs a set-up, then a PIN', async () => {
    const { send } = await talkTo({ profile: 'adultB' });
    expect(send(sign(hash('sha256')))).toBe('6985');
    send(environment('08', AUTHENTICATION));
    expect(send(sign(hash('sha256')))).toBe('6982');
    send(PIN);
    expect(send(sign(hash('sha256')))).toBe('6100');
    expect(send(sign(hash('sha256')))).toBe('6100');
  });

  it('closes both keys on a wrong PIN, on LOG OFF and on a reset', async () => {
    const { send, card } = await talkTo({ profile: 'adultB' });
    const open = (): void => {
      send(environment('08', AUTHENTICATION));
      send(PIN);
      expect(send(sign(hash('sha256')))).toBe('6100');
    };
    open();
    send(verifyCommand('9999'));
    expect(send(sign(hash('sha256')))).toBe('6982');
    open();
    send('80E6000000');
    expect(send(sign(hash('sha256')))).toBe('6982');
    open();
    card.reset();
    expect(send(sign(hash('sha256')))).toBe('6985');
  });

  it('asks the PIN for every signature with key 83, which does not open key 82', async () => {
    const { send, sendAndFetch, card } = await talkTo({ profile: 'adultB' });
    send(environment('08', SIGNATURE));
    send(PIN);
    const signature = sendAndFetch(sign(hash('sha256')));
    expect(verify('sha256', MESSAGE, publicKey(card, 'signature'), signature)).toBe(true);
    expect(send(sign(hash('sha256')))).toBe('6982');
    send(environment('08', AUTHENTICATION));
    expect(send(sign(hash('sha256')))).toBe('6982');
  });

  it.each([
    ['1.7', '6982'],
    ['1.8', '6160'],
  ] as const)('%s answers %s when one command stands between PIN and key 83', async (generation, answer) => {
    const { send } = await talkTo({ profile: 'adultA', generation });
    const [algorithm, name] = generation === '1.8' ? ['02', 'sha384'] : ['08', 'sha256'];
    send(environment(algorithm, AUTHENTICATION));
    send(PIN);
    send(environment(algorithm, SIGNATURE));
    expect(send(sign(hash(name)))).toBe(answer);
  });

  it('never signs with key 83 two commands after the PIN', async () => {
    const { send } = await talkTo({ profile: 'adultA' });
    send(environment('02', SIGNATURE));
    send(PIN);
    send('80E400001C');
    send('80E400001C');
    expect(send(sign(hash('sha384')))).toBe('6982');
  });

  it.each([
    ['002241B604048002 84', '6700'],
    ['002241B60504810284 82', '6A80'],
    ['002241B60504800284 87', '6A88'],
    ['002241A40504800284 82', '6A86'],
  ])('refuses the set-up %s with %s', async (command, answer) => {
    const { send } = await talkTo({ profile: 'adultA' });
    expect(send(command)).toBe(answer);
  });
});

describe('INTERNAL AUTHENTICATE', () => {
  const challenge = createHash('sha384').update('challenge').digest();
  const command = `0088028132 9430${challenge.toString('hex')}`;

  it('signs the challenge as it is with the key of file 4040 and forgets the set-up', async () => {
    const { send, sendAndFetch, card } = await talkTo({ profile: 'adultA' });
    send(environment('02', AUTHENTICATION));
    const signature = sendAndFetch(command);
    const file = card.state.files.get('DF01/4040') ?? new Uint8Array();
    const key = createPublicKey({ key: Buffer.from(file), format: 'der', type: 'spki' });
    expect(verify('sha384', Buffer.from('challenge'), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    send(PIN);
    expect(send(sign(hash('sha384')))).toBe('6985');
  });

  it('is unknown to the RSA generations and refuses other lengths', async () => {
    const older = await talkTo({ profile: 'adultB' });
    expect(older.send(command)).toBe('6D00');
    const newer = await talkTo({ profile: 'adultA' });
    expect(newer.send('008802810494020102')).toBe('6700');
    expect(newer.send(command.replace('9430', '9530'))).toBe('6A80');
  });
});
