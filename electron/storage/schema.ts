/**
 * The tables as the queries see them. The same on SQLite and PostgreSQL: keys are uuid text, amounts are integer cents,
 * instants are UTC text of fixed length, dates `YYYY-MM-DD`, yes and no are 1 and 0, structured values are JSON text.
 */

import type { AuditEntriesTable, AuditHeadTable } from './audit-tables.ts';
import type { CasesTable } from './cases-table.ts';
import type { RetentionTables } from './retention-tables.ts';
import type { ReturnedTables } from './returned-tables.ts';

export type { AuditEntriesTable, AuditHeadTable } from './audit-tables.ts';
export type { CasesTable } from './cases-table.ts';
export type { PurgedSubjectsTable, PurgeRecordsTable } from './retention-tables.ts';

/** One setting of this installation, value as JSON. */
export interface SettingsTable {
  name: string;
  value: string;
}

export interface StaffTable {
  id: string;
  name: string;
  role: string;
  /** Hash with its parameters, JSON; never the password. */
  password_hash: string;
  active: number;
  failed_attempts: number;
  /** No sign-in before this instant, after wrong passwords. */
  blocked_until: string | null;
  created_at: string;
  last_sign_in_at: string | null;
}

/** Running numbers without gaps; a number is taken in the transaction that uses it. */
export interface CountersTable {
  /** `case/2026`, `receipt/L3/2026`. */
  name: string;
  value: number;
}

/** Photo of the old card at application; apart, so that lists never touch it and the profile's term can remove it. */
export interface CasePhotosTable {
  case_id: string;
  photo: Uint8Array;
  taken_at: string;
}

/** Search words of a case: lower case, without accents and signs; found by prefix. */
export interface CaseSearchTable {
  token: string;
  case_id: string;
  /**
   * All words of the names of the case, with a space before and after each (` el janko `): who walks over one word sees
   * the others beside it, and need not look each case up.
   */
  names: string;
  /** 1 while the case is open: these words have an index of their own. */
  is_open: number;
}

/** Each word of names once, with how many cases are found by it; words with a digit are not among them. */
export interface NameWordsTable {
  word: string;
  cases: number;
  /** Number of the command that brought it, in the series `nameWords`; 0 for words of before that series. */
  arrival: number;
}

/** A receipt as given: money taken, or given back (kind `refund`, amounts negative). Append-only. */
export interface ReceiptsTable {
  id: string;
  /** `2026-L3-00001`. */
  number: string;
  till: string;
  year: number;
  sequence: number;
  at: string;
  /** Belgian calendar date of `at`. */
  date: string;
  /** Till session in which it was made; null for receipts from before there were sessions. */
  session_id: string | null;
  /** `payment` or `refund`. */
  kind: string;
  officer_id: string;
  officer_name: string;
  /** The fees together. What went over the counter is `cents + rounding_cents`. */
  cents: number;
  rounding_cents: number;
  /** The receipt that this one pays back, whole or in part. */
  refunds_id: string | null;
  /** Why money went back, or empty. */
  reason: string;
  /** Of a refund: `MISTAKE` (the fee stays owed) or `REFUND` (it does not); null for payments and in rows from before it was kept. */
  cause?: string | null | undefined;
  /** Second person, where one was needed. */
  approved_by: string | null;
}

/** What a receipt is for, line by line. Append-only. */
export interface ReceiptLinesTable {
  receipt_id: string;
  line: number;
  case_id: string | null;
  case_number: string;
  /** `EVK.NORMAL`: product and procedure; `MANUAL` for a reasoned line without a case. */
  fee_kind: string;
  /** What the payer reads, JSON (`TextMap`). */
  label: string;
  /** `RULE`, `FREE`, `OFFICER`, `WAIVED`, `MANUAL`. */
  basis: string;
  cents: number;
  /** Federal part, where the profile gives both parts. */
  federal_cents: number | null;
  municipal_cents: number | null;
  /** Fee rule of the profile, or null for an amount that the officer recorded. */
  fee_rule: string | null;
  /** Source of the amount, or why nothing was asked. */
  reason: string;
}

