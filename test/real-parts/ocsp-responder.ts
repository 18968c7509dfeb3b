/** OpenSSL's own OCSP responder for one authority of the test hierarchy, and answers taken from it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What the responder's register says of one certificate; a certificate that is not in it is unknown. */
export interface RegisterEntry {
  readonly der: Uint8Array;
  readonly status: 'good' | 'onHold' | 'revoked';
}

/** Who signs: the authority itself; a responder that it appointed; one with its signature but without the appointment; or a stranger. */
export type Signer = 'authority' | 'delegate' | 'notAppointed' | 'stranger';

export interface ResponderOptions {
  readonly authority: { readonly der: Uint8Array; readonly key: KeyObject };
  readonly register: readonly RegisterEntry[];
  readonly signer?: Signer;
  /** Minutes for which an answer holds; without it the answer names no end. */
  readonly minutes?: number;
  readonly port?: number;
}

export interface Responder {
  readonly port: number;
  readonly url: string;
  /** An answer about `der`, as it would be given to somebody else, without the number of any question. */
  answerAbout(der: Uint8Array): Uint8Array;
  stop(): Promise<void>;
}

const START_LIMIT = 20_000;

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error()),
      );
    });
  });

/** Starts it and waits until it listens. */
export const startResponder = async (options: ResponderOptions): Promise<Responder> => {
  const folder = mkdtempSync(join(tmpdir(), 'ocsp-responder-'));
  const file = (name: string): string => join(folder, name);
  const keep = (name: string, text: string): string => {
    writeFileSync(file(name), text, { mode: 0o600 });
    return file(name);
  };
  const ca = keep('ca.pem', pem(options.authority.der));
  const caKey = keep('ca.key', privatePem(options.authority.key));
  const index = keep('index.txt', options.register.map(line).join(''));
  const [signer, signerKey] =
    (options.signer ?? 'authority') === 'authority'
      ? [ca, caKey]
      : makeSigner(folder, ca, caKey, options.signer as Exclude<Signer, 'authority'>);
  const port = options.port ?? (await freePort());
  const validity = options.minutes === undefined ? [] : ['-nmin', String(options.minutes)];
  const register = ['-index', index, '-CA', ca, '-rsigner', signer, '-rkey', signerKey, ...validity];
  const child: ChildProcess = spawn('openssl', ['ocsp', '-port', String(port), '-ignore_err', ...register], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text: Buffer) => {
      said += text.toString();
    });
  }
  const end = Date.now() + START_LIMIT;
  // Not asked by connecting: a connection without a question would keep it busy.
  while (!said.includes('waiting for OCSP client connections')) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`openssl ocsp did not start: ${said}`);
    await delay(20);
  }
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    answerAbout: (der) => {
      const question = file('question.der');
      const answer = file('answer.der');
      const certificate = keep('other.pem', pem(der));
      openssl('ocsp', '-issuer', ca, '-sha256', '-cert', certificate, '-no_nonce', '-reqout', question);
      openssl('ocsp', ...register, '-reqin', question, '-respout', answer);
      return new Uint8Array(readFileSync(answer));
    },
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await gone;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const makeSigner = (
  folder: string,
  ca: string,
  caKey: string,
  signer: Exclude<Signer, 'authority'>,
): readonly [string, string] => {
  const at = (name: string): string => join(folder, name);
  const subject = '/CN=TEST OCSP responder';
  const ownKey = ['-newkey', 'rsa:2048', '-noenc', '-keyout', at('signer.key'), '-subj', subject];
  if (signer === 'stranger') {
    openssl(
      'req',
      '-x509',
      ...ownKey,
      '-days',
      '30',
      '-addext',
      'extendedKeyUsage=OCSPSigning',
      '-out',
      at('signer.pem'),
    );
    return [at('signer.pem'), at('signer.key')];
  }
  openssl('req', ...ownKey, '-out', at('signer.csr'));
  const purpose = signer === 'delegate' ? 'OCSPSigning' : 'clientAuth';
  writeFileSync(at('signer.ext'), `extendedKeyUsage=${purpose}\nkeyUsage=digitalSignature\n`);
  const from = ['-req', '-in', at('signer.csr'), '-CA', ca, '-CAkey', caKey, '-days', '30', '-set_serial', '77'];
  openssl('x509', ...from, '-extfile', at('signer.ext'), '-out', at('signer.pem'));
  return [at('signer.pem'), at('signer.key')];
};

const openssl = (...words: readonly string[]): void => {
  execFileSync('openssl', words, { stdio: 'pipe' });
};

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`;

const privatePem = (key: KeyObject): string =>
  createPrivateKey(key.export({ type: 'pkcs8', format: 'pem' }))
    .export({ type: 'pkcs8', format: 'pem' })
    .toString();

/** A line of OpenSSL's register: state, end, time and reason of revocation, number, file, subject. */
const line = ({ der, status }: RegisterEntry): string => {
  const serial = new X509Certificate(der).serialNumber;
  const revoked = { good: '', onHold: '241101000000Z,certificateHold', revoked: '241101000000Z,keyCompromise' }[status];
  return `${[status === 'good' ? 'V' : 'R', '491231235959Z', revoked, serial, 'unknown', `/CN=TEST ${serial}`].join('\t')}\n`;
};
