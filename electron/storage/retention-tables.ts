/** Tables that prove what was removed when its time was over. Both append-only. */

/** One removal. */
export interface PurgeRecordsTable {
  id: string;
  /** `W-2026-0001`. */
  number: string;
  at: string;
  staff_id: string;
  staff_name: string;
  /** Who agreed. */
  second_person: string;
  /** Kind of record (`RECORD_KINDS`). */
  kind: string;
  /** Term at that moment, JSON (`Duration`). */
  keep: string;
  /** Everything in it had ended on this date or before. */
  ended_until: string;
  count: number;
  reason: string;
  /** Audit entries of which the details were emptied. */
  entries_emptied: number;
  /** The audit entry of this removal, and the end of the chain before and after it. */
  audit_sequence: number;
  hash_before: string;
  hash_after: string;
}

/** What went with a removal. No personal data. */
export interface PurgedSubjectsTable {
  purge_id: string;
  /** Key of the case or the appointment. */
  subject_id: string;
  /** `CASE` (whole, also a dropped application), `PHOTO`, `APPOINTMENT`. */
  kind: string;
  /** Case number, or date of the appointment. */
  label: string;
}

/** All of them, as part of the schema. */
export interface RetentionTables {
  purge_records: PurgeRecordsTable;
  purged_subjects: PurgedSubjectsTable;
}