/** How a receipt was paid, means by means. Append-only. */
export interface ReceiptPartsTable {
  receipt_id: string;
  part: number;
  method: string;
  /** Reference printed by the payment terminal, or empty. */
  reference: string;
  cents: number;
  rounding_cents: number;
  given_cents: number | null;
  change_cents: number;
}

/** A stretch of time in which one officer answers for a till. Append-only; its end is a closing. */
export interface TillSessionsTable {
  id: string;
  till: string;
  /** Number within the till, starting at 1. */
  sequence: number;
  opened_at: string;
  /** Belgian calendar date of `opened_at`. */
  date: string;
  officer_id: string;
  officer_name: string;
  /** Cash in the till when it was opened. */
  opening_cents: number;
  /** Whether that cash was counted, or taken over from the session before. */
  counted: number;
}

/** The end of a till session. Append-only. */
export interface TillClosingsTable {
  id: string;
  session_id: string;
  till: string;
  /** `handOver` to another officer, or `day`: the Z of the till. */
  kind: string;
  /** Number of the day closing within the till, without gaps; null for a hand-over. */
  number: number | null;
  at: string;
  date: string;
  officer_id: string;
  officer_name: string;
  expected_cents: number;
  counted_cents: number;
  /** Counted less expected, cash. */
  difference_cents: number;
  terminal_expected_cents: number;
  /** Total that the terminal printed; null where nobody asked for it. */
  terminal_counted_cents: number | null;
  /** Why cash or terminal differ, or empty. */
  reason: string;
  approved_by: string | null;
  /** What stays in the till for the next session. */
  kept_cents: number;
  /** Count by denomination and totals per fee kind, JSON (`ClosingDetails`). */
  details: string;
  /** End of the audit chain once the closing stands in it. */
  audit_sequence: number;
  audit_hash: string;
}

/** What happened to a charge on the payment terminal. Append-only: the last event of an attempt says how it stands. */
export interface TerminalEventsTable {
  attempt_id: string;
  sequence: number;
  at: string;
  till: string;
  /** `started`, `approved`, `declined`, `unknown`, `used`, `cancelled`. */
  state: string;
  cents: number;
  /** What the charge is for: key of a case, or a text. */
  purpose: string;
  reference: string;
  /** What the terminal or the officer said of it. */
  detail: string;
  officer_id: string;
  officer_name: string;
}

/** One booking; its lines add up to nothing. Append-only. */
export interface LedgerBookingsTable {
  id: string;
  at: string;
  date: string;
  till: string;
  session_id: string | null;
  kind: string;
  officer_id: string;
  case_id: string | null;
  receipt_id: string | null;
  /** The booking that this one takes back. */
  reverses_id: string | null;
  reason: string;
  approved_by: string | null;
}

/** Debit positive, credit negative, integer cents. Append-only. */
export interface LedgerLinesTable {
  booking_id: string;
  line: number;
  account: string;
  cents: number;
}

/** Documents made for a case, a receipt or a closing; content is the print document as it was made, JSON. */
export interface DocumentsTable {
  id: string;
  case_id: string | null;
  receipt_id: string | null;
  closing_id: string | null;
  kind: string;
  at: string;
  made_by: string;
  file_name: string;
  content: string;
  /** First print when this one is a copy. */
  copy_of: string | null;
}

/** Cards that are dead: replaced and destroyed, or reported lost or stolen. Never taken in again as somebody's valid card. */
export interface WithdrawnCardsTable {
  /** Card number in capitals without grouping and without the leading `B` of residence cards. */
  card_key: string;
  /** `REPLACED`, `LOST`, `STOLEN`. */
  cause: string;
  case_id: string;
  at: string;
}

