/** RSA signatures over hashes that are already computed, by the applet's algorithm references. */
import { constants, createHash, type KeyObject, privateEncrypt, randomBytes } from 'node:crypto';
import { concat, fromHex } from '../bytes.ts';

/** DigestInfo prefix by algorithm reference: the card puts it in front of the bare hash. */
const PREFIXES: ReadonlyMap<number, { readonly prefix: Uint8Array; readonly hash: number }> = new Map([
  [0x02, { prefix: fromHex('3021300906052B0E03021A05000414'), hash: 20 }],
  [0x04, { prefix: fromHex('3020300C06082A864886F70D020505000410'), hash: 16 }],
  [0x08, { prefix: fromHex('3031300D060960864801650304020105000420'), hash: 32 }],
]);

const PSS: ReadonlyMap<number, { readonly name: string; readonly hash: number }> = new Map([
  [0x10, { name: 'sha1', hash: 20 }],
  [0x20, { name: 'sha256', hash: 32 }],
]);

const OWN_DIGEST_INFO = 0x01;

/** The signature, or null when the length of the data does not fit the algorithm. */
export function rsaSignature(key: KeyObject, algorithm: number, data: Uint8Array): Uint8Array | null {
  const size = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  if (algorithm === OWN_DIGEST_INFO) return data.length === 0 || data.length > size - 11 ? null : pkcs1(key, data);
  const prefixed = PREFIXES.get(algorithm);
  if (prefixed !== undefined) return data.length === prefixed.hash ? pkcs1(key, concat(prefixed.prefix, data)) : null;
  const pss = PSS.get(algorithm);
  if (pss === undefined || data.length !== pss.hash) return null;
  const encoded = pssEncoded(data, pss.name, pss.hash, size);
  return new Uint8Array(privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encoded));
}

function pkcs1(key: KeyObject, data: Uint8Array): Uint8Array {
  return new Uint8Array(privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data));
}

/** EMSA-PSS of RFC 8017 section 9.1.1 with a salt as long as the hash. */
function pssEncoded(hash: Uint8Array, name: string, length: number, size: number): Uint8Array {
  const salt = randomBytes(length);
  const digest = (...parts: Uint8Array[]): Buffer => createHash(name).update(Buffer.concat(parts)).digest();
  const seed = digest(new Uint8Array(8), hash, salt);
  const block = concat(new Uint8Array(size - 2 * length - 2), [0x01], salt);
  const mask = maskOf(seed, block.length, digest);
  const masked = block.map((byte, index) => byte ^ (mask[index] ?? 0));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return concat(masked, seed, [0xbc]);
}

function maskOf(seed: Uint8Array, length: number, digest: (...parts: Uint8Array[]) => Buffer): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let counter = 0, made = 0; made < length; counter += 1) {
    const part = digest(seed, Uint8Array.of(0, 0, counter >> 8, counter & 0xff));
    parts.push(part);
    made += part.length;
  }
  return concat(...parts).slice(0, length);
}
