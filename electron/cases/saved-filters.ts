/** Filters of search and work lists that an officer keeps: the own ones only, at whichever desk. */
import type { Actor } from '../audit/index.ts';
import {
  type CallError,
  type CaseFilter,
  MOST_FILTERS,
  type Result,
  refusal,
  type SavedFilter,
  success,
} from '../ipc/contract.ts';
import type { Executor } from '../storage/index.ts';
import type { CaseServices } from './services.ts';

type Filters = readonly SavedFilter[];

/** All filters of this officer, in the order of their digits. */
export async function savedFilters(executor: Executor, officer: Actor): Promise<SavedFilter[]> {
  const rows = await executor
    .selectFrom('saved_filters')
    .selectAll()
    .where('staff_id', '=', officer.staffId)
    .orderBy('slot')
    .execute();
  return rows.map((row) => ({
    slot: Number(row.slot),
    name: row.name,
    list: row.list as SavedFilter['list'],
    words: row.words,
    only: row.only_these as SavedFilter['only'],
  }));
}

/** Keeps a filter under the first digit that is free. Refusals: `filtersFull`, `filterNameTaken`. */
export const saveFilter = (
  services: CaseServices,
  officer: Actor,
  { name, filter }: { readonly name: string; readonly filter: CaseFilter },
): Promise<Result<SavedFilter[]>> =>
  changeFilters(services, officer, async (transaction, kept) => {
    if (isTaken(kept, name, null)) return refusal('filterNameTaken', { name });
    const taken = new Set(kept.map(({ slot }) => slot));
    const slot = Array.from({ length: MOST_FILTERS }, (_, index) => index + 1).find((digit) => !taken.has(digit));
    if (slot === undefined) return refusal('filtersFull', { count: MOST_FILTERS });
    const { list, words, only } = filter;
    await transaction
      .insertInto('saved_filters')
      .values({ staff_id: officer.staffId, slot, name, list, words: words.trim(), only_these: only })
      .execute();
    return success(undefined);
  });

/** Refusals: `filterNotFound`, `filterNameTaken`. */
export const renameFilter = (
  services: CaseServices,
  officer: Actor,
  { slot, name }: { readonly slot: number; readonly name: string },
): Promise<Result<SavedFilter[]>> =>
  changeFilters(services, officer, async (transaction, kept) => {
    if (!kept.some((one) => one.slot === slot)) return refusal('filterNotFound');
    if (isTaken(kept, name, slot)) return refusal('filterNameTaken', { name });
    await transaction
      .updateTable('saved_filters')
      .set({ name })
      .where('staff_id', '=', officer.staffId)
      .where('slot', '=', slot)
      .execute();
    return success(undefined);
  });

/** Its digit becomes free; the others keep theirs. */
export const removeFilter = (
  services: CaseServices,
  officer: Actor,
  { slot }: { readonly slot: number },
): Promise<Result<SavedFilter[]>> =>
  changeFilters(services, officer, async (transaction) => {
    await transaction
      .deleteFrom('saved_filters')
      .where('staff_id', '=', officer.staffId)
      .where('slot', '=', slot)
      .execute();
    return success(undefined);
  });

const isTaken = (kept: Filters, name: string, besides: number | null): boolean =>
  kept.some((one) => one.slot !== besides && one.name.toLocaleLowerCase() === name.toLocaleLowerCase());

/** How somebody likes to look at the work is no deed on a case: it leaves no audit entry. */
const changeFilters = (
  services: CaseServices,
  officer: Actor,
  change: (transaction: Executor, kept: Filters) => Promise<Result<undefined>>,
): Promise<Result<SavedFilter[]>> =>
  services.database.transaction<SavedFilter[], CallError>(async (transaction) => {
    const done = await change(transaction, await savedFilters(transaction, officer));
    return done.ok ? success(await savedFilters(transaction, officer)) : done;
  });
