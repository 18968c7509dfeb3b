/** A stack of returned cards: started, left open by an interruption, ended. */
import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record } from '../../audit/index.ts';
import { type CallError, type Result, type ReturnedBatch, refusal, success } from '../../ipc/contract.ts';
import { type Executor, storedInstant } from '../../storage/index.ts';
import type { CaseServices } from '../services.ts';
import { returnedEntries } from './entry.ts';

/** Starts a stack at this desk; one that was left open here goes on instead. */
export async function startBatch(services: CaseServices, officer: Actor): Promise<Result<ReturnedBatch>> {
  const open = await openBatchId(services.database.read, officer.workstation);
  if (open !== null) return readBatch(services.database.read, open);
  const id = randomUUID();
  const at = storedInstant(services.clock.now());
  const made = await services.database.transaction<null, CallError>(async (transaction) => {
    await transaction
      .insertInto('returned_batches')
      .values({
        id,
        started_at: at,
        staff_id: officer.staffId,
        staff_name: officer.name,
        workstation: officer.workstation,
        ended_at: null,
      })
      .execute();
    await record(transaction, at, officer, noCase, { action: 'returnedBatchStarted' });
    return success(null);
  });
  return made.ok ? readBatch(services.database.read, id) : made;
}

/** The stack that was left open at this desk, or null. */
export async function openBatch(services: CaseServices, officer: Actor): Promise<Result<ReturnedBatch | null>> {
  const id = await openBatchId(services.database.read, officer.workstation);
  return id === null ? success(null) : readBatch(services.database.read, id);
}

/** Ends a stack. Ending it twice changes nothing. Refusal: `batchNotFound`. */
export async function endBatch(
  services: CaseServices,
  officer: Actor,
  batchId: string,
): Promise<Result<ReturnedBatch>> {
  const at = storedInstant(services.clock.now());
  const ended = await services.database.transaction<null, CallError>(async (transaction) => {
    const changed = await transaction
      .updateTable('returned_batches')
      .set({ ended_at: at })
      .where('id', '=', batchId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 1n) {
      const count = (await returnedEntries(transaction, { batchId })).length;
      await record(transaction, at, officer, noCase, { action: 'returnedBatchEnded', params: { count } });
    }
    return success(null);
  });
  return ended.ok ? readBatch(services.database.read, batchId) : ended;
}

/** A stack with its cards in the order in which they were laid in. Refusal: `batchNotFound`. */
export async function readBatch(executor: Executor, batchId: string): Promise<Result<ReturnedBatch>> {
  const row = await executor.selectFrom('returned_batches').selectAll().where('id', '=', batchId).executeTakeFirst();
  if (row === undefined) return refusal('batchNotFound');
  return success({
    batchId: row.id,
    startedAt: row.started_at,
    by: row.staff_name,
    endedAt: row.ended_at,
    entries: [...(await returnedEntries(executor, { batchId }))],
  });
}

async function openBatchId(executor: Executor, workstation: string): Promise<string | null> {
  const row = await executor
    .selectFrom('returned_batches')
    .select('id')
    .where('workstation', '=', workstation)
    .where('ended_at', 'is', null)
    .orderBy('started_at', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}
