/** Who did what; append-only, each entry carries the hash of the one before it. */
export interface AuditEntriesTable {
  sequence: number;
  at: string;
  actor_id: string;
  actor_name: string;
  workstation: string;
  action: string;
  case_id: string | null;
  /** Version of the case that this entry made; null for entries that change no case. */
  case_version: number | null;
  /** Parameters and reason, canonical JSON with a salt of its own. */
  details: string;
  details_hash: string;
  previous_hash: string;
  hash: string;
}

const EVERY_OF_ENTRY: Readonly<Record<keyof AuditEntriesTable, true>> = {
  sequence: true,
  at: true,
  actor_id: true,
  actor_name: true,
  workstation: true,
  action: true,
  case_id: true,
  case_version: true,
  details: true,
  details_hash: true,
  previous_hash: true,
  hash: true,
};
/** All columns of an entry; a new one makes the compiler ask. */
export const AUDIT_COLUMNS = Object.keys(EVERY_OF_ENTRY) as readonly (keyof AuditEntriesTable)[];

/** The end of the audit chain: one row. Updating it first also puts concurrent commands in order. */
export interface AuditHeadTable {
  id: number;
  sequence: number;
  hash: string;
}
