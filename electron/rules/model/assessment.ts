import type {
  ChecklistEntry,
  CutOffAhead,
  FeeAnswer,
  IsoDate,
  PhotoRule,
  PromisedDates,
  RuleReason,
  WindowAnswer,
} from './decision.ts';
import type { CardLetter, Delivery, PaymentMethod, Procedure, TextMap, TriState } from './vocabulary.ts';

/** Steps of the application page, in their order. */
export const APPLICATION_STEPS = [
  'person',
  'cardType',
  'procedure',
  'documents',
  'photo',
  'fingerprints',
  'payment',
  'review',
] as const;
export type ApplicationStep = (typeof APPLICATION_STEPS)[number];

/** Something that keeps the application from being finished: where it stands and the text `openPoints.…` that says what to do. */
export interface OpenPointFound {
  step: ApplicationStep;
  field: string;
  messageKey: string;
  params: Record<string, string | number>;
}

export interface LetterChoice {
  letter: CardLetter;
  label: TextMap;
  possible: TriState;
  suggested: boolean;
  reasons: RuleReason[];
}

export interface ProcedureChoice {
  procedure: Procedure;
  delivery: Delivery;
  label: TextMap;
  possible: TriState;
  fee: FeeAnswer;
  promised: PromisedDates | null;
  cutOff: CutOffAhead | null;
  reasons: RuleReason[];
}

/** What is to be paid now, and what goes back of the cash that was given. Amounts in euro cents. */
export interface PaymentAssessment {
  methods: PaymentMethod[];
  preferred: PaymentMethod | null;
  moment: 'AT_APPLICATION' | 'AT_COLLECTION' | 'UNKNOWN';
  dueCents: number | null;
  /** Where `dueCents` comes from, or what it still waits for: an answer to a question, or the letter. */
  amountFrom: 'RULE' | 'OFFICER' | 'WAITS_FOR_ANSWER' | 'WAITS_FOR_LETTER';
  /** What a cash payer pays: `dueCents` rounded as the law says; equal to it for amounts that end in 0 or 5. */
  cashDueCents: number | null;
  changeCents: number | null;
  change: { denominationCents: number; count: number }[];
}

/** Everything that the page shows about a draft: each choice with its reason, cost, dates, and what is still open. */
export interface AssessmentFound {
  profile: { id: string; version: number; name: TextMap };
  today: IsoDate;
  letters: LetterChoice[];
  procedures: ProcedureChoice[];
  fee: FeeAnswer;
  promised: PromisedDates | null;
  validUntil: IsoDate | null;
  activationNotBefore: IsoDate | null;
  window: WindowAnswer;
  fingerprints: 'required' | 'notRequired' | 'unknown';
  certificates: { authentication: TriState; signature: TriState };
  checklist: Omit<ChecklistEntry, 'moment'>[];
  photoRules: (Omit<PhotoRule, 'exemptionKinds'> & { exemptionKinds: ('RELIGIOUS' | 'MEDICAL' | 'AGE')[] })[];
  questions: { code: string; label: TextMap }[];
  payment: PaymentAssessment;
  warnings: RuleReason[];
  reasons: RuleReason[];
  openPoints: OpenPointFound[];
}
