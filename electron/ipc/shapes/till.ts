import { z } from 'zod';
import { PAYMENT_METHODS, STAFF_ROLES } from '../../rules/model/index.ts';
import { cents, instant, isoDate, longText, recordId, shortText, textMap } from './common.ts';
import { password } from './session.ts';

/** Amount that may be negative: money that went back, a shortage. */
export const signedCents = z.int().min(-1_000_000_00).max(1_000_000_00);

/** A second person who agrees, at this desk, with the own password. */
export const approval = z.object({ staffId: recordId, password }).nullable();
export type Approval = z.infer<typeof approval>;

/** How somebody pays. */
export const means = z.object({
  method: z.enum([...PAYMENT_METHODS, 'SPLIT']),
  reference: shortText,
  cardCents: cents.nullable(),
  givenCents: cents.nullable(),
});

/** A line of a receipt. */
export const receiptLine = z.object({
  caseId: recordId.nullable(),
  caseNumber: z.string(),
  feeKind: z.string(),
  label: textMap,
  basis: z.enum(['RULE', 'FREE', 'OFFICER', 'WAIVED', 'MANUAL']),
  cents: signedCents,
  feeRule: z.string().nullable(),
  reason: z.string(),
});

/** A part of a payment, by one means. */
export const receiptPart = z.object({
  method: z.enum(PAYMENT_METHODS),
  reference: z.string(),
  cents: signedCents,
  roundingCents: signedCents,
  givenCents: z.int().nullable(),
  changeCents: z.int(),
});

export const receiptView = z.object({
  receiptId: recordId,
  number: z.string(),
  at: instant,
  date: isoDate,
  kind: z.enum(['payment', 'refund']),
  officer: z.string(),
  /** Names of the applicants, for the screen only. */
  who: z.array(z.string()),
  means: z.enum([...PAYMENT_METHODS, 'SPLIT', 'NOTHING']),
  paidCents: signedCents,
  reason: z.string(),
  approvedBy: z.string().nullable(),
  refundsNumber: z.string().nullable(),
  /** What of it went back so far. */
  refundedCents: z.int(),
  lines: z.array(receiptLine),
  parts: z.array(receiptPart),
});
export type ReceiptView = z.infer<typeof receiptView>;

export const movementView = z.object({
  bookingId: recordId,
  at: instant,
  kind: z.string(),
  cents: signedCents,
  reason: z.string(),
  isReversed: z.boolean(),
});
export type MovementView = z.infer<typeof movementView>;

export const attemptView = z.object({
  attemptId: recordId,
  state: z.enum(['started', 'approved', 'declined', 'unknown', 'used', 'cancelled']),
  cents,
  purpose: z.string(),
  reference: z.string(),
  detail: z.string(),
  at: instant,
  officer: z.string(),
});
export type AttemptView = z.infer<typeof attemptView>;

/** The till as it stands. What should be in it is told only after it was counted. */
export const tillView = z.object({
  till: z.string(),
  date: isoDate,
  /** Null while nobody answers for the till; the first payment opens it. */
  session: z
    .object({
      officer: z.string(),
      isYours: z.boolean(),
      openedAt: instant,
      openingCents: z.int(),
      isCounted: z.boolean(),
      /** Opened on an earlier day and never closed. */
      isFromEarlier: z.boolean(),
    })
    .nullable(),
  /** What the last closing left, for the count at opening. */
  leftCents: z.int(),
  totals: z.array(z.object({ method: z.enum(PAYMENT_METHODS), inCents: z.int(), outCents: z.int(), count: z.int() })),
  receipts: z.array(receiptView),
  movements: z.array(movementView),
  openAttempts: z.array(attemptView),
  terminal: z.enum(['manual', 'zvt']),
  rules: z.object({
    refund: z.enum(['ALWAYS', 'BEFORE_ORDER', 'NEVER', 'UNKNOWN']),
    refundText: textMap.nullable(),
    reversalApprovalAboveCents: z.int(),
    differenceApprovalAboveCents: z.int(),
    waiverBy: z.array(z.enum(STAFF_ROLES)),
    methods: z.array(z.enum(PAYMENT_METHODS)),
  }),
  /** Who can be the second person. */
  supervisors: z.array(z.object({ staffId: recordId, name: z.string() })),
});
export type TillView = z.infer<typeof tillView>;

export const counts = z
  .array(z.object({ denominationCents: z.int().min(1).max(500_00), count: z.int().min(0).max(100_000) }))
  .max(20);

