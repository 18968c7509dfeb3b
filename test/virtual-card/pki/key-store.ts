/**
 * Things that take long to make (RSA keys) or must stay the same between runs (roots), kept in the system's
 * temporary folder. Nothing of it is secret beyond the test, nothing of it is ever in the repository.
 */
import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { CardKeyKind } from '../generations.ts';

/** Raise when the way keys or authorities are made changes. */
const VERSION = 1;

const generate = promisify(generateKeyPair);

/** The kept text of this name; made, written once and read back when missing. Parallel makers agree on the first one. */
export async function kept(name: string, make: () => Promise<string>): Promise<string> {
  const folder = join(tmpdir(), `verblijfsloket-test-pki-v${VERSION}-${userInfo().uid}`);
  const file = join(folder, name);
  const before = read(file);
  if (before !== null) return before;
  const text = await make();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, 'utf8');
}

/** The private key of this name and kind. */
export async function keptKey(name: string, kind: CardKeyKind): Promise<KeyObject> {
  const label = kind.type === 'rsa' ? `rsa${kind.bits}` : 'p384';
  const pem = await kept(`${label}-${name}.pem`, async () => {
    const { privateKey } =
      kind.type === 'rsa'
        ? await generate('rsa', { modulusLength: kind.bits })
        : await generate('ec', { namedCurve: 'P-384' });
    return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  });
  return createPrivateKey(pem);
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
