import { randomUUID } from 'node:crypto';
import { type Actor, record, recordView } from '../audit/index.ts';
import {
  type ApplicationDraft,
  type CallError,
  type CallValue,
  type CardView,
  type Result,
  refusal,
  type StoredDraft,
  success,
} from '../ipc/contract.ts';
import type { CaseState } from '../rules/index.ts';
import { belgianDate, nextNumber, storedInstant, type Transaction } from '../storage/index.ts';
import { runCaseCommand } from './command.ts';
import { draftFromCard, emptyDraft } from './new-draft.ts';
import {
  type CaseCourse,
  type CollectionRecord,
  emptyCollection,
  emptyCourse,
  emptyOrder,
  type StoredCase,
} from './record.ts';
import type { CaseServices } from './services.ts';
import { fromRow, insertCase, loadCase, updateCase } from './store.ts';
import { stateAfter } from './transitions.ts';

/** States in which an application can still be typed in. */
const APPLICATION_STATES: readonly CaseState[] = [
  'DRAFT',
  'AWAITING_DVZ',
  'ENTITLED',
  'INVITED',
  'APPT_APPLY',
  'CHECKING',
  'INCOMPLETE',
];

/** Whether an application in this state can still be typed in. */
export const isApplication = (state: CaseState): boolean => APPLICATION_STATES.includes(state);

/** `2026-00001`: year and number within it, without gaps. */
export const caseNumber = (year: string, sequence: number): string => `${year}-${String(sequence).padStart(5, '0')}`;

/** Starts a draft, empty or filled from a card, and from what `fill` knows besides; its case number is taken now and stays. */
export async function startDraft(
  services: CaseServices,
  officer: Actor,
  card: CardView | null,
  fill: (draft: ApplicationDraft) => ApplicationDraft = (draft) => draft,
): Promise<Result<StoredDraft>> {
  const started = await openApplication(services, officer, {
    application: fill(card === null ? emptyDraft() : draftFromCard(card)),
    photo: card?.photo ?? null,
    origin: { from: card === null ? 'empty' : 'card', cardNumber: card?.identity.cardNumber ?? null },
  });
  return started.ok ? success(toDraft(started.value)) : started;
}

/** Opens a case for an application, numbered and on disk when this answers. `origin` is what the history says of its start. */
export async function openApplication(
  services: CaseServices,
  officer: Actor,
  start: NewApplication,
): Promise<Result<StoredCase>> {
  const outcome = await services.database.transaction<StoredCase, CallError>(async (transaction) =>
    success(await beginApplication(services, transaction, officer, start)),
  );
  if (outcome.ok) {
    services.announceCases([outcome.value.id]);
  }
  return outcome;
}

/** What an application begins with. */
export interface NewApplication {
  readonly application: ApplicationDraft;
  readonly photo: Uint8Array | null;
  readonly origin: Readonly<Record<string, string | number | null>>;
  /** What the history calls it; the start of a draft where nothing is said. */
  readonly action?: string;
  /** What was done already, in a visit that is recorded at its end. */
  readonly collection?: CollectionRecord;
  readonly course?: CaseCourse;
  /** The visit of the household with which the applicant comes. */
  readonly visitId?: string;
}

/** The same within a transaction that is under way; whoever runs it announces the case. */
export async function beginApplication(
  services: CaseServices,
  transaction: Transaction,
  officer: Actor,
  start: NewApplication,
): Promise<StoredCase> {
  const now = services.clock.now();
  const at = storedInstant(now);
  const year = belgianDate(now).slice(0, 4);
  const stored: StoredCase = {
    id: randomUUID(),
    caseNumber: caseNumber(year, await nextNumber(transaction, `case/${year}`)),
    version: 1,
    state: 'DRAFT',
    createdAt: at,
    createdBy: officer.name,
    updatedAt: at,
    updatedBy: officer.name,
    closedOn: null,
    application: start.application,
    decision: null,
    order: emptyOrder,
    collection: start.collection ?? emptyCollection,
    course: start.course ?? emptyCourse,
    visitId: start.visitId ?? null,
  };
  await insertCase(transaction, stored);
  if (start.photo !== null) {
    await transaction
      .insertInto('case_photos')
      .values({ case_id: stored.id, photo: Buffer.from(start.photo), taken_at: at })
      .execute();
  }
  await record(
    transaction,
    at,
    officer,
    { caseId: stored.id, caseVersion: stored.version },
    { action: start.action ?? 'draftStarted', params: start.origin },
  );
  return stored;
}

