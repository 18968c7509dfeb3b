/** Versions that are being worked on: begun from a version, a copy or a file, kept as typed, dropped with a reason. */
import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record } from '../audit/index.ts';
import { type CallError, type CallValue, type ProfileRef, type Result, refusal, success } from '../ipc/contract.ts';
import {
  belgianDate,
  type Executor,
  type ProfileDraftsTable,
  storedInstant,
  type Transaction,
} from '../storage/index.ts';
import { emptyProfile, profileIdFrom } from './empty-profile.ts';
import { readProfile } from './profile-check.ts';
import { contentOf, type ProfileContent } from './profile-file.ts';
import { isFourEyes } from './profile-four-eyes.ts';
import type { ProfileServices } from './profile-services.ts';
import { approvedOf } from './profile-shelf.ts';

type DraftView = CallValue<'profiles.open'>;
type DraftSummary = DraftView['draft'];

/** Begins the next version of a municipality. Refusal: `profileVersionUnknown`. */
export async function beginVersion(
  services: ProfileServices,
  officer: Actor,
  input: { readonly profileId: string; readonly version: number },
): Promise<Result<DraftView>> {
  const base = services.shelf.versions.find(
    (profile) => profile.profileId === input.profileId && profile.version === input.version,
  );
  if (base === undefined) return refusal('profileVersionUnknown');
  const raw = approvedOf(services.shelf, input.profileId).find((profile) => profile.version === input.version) ?? base;
  const content = { ...contentOf(raw), effectiveFrom: dayAfterToday(services), effectiveTo: null };
  return begin(services, officer, { profileId: input.profileId, basedOn: input.version, content, from: 'version' });
}

/** Begins a new municipality under a key made from its name. Refusals: `profileNameWrong`, `profileExists`, `profileVersionUnknown`. */
export async function beginMunicipality(
  services: ProfileServices,
  officer: Actor,
  input: { readonly name: string; readonly copyOf: ProfileRef | null },
): Promise<Result<DraftView>> {
  const profileId = profileIdFrom(input.name);
  if (profileId === '') return refusal('profileNameWrong', undefined, [wrong('name', 'profileNameWrong')]);
  const today = belgianDate(services.clock.now());
  const copied = input.copyOf === null ? null : await contentAt(services, input.copyOf);
  if (input.copyOf !== null && copied === null) return refusal('profileVersionUnknown');
  const content =
    copied === null
      ? contentOf(emptyProfile(profileId, input.name, today))
      : { ...copied, displayName: { nl: input.name }, nisCode: null, effectiveFrom: today, effectiveTo: null };
  return begin(services, officer, { profileId, basedOn: null, content, from: copied === null ? 'empty' : 'copy' });
}

/** A file becomes a draft, or is refused with everything that is wrong in it. */
export async function importProfile(
  services: ProfileServices,
  officer: Actor,
  input: { readonly fileName: string; readonly text: string },
): Promise<Result<CallValue<'profiles.import'>>> {
  const read = readProfile(input.text, input.fileName);
  if (!read.ok)
    return success({
      kind: 'refused',
      problems: read.error.map(({ file: _file, params, ...problem }) => ({ ...problem, params: { ...params } })),
    });
  const { profileId } = read.value;
  const base = approvedOf(services.shelf, profileId).at(-1)?.version ?? null;
  const content = contentOf(read.value);
  const begun = await begin(services, officer, { profileId, basedOn: base, content, from: 'file' });
  return begun.ok ? success({ kind: 'draft', draftId: begun.value.draft.draftId }) : begun;
}

