/** The profiles of this house: those that come with the application and the approved versions from the database, as one living book. */
import { addDays, type Profile } from '../rules/index.ts';
import type { Database, Executor, ProfileVersionsTable } from '../storage/index.ts';
import type { ProfileBook } from './profile-book.ts';
import { readProfile } from './profile-check.ts';
import { withLastDays } from './timeline.ts';

/** An approved version with who answers for it. */
export interface ApprovedVersion {
  readonly profile: Profile;
  readonly author: string;
  readonly approvedAt: string;
  readonly approvedBy: string;
}

/** A stored version that this application can no longer read. */
export interface UnreadableVersion {
  readonly profileId: string;
  readonly version: number;
  readonly effectiveFrom: string;
}

/**
 * `versions` always holds what is known now: whoever keeps the shelf as a book sees a version as soon as it was approved
 * here, or elsewhere once `refresh` heard of it.
 */
export interface ProfileShelf extends ProfileBook {
  /** Profiles as they came with the application. */
  readonly packaged: readonly Profile[];
  readonly approved: readonly ApprovedVersion[];
  readonly unreadable: readonly UnreadableVersion[];
  /** Reads again what the database holds; says whether anything was new. Cheap when nothing is. */
  refresh(): Promise<boolean>;
}

/** Opens the shelf. Versions of the database stand above packaged ones of the same number. */
export async function openProfileShelf(
  database: Pick<Database, 'read'>,
  packaged: readonly Profile[],
): Promise<ProfileShelf> {
  let known = '';
  let approved: readonly ApprovedVersion[] = [];
  let unreadable: readonly UnreadableVersion[] = [];
  let versions: readonly Profile[] = [];

  const refresh = async (): Promise<boolean> => {
    const state = await stateOf(database.read);
    if (state === known) return false;
    const rows = await database.read
      .selectFrom('profile_versions')
      .selectAll()
      .orderBy('profile_id')
      .orderBy('version')
      .execute();
    const read = rows.map((row) => ({ row, profile: profileOfRow(row) }));
    approved = read.flatMap(({ row, profile }) =>
      profile === null
        ? []
        : [{ profile, author: row.author, approvedAt: row.approved_at, approvedBy: row.approved_by }],
    );
    unreadable = read.flatMap(({ row, profile }) =>
      profile === null
        ? [{ profileId: row.profile_id, version: Number(row.version), effectiveFrom: row.effective_from }]
        : [],
    );
    versions = put(
      packaged,
      approved.map(({ profile }) => profile),
      unreadable,
    );
    known = state;
    return true;
  };
  await refresh();
  return {
    packaged,
    refresh,
    get versions() {
      return versions;
    },
    get approved() {
      return approved;
    },
    get unreadable() {
      return unreadable;
    },
  };
}

/** Approved versions of one profile, packaged ones included, with their own last days. */
export const approvedOf = (shelf: ProfileShelf, profileId: string): readonly Profile[] => {
  const own = shelf.approved.map(({ profile }) => profile).filter((profile) => profile.profileId === profileId);
  return [...packagedBeside(shelf.packaged, own), ...own].filter(
    (profile) => profile.profileId === profileId && profile.status !== 'draft',
  );
};

const packagedBeside = (packaged: readonly Profile[], own: readonly Profile[]): readonly Profile[] =>
  packaged.filter(
    (profile) => !own.some((one) => one.profileId === profile.profileId && one.version === profile.version),
  );

const put = (
  packaged: readonly Profile[],
  own: readonly Profile[],
  unreadable: readonly UnreadableVersion[],
): readonly Profile[] => {
  const all = [...packagedBeside(packaged, own), ...own];
  return [...new Set(all.map((profile) => profile.profileId))].flatMap((profileId) => {
    const approved = all.filter((profile) => profile.profileId === profileId && profile.status !== 'draft');
    const lost = unreadable.filter((version) => version.profileId === profileId);
    // From the first day of rules that cannot be read nothing rules: an older fee would be a guess.
    const first = lost.map((version) => version.effectiveFrom).sort()[0];
    const drafts = all.filter((profile) => profile.profileId === profileId && profile.status === 'draft');
    const dated = withLastDays(approved);
    if (first === undefined) return [...dated, ...drafts];
    return [...dated.map((version) => endedBefore(version, first)), ...drafts];
  });
};

const endedBefore = (profile: Profile, day: string): Profile => {
  const before = addDays(day, -1);
  return profile.effectiveTo !== null && profile.effectiveTo < before ? profile : { ...profile, effectiveTo: before };
};

const profileOfRow = (row: ProfileVersionsTable): Profile | null => {
  const read = readProfile(row.content, `${row.profile_id}-${row.version}.json`);
  return read.ok ? read.value : null;
};

/** Changes whenever a version is added; the table is only ever added to. */
const stateOf = async (read: Executor): Promise<string> => {
  const { count, last } = await read
    .selectFrom('profile_versions')
    .select((row) => [row.fn.countAll().as('count'), row.fn.max('approved_at').as('last')])
    .executeTakeFirstOrThrow();
  return `${Number(count)} ${last ?? ''}`;
};