export const countFound = z.object({
  countedCents: z.int(),
  expectedCents: z.int(),
  differenceCents: z.int(),
  terminalExpectedCents: z.int(),
  terminalDifferenceCents: z.int(),
});
export type CountFoundView = z.infer<typeof countFound>;

export const closingView = z.object({
  closingId: recordId,
  till: z.string(),
  kind: z.enum(['day', 'handOver']),
  number: z.int().nullable(),
  at: instant,
  date: isoDate,
  officer: z.string(),
  expectedCents: z.int(),
  countedCents: z.int(),
  differenceCents: z.int(),
  terminalExpectedCents: z.int(),
  terminalCountedCents: z.int().nullable(),
  reason: z.string(),
  approvedBy: z.string().nullable(),
  keptCents: z.int(),
  safeCents: z.int(),
  incomeCents: z.int(),
  receipts: z.int(),
  firstReceipt: z.string().nullable(),
  lastReceipt: z.string().nullable(),
  auditSequence: z.int(),
  auditHash: z.string(),
});
export type ClosingView = z.infer<typeof closingView>;

/** A case that is still to be paid: together with others now, at its collection, or again because its money went back by mistake. */
export const owedCase = z.object({
  caseId: recordId,
  version: z.int(),
  caseNumber: z.string(),
  name: z.string(),
  label: textMap,
  cents,
  moment: z.enum(['NOW', 'COLLECTION', 'AGAIN']),
});
export type OwedCase = z.infer<typeof owedCase>;

export const paid = z.object({ receiptId: recordId, number: z.string(), paidCents: signedCents, changeCents: z.int() });

/** Money in a period, day by day (of a month) or month by month (of a year). */
export const overview = z.object({
  from: isoDate,
  to: isoDate,
  steps: z.array(
    z.object({
      /** `YYYY-MM-DD` or `YYYY-MM`. */
      step: z.string(),
      receipts: z.int(),
      incomeCents: z.int(),
      cashCents: z.int(),
      cardCents: z.int(),
      differenceCents: z.int(),
    }),
  ),
  kinds: z.array(z.object({ feeKind: z.string(), label: textMap, count: z.int(), cents: z.int() })),
  accounts: z.array(z.object({ account: z.string(), number: z.string(), cents: z.int() })),
});
export type OverviewView = z.infer<typeof overview>;

/** Which column of the terminal's day file is what: names of columns, or their numbers from 1. */
export const dayFileMapping = z.object({
  separator: z.enum([';', ',', '\t', '|']),
  decimal: z.enum([',', '.']),
  hasHeader: z.boolean(),
  amount: shortText.min(1),
  reference: shortText.min(1),
  /** Empty: the file has no dates, or they are not to be held against the books. */
  date: shortText,
  dateForm: z.enum(['DD/MM/YYYY', 'YYYY-MM-DD', 'YYYYMMDD', 'DD-MM-YYYY', 'DDMMYYYY']),
});
export type DayFileMapping = z.infer<typeof dayFileMapping>;

export const reconciliation = z.object({
  lines: z.int(),
  /** Lines of the file that say no amount or no reference, by their number in the file. */
  unreadable: z.array(z.object({ line: z.int(), text: z.string() })),
  matched: z.array(z.object({ line: z.int(), reference: z.string(), cents: z.int(), receiptNumber: z.string() })),
  /** Same reference and amount, booked on another day than the file says. */
  otherDay: z.array(
    z.object({
      line: z.int(),
      reference: z.string(),
      cents: z.int(),
      fileDate: z.string(),
      bookDate: isoDate,
      receiptNumber: z.string(),
    }),
  ),
  /** Same reference, another amount. */
  differing: z.array(
    z.object({
      line: z.int(),
      reference: z.string(),
      fileCents: z.int(),
      bookCents: z.int(),
      receiptNumber: z.string(),
    }),
  ),
  onlyInFile: z.array(z.object({ line: z.int(), reference: z.string(), cents: z.int(), date: z.string() })),
  onlyInBooks: z.array(z.object({ receiptNumber: z.string(), reference: z.string(), cents: z.int(), date: isoDate })),
  fileCents: z.int(),
  bookCents: z.int(),
});
export type Reconciliation = z.infer<typeof reconciliation>;

export const manualLine = z.object({ label: shortText.min(1), reason: longText.min(1), cents: cents.min(1) });
