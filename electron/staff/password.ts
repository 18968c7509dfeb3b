import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt's cost: memory is 128 · r · 2^logN bytes. 2^17 with r = 8 takes 128 MB and about half a second. */
export interface PasswordCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's first choice for scrypt. Electron's BoringSSL has no Argon2. */
export const PASSWORD_COST: PasswordCost = { logN: 17, r: 8, p: 1 };

const HASH_BYTES = 32;

/** Hash of a password with its own salt and parameters, as text to store. */
export async function hashPassword(password: string, cost: PasswordCost = PASSWORD_COST): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return JSON.stringify({ kind: 'scrypt', ...cost, salt: salt.toString('base64'), hash: hash.toString('base64') });
}

/** Whether a password is the one behind a stored hash. Compares in constant time. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const { logN, r, p, salt, hash } = JSON.parse(stored) as PasswordCost & { salt: string; hash: string };
  const expected = Buffer.from(hash, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), { logN, r, p });
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function derive(password: string, salt: Buffer, { logN, r, p }: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 256 * r * 2 ** logN };
  return new Promise((resolve, reject) => {
    // NFC, so that a password with accents is the same from every keyboard.
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
