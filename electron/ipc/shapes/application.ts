import { z } from 'zod';
import {
  CARD_LETTERS,
  DELIVERIES,
  FINGERPRINT_OUTCOMES,
  PAYMENT_METHODS,
  PROCEDURES,
  PRODUCTS,
  REASONS,
  TRI_STATES,
} from '../../rules/model/index.ts';
import { cents, instant, isoDate, language, longText, partialDate, recordId, shortText, textMap } from './common.ts';

/** Where a value came from. */
export const valueSource = z.enum(['card', 'typed', 'household']);

/** The applicant. Empty strings mean "not filled yet"; what is required is judged by `intake.assess`, not by the schema. */
export const personInput = z.object({
  surname: shortText,
  givenNames: shortText,
  /** As typed or read: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or empty. */
  birthDate: z.union([partialDate, z.literal('')]),
  birthPlace: shortText,
  sex: z.enum(['M', 'F', 'X', '']),
  /** ISO 3166-1 alpha-3, or XXA stateless, XXB refugee, XXX unknown; a nationality text as printed on the card is kept beside it. */
  nationality: shortText,
  /** 11 digits, or empty. Checked in rules. BIS numbers allowed. */
  nationalNumber: z.string().trim().max(20),
  street: shortText,
  postalCode: z.string().trim().max(10),
  municipality: shortText,
  phone: shortText,
  email: shortText,
  contactLanguage: language,
  /** Which fields were taken over from the card; all others were typed. */
  sources: z.record(z.string().max(40), valueSource),
});
export type PersonInput = z.infer<typeof personInput>;

/** Data of a person that can be put right once the application was finished. */
export const CORRECTABLE_FIELDS = [
  'surname',
  'givenNames',
  'birthDate',
  'birthPlace',
  'sex',
  'nationality',
  'nationalNumber',
  'street',
  'postalCode',
  'municipality',
  'phone',
  'email',
] as const satisfies readonly (keyof PersonInput)[];
export const correctableField = z.enum(CORRECTABLE_FIELDS);
export type CorrectableField = (typeof CORRECTABLE_FIELDS)[number];

/** The card or document that the applicant holds or lost. */
export const heldDocumentInput = z.object({
  kind: z.enum(['CARD', 'LOST', 'STOLEN', 'OTHER_DOCUMENT', 'NONE']),
  letter: z.enum(CARD_LETTERS).nullable(),
  model: z.enum(['old', 'new']).nullable(),
  cardNumber: z.string().trim().max(20),
  validUntil: isoDate.nullable(),
  /** Police attest or annex, where the card is lost, stolen or replaced by a paper. */
  attestNumber: shortText,
  attestDate: isoDate.nullable(),
  attestOffice: shortText,
});

export const checklistInput = z.object({
  code: z.string().max(60),
  state: z.enum(['OPEN', 'PRESENT', 'MISSING', 'NOT_APPLICABLE', 'WAIVED']),
  /** Why it was waived or is not applicable. */
  reason: longText,
});

export const photoInput = z.object({
  source: z.enum(['BROUGHT', 'BOOTH', 'COUNTER', '']),
  takenOn: isoDate.nullable(),
  verdicts: z.array(z.object({ rule: z.string().max(60), verdict: z.enum(['OPEN', 'GOOD', 'BAD', 'EXEMPT']) })),
  exemption: z
    .object({
      kind: z.enum(['RELIGIOUS', 'MEDICAL', 'AGE']),
      reason: longText,
      staysVisible: shortText,
      certificateSeen: z.boolean(),
    })
    .nullable(),
});

export const fingerprintsInput = z.object({
  outcome: z.enum([...FINGERPRINT_OUTCOMES, '']),
  left: z.enum(['INDEX', 'MIDDLE', 'RING', 'LITTLE', 'THUMB', '']),
  right: z.enum(['INDEX', 'MIDDLE', 'RING', 'LITTLE', 'THUMB', '']),
  reason: longText,
});

/** How an application is settled: a means, a split over terminal and cash, with others at the till, or not at all. */
export const PAYMENT_CHOICES = [...PAYMENT_METHODS, 'SPLIT', 'TOGETHER', 'WAIVED'] as const;

export const paymentInput = z.object({
  method: z.enum([...PAYMENT_CHOICES, '']),
  /** Reference printed by the payment terminal. */
  terminalReference: shortText,
  /** Cash handed over by the applicant. */
  givenCents: cents.nullable(),
  /** Amount recorded by the officer where the profile says "unknown", with its source. */
  officerAmountCents: cents.nullable(),
  officerAmountReason: longText,
  /** Of a split payment, what goes over the terminal. */
  cardCents: cents.nullable().default(null),
  /** Why nothing is asked, where the fee is waived. */
  waiverReason: longText.default(''),
});

/** Everything typed on the application page. Saved as typed; judged by `intake.assess`. */
export const applicationDraft = z.object({
  person: personInput,
  held: heldDocumentInput,
  product: z.enum(PRODUCTS),
  letter: z.enum(CARD_LETTERS).nullable(),
  reason: z.enum(REASONS),
  procedure: z.enum(PROCEDURES),
  delivery: z.enum(DELIVERIES),
  servicePoint: z.string().max(60).nullable(),
  rightUntil: isoDate.nullable(),
  dvz: z.object({ agreement: z.enum(TRI_STATES), date: isoDate.nullable(), reference: shortText }),
  answers: z.record(z.string().max(60), z.enum(TRI_STATES)),
  checklist: z.array(checklistInput).max(50),
  photo: photoInput,
  fingerprints: fingerprintsInput,
  signature: z.enum(['TAKEN', 'EXEMPT', '']),
  /** For a child: parent or guardian who asks, and somebody to call. */
  representative: z.object({ name: shortText, relation: shortText, documentSeen: shortText }),
  emergencyContact: longText,
  payment: paymentInput,
  notes: longText,
});
export type ApplicationDraft = z.infer<typeof applicationDraft>;