/**
 * Keeps a draft as typed. On disk when this answers. Refusals: `draftNotFound`, `changedMeanwhile` when the same draft was
 * saved elsewhere since `revision`. Typing is no act: it makes no entry of its own, finishing and dropping do.
 */
export async function saveDraft(
  services: CaseServices,
  officer: Actor,
  input: { readonly draftId: string; readonly revision: number; readonly draft: ApplicationDraft },
): Promise<Result<CallValue<'intake.save'>>> {
  const at = storedInstant(services.clock.now());
  const outcome = await services.database.transaction<CallValue<'intake.save'>, CallError>(async (transaction) => {
    const current = await loadCase(transaction, input.draftId);
    if (current === null || !isApplication(current.state)) {
      return refusal('draftNotFound');
    }
    const changed: StoredCase = {
      ...current,
      version: current.version + 1,
      updatedAt: at,
      updatedBy: officer.name,
      application: input.draft,
    };
    if (current.version !== input.revision) {
      return refusal('changedMeanwhile', { by: current.updatedBy, at: current.updatedAt, version: current.version });
    }
    await updateCase(transaction, current, changed);
    return success({ revision: changed.version, savedAt: at });
  });
  return outcome;
}

/** A draft to go on with. Refusal: `draftNotFound`, also when it was finished or dropped meanwhile. The look is recorded. */
export async function loadDraft(services: CaseServices, officer: Actor, draftId: string): Promise<Result<StoredDraft>> {
  return services.database.transaction<StoredDraft, CallError>(async (transaction) => {
    const stored = await loadCase(transaction, draftId);
    if (stored === null || !isApplication(stored.state)) {
      return refusal('draftNotFound');
    }
    await recordView(transaction, services.clock.now(), officer, draftId);
    return success(toDraft(stored));
  });
}

/** All drafts, last typed first. */
export async function openDrafts(services: CaseServices): Promise<readonly StoredDraft[]> {
  const rows = await services.database.read
    .selectFrom('cases')
    .selectAll()
    .where('state', 'in', ['DRAFT', 'CHECKING', 'INCOMPLETE'])
    .orderBy('updated_at', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => toDraft(fromRow(row)));
}

/** Drops a draft with a reason; its number stays taken and its case says so. Refusals: `draftNotFound`, `fieldsWrong`. */
export async function discardDraft(
  services: CaseServices,
  officer: Actor,
  input: { readonly draftId: string; readonly reason: string },
): Promise<Result<CallValue<'intake.discard'>>> {
  const stored = await loadCase(services.database.read, input.draftId);
  if (stored === null || !isApplication(stored.state)) {
    return refusal('draftNotFound');
  }
  if (input.reason === '') {
    return refusal('fieldsWrong', undefined, [{ path: 'reason', messageKey: 'errors.reasonRequired' }]);
  }
  const dropped = await runCaseCommand(
    services,
    { caseId: stored.id, version: stored.version, officer },
    (current, deed) => {
      const order = { ...current.order, cancelled: { ...deed, reason: input.reason } };
      const course = {
        ...current.course,
        end: { ...deed, cause: 'APPLICANT' as const, municipality: '', reason: input.reason },
      };
      const content = { ...current, order, course };
      const state = stateAfter(current.state, current.state === 'DRAFT' ? 'discarded' : 'cancelled', {
        content,
        today: belgianDate(services.clock.now()),
        openPoints: 0,
      });
      return state.ok
        ? success({
            next: { ...content, state: state.value },
            notes: [{ action: 'draftDiscarded', reason: input.reason }],
            also: async (transaction) => {
              await transaction.deleteFrom('case_photos').where('case_id', '=', stored.id).execute();
              return success(null);
            },
          })
        : state;
    },
  );
  return dropped.ok ? success({ discarded: true }) : dropped;
}

/** The application of a case as the page types on in it. */
export const toDraft = (stored: StoredCase): StoredDraft => ({
  draftId: stored.id,
  caseNumber: stored.caseNumber,
  startedAt: stored.createdAt,
  savedAt: stored.updatedAt,
  revision: stored.version,
  draft: stored.application,
});
