import type { CasesTable, Executor, Transaction } from '../storage/index.ts';
import { emptyCollection, emptyCourse, type StoredCase } from './record.ts';
import { isNameWord, searchWords } from './search-words.ts';
import { datesOf } from './work-dates.ts';

/** The case with this key, or null; null also when everything in it was removed. */
export async function loadCase(executor: Executor, caseId: string): Promise<StoredCase | null> {
  const row = await executor.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirst();
  return row === undefined || row.purged_on !== null ? null : fromRow(row);
}

/** Writes a new case with its search words. */
export async function insertCase(transaction: Transaction, stored: StoredCase): Promise<void> {
  await transaction.insertInto('cases').values(toRow(stored)).execute();
  await writeSearchWords(transaction, stored, null);
  await markFollowed(transaction, stored, null);
}

/**
 * Writes a changed case over the version before it. False when that version is no longer there: somebody was faster.
 */
export async function updateCase(transaction: Transaction, before: StoredCase, changed: StoredCase): Promise<boolean> {
  const { id, followed: _, ...row } = toRow(changed);
  const written = await transaction
    .updateTable('cases')
    .set(row)
    .where('id', '=', id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  if (written.numUpdatedRows !== 1n) {
    return false;
  }
  await writeSearchWords(transaction, changed, before);
  await markFollowed(transaction, changed, before);
  return true;
}

/** A row as the case that it holds. */
export function fromRow(row: CasesTable): StoredCase {
  return {
    id: row.id,
    caseNumber: row.case_number,
    version: Number(row.version),
    state: row.state as StoredCase['state'],
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    closedOn: row.closed_on,
    application: JSON.parse(row.application),
    decision: row.decision === null ? null : JSON.parse(row.decision),
    order: JSON.parse(row.order_progress),
    // Collections of earlier versions miss what was added since.
    collection: { ...emptyCollection, ...JSON.parse(row.collection) },
    course: { ...emptyCourse, ...JSON.parse(row.course) },
    visitId: row.visit_id,
  };
}

/** A case as the row that holds it. */
export function toRow(stored: StoredCase): CasesTable {
  const { application, decision, order } = stored;
  const { person } = application;
  return {
    id: stored.id,
    case_number: stored.caseNumber,
    version: stored.version,
    state: stored.state,
    created_at: stored.createdAt,
    created_by: stored.createdBy,
    updated_at: stored.updatedAt,
    updated_by: stored.updatedBy,
    applied_on: decision?.appliedOn ?? null,
    surname: person.surname,
    given_names: person.givenNames,
    birth_date: person.birthDate === '' ? null : person.birthDate,
    national_number: person.nationalNumber.replace(/\D/g, ''),
    product: application.product,
    letter: application.letter,
    reason: application.reason,
    procedure: application.procedure,
    promised_from: decision?.promised?.from ?? null,
    promised_to: decision?.promised?.to ?? null,
    new_card_number: order.arrived?.cardNumber || null,
    location: order.arrived?.location ?? null,
    application: JSON.stringify(application),
    decision: decision === null ? null : JSON.stringify(decision),
    order_progress: JSON.stringify(order),
    collection: JSON.stringify(stored.collection),
    course: JSON.stringify(stored.course),
    visit_id: stored.visitId ?? null,
    ...datesOf(stored),
    followed: 0,
    blocked: stored.course.block ? 1 : 0,
    purged_on: null,
  };
}

/** Search words of a case. */
export const wordsOf = (stored: StoredCase): readonly string[] =>
  searchWords({
    surname: stored.application.person.surname,
    givenNames: stored.application.person.givenNames,
    codes: [
      stored.caseNumber,
      stored.application.person.nationalNumber,
      stored.application.held.cardNumber,
      stored.order.arrived?.cardNumber ?? '',
      // Where the register names the card with its acceptance, the parcel finds its case by that number.
      stored.order.accepted?.reference ?? '',
      stored.application.dvz.reference,
    ],
  });

async function writeSearchWords(
  transaction: Transaction,
  stored: StoredCase,
  before: StoredCase | null,
): Promise<void> {
  const now = wordsOf(stored);
  const then = before === null ? [] : wordsOf(before);
  const gone = then.filter((word) => !now.includes(word));
  const added = now.filter((word) => !then.includes(word));
  if (gone.length > 0) {
    await transaction.deleteFrom('case_search').where('case_id', '=', stored.id).where('token', 'in', gone).execute();
    await forgetNameWords(transaction, gone.filter(isNameWord));
  }
  if (added.length > 0) {
    await transaction
      .insertInto('case_search')
      .values(added.map((token) => ({ token, case_id: stored.id })))
      .execute();
    await countNameWords(transaction, added.filter(isNameWord));
  }
}

/** Takes a case out of the search. */
export async function forgetSearchWords(transaction: Transaction, caseId: string): Promise<void> {
  const words = await transaction.selectFrom('case_search').select('token').where('case_id', '=', caseId).execute();
  await transaction.deleteFrom('case_search').where('case_id', '=', caseId).execute();
  await forgetNameWords(transaction, words.map(({ token }) => token).filter(isNameWord));
}

async function countNameWords(transaction: Transaction, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  await transaction
    .insertInto('name_words')
    .values(words.map((word) => ({ word, cases: 1 })))
    .onConflict((conflict) =>
      conflict.column('word').doUpdateSet((row) => ({ cases: row('name_words.cases', '+', 1) })),
    )
    .execute();
}

/** A name that no case has any more is kept nowhere. */
async function forgetNameWords(transaction: Transaction, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  await transaction
    .updateTable('name_words')
    .set((row) => ({ cases: row('cases', '-', 1) }))
    .where('word', 'in', words)
    .execute();
  await transaction.deleteFrom('name_words').where('word', 'in', words).where('cases', '<=', 0).execute();
}

/**
 * Keeps, with every change that matters for it, which cases of a person have a later one that stands: the lists of whom to
 * invite must not ask that anew for every case of twenty years.
 */
async function markFollowed(transaction: Transaction, stored: StoredCase, before: StoredCase | null): Promise<void> {
  const numberOf = (one: StoredCase): string => one.application.person.nationalNumber.replace(/\D/g, '');
  const stands = (one: StoredCase): boolean => one.state !== 'CANCELLED';
  const isSame = before !== null && numberOf(before) === numberOf(stored) && stands(before) === stands(stored);
  if (isSame) return;
  for (const number of new Set([stored, ...(before === null ? [] : [before])].map(numberOf))) {
    if (number !== '') await markFollowedOf(transaction, number);
  }
  if (numberOf(stored) === '' && before !== null) {
    await transaction.updateTable('cases').set({ followed: 0 }).where('id', '=', stored.id).execute();
  }
}

async function markFollowedOf(transaction: Transaction, nationalNumber: string): Promise<void> {
  const rows = await transaction
    .selectFrom('cases')
    .select(['id', 'created_at', 'state', 'followed'])
    .where('national_number', '=', nationalNumber)
    .execute();
  for (const row of rows) {
    const followed = rows.some((later) => later.created_at > row.created_at && later.state !== 'CANCELLED') ? 1 : 0;
    if (followed !== Number(row.followed)) {
      await transaction.updateTable('cases').set({ followed }).where('id', '=', row.id).execute();
    }
  }
}
