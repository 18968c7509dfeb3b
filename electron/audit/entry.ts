/** Who acts: a member of staff at a workstation. Every command and every recorded view names one. */
export interface Actor {
  readonly staffId: string;
  readonly name: string;
  /** Name of the desk, e.g. `Loket 3`. */
  readonly workstation: string;
}

/** Values that an entry may carry. No PIN, no photo, no name or national number of an applicant. */
export type AuditParams = Readonly<Record<string, string | number | null>>;

/** What is to be recorded. `action` is also the locale key below `history`. */
export interface AuditNote {
  readonly action: string;
  readonly params?: AuditParams;
  /** Why, in the officer's words, where a reason was asked. */
  readonly reason?: string;
}
