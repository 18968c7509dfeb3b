/** From a draft to rules: handed in with the council's decision, approved (by a second supervisor where asked), in force on its day. */
import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record } from '../audit/index.ts';
import { type CallError, type CallValue, type Result, refusal, success } from '../ipc/contract.ts';
import type { Profile } from '../rules/index.ts';
import { belgianDate, type ProfileDraftsTable, storedInstant, type Transaction } from '../storage/index.ts';
import { readProfile } from './profile-check.ts';
import { draftRow, isOutsider } from './profile-drafts.ts';
import type { ProfileContent } from './profile-file.ts';
import { isFourEyes } from './profile-four-eyes.ts';
import type { ProfileServices } from './profile-services.ts';
import { clashOf, type Dated } from './timeline.ts';

interface OneDraft {
  readonly draftId: string;
  readonly revision: number;
}
interface Council {
  readonly councilDecision: string;
  readonly councilDate: string;
}

/**
 * Hands a draft in. Refusals: `profileDraftNotFound`, `profileDraftProposed`, `profileChangedMeanwhile`,
 * `profileIncomplete` (count), `dateInFuture`, and when it does not fit between the approved versions: `profileInPast`,
 * `profileOverlap`, `profileGapBefore`, `profileGapAfter`.
 */
export async function proposeProfile(
  services: ProfileServices,
  officer: Actor,
  input: OneDraft & Council,
): Promise<Result<CallValue<'profiles.propose'>>> {
  const at = storedInstant(services.clock.now());
  if (input.councilDate > belgianDate(services.clock.now()))
    return refusal('fieldsWrong', undefined, [{ path: 'councilDate', messageKey: 'errors.dateInFuture' }]);
  const outcome = await services.database.transaction<CallValue<'profiles.propose'>, CallError>(async (transaction) => {
    const found = await draftAsSeen(transaction, input);
    if (!found.ok) return found;
    const row = found.value;
    if (row.state !== 'DRAFT') return refusal('profileDraftProposed');
    const council = { council_decision: input.councilDecision, council_date: input.councilDate };
    const handedIn: ProfileDraftsTable = { ...row, ...council, proposed_at: at, proposed_by: officer.staffId };
    await transaction
      .updateTable('profile_drafts')
      .set({
        ...council,
        state: 'PROPOSED',
        proposed_at: at,
        proposed_by: officer.staffId,
        revision: Number(row.revision) + 1,
      })
      .where('id', '=', row.id)
      .execute();
    await record(transaction, at, officer, noCase, {
      action: 'profileProposed',
      params: { profile: row.profile_id, version: Number(row.version), councilDecision: input.councilDecision },
    });
    if (!(await isFourEyes(transaction))) return approve(services, transaction, officer, handedIn);
    const ready = await readyToRule(services, transaction, officer, handedIn);
    return ready.ok ? success({ state: 'PROPOSED' as const }) : ready;
  });
  return afterwards(services, outcome);
}

/** Approves what somebody else handed in. Refusals: as for handing in, and `profileSecondPerson`, `profileNotProposed`. */
export async function approveProfile(
  services: ProfileServices,
  officer: Actor,
  input: OneDraft,
): Promise<Result<CallValue<'profiles.approve'>>> {
  const outcome = await services.database.transaction<CallValue<'profiles.approve'>, CallError>(async (transaction) => {
    const found = await draftAsSeen(transaction, input);
    if (!found.ok) return found;
    if (found.value.state !== 'PROPOSED') return refusal('profileNotProposed');
    if (!isOutsider(found.value, officer)) return refusal('profileSecondPerson');
    return approve(services, transaction, officer, found.value);
  });
  return afterwards(services, outcome);
}

/** Gives a handed-in draft back to be worked on, with the reason. */
export async function sendProfileBack(
  services: ProfileServices,
  officer: Actor,
  input: OneDraft & { readonly reason: string },
): Promise<Result<CallValue<'profiles.sendBack'>>> {
  const at = storedInstant(services.clock.now());
  return services.database.transaction<CallValue<'profiles.sendBack'>, CallError>(async (transaction) => {
    const found = await draftAsSeen(transaction, input);
    if (!found.ok) return found;
    const row = found.value;
    if (row.state !== 'PROPOSED') return refusal('profileNotProposed');
    await transaction
      .updateTable('profile_drafts')
      .set({ state: 'DRAFT', proposed_at: null, proposed_by: null, revision: Number(row.revision) + 1 })
      .where('id', '=', row.id)
      .execute();
    await record(transaction, at, officer, noCase, {
      action: 'profileSentBack',
      params: { profile: row.profile_id, version: Number(row.version) },
      reason: input.reason,
    });
    return success({ state: 'DRAFT' });
  });
}

