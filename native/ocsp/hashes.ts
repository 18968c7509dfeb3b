import { webcrypto } from 'node:crypto';
import { CryptoEngine } from 'pkijs';

/** Hash functions by the name that Node knows, with their object identifier and the name that the web knows. */
export const HASHES = {
  sha1: { oid: '1.3.14.3.2.26', web: 'SHA-1' },
  sha256: { oid: '2.16.840.1.101.3.4.2.1', web: 'SHA-256' },
  sha384: { oid: '2.16.840.1.101.3.4.2.2', web: 'SHA-384' },
  sha512: { oid: '2.16.840.1.101.3.4.2.3', web: 'SHA-512' },
} as const;
export type HashName = keyof typeof HASHES;

/** The hash with this object identifier; null where it is none that is taken. */
export const hashOf = (oid: string): HashName | null =>
  (Object.keys(HASHES) as HashName[]).find((name) => HASHES[name].oid === oid) ?? null;

/** The web crypto of Node, as the ASN.1 library wants it. */
export const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto });
