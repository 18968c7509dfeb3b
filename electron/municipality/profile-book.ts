/** All versions of all profiles that the application knows, and the one in force on a day. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type IsoDate, type Profile } from '../rules/index.ts';
import { type ProfileProblem, readProfile } from './profile-check.ts';

export interface ProfileBook {
  readonly versions: readonly Profile[];
}

export type BookRead =
  | { readonly ok: true; readonly value: ProfileBook }
  | { readonly ok: false; readonly error: readonly ProfileProblem[] };

/** Reads every `*.json` of a folder. One wrong file refuses the whole folder: an officer must not work with half of the rules. */
export const readProfileFolder = (folder: string): BookRead => {
  const versions: Profile[] = [];
  const problems: ProfileProblem[] = [];
  const files = filesOf(folder);
  if (files === null)
    return {
      ok: false,
      error: [{ file: folder, path: '', line: 1, messageKey: 'profileProblems.folderUnreadable', params: {} }],
    };
  for (const file of files) {
    const read = readProfile(readFileSync(join(folder, file), 'utf8'), file);
    if (read.ok) versions.push(read.value);
    else problems.push(...read.error);
  }
  problems.push(...checkVersions(versions));
  return problems.length === 0 ? { ok: true, value: { versions } } : { ok: false, error: problems };
};

/** The approved version of a profile that rules on a day; null when none does. Of two the higher version, but `checkVersions` refuses two. */
export const profileInForce = (book: ProfileBook, profileId: string, day: IsoDate): Profile | null =>
  versionsOf(book, profileId)
    .filter((version) => version.status !== 'draft' && covers(version, day))
    .sort((a, b) => b.version - a.version)[0] ?? null;

/** One version by its number, whatever its state: running cases keep the version with which they began. */
export const profileVersion = (book: ProfileBook, profileId: string, version: number): Profile | null =>
  versionsOf(book, profileId).find((candidate) => candidate.version === version) ?? null;

/** All versions of a profile, oldest first. */
export const versionsOf = (book: ProfileBook, profileId: string): Profile[] =>
  book.versions.filter((version) => version.profileId === profileId).sort((a, b) => a.version - b.version);

/** For the list at first start: per profile the version in force on a day, or else the newest. */
export const profileSummaries = (
  book: ProfileBook,
  day: IsoDate,
): {
  profileId: string;
  version: number;
  name: Profile['displayName'];
  source: string;
  effectiveFrom: IsoDate;
  officialLanguage: 'nl' | 'fr' | 'de';
}[] =>
  [...new Set(book.versions.map((version) => version.profileId))].sort().flatMap((profileId) => {
    const shown = profileInForce(book, profileId, day) ?? versionsOf(book, profileId).at(-1);
    return shown === undefined
      ? []
      : [
          {
            profileId,
            version: shown.version,
            name: shown.displayName,
            source: shown.payment.source.seed,
            effectiveFrom: shown.effectiveFrom,
            officialLanguage: shown.officialLanguage,
          },
        ];
  });

/** Approved versions of one profile may not rule on the same day, nor leave days between them without rules. */
export const checkVersions = (versions: readonly Profile[]): ProfileProblem[] => {
  const problems: ProfileProblem[] = [];
  const ids = new Set(versions.map((version) => version.profileId));
  for (const id of ids) {
    const own = versions
      .filter((version) => version.profileId === id && version.status !== 'draft')
      .sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom) || a.version - b.version);
    own.forEach((version, index) => {
      const next = own[index + 1];
      if (next === undefined) return;
      const params = { profile: id, version: version.version, next: next.version };
      const place = { file: id, path: 'effectiveTo', line: 1 };
      if (version.effectiveTo === null || version.effectiveTo >= next.effectiveFrom)
        problems.push({ ...place, messageKey: 'profileProblems.versionsOverlap', params });
      else if (dayAfter(version.effectiveTo) < next.effectiveFrom)
        problems.push({ ...place, messageKey: 'profileProblems.versionsGap', params });
    });
  }
  return problems;
};

const covers = (version: Profile, day: IsoDate): boolean =>
  version.effectiveFrom <= day && (version.effectiveTo === null || day <= version.effectiveTo);

const filesOf = (folder: string): string[] | null => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return null;
  }
};

const dayAfter = (day: IsoDate): IsoDate => addDays(day, 1);