/** A version of a municipality profile that is being worked on. It rules nothing until it is approved. */
export interface ProfileDraftsTable {
  id: string;
  profile_id: string;
  /** Number that the version will have; taken when the draft begins. */
  version: number;
  /** `DRAFT`, `PROPOSED` (waits for a second supervisor), `APPROVED`, `DISCARDED`. */
  state: string;
  /** Rises by one with every save. */
  revision: number;
  /** Version of the same profile from which the draft began; null for a new municipality. */
  based_on: number | null;
  /** The profile file as typed so far, JSON; it may still be wrong. */
  content: string;
  /** Keys of everybody who wrote in it, JSON list. */
  editors: string;
  created_at: string;
  /** Names of staff, like `updated_by`. */
  created_by: string;
  updated_at: string;
  updated_by: string;
  proposed_at: string | null;
  /** Key of the member who proposed it. */
  proposed_by: string | null;
  council_decision: string;
  council_date: string | null;
}

/** An approved version of a municipality profile; append-only. */
export interface ProfileVersionsTable {
  id: string;
  profile_id: string;
  version: number;
  effective_from: string;
  /** The profile file, JSON. */
  content: string;
  author: string;
  approved_at: string;
  approved_by: string;
  council_decision: string;
  council_date: string;
}

/** The last command of each counter that works on the same server; see `SureCommit`. */
export interface CommandMarksTable {
  counter: string;
  mark: string;
}

/** One booking in the diary of the desks. What happened to it stands in the audit record. */
export interface AppointmentsTable {
  id: string;
  /** Rises by one with every change. */
  version: number;
  state: string;
  /** Belgian calendar date and `HH:MM`. */
  date: string;
  time: string;
  minutes: number;
  desk: string;
  type_code: string;
  purpose: string;
  product: string;
  letter: string | null;
  name: string;
  phone: string;
  /** As far as known, else empty. */
  birth_date: string;
  held_letter: string | null;
  held_until: string | null;
  persons: number;
  channel: string;
  case_id: string | null;
  remark: string;
  /** Its key in the appointment system that it was taken over from, or null. */
  external_reference: string | null;
  /** When and where that system last had it; for a booking made here, where it began. Apart from it: moved here by hand. */
  source_date: string | null;
  source_time: string | null;
  source_minutes: number | null;
  source_desk: string | null;
  reason: string;
  created_at: string;
  created_by: string;
  updated_at: string;
  updated_by: string;
}

/** All tables. */
/** A filter that an officer keeps. */
export interface SavedFiltersTable {
  staff_id: string;
  /** The digit that calls it up, 1 to 9. */
  slot: number;
  name: string;
  /** Name of the work list; null: a search. */
  list: string | null;
  words: string;
  /** Card letter, or `URGENT`; null: all. */
  only_these: string | null;
}

export interface Schema extends ReturnedTables, RetentionTables {
  settings: SettingsTable;
  staff: StaffTable;
  counters: CountersTable;
  saved_filters: SavedFiltersTable;
  cases: CasesTable;
  case_photos: CasePhotosTable;
  case_search: CaseSearchTable;
  name_words: NameWordsTable;
  audit_entries: AuditEntriesTable;
  audit_head: AuditHeadTable;
  receipts: ReceiptsTable;
  receipt_lines: ReceiptLinesTable;
  receipt_parts: ReceiptPartsTable;
  till_sessions: TillSessionsTable;
  till_closings: TillClosingsTable;
  terminal_events: TerminalEventsTable;
  ledger_bookings: LedgerBookingsTable;
  ledger_lines: LedgerLinesTable;
  documents: DocumentsTable;
  withdrawn_cards: WithdrawnCardsTable;
  profile_drafts: ProfileDraftsTable;
  profile_versions: ProfileVersionsTable;
  command_marks: CommandMarksTable;
  appointments: AppointmentsTable;
}
