import { join } from 'node:path';
import { profileVersion, readProfileFolder } from '../../../electron/municipality/index.ts';
import type { Profile } from '../../../electron/rules/index.ts';

const book = readProfileFolder(join(import.meta.dirname, '../../../resources/profiles'));

/** One of the profiles that the application is delivered with. */
export const seedProfile = (profileId: string): Profile => {
  const profile = book.ok ? profileVersion(book.value, profileId, 1) : null;
  if (profile === null) throw new Error(book.ok ? `no profile ${profileId}` : JSON.stringify(book.error, null, 2));
  return profile;
};
