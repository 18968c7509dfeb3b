/** A returned card as its row and as the desk shows it. */
import type { ReturnedEntry } from '../../ipc/contract.ts';
import type { Executor } from '../../storage/index.ts';
import { hasCardToDestroy } from '../collection-guards.ts';
import { fromRow } from '../store.ts';

const COLUMNS = [
  'returned_cards.id',
  'returned_cards.batch_id',
  'returned_cards.position',
  'returned_cards.at',
  'returned_cards.staff_name',
  'returned_cards.card_number',
  'returned_cards.letter',
  'returned_cards.verdict',
  'returned_cards.message',
  'returned_cards.deed',
  'returned_cards.cause',
  'returned_cards.note',
  'returned_cards.damaged',
  'returned_cards.by_hand',
  'returned_cards.case_id',
  'returned_cards.undone_at',
  'returned_cards.destruction_id',
] as const;

/** Which rows: of a stack, of a day, all that are still to be destroyed, or some by their key. */
export type EntryQuestion =
  | { readonly batchId: string }
  | { readonly day: string }
  | { readonly toDestroy: true }
  | { readonly ids: readonly string[] }
  | { readonly destructionId: string };

/** Cards that came back, in the order in which they were recorded; those of a day and those to destroy newest first. */
export async function returnedEntries(executor: Executor, which: EntryQuestion): Promise<readonly ReturnedEntry[]> {
  let query = executor
    .selectFrom('returned_cards')
    .leftJoin('destruction_records', 'destruction_records.id', 'returned_cards.destruction_id')
    .select([...COLUMNS, 'destruction_records.number as destruction_number']);
  if ('batchId' in which) query = query.where('returned_cards.batch_id', '=', which.batchId);
  if ('day' in which) query = query.where('returned_cards.date', '=', which.day);
  if ('ids' in which) query = query.where('returned_cards.id', 'in', [...which.ids]);
  if ('destructionId' in which) query = query.where('returned_cards.destruction_id', '=', which.destructionId);
  if ('toDestroy' in which) {
    query = query
      .where('returned_cards.destruction_id', 'is', null)
      .where('returned_cards.undone_at', 'is', null)
      .where('returned_cards.deed', 'in', ['TAKEN_IN', 'RETURNED', 'KEPT']);
  }
  const newestFirst = 'day' in which || 'toDestroy' in which;
  const rows = await query
    .orderBy('returned_cards.at', newestFirst ? 'desc' : 'asc')
    .orderBy('returned_cards.position', newestFirst ? 'desc' : 'asc')
    .limit(1000)
    .execute();
  const cases = await casesOf(
    executor,
    rows.flatMap((row) => row.case_id ?? []),
  );
  return rows
    .map((row): ReturnedEntry => {
      const found = row.case_id === null ? undefined : cases.get(row.case_id);
      const lies = row.undone_at === null && row.destruction_number === null;
      const free = row.deed === 'RETURNED' || row.deed === 'KEPT';
      return {
        entryId: row.id,
        position: row.position,
        at: row.at,
        by: row.staff_name,
        cardNumber: row.card_number,
        letter: row.letter as ReturnedEntry['letter'],
        verdict: row.verdict as ReturnedEntry['verdict'],
        message: row.message,
        deed: row.deed as ReturnedEntry['deed'],
        cause: row.cause as ReturnedEntry['cause'],
        note: row.note,
        damaged: row.damaged === 1,
        byHand: row.by_hand === 1,
        case: found === undefined ? null : { caseId: found.caseId, caseNumber: found.caseNumber },
        undoneAt: row.undone_at,
        destroyedIn: row.destruction_number,
        mayDestroy: lies && (free || (row.deed === 'TAKEN_IN' && found?.waits === true)),
      };
    })
    .filter(
      (entry) =>
        !('toDestroy' in which) || entry.deed !== 'TAKEN_IN' || cases.get(entry.case?.caseId ?? '')?.holds === true,
    );
}

interface CaseOfEntry {
  readonly caseId: string;
  readonly caseNumber: string;
  /** The old card of this case still exists here. */
  readonly holds: boolean;
  /** The new card is handed over, so that the old one may be cut. */
  readonly waits: boolean;
}

async function casesOf(executor: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, CaseOfEntry>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('cases')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map((row) => {
      const stored = fromRow(row);
      const holds = hasCardToDestroy(stored.collection);
      const waits = holds && stored.state === 'ACTIVE' && stored.collection.handedOver !== null;
      return [stored.id, { caseId: stored.id, caseNumber: stored.caseNumber, holds, waits }];
    }),
  );
}
