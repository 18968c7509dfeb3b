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
    .where('action', 'not in', [...VIEWS])
    .orderBy('sequence')
    .execute();
  return rows.map(toLine);
}

/** Action of the entry that says that somebody looked at a case. */
export const VIEWED = 'caseViewed';
/** … and of the one that says that somebody had a masked national number shown in full. */
export const NUMBER_SHOWN = 'nationalNumberShown';
/** … and of the one that says that somebody looked at rows of many: a list, a search, the diary. */
export const ROWS_SEEN = 'rowsSeen';
/** Entries that say that somebody looked, and changed nothing. */
export const VIEWS: readonly string[] = [VIEWED, NUMBER_SHOWN, ROWS_SEEN];

function toLine(row: AuditEntriesTable): HistoryLine {
  const { params, reason } =
    row.details === ''
      ? { params: {}, reason: null }
      : (JSON.parse(row.details) as { params: AuditParams; reason: string | null });
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