export const ruleReason = z.object({
  code: z.string(),
  textKey: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  source: z.string(),
});
export type RuleReasonView = z.infer<typeof ruleReason>;

export const feeAnswer = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('amount'),
    cents,
    rule: z.string(),
    /** What of it the municipality asks on top. */
    surcharges: z
      .array(z.object({ rule: z.string(), label: textMap, cents }))
      .readonly()
      .optional(),
  }),
  z.object({ state: z.literal('free'), cents: z.literal(0), rule: z.string() }),
  z.object({ state: z.literal('unknown'), cents: z.null(), rule: z.string().nullable() }),
  z.object({ state: z.literal('notOffered'), cents: z.null(), rule: z.null() }),
]);
export type FeeView = z.infer<typeof feeAnswer>;

export const promisedDates = z.object({ from: isoDate, to: isoDate });

/** Something that keeps the application from being finished; `field` is the path of the field in the draft, `step` the step on the page. */
export const openPoint = z.object({
  step: z.enum(['person', 'cardType', 'procedure', 'documents', 'photo', 'fingerprints', 'payment', 'review']),
  field: z.string(),
  messageKey: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type OpenPoint = z.infer<typeof openPoint>;

/** What the rules say of a draft: every choice with its reason, what it costs, when it is ready, what is still open. */
export const assessment = z.object({
  profile: z.object({ id: z.string(), version: z.int(), name: textMap }),
  today: isoDate,
  letters: z.array(
    z.object({
      letter: z.enum(CARD_LETTERS),
      label: textMap,
      possible: z.enum(TRI_STATES),
      suggested: z.boolean(),
      reasons: z.array(ruleReason),
    }),
  ),
  procedures: z.array(
    z.object({
      procedure: z.enum(PROCEDURES),
      delivery: z.enum(DELIVERIES),
      label: textMap,
      possible: z.enum(TRI_STATES),
      fee: feeAnswer,
      promised: promisedDates.nullable(),
      /** The cut-off of today that an order of now comes before: minutes left, and the dates of an order after it. */
      cutOff: z.object({ time: z.string(), minutesLeft: z.int(), afterwards: promisedDates }).nullable(),
      reasons: z.array(ruleReason),
    }),
  ),
  fee: feeAnswer,
  promised: promisedDates.nullable(),
  validUntil: isoDate.nullable(),
  activationNotBefore: isoDate.nullable(),
  window: z.object({
    state: z.enum(['before', 'inside', 'after', 'none', 'unknown']),
    opens: isoDate.nullable(),
    closes: isoDate.nullable(),
    consequence: textMap.nullable(),
  }),
  fingerprints: z.enum(['required', 'notRequired', 'unknown']),
  certificates: z.object({ authentication: z.enum(TRI_STATES), signature: z.enum(TRI_STATES) }),
  checklist: z.array(
    z.object({
      code: z.string(),
      label: textMap,
      need: z.enum(['MANDATORY', 'IF_APPLICABLE', 'ONE_OF', 'OPTIONAL']),
      group: z.string().nullable(),
      quantity: z.object({ min: z.int(), max: z.int() }).nullable(),
      waivable: z.boolean(),
      source: z.string(),
    }),
  ),
  photoRules: z.array(
    z.object({
      code: z.string(),
      label: textMap,
      exemptible: z.boolean(),
      exemptionKinds: z.array(z.enum(['RELIGIOUS', 'MEDICAL', 'AGE'])),
      source: z.string(),
    }),
  ),
  questions: z.array(z.object({ code: z.string(), label: textMap })),
  payment: z.object({
    methods: z.array(z.enum(PAYMENT_METHODS)),
    preferred: z.enum(PAYMENT_METHODS).nullable(),
    moment: z.enum(['AT_APPLICATION', 'AT_COLLECTION', 'UNKNOWN']),
    /** What the officer must take now, with the change for what was given; null while the amount is unknown. */
    dueCents: cents.nullable(),
    /** Where the amount comes from; while it waits for an answer or the letter nobody is asked for an amount. */
    amountFrom: z.enum(['RULE', 'OFFICER', 'WAITS_FOR_ANSWER', 'WAITS_FOR_LETTER']),
    /** What a cash payer pays: `dueCents` rounded as the law says; equal to it for amounts that end in 0 or 5. */
    cashDueCents: cents.nullable(),
    changeCents: cents.nullable(),
    /** Change by denomination, largest first. */
    change: z.array(z.object({ denominationCents: z.int(), count: z.int() })),
  }),
  warnings: z.array(ruleReason),
  reasons: z.array(ruleReason),
  openPoints: z.array(openPoint),
});
export type Assessment = z.infer<typeof assessment>;

/** A draft as stored. */
export const storedDraft = z.object({
  draftId: recordId,
  caseNumber: z.string(),
  startedAt: instant,
  savedAt: instant,
  revision: z.int(),
  draft: applicationDraft,
});
export type StoredDraft = z.infer<typeof storedDraft>;

/** Result of finishing an application: what the officer tells the applicant. */
export const finishedApplication = z.object({
  caseId: recordId,
  product: z.enum(PRODUCTS),
  caseNumber: z.string(),
  receiptNumber: z.string().nullable(),
  fee: feeAnswer,
  paidCents: cents,
  changeCents: cents,
  promised: promisedDates.nullable(),
});
export type FinishedApplication = z.infer<typeof finishedApplication>;
