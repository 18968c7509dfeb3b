/** Recording what was done with a returned card, and taking the last deed back. */
import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record } from '../../audit/index.ts';
import {
  type CallError,
  type CardLetter,
  type Result,
  type ReturnCause,
  type ReturnDeed,
  type ReturnedEntry,
  type ReturnedVerdictWord,
  refusal,
  success,
} from '../../ipc/contract.ts';
import { cardNumberKey, compareCardNumbers } from '../../rules/index.ts';
import { belgianDate, type Executor, storedInstant, type Transaction } from '../../storage/index.ts';
import { type CaseCommand, runCaseCommand } from '../command.ts';
import type { CaseServices } from '../services.ts';
import { loadCase } from '../store.ts';
import { returnedEntries } from './entry.ts';

/** A card and its verdict, as one line of a stack or of the day. */
export interface SeenCard {
  readonly batchId: string | null;
  readonly cardNumber: string;
  readonly letter: CardLetter | null;
  readonly verdict: ReturnedVerdictWord;
  readonly message: string;
  readonly caseId: string | null;
}

/** What was done with it. */
export interface DoneWithCard {
  readonly deed: ReturnDeed;
  readonly cause: ReturnCause | null;
  readonly note: string;
  readonly damaged: boolean;
  readonly byHand: boolean;
}

/**
 * Writes the line of a card in a stack, before anything is done with it. The same card laid in again keeps its line,
 * with the newest verdict, unless something was done with it already. Refusals: `batchNotFound`, `batchEnded`.
 */
export const noteSeenCard = (
  services: CaseServices,
  officer: Actor,
  seen: SeenCard & { readonly batchId: string },
): Promise<Result<string, CallError>> =>
  services.database.transaction<string, CallError>(async (transaction) => {
    const batch = await transaction
      .selectFrom('returned_batches')
      .select('ended_at')
      .where('id', '=', seen.batchId)
      .executeTakeFirst();
    if (batch === undefined) return refusal('batchNotFound');
    if (batch.ended_at !== null) return refusal('batchEnded');
    const key = cardNumberKey(seen.cardNumber);
    const before =
      key === ''
        ? undefined
        : await transaction
            .selectFrom('returned_cards')
            .select('id')
            .where('batch_id', '=', seen.batchId)
            .where('card_key', '=', key)
            .where('deed', 'is', null)
            .executeTakeFirst();
    if (before !== undefined) {
      await transaction
        .updateTable('returned_cards')
        .set({ verdict: seen.verdict, message: seen.message, case_id: seen.caseId })
        .where('id', '=', before.id)
        .execute();
      return success(before.id);
    }
    return success(await insertLine(transaction, services, officer, seen, null));
  });

