/** Everything that is kept of one person, gathered from all tables. */
import { historyOfCase, VIEWS } from '../../audit/index.ts';
import { meansOf, type Receipt, receiptsOfCase } from '../../payments/index.ts';
import { cardNumberKey } from '../../rules/index.ts';
import type { CasesTable, Executor, Schema } from '../../storage/index.ts';
import type { StoredCase } from '../record.ts';
import { nameWords } from '../search-words.ts';
import { fromRow } from '../store.ts';

/**
 * What the file of one person takes out of each table, or why it takes nothing. A new table makes the compiler ask, and a
 * table of the database that is not named here fails a test.
 */
export const TABLES_OF_PERSON: Readonly<Record<keyof Schema, 'inFile' | 'nobody' | 'staffOnly' | 'searchOnly'>> = {
  cases: 'inFile',
  case_photos: 'inFile',
  documents: 'inFile',
  receipts: 'inFile',
  receipt_lines: 'inFile',
  receipt_parts: 'inFile',
  terminal_events: 'inFile',
  ledger_bookings: 'inFile',
  audit_entries: 'inFile',
  appointments: 'inFile',
  returned_cards: 'inFile',
  withdrawn_cards: 'inFile',
  // Words of the case itself, cut up to be found.
  case_search: 'searchOnly',
  name_words: 'searchOnly',
  staff: 'staffOnly',
  saved_filters: 'staffOnly',
  returned_batches: 'staffOnly',
  destruction_records: 'staffOnly',
  till_sessions: 'staffOnly',
  till_closings: 'staffOnly',
  ledger_lines: 'nobody',
  audit_head: 'nobody',
  settings: 'nobody',
  counters: 'nobody',
  profile_drafts: 'staffOnly',
  profile_versions: 'staffOnly',
  command_marks: 'nobody',
  purge_records: 'staffOnly',
  purged_subjects: 'nobody',
};

/** One case with everything around it. */
export type PersonCase = Awaited<ReturnType<typeof caseOfPerson>>;

/** Cases, and what is kept of the person without a case. */
export interface PersonData {
  readonly cases: readonly PersonCase[];
  /** Booked under the name and the birth date of the person. */
  readonly appointments: readonly Appointment[];
  /** Cards of the person that came back without a case being found for them. */
  readonly returnedCards: readonly ReturnedCard[];
}
export type Appointment = Awaited<ReturnType<typeof appointmentsOf>>[number];
export type ReturnedCard = PersonCase['returnedCards'][number];

/** Everything of the person with this national number (11 digits); no cases when nobody has it. */
export async function personData(executor: Executor, nationalNumber: string): Promise<PersonData> {
  const rows = await executor
    .selectFrom('cases')
    .selectAll()
    .where('national_number', '=', nationalNumber)
    .orderBy('case_number')
    .execute();
  const cases = await Promise.all(rows.map((row) => caseOfPerson(executor, row)));
  return {
    cases,
    appointments: await looseAppointments(executor, rows),
    returnedCards: await looseCards(executor, cases),
  };
}

async function caseOfPerson(executor: Executor, row: CasesTable) {
  const stored: StoredCase = fromRow(row);
  const photo = await executor.selectFrom('case_photos').selectAll().where('case_id', '=', row.id).executeTakeFirst();
  return {
    ...stored,
    history: await historyOfCase(executor, row.id),
    views: await viewsOf(executor, row.id),
    documents: await documentsOf(executor, row.id),
    receipts: (await receiptsOfCase(executor, row.id)).map((receipt) => partOf(receipt, row.id)),
    terminal: await terminalOf(executor, row.id),
    bookings: await bookingsOf(executor, row.id),
    photo:
      photo === undefined ? null : { takenAt: photo.taken_at, jpegBase64: Buffer.from(photo.photo).toString('base64') },
    appointments: await appointmentsOf(executor, [row.id]),
    returnedCards: await returnedCardsOf(executor).where('case_id', '=', row.id).execute(),
    withdrawnCards: await executor
      .selectFrom('withdrawn_cards')
      .select(['at', 'card_key as cardNumber', 'cause'])
      .where('case_id', '=', row.id)
      .orderBy('at')
      .execute(),
  };
}