async function begin(
  services: ProfileServices,
  officer: Actor,
  start: {
    readonly profileId: string;
    readonly basedOn: number | null;
    readonly content: ProfileContent;
    readonly from: 'version' | 'copy' | 'empty' | 'file';
  },
): Promise<Result<DraftView>> {
  const at = storedInstant(services.clock.now());
  const { profileId } = start;
  const isNew = start.from === 'empty' || start.from === 'copy';
  const outcome = await services.database.transaction<string, CallError>(async (transaction) => {
    const taken = await versionsTaken(transaction, services, profileId);
    if (isNew && taken.length > 0)
      return refusal('profileExists', { profile: profileId }, [wrong('name', 'profileExists')]);
    const version = Math.max(0, ...taken) + 1;
    const id = randomUUID();
    await transaction
      .insertInto('profile_drafts')
      .values({
        id,
        profile_id: profileId,
        version,
        state: 'DRAFT',
        revision: 1,
        based_on: start.basedOn,
        content: JSON.stringify(ownContent(start.content, profileId, version)),
        editors: JSON.stringify([officer.staffId]),
        created_at: at,
        created_by: officer.name,
        updated_at: at,
        updated_by: officer.name,
        proposed_at: null,
        proposed_by: null,
        council_decision: '',
        council_date: null,
      })
      .execute();
    await record(transaction, at, officer, noCase, {
      action: 'profileDraftStarted',
      params: { profile: profileId, version, from: start.from, basedOn: start.basedOn },
    });
    return success(id);
  });
  return outcome.ok ? openProfileDraft(services, officer, outcome.value) : outcome;
}

/** A draft to go on with. Refusal: `profileDraftNotFound`, also when it was approved or dropped meanwhile. */
export async function openProfileDraft(
  services: ProfileServices,
  officer: Actor,
  draftId: string,
): Promise<Result<DraftView>> {
  const row = await draftRow(services.database.read, draftId);
  if (row === null) return refusal('profileDraftNotFound');
  const base = approvedOf(services.shelf, row.profile_id).find((profile) => profile.version === Number(row.based_on));
  return success({
    draft: summaryOf(row, officer),
    revision: Number(row.revision),
    content: JSON.parse(row.content) as Record<string, unknown>,
    base: row.based_on === null || base === undefined ? null : { ...contentOf(base) },
    fourEyes: await isFourEyes(services.database.read),
  });
}

/**
 * Keeps a draft as typed; on disk when this answers. Typing is no act and makes no entry of its own: handing in does.
 * Refusals: `profileDraftNotFound`, `profileDraftProposed`, `profileChangedMeanwhile`.
 */
export async function saveProfileDraft(
  services: ProfileServices,
  officer: Actor,
  input: { readonly draftId: string; readonly revision: number; readonly content: ProfileContent },
): Promise<Result<CallValue<'profiles.save'>>> {
  const at = storedInstant(services.clock.now());
  return services.database.transaction<CallValue<'profiles.save'>, CallError>(async (transaction) => {
    const row = await draftRow(transaction, input.draftId);
    if (row === null) return refusal('profileDraftNotFound');
    if (row.state !== 'DRAFT') return refusal('profileDraftProposed');
    const revision = input.revision + 1;
    const editors = [...new Set([...(JSON.parse(row.editors) as string[]), officer.staffId])];
    const saved = await transaction
      .updateTable('profile_drafts')
      .set({
        content: JSON.stringify(ownContent(input.content, row.profile_id, Number(row.version))),
        revision,
        editors: JSON.stringify(editors),
        updated_at: at,
        updated_by: officer.name,
      })
      .where('id', '=', row.id)
      .where('revision', '=', input.revision)
      .where('state', '=', 'DRAFT')
      .executeTakeFirst();
    if (Number(saved.numUpdatedRows) !== 1)
      return refusal('profileChangedMeanwhile', { by: row.updated_by, at: row.updated_at });
    return success({ revision, savedAt: at });
  });
}

