/** A case from draft to destroyed old card. Columns are what lists, search and guards ask; the rest is JSON. */
export interface CasesTable {
  id: string;
  /** `2026-00001`. */
  case_number: string;
  /** Rises by one with every change. */
  version: number;
  state: string;
  created_at: string;
  created_by: string;
  updated_at: string;
  updated_by: string;
  /** Date of application; null while a draft. */
  applied_on: string | null;
  surname: string;
  given_names: string;
  /** As far as known, `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or null. */
  birth_date: string | null;
  /** 11 digits, or empty. */
  national_number: string;
  product: string;
  letter: string | null;
  reason: string;
  procedure: string;
  promised_from: string | null;
  promised_to: string | null;
  new_card_number: string | null;
  location: string | null;
  /** Everything typed on the application page (contract `applicationDraft`), JSON. */
  application: string;
  /** Profile, fee, dates as decided at application (`CaseDecision`), JSON; null while a draft. */
  decision: string | null;
  /** Order, card and codes (`CaseOrder`), JSON. */
  order_progress: string;
  /** Collection (`CollectionRecord`), JSON. */
  collection: string;
  /** Decisions of others, interim papers, letters, end (`CaseCourse`), JSON. */
  course: string;
  /** For the work lists: when card and codes were both there, of the first reminder, last day of the interim paper, … */
  ready_on: string | null;
  reminded_on: string | null;
  interim_until: string | null;
  /** … from when the card may be active, and from when its holder is invited for the next one. */
  activation_from: string | null;
  invite_from: string | null;
  /** 1 when a later case of the same person stands that was not cancelled: then nothing follows from this one any more. */
  followed: number;
  /** The visit of a household to which the case belongs, or null: written by the household alone. */
  visit_id: string | null;
  /** Belgian calendar date on which it ended, from which its retention counts; null while it goes on. */
  closed_on: string | null;
  /** 1 while nothing of it may be removed: a dispute, a complaint, an investigation. */
  blocked: number;
  /** Date on which everything personal in it was removed; the row stays for the money that names it. */
  purged_on: string | null;
}

const EVERY: Readonly<Record<keyof CasesTable, true>> = {
  id: true,
  case_number: true,
  version: true,
  state: true,
  created_at: true,
  created_by: true,
  updated_at: true,
  updated_by: true,
  applied_on: true,
  surname: true,
  given_names: true,
  birth_date: true,
  national_number: true,
  product: true,
  letter: true,
  reason: true,
  procedure: true,
  promised_from: true,
  promised_to: true,
  new_card_number: true,
  location: true,
  application: true,
  decision: true,
  order_progress: true,
  collection: true,
  course: true,
  ready_on: true,
  reminded_on: true,
  interim_until: true,
  activation_from: true,
  invite_from: true,
  followed: true,
  visit_id: true,
  closed_on: true,
  blocked: true,
  purged_on: true,
};
/** All columns by name: a statement that names them stays right when a later version adds one. */
export const CASE_COLUMNS = Object.keys(EVERY) as readonly (keyof CasesTable)[];
