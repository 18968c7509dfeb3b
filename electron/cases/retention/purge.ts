/** Removing what was kept long enough, with proof. */
import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record, subjectsHash } from '../../audit/index.ts';
import {
  type CallError,
  type CallResult,
  type CheckedInput,
  type DueRecord,
  type PurgeRecord,
  refusal,
  success,
} from '../../ipc/contract.ts';
import { keptUntil, type RecordKind, type RetentionTerm } from '../../rules/index.ts';
import { confirmSupervisor } from '../../staff/index.ts';
import {
  belgianDate,
  type Executor,
  nextNumber,
  type PurgeRecordsTable,
  storedInstant,
  type Transaction,
} from '../../storage/index.ts';
import { dueRecords } from './due.ts';
import { erase, subjectKind } from './erase.ts';
import { type RetentionServices, termOf } from './terms.ts';

/**
 * Removes what is named: cases with papers, photo and appointments, photos alone, or appointments. All of it must be due
 * at this moment, under a term that the municipality decided, and none of it blocked. The removal is entered with numbers
 * and hashes, never with what was removed; the audit chain holds, because only details go, of which the hash stays.
 * Refusals: `retentionNotSet`, `retentionArchive`, `secondPersonNeeded` and those of the second person, `notDueMeanwhile`,
 * `caseBlocked`.
 */
export async function purge(
  services: RetentionServices,
  officer: Actor,
  input: CheckedInput<'retention.purge'>,
): Promise<CallResult<'retention.purge'>> {
  const { database, clock } = services;
  const term = await termOf(services, database.read, input.kind);
  if (term.basis === 'ASSUMED') return refusal('retentionNotSet');
  if (term.afterwards === 'ARCHIVE') return refusal('retentionArchive');
  if (input.approval === null) return refusal('secondPersonNeeded');
  const second = await confirmSupervisor(services, officer, input.approval);
  if (!second.ok) return second;
  const now = clock.now();
  const today = belgianDate(now);
  const ids = [...new Set(input.ids)];
  const purgeId = randomUUID();
  const done = await database.transaction<null, CallError>(async (transaction) => {
    const due = await dueRecords(transaction, term, today, ids);
    if (due.length !== ids.length) return refusal('notDueMeanwhile');
    const blocked = due.find((one) => one.blocked);
    if (blocked !== undefined) return refusal('caseBlocked', { label: blocked.label });
    const entries = await entriesToEmpty(transaction, input.kind, ids);
    const year = today.slice(0, 4);
    const number = `W-${year}-${String(await nextNumber(transaction, `purge/${year}`)).padStart(4, '0')}`;
    const subjects = due.map(({ id }) => ({ subject_id: id, kind: subjectKind(input.kind) }));
    await record(transaction, storedInstant(now), officer, noCase, {
      action: 'recordsPurged',
      params: {
        number,
        kind: input.kind,
        count: due.length,
        entries,
        second: second.value.name,
        subjects: subjectsHash(subjects),
      },
      reason: input.reason,
    });
    await enterProof(transaction, due, {
      ...{ id: purgeId, number, at: storedInstant(now), kind: input.kind },
      ...{ staff_id: officer.staffId, staff_name: officer.name, second_person: second.value.name },
      ...{ keep: JSON.stringify(term.keep), ended_until: keptUntil(term, today), reason: input.reason },
      ...{ count: due.length, entries_emptied: entries },
    });
    await erase(transaction, term, ids, today);
    return success(null);
  });
  if (!done.ok) return done;
  await database.overwriteRemoved();
  await services.sweepPapers();
  services.announceCases(input.kind === 'APPOINTMENT' ? [] : ids);
  const [made] = await purgeRecords(database.read, purgeId);
  return made === undefined ? refusal('notDueMeanwhile') : success(made);
}

/** What went, newest first; with `purgeId`, that one. */
export async function purgeRecords(executor: Executor, purgeId?: string): Promise<readonly PurgeRecord[]> {
  const all = executor.selectFrom('purge_records').selectAll().orderBy('audit_sequence', 'desc');
  const rows = await (purgeId === undefined ? all.limit(200) : all.where('id', '=', purgeId)).execute();
  return Promise.all(
    rows.map(async (row) => {
      const subjects = await executor
        .selectFrom('purged_subjects')
        .select('label')
        .where('purge_id', '=', row.id)
        .orderBy('label')
        .execute();
      return {
        number: row.number,
        at: row.at,
        by: row.staff_name,
        secondPerson: row.second_person,
        kind: row.kind as RecordKind,
        keep: JSON.parse(row.keep) as RetentionTerm['keep'],
        endedUntil: row.ended_until,
        count: Number(row.count),
        reason: row.reason,
        entriesEmptied: Number(row.entries_emptied),
        auditSequence: Number(row.audit_sequence),
        hashBefore: row.hash_before,
        hashAfter: row.hash_after,
        labels: subjects.map(({ label }) => label),
      };
    }),
  );
}

async function entriesToEmpty(transaction: Transaction, kind: RecordKind, ids: readonly string[]): Promise<number> {
  if (subjectKind(kind) !== 'CASE') return 0;
  const row = await transaction
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('case_id', 'in', ids)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** The chain's end before and after is that of the entry just made. */
async function enterProof(
  transaction: Transaction,
  due: readonly DueRecord[],
  facts: Omit<PurgeRecordsTable, 'audit_sequence' | 'hash_before' | 'hash_after'>,
): Promise<void> {
  const entry = await transaction
    .selectFrom('audit_entries')
    .select(['sequence', 'previous_hash', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('purge_records')
    .values({
      ...facts,
      audit_sequence: Number(entry.sequence),
      hash_before: entry.previous_hash,
      hash_after: entry.hash,
    })
    .execute();
  const kind = subjectKind(facts.kind as RecordKind);
  await transaction
    .insertInto('purged_subjects')
    .values(due.map(({ id, label }) => ({ purge_id: facts.id, subject_id: id, kind, label })))
    .execute();
}
