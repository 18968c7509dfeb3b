import type { Provenance } from './profile.ts';
import type { PaymentMethod, StaffRole, TextMap } from './vocabulary.ts';

/** Number of an account of the municipality, by the name of the ledger's account (`tillCash`, `feeMunicipal`). */
export interface AccountNumber {
  readonly account: string;
  readonly number: string;
}

export interface PaymentRules {
  readonly methods: readonly PaymentMethod[];
  readonly preferred: PaymentMethod | null;
  readonly moment: 'AT_APPLICATION' | 'AT_COLLECTION' | 'UNKNOWN';
  /** How a cash total is rounded; see `rules/change.ts` for the law. */
  readonly cashRounding: 'TO_5_CENTS' | 'EXACT';
  readonly refund: TextMap | null;
  /** When money for a card goes back: `UNKNOWN` and `NEVER` let it go back for a mistake only, or with a second person. */
  readonly refundRule: 'ALWAYS' | 'BEFORE_ORDER' | 'NEVER' | 'UNKNOWN';
  /** A refund or reversal of more than this needs a second person; null: the till regulation is silent. */
  readonly reversalApprovalAboveCents: number | null;
  /** A difference at the count of more than this needs a second person; null: the till regulation is silent. */
  readonly differenceApprovalAboveCents: number | null;
  /** Who may waive a fee alone. */
  readonly waiverBy: readonly StaffRole[];
  readonly accountNumbers: readonly AccountNumber[];
  readonly source: Provenance;
}
