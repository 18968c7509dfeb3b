/** Details that went because their case was removed, and the proof that it was. */
import type { AuditEntriesTable, Executor, PurgedSubjectsTable } from '../storage/index.ts';
import { sha256 } from './canonical.ts';

/** One hash over all that a removal took, in any order. It stands in the chain, so that none can be added afterwards. */
export const subjectsHash = (subjects: readonly Pick<PurgedSubjectsTable, 'subject_id' | 'kind'>[]): string =>
  sha256(
    subjects
      .map(({ subject_id, kind }) => `${kind} ${subject_id}`)
      .toSorted()
      .join('\n'),
  );

/** Number of the first of these entries whose details are gone though no removal says so; null when there is none. */
export async function firstEmptied(
  executor: Executor,
  rows: readonly Pick<AuditEntriesTable, 'sequence' | 'details' | 'case_id'>[],
): Promise<number | null> {
  const emptied = rows.filter(({ details }) => details === '');
  if (emptied.length === 0) return null;
  const cases = [...new Set(emptied.map(({ case_id }) => case_id ?? ''))];
  const found = await executor
    .selectFrom('purged_subjects')
    .select('subject_id')
    .where('kind', '=', 'CASE')
    .where('subject_id', 'in', cases)
    .execute();
  const removed = new Set(found.map(({ subject_id }) => subject_id));
  const wrong = emptied.find(({ case_id }) => !removed.has(case_id ?? ''));
  return wrong === undefined ? null : Number(wrong.sequence);
}

/** Place in the chain of the first removal whose record does not say what the chain says of it; null when all do. */
export async function firstFalseRemoval(executor: Executor): Promise<number | null> {
  // A backup of an earlier version is walked as it is.
  const tables = await executor.introspection.getTables();
  if (!tables.some(({ name }) => name === 'purge_records')) return null;
  const removals = await executor.selectFrom('purge_records').selectAll().orderBy('audit_sequence').execute();
  for (const removal of removals) {
    const sequence = Number(removal.audit_sequence);
    const subjects = await executor
      .selectFrom('purged_subjects')
      .select(['subject_id', 'kind'])
      .where('purge_id', '=', removal.id)
      .execute();
    const entry = await executor
      .selectFrom('audit_entries')
      .selectAll()
      .where('sequence', '=', sequence)
      .executeTakeFirst();
    if (
      entry?.action !== 'recordsPurged' ||
      entry.hash !== removal.hash_after ||
      entry.previous_hash !== removal.hash_before ||
      saidIn(entry.details) !== `${removal.number} ${removal.count} ${subjectsHash(subjects)}`
    ) {
      return sequence;
    }
  }
  return null;
}

function saidIn(details: string): string {
  const { params } = JSON.parse(details) as { params: { number?: string; count?: number; subjects?: string } };
  return `${params.number} ${params.count} ${params.subjects}`;
}
