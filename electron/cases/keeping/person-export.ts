import { createHash } from 'node:crypto';
import { type Actor, historyOfCase, noCase, record, VIEWS } from '../../audit/index.ts';
import { type CallResult, type CheckedInput, refusal, success } from '../../ipc/contract.ts';
import { receiptsOfCase } from '../../payments/index.ts';
import { type Executor, type Schema, storedInstant } from '../../storage/index.ts';
import { fromRow } from '../store.ts';
import type { KeepingServices } from './services.ts';

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
  terminal_events: 'staffOnly',
  ledger_bookings: 'staffOnly',
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

/**
 * Writes everything that is kept of one person into one file that the person can be given: cases with all that was typed and
 * put right, papers, receipts, appointments, cards that came back, and who looked and when. The export itself is recorded with
 * each of the cases, without the number. Refusals: `personNotFound` when no case has this national number, `exportFailed`.
 */
export async function exportPerson(
  services: KeepingServices,
  officer: Actor,
  { nationalNumber }: CheckedInput<'data.exportPerson'>,
): Promise<CallResult<'data.exportPerson'>> {
  const { database, clock } = services;
  const { read } = database;
  const rows = await read
    .selectFrom('cases')
    .selectAll()
    .where('national_number', '=', nationalNumber.replace(/\D/g, ''))
    .orderBy('case_number')
    .execute();
  if (rows.length === 0) return refusal('personNotFound');
  const at = storedInstant(clock.now());
  const cases = await Promise.all(
    rows.map(async (row) => {
      const { id, ...stored } = fromRow(row);
      return {
        ...stored,
        history: await historyOfCase(read, id),
        views: await viewsOf(read, id),
        ...(await papersOf(read, id)),
        ...(await aroundOf(read, id)),
      };
    }),
  );
  const text = `${JSON.stringify({ madeAt: at, madeBy: officer.name, cases }, null, 2)}\n`;
  const entered = await database.transaction<null, never>(async (transaction) => {
    const params = { cases: rows.length, sha256: createHash('sha256').update(text).digest('hex') };
    await record(transaction, at, officer, noCase, { action: 'personExported', params });
    for (const { id } of rows) {
      await record(transaction, at, officer, { caseId: id, caseVersion: null }, { action: 'personExported' });
    }
    return success(null);
  });
  if (!entered.ok) return entered;
  const file = await services.writeExport(`persoon-${at.slice(0, 19).replace(/[:T]/g, '-').toLowerCase()}.json`, text);
  return file === null ? refusal('exportFailed') : success({ file, cases: rows.length });
}

/** Who looked at a case, or had its national number shown, and when. */
const viewsOf = (executor: Executor, caseId: string) =>
  executor
    .selectFrom('audit_entries')
    .select(['at', 'actor_name as who', 'workstation', 'action'])
    .where('case_id', '=', caseId)
    .where('action', 'in', [...VIEWS])
    .orderBy('sequence')
    .execute();

async function papersOf(executor: Executor, caseId: string) {
  const documents = await executor
    .selectFrom('documents')
    .select(['kind', 'at', 'made_by as madeBy', 'content'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .execute();
  const photo = await executor.selectFrom('case_photos').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  return {
    documents: documents.map(({ content, ...document }) => ({ ...document, content: JSON.parse(content) as unknown })),
    receipts: await receiptsOfCase(executor, caseId),
    photo:
      photo === undefined ? null : { takenAt: photo.taken_at, jpegBase64: Buffer.from(photo.photo).toString('base64') },
  };
}

/** Appointments that belong to a case, and what is kept of the person's cards. */
async function aroundOf(executor: Executor, caseId: string) {
  return {
    appointments: await executor
      .selectFrom('appointments')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('date')
      .execute(),
    returnedCards: await executor
      .selectFrom('returned_cards')
      .select(['at', 'card_number as cardNumber', 'letter', 'verdict', 'deed', 'cause', 'note', 'damaged'])
      .where('case_id', '=', caseId)
      .orderBy('at')
      .execute(),
    withdrawnCards: await executor
      .selectFrom('withdrawn_cards')
      .select(['at', 'card_key as cardNumber', 'cause'])
      .where('case_id', '=', caseId)
      .orderBy('at')
      .execute(),
  };
}
