import type { CaseSummary } from '../ipc/contract.ts';
import { maskNationalNumber } from '../rules/index.ts';
import type { CaseState, IsoDate, Product } from '../rules/model/index.ts';
import type { CasesTable } from '../storage/index.ts';
import { isWithoutChip } from './products.ts';

/** Columns that a row of a list needs; the large JSON columns stay on disk. */
export const SUMMARY_COLUMNS = [
  'id',
  'case_number',
  'version',
  'state',
  'surname',
  'given_names',
  'national_number',
  'birth_date',
  'product',
  'letter',
  'reason',
  'procedure',
  'promised_from',
  'promised_to',
  'location',
  'new_card_number',
  'updated_at',
] as const satisfies readonly (keyof CasesTable)[];
export type SummaryRow = Pick<CasesTable, (typeof SUMMARY_COLUMNS)[number]>;

/** States in which the applicant waits for a card that has not come. */
export const WAITING_FOR_CARD: readonly CaseState[] = ['ORDERED', 'ORDER_REJECTED', 'IN_PRODUCTION', 'CODES_SENT'];

/** The one next action per state, a key below `cases.next`. */
export const NEXT_ACTION: Readonly<Record<CaseState, string>> = {
  DRAFT: 'continueDraft',
  AWAITING_DVZ: 'awaitDecision',
  ENTITLED: 'continueDraft',
  INVITED: 'continueDraft',
  APPT_APPLY: 'receive',
  CHECKING: 'continueDraft',
  INCOMPLETE: 'continueDraft',
  PAYMENT_DUE: 'takePayment',
  ORDERED: 'noteRegisterAnswer',
  ORDER_REJECTED: 'correctOrder',
  IN_PRODUCTION: 'awaitCard',
  CARD_AT_COUNTER: 'awaitCodes',
  CODES_SENT: 'awaitCard',
  READY: 'collect',
  APPT_COLLECT: 'collect',
  HANDOVER: 'continueCollection',
  ACTIVE: 'destroyOldCard',
  DONE: 'nothing',
  REMINDED: 'collect',
  LAPSED: 'nothing',
  CANCELLED: 'nothing',
};

/** A row of a list or a search result. Late: the promised date has passed and the card is not here. */
export function toSummary(row: SummaryRow, today: IsoDate): CaseSummary {
  const state = row.state as CaseState;
  const late = row.promised_to !== null && row.promised_to < today && WAITING_FOR_CARD.includes(state);
  return {
    caseId: row.id,
    caseNumber: row.case_number,
    version: Number(row.version),
    state,
    surname: row.surname,
    givenNames: row.given_names,
    nationalNumber: maskNationalNumber(row.national_number),
    birthDate: row.birth_date,
    product: row.product as CaseSummary['product'],
    letter: row.letter as CaseSummary['letter'],
    reason: row.reason as CaseSummary['reason'],
    procedure: row.procedure as CaseSummary['procedure'],
    promised:
      row.promised_from === null || row.promised_to === null ? null : { from: row.promised_from, to: row.promised_to },
    location: row.location,
    newCardNumber: row.new_card_number,
    updatedAt: row.updated_at,
    nextAction:
      NEXT_ACTION[state] === 'collect' && isWithoutChip(row.product as Product)
        ? 'handOverDocument'
        : NEXT_ACTION[state],
    late,
  };
}
