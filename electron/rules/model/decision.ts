import type {
  ApplicationReason,
  CardLetter,
  Delivery,
  Moment,
  Procedure,
  Product,
  TextMap,
  TriState,
} from './vocabulary.ts';

/** Why a rule answered as it did. `text` is a locale key (`rules.…`) with its parameters; `source` names law, seed line or profile rule. */
export interface RuleReason {
  readonly code: string;
  readonly textKey: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly source: string;
}

/** A birth date as far as it is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string;
/** A calendar date `YYYY-MM-DD`. */
export type IsoDate = string;
/** Wall-clock moment in Europe/Brussels, `YYYY-MM-DDTHH:mm[:ss]`. */
export type LocalDateTime = string;

/** What the rules are asked: one applicant, one product, one moment. The clock is passed in as `at`. */
export interface RuleQuestion {
  readonly product: Product;
  readonly letter: CardLetter | null;
  readonly reason: ApplicationReason;
  readonly procedure: Procedure;
  readonly delivery: Delivery;
  readonly servicePoint: string | null;
  readonly birthDate: PartialDate | null;
  readonly at: LocalDateTime;
  /** The card that the applicant holds now, when there is one. */
  readonly held: {
    readonly letter: CardLetter;
    readonly model: 'old' | 'new' | null;
    readonly validUntil: IsoDate | null;
  } | null;
  /** End of the right of residence, when known. */
  readonly rightUntil: IsoDate | null;
  readonly dvzAgreement: TriState;
  /** Answers of the officer to the questions of fee conditions, e.g. RESIDENT_BEFORE_12. */
  readonly answers: Readonly<Record<string, TriState>>;
}

/** Three absences stay three different things: free, unknown (page silent, officer is asked), not offered (cannot be chosen). */
export type FeeAnswer =
  | {
      readonly state: 'amount';
      /** Everything together. */
      readonly cents: number;
      readonly rule: string;
      /** What of it the municipality asks on top; missing where it asks nothing, and in answers from before it was told apart. */
      readonly surcharges?: readonly SurchargeAsked[] | undefined;
    }
  | { readonly state: 'free'; readonly cents: 0; readonly rule: string }
  | { readonly state: 'unknown'; readonly cents: null; readonly rule: string | null }
  | { readonly state: 'notOffered'; readonly cents: null; readonly rule: null };

/** A surcharge that is asked. */
export interface SurchargeAsked {
  readonly rule: string;
  readonly label: TextMap;
  readonly cents: number;
}

/** First and last day on which the card can be expected; equal where the source gives one day. */
export interface PromisedDates {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A cut-off of today that lies ahead: an order after it gets the dates in `afterwards`. */
export interface CutOffAhead {
  /** `HH:MM`, in Brussels. */
  readonly time: string;
  readonly minutesLeft: number;
  readonly afterwards: PromisedDates;
}

/** One thing to bring or check, from the profile in force. */
export interface ChecklistEntry {
  readonly code: string;
  readonly label: TextMap;
  readonly moment: Moment;
  readonly need: 'MANDATORY' | 'IF_APPLICABLE' | 'ONE_OF' | 'OPTIONAL';
  readonly group: string | null;
  readonly quantity: { readonly min: number; readonly max: number } | null;
  readonly waivable: boolean;
  readonly source: string;
}

/** One photo rule with what may be exempted and on what grounds. */
export interface PhotoRule {
  readonly code: string;
  readonly label: TextMap;
  readonly exemptible: boolean;
  readonly exemptionKinds: readonly ('RELIGIOUS' | 'MEDICAL' | 'AGE')[];
  readonly source: string;
}

/** A question to the officer on which a fee depends. */
export interface ConditionQuestion {
  readonly code: string;
  readonly label: TextMap;
}

/** The period in which an application may be made, and where today lies. */
export interface WindowAnswer {
  readonly state: 'before' | 'inside' | 'after' | 'none' | 'unknown';
  readonly opens: IsoDate | null;
  readonly closes: IsoDate | null;
  readonly consequence: TextMap | null;
}

/** Everything that the rules say about one question. At least one reason is always given. */
export interface Decision {
  readonly possible: TriState;
  readonly fee: FeeAnswer;
  readonly promised: PromisedDates | null;
  readonly fingerprints: 'required' | 'notRequired' | 'unknown';
  readonly certificates: { readonly authentication: TriState; readonly signature: TriState };
  /** Validity proposed for the new card: last day, or null when it follows the decision on the right of residence. */
  readonly validUntil: IsoDate | null;
  readonly activationNotBefore: IsoDate | null;
  readonly window: WindowAnswer;
  readonly checklist: readonly ChecklistEntry[];
  readonly photoRules: readonly PhotoRule[];
  readonly questions: readonly ConditionQuestion[];
  readonly warnings: readonly RuleReason[];
  readonly reasons: readonly RuleReason[];
}
