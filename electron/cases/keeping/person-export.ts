import { createHash } from 'node:crypto';
import { type Actor, historyOfCase, noCase, record } from '../../audit/index.ts';
import { type CallResult, type CheckedInput, refusal, success } from '../../ipc/contract.ts';
import { receiptsOfCase } from '../../payments/index.ts';
import { type Executor, storedInstant } from '../../storage/index.ts';
import { fromRow } from '../store.ts';
import type { KeepingServices } from './services.ts';

/**
 * Writes everything that is kept of one person into one file that the person can be given: cases with all that was typed,
 * documents, receipts, and who looked at them and when. The export itself is recorded, without the number.
 * Refusals: `personNotFound` when no case has this national number, `exportFailed`.
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
      };
    }),
  );
  const text = `${JSON.stringify({ madeAt: at, madeBy: officer.name, cases }, null, 2)}\n`;
  const entered = await database.transaction<null, never>(async (transaction) => {
    const params = { cases: rows.length, sha256: createHash('sha256').update(text).digest('hex') };
    await record(transaction, at, officer, noCase, { action: 'personExported', params });
    return success(null);
  });
  if (!entered.ok) return entered;
  const file = await services.writeExport(`persoon-${at.slice(0, 19).replace(/[:T]/g, '-').toLowerCase()}.json`, text);
  return file === null ? refusal('exportFailed') : success({ file, cases: rows.length });
}

/** Who looked at a case and when. */
const viewsOf = (executor: Executor, caseId: string) =>
  executor
    .selectFrom('audit_entries')
    .select(['at', 'actor_name as who', 'workstation'])
    .where('case_id', '=', caseId)
    .where('action', '=', 'caseViewed')
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
