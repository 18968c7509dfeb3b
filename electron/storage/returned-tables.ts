/** Tables of the desk where cards come back. */

/** A stack of returned cards, done one after another at one desk. */
export interface ReturnedBatchesTable {
  id: string;
  started_at: string;
  staff_id: string;
  staff_name: string;
  workstation: string;
  ended_at: string | null;
}

/** A card that came back, or was only looked at in a stack (`deed` null). */
export interface ReturnedCardsTable {
  id: string;
  batch_id: string | null;
  /** Place in the stack from 1, 0 outside a stack. */
  position: number;
  at: string;
  /** Belgian calendar date of `at`. */
  date: string;
  staff_id: string;
  staff_name: string;
  card_number: string;
  /** As in `withdrawn_cards`; empty when the card has no number that can be read. */
  card_key: string;
  letter: string | null;
  verdict: string;
  message: string;
  /** `TAKEN_IN` (for a case), `RETURNED` (without one), `KEPT`, `SENT_ON`, `GIVEN_BACK`. */
  deed: string | null;
  cause: string | null;
  note: string;
  damaged: number;
  by_hand: number;
  case_id: string | null;
  undone_at: string | null;
  destruction_id: string | null;
}

/** Cards that were destroyed together. */
export interface DestructionRecordsTable {
  id: string;
  /** `V-2026-0001`. */
  number: string;
  at: string;
  staff_id: string;
  staff_name: string;
  witness: string;
  /** The paper as it was last made (contract `printDocument` without barcode picture), JSON. */
  document: string | null;
  file_name: string | null;
}

/** All of them, as part of the schema. */
export interface ReturnedTables {
  returned_batches: ReturnedBatchesTable;
  returned_cards: ReturnedCardsTable;
  destruction_records: DestructionRecordsTable;
}