/** Writes what was done, on the line of the stack when there is one; inside the transaction of the command. */
export async function writeDeed(
  transaction: Transaction,
  services: CaseServices,
  officer: Actor,
  entryId: string | null,
  seen: SeenCard,
  done: DoneWithCard,
): Promise<Result<string, CallError>> {
  if (entryId === null) return success(await insertLine(transaction, services, officer, seen, done));
  const changed = await transaction
    .updateTable('returned_cards')
    .set({
      ...columnsOf(done),
      verdict: seen.verdict,
      message: seen.message,
      case_id: seen.caseId,
      at: storedInstant(services.clock.now()),
    })
    .where('id', '=', entryId)
    .where('deed', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n ? success(entryId) : refusal('stepDone');
}

/** Records a deed on a card for which no case changes, with its line in the audit chain. */
export const recordApart = async (
  services: CaseServices,
  officer: Actor,
  entryId: string | null,
  seen: SeenCard,
  done: DoneWithCard,
): Promise<Result<ReturnedEntry>> => {
  const written = await services.database.transaction<string, CallError>(async (transaction) => {
    const line = await writeDeed(transaction, services, officer, entryId, seen, done);
    if (!line.ok) return line;
    const subject = seen.caseId === null ? noCase : { caseId: seen.caseId, caseVersion: null };
    await record(transaction, storedInstant(services.clock.now()), officer, subject, {
      action: ACTIONS[done.deed],
      params: { cardNumber: seen.cardNumber, verdict: seen.verdict, cause: done.cause },
      ...(done.note === '' ? {} : { reason: done.note }),
    });
    return line;
  });
  return written.ok ? readEntry(services.database.read, written.value) : written;
};

const ACTIONS: Readonly<Record<ReturnDeed, string>> = {
  TAKEN_IN: 'oldCardTakenIn',
  RETURNED: 'cardReturnedWithoutCase',
  KEPT: 'returnedCardKept',
  SENT_ON: 'returnedCardSentOn',
  GIVEN_BACK: 'returnedCardGivenBack',
};

/**
 * Takes a deed back: the last one of its stack, or the last one of the day at all. A card taken in for a case goes back
 * to its holder, while no later step of that collection was done. Refusals: `entryNotFound`, `nothingToUndo`,
 * `notTheLastCard`, `laterStepDone`, and those of the case command.
 */
export async function undoReturned(
  services: CaseServices,
  officer: Actor,
  entryId: string,
  reason: string,
): Promise<Result<ReturnedEntry>> {
  const { read } = services.database;
  const row = await read.selectFrom('returned_cards').selectAll().where('id', '=', entryId).executeTakeFirst();
  if (row === undefined) return refusal('entryNotFound');
  if (row.deed === null || row.undone_at !== null || row.destruction_id !== null) return refusal('nothingToUndo');
  if (!(await isLast(read, row))) return refusal('notTheLastCard');
  const at = storedInstant(services.clock.now());
  const mark = async (transaction: Transaction): Promise<Result<null, CallError>> => {
    const changed = await transaction
      .updateTable('returned_cards')
      .set({ undone_at: at })
      .where('id', '=', entryId)
      .where('undone_at', 'is', null)
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n ? success(null) : refusal('nothingToUndo');
  };
  const note = { action: 'returnedCardUndone', params: { cardNumber: row.card_number }, reason };
  const undone =
    row.deed === 'TAKEN_IN' && row.case_id !== null
      ? await giveBack(services, officer, row.case_id, row.card_number, note, mark)
      : await services.database.transaction<null, CallError>(async (transaction) => {
          const marked = await mark(transaction);
          if (!marked.ok) return marked;
          await record(transaction, at, officer, noCase, note);
          return success(null);
        });
  return undone.ok ? readEntry(read, entryId) : undone;
}

async function giveBack(
  services: CaseServices,
  officer: Actor,
  caseId: string,
  cardNumber: string,
  note: { readonly action: string; readonly params: { readonly cardNumber: string }; readonly reason: string },
  mark: (transaction: Transaction) => Promise<Result<null, CallError>>,
): Promise<Result<unknown>> {
  const stored = await loadCase(services.database.read, caseId);
  if (stored === null) return refusal('caseNotFound');
  const command: CaseCommand = { caseId, version: stored.version, officer };
  return runCaseCommand(services, command, (current) => {
    const { oldCard, letterSeen, handedOver } = current.collection;
    if (handedOver !== null || letterSeen !== null) return refusal('laterStepDone');
    if (oldCard === null || compareCardNumbers(oldCard.cardNumber ?? '', cardNumber) !== 'equal') {
      return refusal('nothingToUndo');
    }
    return success({
      next: { ...current, collection: { ...current.collection, oldCard: null } },
      notes: [note],
      also: mark,
    });
  });
}

/** Only the deed that was done last can be taken back: the card is still in the hand. */
async function isLast(
  executor: Executor,
  row: { readonly id: string; readonly batch_id: string | null; readonly staff_id: string },
): Promise<boolean> {
  let query = executor
    .selectFrom('returned_cards')
    .select('id')
    .where('deed', 'is not', null)
    .where('undone_at', 'is', null)
    .where('staff_id', '=', row.staff_id);
  if (row.batch_id !== null) query = query.where('batch_id', '=', row.batch_id);
  const last = await query.orderBy('at', 'desc').orderBy('position', 'desc').executeTakeFirst();
  return last?.id === row.id;
}

const columnsOf = (done: DoneWithCard | null) => ({
  deed: done?.deed ?? null,
  cause: done?.cause ?? null,
  note: done?.note ?? '',
  damaged: done?.damaged === true ? 1 : 0,
  by_hand: done?.byHand === true ? 1 : 0,
});

async function insertLine(
  transaction: Transaction,
  services: CaseServices,
  officer: Actor,
  seen: SeenCard,
  done: DoneWithCard | null,
): Promise<string> {
  const id = randomUUID();
  const now = services.clock.now();
  await transaction
    .insertInto('returned_cards')
    .values({
      id,
      batch_id: seen.batchId,
      position: seen.batchId === null ? 0 : await nextPosition(transaction, seen.batchId),
      at: storedInstant(now),
      date: belgianDate(now),
      staff_id: officer.staffId,
      staff_name: officer.name,
      card_number: seen.cardNumber,
      card_key: cardNumberKey(seen.cardNumber),
      letter: seen.letter,
      verdict: seen.verdict,
      message: seen.message,
      ...columnsOf(done),
      case_id: seen.caseId,
      undone_at: null,
      destruction_id: null,
    })
    .execute();
  return id;
}

async function nextPosition(transaction: Transaction, batchId: string): Promise<number> {
  const row = await transaction
    .selectFrom('returned_cards')
    .select((select) => select.fn.max('position').as('last'))
    .where('batch_id', '=', batchId)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

/** One line as the desk shows it. Refusal: `entryNotFound`. */
export async function readEntry(executor: Executor, entryId: string): Promise<Result<ReturnedEntry>> {
  const [entry] = await returnedEntries(executor, { ids: [entryId] });
  return entry === undefined ? refusal('entryNotFound') : success(entry);
}
