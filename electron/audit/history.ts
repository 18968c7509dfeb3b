import type { AuditEntriesTable, Executor } from '../storage/index.ts';
import type { AuditParams } from './entry.ts';

/** One entry as people read it. */
export interface HistoryLine {
  readonly sequence: number;
  readonly at: string;
  readonly who: string;
  readonly workstation: string;
  readonly action: string;
  readonly params: AuditParams;
  readonly reason: string | null;
}

/** What happened to a case, oldest first. Views are recorded too but are not part of the history. */
export async function historyOfCase(executor: Executor, caseId: string): Promise<readonly HistoryLine[]> {
  const rows = await executor
    .selectFrom('audit_entries')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('action', '<>', VIEWED)
    .orderBy('sequence')
    .execute();
  return rows.map(toLine);
}

/** Action of the entry that says that somebody looked at a case. */
export const VIEWED = 'caseViewed';

function toLine(row: AuditEntriesTable): HistoryLine {
  const { params, reason } = JSON.parse(row.details) as { params: AuditParams; reason: string | null };
  return {
    sequence: Number(row.sequence),
    at: row.at,
    who: row.actor_name,
    workstation: row.workstation,
    action: row.action,
    params,
    reason,
  };
}