/** Drops a draft; its text stays in the database, its number is not used again. */
export async function discardProfileDraft(
  services: ProfileServices,
  officer: Actor,
  input: { readonly draftId: string; readonly reason: string },
): Promise<Result<CallValue<'profiles.discard'>>> {
  const at = storedInstant(services.clock.now());
  return services.database.transaction<CallValue<'profiles.discard'>, CallError>(async (transaction) => {
    const row = await draftRow(transaction, input.draftId);
    if (row === null) return refusal('profileDraftNotFound');
    await transaction
      .updateTable('profile_drafts')
      .set({ state: 'DISCARDED', updated_at: at, updated_by: officer.name })
      .where('id', '=', row.id)
      .execute();
    await record(transaction, at, officer, noCase, {
      action: 'profileDraftDiscarded',
      params: { profile: row.profile_id, version: Number(row.version) },
      reason: input.reason,
    });
    return success({ discarded: true });
  });
}

/** The file behind a reference; null when there is none. */
export async function contentAt(services: ProfileServices, ref: ProfileRef): Promise<ProfileContent | null> {
  if (ref.kind === 'content') return ref.content;
  if (ref.kind === 'draft') {
    const row = await draftRow(services.database.read, ref.draftId);
    return row === null ? null : (JSON.parse(row.content) as ProfileContent);
  }
  const profile =
    approvedOf(services.shelf, ref.profileId).find((one) => one.version === ref.version) ??
    services.shelf.versions.find((one) => one.profileId === ref.profileId && one.version === ref.version);
  return profile === undefined ? null : contentOf(profile);
}

/** An open draft, or null. */
export async function draftRow(executor: Executor, draftId: string): Promise<ProfileDraftsTable | null> {
  const row = await executor
    .selectFrom('profile_drafts')
    .selectAll()
    .where('id', '=', draftId)
    .where('state', 'in', ['DRAFT', 'PROPOSED'])
    .executeTakeFirst();
  return row ?? null;
}

/** Whether somebody had no hand in a draft, so that theirs is a second pair of eyes. */
export const isOutsider = (row: ProfileDraftsTable, officer: Actor): boolean =>
  row.proposed_by !== officer.staffId && !(JSON.parse(row.editors) as string[]).includes(officer.staffId);

/** A draft as lists show it. */
export const summaryOf = (row: ProfileDraftsTable, officer: Actor): DraftSummary => {
  const content = JSON.parse(row.content) as ProfileContent;
  const from = content['effectiveFrom'];
  return {
    draftId: row.id,
    profileId: row.profile_id,
    version: Number(row.version),
    state: row.state === 'PROPOSED' ? 'PROPOSED' : 'DRAFT',
    effectiveFrom: typeof from === 'string' && isDate(from) ? from : null,
    basedOn: row.based_on === null ? null : Number(row.based_on),
    createdBy: row.created_by,
    updatedBy: row.updated_by,
    updatedAt: row.updated_at,
    councilDecision: row.council_decision,
    councilDate: row.council_date,
    mayApprove: row.state === 'PROPOSED' && isOutsider(row, officer),
  };
};

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** What a draft can never change about itself. */
const ownContent = (content: ProfileContent, profileId: string, version: number): ProfileContent => ({
  ...content,
  profileId,
  version,
  status: 'draft',
  approval: null,
});

const versionsTaken = async (
  transaction: Transaction,
  services: ProfileServices,
  profileId: string,
): Promise<readonly number[]> => {
  const drafts = await transaction
    .selectFrom('profile_drafts')
    .select('version')
    .where('profile_id', '=', profileId)
    .execute();
  const stored = await transaction
    .selectFrom('profile_versions')
    .select('version')
    .where('profile_id', '=', profileId)
    .execute();
  const packaged = services.shelf.packaged.filter((profile) => profile.profileId === profileId);
  return [...drafts, ...stored, ...packaged].map(({ version }) => Number(version));
};

const dayAfterToday = (services: ProfileServices): string => belgianDate(services.clock.now().add({ hours: 24 }));

const wrong = (path: string, code: string) => ({ path, messageKey: `errors.${code}` });
