/** Lets the card sign with its authentication key after its PIN, which proves that key, PIN and certificate belong together. */
import { createHash, randomBytes, verify, type X509Certificate } from 'node:crypto';
import { STATUS } from '../iso7816/index.ts';
import type { ChipData, PinResult } from '../messages.ts';
import { CardChannelError } from '../pcsc/channel.ts';
import { type CardLink, failureForStatus, readFile, selectFile } from './card-link.ts';
import { parseCertificate } from './certificates.ts';
import { generationOf } from './chip-data.ts';
import { SIGNATURE_FOLDER } from './files.ts';
import { type PinOptions, type PinSource, verifyPin } from './pin.ts';

export interface KeyProof {
  readonly pin: PinResult;
  /** True when the answer verifies with the authentication certificate; false also where there is no such certificate. */
  readonly proven: boolean;
}

/** How each generation signs a hash with key 82 (applet manuals, MSE SET). */
const METHODS = {
  old: { algorithm: 0x02, hash: 'sha1' },
  '1.7': { algorithm: 0x08, hash: 'sha256' },
  '1.8': { algorithm: 0x02, hash: 'sha384' },
} as const;
const AUTHENTICATION_KEY = 0x82;

/** Order of the commands: choose key, verify PIN, sign; the card wants the choice first. */
export const proveKey = async (
  link: CardLink,
  chip: ChipData,
  source: PinSource,
  options: PinOptions,
): Promise<KeyProof> => {
  const certificate = parseCertificate(await readFile(link, 'authentication', { der: true }));
  if (typeof certificate === 'string') return { pin: await verifyPin(link, chip, source, options), proven: false };

  const { algorithm, hash } = METHODS[generationOf(chip)];
  await selectSignatureFolder(link);
  await chooseKey(link, algorithm);
  const pin = await verifyPin(link, chip, source, options);
  if (pin.outcome !== 'verified') return { pin, proven: false };

  const message = randomBytes(32);
  const data = new Uint8Array(createHash(hash).update(message).digest());
  const { data: signature, status } = await link.command({ cla: 0, ins: 0x2a, p1: 0x9e, p2: 0x9a, data });
  return { pin, proven: status === STATUS.ok && isRight(certificate, hash, message, signature) };
};

const selectSignatureFolder = async (link: CardLink): Promise<void> => {
  const status = await selectFile(link, SIGNATURE_FOLDER);
  if (status !== STATUS.ok) throw new CardChannelError(failureForStatus('SELECT DF00', status));
};

/** A key of a card that was not activated yet answers "conditions not satisfied" here. */
const chooseKey = async (link: CardLink, algorithm: number): Promise<void> => {
  const data = Uint8Array.from([0x04, 0x80, algorithm, 0x84, AUTHENTICATION_KEY]);
  const { status } = await link.command({ cla: 0, ins: 0x22, p1: 0x41, p2: 0xb6, data });
  if (status !== STATUS.ok) throw new CardChannelError(failureForStatus('MSE', status));
};

const isRight = (certificate: X509Certificate, hash: string, message: Uint8Array, signature: Uint8Array): boolean => {
  try {
    // EC cards give r and s one after the other, not DER; for RSA the option has no effect.
    return verify(hash, message, { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' }, signature);
  } catch {
    return false;
  }
};
