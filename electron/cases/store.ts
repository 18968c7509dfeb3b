import { isDeepStrictEqual } from 'node:util';
import {
  CASE_COLUMNS,
  type CasesTable,
  type Executor,
  fixedQuery,
  nextNumber,
  placesOf,
  sendWrite,
  type Transaction,
} from '../storage/index.ts';
import { emptyCollection, emptyCourse, type StoredCase } from './record.ts';
import { type Findable, isNameWord, namesBeside, searchWords } from './search-words.ts';
import { CLOSED, datesOf } from './work-dates.ts';

const caseOf = fixedQuery((database, { id }: Pick<CasesTable, 'id'>) =>
  database.selectFrom('cases').select(CASE_COLUMNS).where('id', '=', id),
);

/** The case with this key, or null; null also when everything in it was removed. */
export async function loadCase(executor: Executor, caseId: string): Promise<StoredCase | null> {
  const [row] = (await executor.executeQuery(caseOf(executor, { id: caseId }))).rows;
  return row === undefined || row.purged_on !== null ? null : fromRow(row);
}

const insertOf = fixedQuery((database, row: CasesTable) =>
  database.insertInto('cases').values(placesOf(row, CASE_COLUMNS)),
);

/** Writes a new case with its search words. */
export async function insertCase(transaction: Transaction, stored: StoredCase): Promise<void> {
  await sendWrite(transaction, insertOf(transaction, toRow(stored)));
  await writeSearchWords(transaction, stored, null);
  await markFollowed(transaction, stored, null);
}

/**
 * Writes a changed case over the version before it, as this command loaded it: nobody else writes until the command ends, so
 * that version is there.
 */
export async function updateCase(transaction: Transaction, before: StoredCase, changed: StoredCase): Promise<void> {
  const row = changedColumns(before, changed);
  const write = writeOf(Object.keys(row) as (keyof CasesTable)[]);
  const values = { ...row, id: changed.id, versionBefore: before.version };
  await sendWrite(transaction, write(transaction, values));
  await writeSearchWords(transaction, changed, before);
  await markFollowed(transaction, changed, before);
}

/** The rows from which cases were made, to write no more of them than what changed. */
const madeFrom = new WeakMap<StoredCase, CasesTable>();

/** What is to be written of a changed case: an index whose columns stay is not touched. */
function changedColumns(before: StoredCase, changed: StoredCase): Partial<CasesTable> {
  const { id: _, followed: __, ...row } = toRow(changed);
  const stood = madeFrom.get(before);
  if (stood === undefined) return row;
  const columns = Object.entries(row).filter(([column, value]) => value !== stood[column as keyof typeof row]);
  return { ...Object.fromEntries(columns), version: row.version };
}

type Write = Partial<CasesTable> & { readonly versionBefore: number };
const writes = new Map<string, ReturnType<typeof fixedQuery<Write>>>();

/** The statement that writes these columns over a version of a case. */
function writeOf(columns: readonly (keyof CasesTable)[]): ReturnType<typeof fixedQuery<Write>> {
  const key = columns.join();
  const write =
    writes.get(key) ??
    fixedQuery((database, values: Write) =>
      database
        .updateTable('cases')
        .set(placesOf<Partial<CasesTable>>(values, columns))
        .where('id', '=', values.id as string)
        .where('version', '=', values.versionBefore),
    );
  writes.set(key, write);
  return write;
}

/** A row as the case that it holds. */
export function fromRow(row: CasesTable): StoredCase {
  const stored: StoredCase = {
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
  madeFrom.set(stored, row);
  return stored;
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

/** What a case is found by. */
const findableOf = ({ caseNumber, application, order }: StoredCase): Findable => ({
  surname: application.person.surname,
  givenNames: application.person.givenNames,
  codes: [
    caseNumber,
    application.person.nationalNumber,
    application.held.cardNumber,
    order.arrived?.cardNumber ?? '',
    // Where the register names the card with its acceptance, the parcel finds its case by that number.
    order.accepted?.reference ?? '',
    application.dvz.reference,
  ],
});

/** Search words of a case. */
export const wordsOf = (stored: StoredCase): readonly string[] => searchWords(findableOf(stored));

/** 1 while something is still to be done, as it stands beside its search words. */
const isOpen = ({ state }: StoredCase): number => (CLOSED.includes(state) ? 0 : 1);

async function writeSearchWords(
  transaction: Transaction,
  stored: StoredCase,
  before: StoredCase | null,
): Promise<void> {
  const is_open = isOpen(stored);
  const reopensOrCloses = before !== null && is_open !== isOpen(before);
  if (before !== null && !reopensOrCloses && isDeepStrictEqual(findableOf(before), findableOf(stored))) return;
  const now = wordsOf(stored);
  const then = before === null ? [] : wordsOf(before);
  const gone = then.filter((word) => !now.includes(word));
  const added = now.filter((word) => !then.includes(word));
  if (gone.length > 0) {
    await sendWrite(
      transaction,
      transaction.deleteFrom('case_search').where('case_id', '=', stored.id).where('token', 'in', gone),
    );
    await forgetNameWords(transaction, gone.filter(isNameWord));
  }
  const names = namesBeside(now);
  if (then.length > gone.length && (reopensOrCloses || names !== namesBeside(then))) {
    await sendWrite(
      transaction,
      transaction.updateTable('case_search').set({ names, is_open }).where('case_id', '=', stored.id),
    );
  }
  if (added.length > 0) {
    const rows = added.map((token) => ({ token, case_id: stored.id, names, is_open }));
    await sendWrite(transaction, transaction.insertInto('case_search').values(rows));
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
  const arrival = await nextNumber(transaction, 'nameWords');
  const counted = transaction
    .insertInto('name_words')
    .values(words.map((word) => ({ word, cases: 1, arrival })))
    .onConflict((conflict) =>
      conflict.column('word').doUpdateSet((row) => ({ cases: row('name_words.cases', '+', 1) })),
    );
  await sendWrite(transaction, counted);
}

/** A name that no case has any more is kept nowhere. */
async function forgetNameWords(transaction: Transaction, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  const counted = transaction
    .updateTable('name_words')
    .set((row) => ({ cases: row('cases', '-', 1) }))
    .where('word', 'in', words);
  await sendWrite(transaction, counted);
  await sendWrite(transaction, transaction.deleteFrom('name_words').where('word', 'in', words).where('cases', '<=', 0));
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
