/**
 * ECDSA over a hash that is already computed, as the card does it: Node's own `sign` hashes once more.
 * The point multiplication is Node's; only the two modular formulas are written out.
 */
import { createECDH, type KeyObject } from 'node:crypto';
import { concat } from '../bytes.ts';

const CURVE = 'secp384r1';
const SIZE = 48;
const ORDER = BigInt(
  '0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
);

/** r followed by s, 48 bytes each. Hashes longer than 48 bytes count with their first 48. */
export function ecdsaP384(key: KeyObject, hash: Uint8Array): Uint8Array {
  const secret = key.export({ format: 'jwk' }).d;
  if (secret === undefined) throw new Error('The key is not a private EC key.');
  const d = toNumber(Buffer.from(secret, 'base64url'));
  const z = toNumber(hash.slice(0, SIZE));
  for (;;) {
    const once = createECDH(CURVE);
    once.generateKeys();
    const r = toNumber(once.getPublicKey().subarray(1, 1 + SIZE)) % ORDER;
    const k = toNumber(once.getPrivateKey());
    const s = (inverse(k) * ((z + r * d) % ORDER)) % ORDER;
    if (r !== 0n && s !== 0n) return concat(toBytes(r), toBytes(s));
  }
}

function toNumber(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

function toBytes(value: bigint): Uint8Array {
  return new Uint8Array(Buffer.from(value.toString(16).padStart(SIZE * 2, '0'), 'hex'));
}

/** Inverse modulo the order of the curve (extended Euclid). */
function inverse(value: bigint): bigint {
  let [previous, current] = [ORDER, value % ORDER];
  let [before, now] = [0n, 1n];
  while (current !== 0n) {
    const quotient = previous / current;
    [previous, current] = [current, previous - quotient * current];
    [before, now] = [now, before - quotient * now];
  }
  return ((before % ORDER) + ORDER) % ORDER;
}
