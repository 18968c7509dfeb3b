/** All municipalities of the house with their versions and drafts, for the list in Instellingen. */
import type { Actor } from '../audit/index.ts';
import type { CallValue, TextMap } from '../ipc/contract.ts';
import type { Profile } from '../rules/index.ts';
import { belgianDate } from '../storage/index.ts';
import { summaryOf } from './profile-drafts.ts';
import { isFourEyes } from './profile-four-eyes.ts';
import type { ProfileServices } from './profile-services.ts';
import { approvedOf, type ProfileShelf } from './profile-shelf.ts';
import { timelineOf } from './timeline.ts';

type Overview = CallValue<'profiles.list'>;
type Municipality = Overview['municipalities'][number];

/** The list as it stands now; the municipality of the house first. */
export async function profileOverview(services: ProfileServices, officer: Actor): Promise<Overview> {
  await services.shelf.refresh();
  const { shelf } = services;
  const today = belgianDate(services.clock.now());
  const rows = await services.database.read
    .selectFrom('profile_drafts')
    .selectAll()
    .where('state', 'in', ['DRAFT', 'PROPOSED'])
    .orderBy('profile_id')
    .orderBy('version')
    .execute();
  const currentId = await services.currentProfile();
  const ids = [...shelf.versions.map((profile) => profile.profileId), ...rows.map((row) => row.profile_id)];
  const municipalities = [...new Set(ids)].sort().map((profileId): Municipality => {
    const drafts = rows.filter((row) => row.profile_id === profileId);
    const newest = approvedOf(shelf, profileId).at(-1);
    return {
      profileId,
      name: newest?.displayName ?? draftName(drafts.at(-1)?.content ?? '', profileId),
      versions: versionsOf(shelf, profileId, today),
      drafts: drafts.map((row) => summaryOf(row, officer)),
    };
  });
  return {
    today,
    currentId,
    fourEyes: await isFourEyes(services.database.read),
    municipalities: municipalities.sort(
      (a, b) => Number(b.profileId === currentId) - Number(a.profileId === currentId),
    ),
  };
}

const versionsOf = (shelf: ProfileShelf, profileId: string, today: string): Municipality['versions'] => {
  const lost = shelf.unreadable
    .filter((version) => version.profileId === profileId)
    .map(({ version, effectiveFrom }) => ({
      version,
      origin: 'own' as const,
      state: 'unreadable' as const,
      effectiveFrom,
      until: null,
      author: '',
      approvedBy: '',
      approvedOn: null,
      councilDecision: '',
    }));
  const read = timelineOf(approvedOf(shelf, profileId)).map(({ version, rules }) => ({
    version: version.version,
    state:
      rules === null
        ? ('replaced' as const)
        : today < rules.from
          ? ('coming' as const)
          : rules.to !== null && rules.to < today
            ? ('past' as const)
            : ('inForce' as const),
    effectiveFrom: version.effectiveFrom,
    until: rules?.to ?? null,
    ...answeredBy(shelf, version),
  }));
  return [...read, ...lost];
};

const answeredBy = (shelf: ProfileShelf, profile: Profile) => {
  const own = shelf.approved.find(
    (one) => one.profile.profileId === profile.profileId && one.profile.version === profile.version,
  );
  return {
    origin: own === undefined ? ('packaged' as const) : ('own' as const),
    author: own?.author ?? '',
    approvedBy: profile.approval?.by ?? '',
    approvedOn: profile.approval?.on ?? null,
    councilDecision: profile.approval?.councilDecision ?? '',
  };
};

const draftName = (content: string, fallback: string): TextMap => {
  const name: unknown = content === '' ? null : Reflect.get(JSON.parse(content) as object, 'displayName');
  const dutch: unknown = typeof name === 'object' && name !== null ? Reflect.get(name, 'nl') : null;
  return { nl: typeof dutch === 'string' && dutch !== '' ? dutch : fallback };
};