const draftAsSeen = async (transaction: Transaction, input: OneDraft): Promise<Result<ProfileDraftsTable>> => {
  const row = await draftRow(transaction, input.draftId);
  if (row === null) return refusal('profileDraftNotFound');
  return Number(row.revision) === input.revision
    ? success(row)
    : refusal('profileChangedMeanwhile', { by: row.updated_by, at: row.updated_at });
};

/** The version as it will rule, or why it cannot. The versions beside it are read in this transaction: another desk may have approved one. */
const readyToRule = async (
  services: ProfileServices,
  transaction: Transaction,
  officer: Actor,
  row: ProfileDraftsTable,
): Promise<Result<{ readonly profile: Profile; readonly text: string }>> => {
  const today = belgianDate(services.clock.now());
  const content: ProfileContent = {
    ...(JSON.parse(row.content) as ProfileContent),
    status: 'approved',
    approval: { by: officer.name, on: today, councilDecision: row.council_decision },
  };
  const text = JSON.stringify(content);
  const read = readProfile(text, row.profile_id);
  if (!read.ok) return refusal('profileIncomplete', { count: read.error.length });
  const clash = clashOf(read.value, await approvedBeside(services, transaction, row.profile_id), today);
  return clash === null ? success({ profile: read.value, text }) : refusal(clash.code, clash.params);
};

const approve = async (
  services: ProfileServices,
  transaction: Transaction,
  officer: Actor,
  row: ProfileDraftsTable,
): Promise<Result<{ readonly state: 'APPROVED' }>> => {
  const at = storedInstant(services.clock.now());
  // The entry comes first: on a shared database it makes a second approval wait until this one is there to be seen.
  await record(transaction, at, officer, noCase, {
    action: 'profileApproved',
    params: { profile: row.profile_id, version: Number(row.version), councilDecision: row.council_decision },
  });
  const ready = await readyToRule(services, transaction, officer, row);
  if (!ready.ok) return ready;
  await transaction
    .insertInto('profile_versions')
    .values({
      id: randomUUID(),
      profile_id: row.profile_id,
      version: Number(row.version),
      effective_from: ready.value.profile.effectiveFrom,
      content: ready.value.text,
      author: row.updated_by,
      approved_at: at,
      approved_by: officer.name,
      council_decision: row.council_decision,
      council_date: row.council_date ?? at.slice(0, 10),
    })
    .execute();
  await transaction.updateTable('profile_drafts').set({ state: 'APPROVED' }).where('id', '=', row.id).execute();
  return success({ state: 'APPROVED' });
};

const approvedBeside = async (
  services: ProfileServices,
  transaction: Transaction,
  profileId: string,
): Promise<readonly Dated[]> => {
  const rows = await transaction
    .selectFrom('profile_versions')
    .select(['version', 'effective_from', 'content'])
    .where('profile_id', '=', profileId)
    .execute();
  const stored = rows.map((row): Dated => {
    const end = (JSON.parse(row.content) as ProfileContent)['effectiveTo'];
    return {
      version: Number(row.version),
      effectiveFrom: row.effective_from,
      effectiveTo: typeof end === 'string' ? end : null,
    };
  });
  const packaged = services.shelf.packaged.filter(
    (profile) =>
      profile.profileId === profileId &&
      profile.status !== 'draft' &&
      !stored.some((version) => version.version === profile.version),
  );
  return [...packaged, ...stored];
};

const afterwards = async <Value extends { readonly state: string }>(
  services: ProfileServices,
  outcome: Result<Value>,
): Promise<Result<Value>> => {
  if (outcome.ok && outcome.value.state === 'APPROVED') {
    await services.shelf.refresh();
    services.announceRules();
  }
  return outcome;
};
