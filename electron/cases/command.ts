import { type Actor, type AuditNote, record } from '../audit/index.ts';
import { type CallError, type Result, refusal, success } from '../ipc/contract.ts';
import { belgianDate, type Executor, storedInstant, type Transaction } from '../storage/index.ts';
import type { CaseContent, CaseCourse, Deed, StoredCase } from './record.ts';
import type { CaseServices } from './services.ts';
import { loadCase, updateCase } from './store.ts';
import { isOpenWay, stateBefore } from './transitions.ts';

/** Which case, which version the officer saw, and who the officer is. */
export interface CaseCommand {
  readonly caseId: string;
  readonly version: number;
  readonly officer: Actor;
}

/** What a command makes of a case. */
export interface CaseChange {
  readonly next: CaseContent;
  /** What the history says of it; at least one. */
  readonly notes: readonly [AuditNote, ...AuditNote[]];
  /** Further writes of the same command (ledger, photo, document); a refusal undoes everything. */
  readonly also?: (transaction: Transaction, changed: StoredCase) => Promise<Result<unknown>>;
}

/** Pure: from the stored case to its change, or a refusal. `deed` is who and when, to be kept in the case. */
export type CaseChanger = (current: StoredCase, deed: Deed) => Result<CaseChange>;

/**
 * Runs one command on one case: loads it, compares the version, applies the change, writes case, search words and audit
 * entries in one transaction, and announces it once it is on disk. Answers the case as it now stands.
 * Refusals: `caseNotFound`, `changedMeanwhile` (who changed what), whatever the change refuses, and storage errors.
 */
export async function runCaseCommand(
  services: CaseServices,
  command: CaseCommand,
  change: CaseChanger,
): Promise<Result<StoredCase>> {
  const outcome = await services.database.transaction<StoredCase, CallError>((transaction) =>
    changeCase(services, transaction, command, change),
  );
  if (outcome.ok) {
    services.announceCases([outcome.value.id]);
  }
  return outcome;
}

/**
 * The same within a transaction that is under way, for a command that changes more than one case or more than cases. Whoever
 * runs it announces the case once everything is on disk. The diary goes along with each change.
 */
export async function changeCase(
  services: CaseServices,
  transaction: Transaction,
  command: CaseCommand,
  change: CaseChanger,
): Promise<Result<StoredCase>> {
  const { officer } = command;
  const at = storedInstant(services.clock.now());
  const deed: Deed = { at, staffId: officer.staffId, by: officer.name };
  const current = await loadCase(transaction, command.caseId);
  if (current === null) {
    return refusal('caseNotFound');
  }
  if (current.version !== command.version) {
    return changedMeanwhile(transaction, current);
  }
  const changed = change(current, deed);
  if (!changed.ok) {
    return changed;
  }
  const { next, notes, also } = changed.value;
  const waived = next.course.waivers.slice(current.course.waivers.length).map(({ guard }) => guard);
  const facts = { content: next, today: belgianDate(services.clock.now()), openPoints: 0, waived };
  if (!isOpenWay(current.state, next.state, facts) && stateBefore(current) !== next.state) {
    throw new RangeError(`no way from ${current.state} to ${next.state} in the state machine`);
  }
  const stored: StoredCase = {
    ...current,
    ...contentOf(next),
    course: courseAfter(current.course, next.course),
    version: current.version + 1,
    updatedAt: at,
    updatedBy: officer.name,
  };
  await updateCase(transaction, current, stored);
  for (const note of notes) {
    await record(transaction, at, officer, { caseId: stored.id, caseVersion: stored.version }, note);
  }
  const further = also === undefined ? success(null) : await also(transaction, stored);
  if (!further.ok) return further;
  await services.diary.follow(transaction, { after: stored, note: notes[0], at, officer });
  return success(stored);
}

/** Refusal for an officer who looked at an older version: names who changed the case last, and how. */
async function changedMeanwhile(executor: Executor, current: StoredCase): Promise<Result<never>> {
  const last = await executor
    .selectFrom('audit_entries')
    .select(['actor_name', 'action', 'at'])
    .where('case_id', '=', current.id)
    .where('case_version', 'is not', null)
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  return refusal('changedMeanwhile', {
    by: last?.actor_name ?? current.updatedBy,
    action: last?.action ?? '',
    at: last?.at ?? current.updatedAt,
    state: current.state,
    version: current.version,
  });
}

/** Whatever happens after a step ends the time in which it may be taken back. */
const courseAfter = (before: CaseCourse, after: CaseCourse): CaseCourse =>
  before.last !== null && after.last === before.last ? { ...after, last: null } : after;

/** Only what a command may change, so that a change made by spreading the whole case cannot touch number or version. */
const contentOf = (next: CaseContent): CaseContent => ({
  state: next.state,
  application: next.application,
  decision: next.decision,
  order: next.order,
  collection: next.collection,
  course: next.course,
});
