import { sql } from 'kysely';
import { AUDIT_COLUMNS } from '../audit-tables.ts';

/** In a trigger: the details are emptied, all else stays, and the case was entered as removed. */
export const ONLY_DETAILS_GO = sql.raw(
  `(${[
    "new.details = ''",
    ...AUDIT_COLUMNS.filter((column) => column !== 'details').map(
      (column) => `new.${column} is not distinct from old.${column}`,
    ),
    "exists (select 1 from purged_subjects where subject_id = old.case_id and kind = 'CASE')",
  ].join(' and ')})`,
);