/** A receipt as far as it is about this case: who paid together with others learns nothing of them here. */
const partOf = (receipt: Receipt, caseId: string) => {
  const lines = receipt.lines.filter((line) => line.caseId === caseId);
  const isShared = lines.length !== receipt.lines.length;
  const { number, at, kind, officer, reason, approvedBy, refundsNumber } = receipt;
  return {
    ...{ number, at, kind, officer, reason, approvedBy, refundsNumber, isShared },
    means: meansOf(receipt),
    cents: isShared ? lines.reduce((sum, line) => sum + line.cents, 0) : receipt.paidCents,
    lines: lines.map(({ caseId: _, caseNumber: __, ...line }) => line),
    parts: isShared ? [] : receipt.parts,
  };
};

/** Who looked at a case, or had its national number shown, and when. */
const viewsOf = (executor: Executor, caseId: string) =>
  executor
    .selectFrom('audit_entries')
    .select(['at', 'actor_name as who', 'workstation', 'action'])
    .where('case_id', '=', caseId)
    .where('action', 'in', [...VIEWS])
    .orderBy('sequence')
    .execute();

/** Papers with what stands on them; a receipt may be for several people, and stands among the receipts. */
async function documentsOf(executor: Executor, caseId: string) {
  const documents = await executor
    .selectFrom('documents')
    .select(['kind', 'at', 'made_by as madeBy', 'content'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute();
  return documents.map(({ content, ...document }) => ({
    ...document,
    content: document.kind === 'receipt' ? null : (JSON.parse(content) as unknown),
  }));
}

/** What was asked of the payment terminal for a case. */
const terminalOf = (executor: Executor, caseId: string) =>
  executor
    .selectFrom('terminal_events')
    .select(['at', 'state', 'cents', 'reference', 'detail', 'officer_name as officer'])
    .where('purpose', '=', caseId)
    .orderBy('at')
    .execute();

const bookingsOf = (executor: Executor, caseId: string) =>
  executor
    .selectFrom('ledger_bookings')
    .select(['at', 'kind', 'reason', 'approved_by as approvedBy'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute();

const appointmentsOf = (executor: Executor, caseIds: readonly string[]) =>
  executor.selectFrom('appointments').selectAll().where('case_id', 'in', caseIds).orderBy('date').execute();

const returnedCardsOf = (executor: Executor) =>
  executor
    .selectFrom('returned_cards')
    .select(['at', 'card_number as cardNumber', 'letter', 'verdict', 'deed', 'cause', 'note', 'damaged'])
    .orderBy('at');

/** Appointments of no case that bear the birth date and every word of the surname. */
async function looseAppointments(
  executor: Executor,
  rows: readonly Pick<CasesTable, 'surname' | 'birth_date'>[],
): Promise<readonly Appointment[]> {
  const births = [...new Set(rows.flatMap((row) => (row.birth_date?.length === 10 ? [row.birth_date] : [])))];
  if (births.length === 0) return [];
  const found = await executor
    .selectFrom('appointments')
    .selectAll()
    .where('case_id', 'is', null)
    .where('birth_date', 'in', births)
    .orderBy('date')
    .execute();
  return found.filter(({ name, birth_date }) => {
    const words = new Set(nameWords(name));
    return rows.some((row) => {
      const wanted = nameWords(row.surname);
      return row.birth_date === birth_date && wanted.length > 0 && wanted.every((word) => words.has(word));
    });
  });
}

/** Cards with a number of the person that came back without a case. */
async function looseCards(executor: Executor, cases: readonly PersonCase[]): Promise<readonly ReturnedCard[]> {
  const keys = [
    ...new Set(
      cases
        .flatMap(({ application, order }) => [application.held.cardNumber, order.arrived?.cardNumber ?? ''])
        .map(cardNumberKey)
        .filter((key) => key !== ''),
    ),
  ];
  return keys.length === 0
    ? []
    : returnedCardsOf(executor).where('case_id', 'is', null).where('card_key', 'in', keys).execute();
}
