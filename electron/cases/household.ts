/** Applicants of one household who come together: one visit, each with a case of the own, one payment. */
import { randomUUID } from 'node:crypto';
import { type Actor, record } from '../audit/index.ts';
import {
  type ApplicationDraft,
  type CallError,
  type CallValue,
  type CaseState,
  type PersonInput,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { receiptsOfCase } from '../payments/index.ts';
import { houseSettings } from '../staff/index.ts';
import { belgianDate, belgianDateTime, type Executor, storedInstant, type Transaction } from '../storage/index.ts';
import { beginApplication, isApplication } from './drafts.ts';
import { emptyDraft } from './new-draft.ts';
import { owedCents } from './owed.ts';
import type { StoredCase } from './record.ts';
import type { IntakeServices } from './services.ts';
import { fromRow, loadCase } from './store.ts';

/** More than these come at no desk together. */
const MOST_MEMBERS = 12;

/** What the next applicant shares with the one before: where they live and how they are reached. */
const SHARED = [
  'street',
  'postalCode',
  'municipality',
  'phone',
  'email',
] as const satisfies readonly (keyof PersonInput)[];

/**
 * Begins the application of the next applicant of a household: what they share is filled in and marked so, and they pay
 * together. The first time, this makes the visit. Refusals: `caseNotFound`, `householdFull`, `householdOver` for a case that ended.
 */
export async function startNextOfHousehold(
  services: IntakeServices,
  officer: Actor,
  { caseId }: { readonly caseId: string },
): Promise<Result<{ readonly caseId: string }>> {
  const begun = await services.database.transaction<StoredCase, CallError>(async (transaction) => {
    const before = await loadCase(transaction, caseId);
    if (before === null) return refusal('caseNotFound');
    if (OVER.includes(before.state)) return refusal('householdOver', { caseNumber: before.caseNumber });
    const visitId = before.visitId ?? (await openVisit(services, transaction, officer, before));
    const members = await membersOf(transaction, visitId);
    if (members.length >= MOST_MEMBERS) return refusal('householdFull', { count: MOST_MEMBERS });
    const next = await beginApplication(services, transaction, officer, {
      application: nextOfHousehold(before.application),
      photo: null,
      origin: { from: 'household', caseNumber: before.caseNumber },
      visitId,
    });
    return success(next);
  });
  if (!begun.ok) return begun;
  services.announceCases([caseId, begun.value.id]);
  return success({ caseId: begun.value.id });
}

const OVER: readonly CaseState[] = ['CANCELLED', 'LAPSED'];

/** The application of the next applicant as far as the one before tells. Pure. */
export const nextOfHousehold = (before: ApplicationDraft): ApplicationDraft => {
  const empty = emptyDraft();
  const shared = SHARED.filter((field) => before.person[field] !== '');
  return {
    ...empty,
    person: {
      ...empty.person,
      ...Object.fromEntries(shared.map((field) => [field, before.person[field]])),
      contactLanguage: before.person.contactLanguage,
      sources: Object.fromEntries(shared.map((field) => [field, 'household' as const])),
    },
    servicePoint: before.servicePoint,
    payment: { ...empty.payment, method: 'TOGETHER' },
  };
};

/** The visit changes nothing in the case itself, so that an application that is open on a page stays the one that was typed. */
const openVisit = async (
  services: IntakeServices,
  transaction: Transaction,
  officer: Actor,
  first: StoredCase,
): Promise<string> => {
  const visitId = randomUUID();
  await setVisit(transaction, first.id, visitId);
  const at = storedInstant(services.clock.now());
  await record(transaction, at, officer, { caseId: first.id, caseVersion: null }, { action: 'householdBegun' });
  return visitId;
};

const setVisit = async (transaction: Transaction, caseId: string, visitId: string | null): Promise<void> => {
  await transaction.updateTable('cases').set({ visit_id: visitId }).where('id', '=', caseId).execute();
};

/** Takes a case out of its household; it goes on by itself. Refusals: `caseNotFound`, `notOfHousehold`. */
export async function leaveHousehold(
  services: IntakeServices,
  officer: Actor,
  { caseId }: { readonly caseId: string },
): Promise<Result<CallValue<'household.leave'>>> {
  const left = await services.database.transaction<readonly string[], CallError>(async (transaction) => {
    const stored = await loadCase(transaction, caseId);
    if (stored === null) return refusal('caseNotFound');
    const visitId = stored.visitId ?? null;
    if (visitId === null) return refusal('notOfHousehold');
    const members = await membersOf(transaction, visitId);
    await setVisit(transaction, caseId, null);
    const at = storedInstant(services.clock.now());
    await record(transaction, at, officer, { caseId, caseVersion: null }, { action: 'householdLeft' });
    return success(members.map(({ id }) => id));
  });
  if (!left.ok) return left;
  services.announceCases(left.value);
  return success({ left: true });
}

const membersOf = async (executor: Executor, visitId: string): Promise<readonly StoredCase[]> => {
  const rows = await executor
    .selectFrom('cases')
    .selectAll()
    .where('visit_id', '=', visitId)
    .orderBy('created_at')
    .orderBy('case_number')
    .execute();
  return rows.map(fromRow);
};

/** The household of a case as it stands: each application, what it lacks, what is owed and what was paid. Refusal: `caseNotFound`. */
export async function householdOf(
  services: IntakeServices,
  { caseId }: { readonly caseId: string },
): Promise<Result<CallValue<'household.view'>>> {
  const { read } = services.database;
  const stored = await loadCase(read, caseId);
  if (stored === null) return refusal('caseNotFound');
  const visitId = stored.visitId ?? null;
  const cases = visitId === null ? [stored] : await membersOf(read, visitId);
  const members = await Promise.all(cases.map((one) => memberOf(services, one)));
  const receipts = new Map(members.flatMap(({ receipts: own }) => own.map((one) => [one.receiptId, one] as const)));
  return success({
    isHousehold: visitId !== null,
    members: members.map(({ receipts: _, ...member }) => member),
    owedCents: members.reduce((sum, { owedCents: cents }) => sum + cents, 0),
    receipts: [...receipts.values()].map(({ receiptId, number, paidCents }) => ({ receiptId, number, paidCents })),
  });
}

const memberOf = async (services: IntakeServices, stored: StoredCase) => {
  const { read } = services.database;
  const { application, state } = stored;
  const typed = isApplication(state);
  const owed = await owedCents(read, stored);
  const receipts = await receiptsOfCase(read, stored.id);
  return {
    caseId: stored.id,
    version: stored.version,
    caseNumber: stored.caseNumber,
    name: `${application.person.surname} ${application.person.givenNames}`.trim(),
    product: application.product,
    letter: application.letter,
    state,
    isTyped: typed,
    lacks: typed ? await lacksOf(services, stored) : [],
    owedCents: owed,
    isPaid: owed === 0 && !typed && !OVER.includes(state),
    receipts: receipts
      .filter(({ kind }) => kind === 'payment')
      .map(({ id, number, paidCents }) => ({ receiptId: id, number, paidCents })),
  };
};

/** What the rules still miss in an application that is not finished. */
const lacksOf = async (services: IntakeServices, stored: StoredCase) => {
  const now = services.clock.now();
  const settings = await houseSettings(services.database.read);
  const profile = settings === null ? null : services.profiles.inForce(settings.profileId, belgianDate(now));
  if (profile === null) return [];
  return services
    .assess(stored.application, profile, belgianDateTime(now))
    .openPoints.map(({ field, messageKey, params }) => ({ field, messageKey, params }));
};
