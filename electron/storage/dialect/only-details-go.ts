import { sql } from 'kysely';
import type { AuditEntriesTable } from '../schema.ts';

/** All that stays of an entry; a new column makes the compiler ask. */
const STAYS: Readonly<Record<Exclude<keyof AuditEntriesTable, 'details'>, true>> = {
  sequence: true,
  at: true,
  actor_id: true,
  actor_name: true,
  workstation: true,
  action: true,
  case_id: true,
  case_version: true,
  details_hash: true,
  previous_hash: true,
  hash: true,
};

/** In a trigger: the details are emptied, all else stays, and the case was entered as removed. */
export const ONLY_DETAILS_GO = sql.raw(
  `(${[
    "new.details = ''",
    ...Object.keys(STAYS).map((column) => `new.${column} is not distinct from old.${column}`),
    "exists (select 1 from purged_subjects where subject_id = old.case_id and kind = 'CASE')",
  ].join(' and ')})`,
);
