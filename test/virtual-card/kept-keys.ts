/**
 * Keys and authorities of virtual cards stay the same between runs, in the system's temporary folder. Nothing of it is
 * secret beyond the test, nothing of it is ever in the repository.
 */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { keepKeysIn } from '../../native/practice/index.ts';

/** Raise when the way keys or authorities are made changes. */
const VERSION = 1;

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

keepKeysIn(async (name, make) => {
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
});
