/**
 * Approved profiles that IT support laid in the data folder before the first start, so that a municipality of which none is
 * delivered can be chosen then. They go into the database like any approved version: the file is not needed afterwards, and
 * later files are brought in by a supervisor in the window.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, noCase, record } from '../audit/index.ts';
import type { Profile } from '../rules/index.ts';
import { type Clock, type Database, storedInstant } from '../storage/index.ts';
import { type ProfileProblem, readProfile } from './profile-check.ts';
import { contentOf } from './profile-file.ts';

/** The installation itself, for the record of who did what. */
const INSTALLATION: Actor = { staffId: '', name: 'ICT', workstation: '' };
/** Larger files are no profiles. */
const LARGEST_BYTES = 2_000_000;

/**
 * Reads every `*.json` of the folder; there may be none. A file that is wrong, that was not approved, or that has the number
 * of a delivered version is left out and named: delivered rules never change by it.
 */
export const readHouseProfiles = (
  folder: string,
  delivered: readonly Profile[],
): { readonly versions: readonly Profile[]; readonly problems: readonly ProfileProblem[] } => {
  const versions: Profile[] = [];
  const problems: ProfileProblem[] = [];
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
    : [];
  for (const file of files) {
    const refuse = (text: string): void => {
      problems.push({ file, path: '', line: 1, messageKey: `profileProblems.${text}`, params: {} });
    };
    const text = textOf(join(folder, file));
    const read = text === null || text.length > LARGEST_BYTES ? null : readProfile(text, file);
    if (read === null) refuse('fileUnreadable');
    else if (!read.ok) problems.push(...read.error.slice(0, 1));
    else if (read.value.status === 'draft') refuse('notApproved');
    else if ([...delivered, ...versions].some((known) => isSameVersion(known, read.value))) refuse('versionTaken');
    else versions.push(read.value);
  }
  return { versions, problems };
};

/** Enters them as approved versions, each with its audit entry, all or none. Versions that the database has already stay as they are. */
export async function enterHouseProfiles(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  versions: readonly Profile[],
): Promise<void> {
  const at = storedInstant(clock.now());
  await database.transaction<null, never>(async (transaction) => {
    for (const profile of versions) {
      const { profileId, version, effectiveFrom, approval } = profile;
      const entered = await transaction
        .insertInto('profile_versions')
        .values({
          id: randomUUID(),
          profile_id: profileId,
          version,
          effective_from: effectiveFrom,
          content: JSON.stringify(contentOf(profile)),
          author: INSTALLATION.name,
          approved_at: at,
          approved_by: approval?.by ?? INSTALLATION.name,
          council_decision: approval?.councilDecision ?? '',
          council_date: approval?.on ?? at.slice(0, 10),
        })
        .onConflict((conflict) => conflict.columns(['profile_id', 'version']).doNothing())
        .executeTakeFirst();
      if (Number(entered.numInsertedOrUpdatedRows ?? 0) === 1)
        await record(transaction, at, INSTALLATION, noCase, {
          action: 'profileEntered',
          params: { profile: profileId, version, councilDecision: approval?.councilDecision ?? null },
        });
    }
    return { ok: true, value: null };
  });
}

const isSameVersion = (one: Profile, other: Profile): boolean =>
  one.profileId === other.profileId && one.version === other.version;

const textOf = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};
