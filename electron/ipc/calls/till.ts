/** Calls of the till: sessions, counts, money in and out, papers, books. */
import { z } from 'zod';
import { PAYMENT_METHODS } from '../../rules/model/index.ts';
import { cents, isoDate, longText, recordId, shortText } from '../shapes/common.ts';
import {
  approval,
  attemptView,
  closingView,
  countFound,
  counts,
  dayFileMapping,
  manualLine,
  means,
  overview,
  owedCase,
  paid,
  receiptView,
  reconciliation,
  tillView,
} from '../shapes/till.ts';
import { call } from './call.ts';

const nothing = z.undefined();
const period = z.object({ from: isoDate, to: isoDate }).refine(({ from, to }) => from <= to, 'periodTurned');

export const tillCalls = {
  'till.today': call('signedIn', nothing, tillView),
  /** Opens the till with counted cash; a count that differs from what was left needs a reason. */
  'till.open': call('signedIn', z.object({ counts, reason: longText }), tillView),
  /** A blind count: only its answer tells what should be there. It is kept in the history. */
  'till.count': call('signedIn', z.object({ counts, terminalCents: cents.nullable() }), countFound),
  /** `day`: the Z closing. `handOver`: the officer who is signed in takes the till over. */
  'till.close': call(
    'signedIn',
    z.object({
      kind: z.enum(['day', 'handOver']),
      counts,
      terminalCents: cents.nullable(),
      keptCents: cents,
      reason: longText,
      approval,
    }),
    closingView,
  ),
  'till.move': call(
    'signedIn',
    z.object({ kind: z.enum(['safeDrop', 'paidIn', 'paidOut']), cents: cents.min(1), reason: longText }),
    tillView,
  ),
  'till.reverse': call('signedIn', z.object({ bookingId: recordId, reason: longText.min(1), approval }), tillView),
  'till.closings': call('signedIn', period, z.array(closingView)),
  'till.overview': call('signedIn', z.object({ from: isoDate, to: isoDate, by: z.enum(['day', 'month']) }), overview),
  /** Writes a file into the documents folder; `rows` counts what is in it. */
  'till.export': call(
    'signedIn',
    z.object({
      from: isoDate,
      to: isoDate,
      form: z.enum(['receiptsCsv', 'receiptsJson', 'ledgerCsv', 'ledgerJson']),
      /** A mark at the beginning by which Excel knows UTF-8. */
      byteOrderMark: z.boolean(),
    }),
    z.object({ fileName: z.string(), rows: z.int() }),
  ),
  /** Holds the day file of the payment terminal against the books of a period. */
  'till.dayFile': call(
    'signedIn',
    z.object({
      from: isoDate,
      to: isoDate,
      fileName: shortText,
      text: z.string().max(5_000_000),
      mapping: dayFileMapping,
    }),
    reconciliation,
  ),
  /** The columns that were chosen for the last day file, or null. */
  'till.dayFileMapping': call('signedIn', nothing, dayFileMapping.nullable()),
  'till.print': call(
    'signedIn',
    z.object({
      subject: z.enum(['receipt', 'closing']),
      id: recordId,
      format: z.enum(['roll', 'a5']),
    }),
    z.object({ documentId: recordId, fileName: z.string() }),
  ),

  'payments.owed': call('signedIn', z.object({ text: shortText }), z.array(owedCase)),
  /** One receipt for one case or several; `waiverReason` instead of `means` asks nothing. */
  'payments.take': call(
    'signedIn',
    z.object({
      cases: z
        .array(z.object({ caseId: recordId, version: z.int() }))
        .min(1)
        .max(20),
      /** What the officer saw and told. */
      shownCents: cents,
      means: means.nullable(),
      waiverReason: longText,
      attemptId: recordId.nullable(),
      approval,
    }),
    paid,
  ),
  /** Money without a case, e.g. a copy or a form: what for and why. */
  'payments.manual': call(
    'signedIn',
    z.object({ lines: z.array(manualLine).min(1).max(20), means, attemptId: recordId.nullable() }),
    paid,
  ),
  /** What a payer still lays down and gets back; nulls while it cannot be told. */
  'payments.reckon': call(
    'signedIn',
    z.object({ cents, means }),
    z.object({
      cashDueCents: cents.nullable(),
      changeCents: cents.nullable(),
      change: z.array(z.object({ denominationCents: z.int(), count: z.int() })),
      /** The till holds less than the change, as far as the books know. */
      changeIsShort: z.boolean(),
    }),
  ),
  /** Receipts of any day and till by number, case number, reference or name: for a refund or a copy long after. Newest first. */
  'payments.find': call('signedIn', z.object({ text: shortText.min(3) }), z.array(receiptView)),
  'payments.refundState': call(
    'signedIn',
    z.object({ receiptId: recordId }),
    z.object({
      receipt: receiptView,
      leftByLine: z.array(z.int()),
      /** The rule of the profile, and whether a second person must agree to give it back whole. */
      needsApproval: z.boolean(),
    }),
  ),
  /** How an amount would go back: cash as it is handed over, and what the terminal gives back. */
  'payments.reckonRefund': call(
    'signedIn',
    z.object({ receiptId: recordId, lineCents: z.array(cents).max(20) }),
    z.array(z.object({ method: z.enum(PAYMENT_METHODS), cents })),
  ),
  'payments.refund': call(
    'signedIn',
    z.object({
      receiptId: recordId,
      lineCents: z.array(cents).max(20),
      reference: shortText,
      /** A mistake at the till, or a refund by the profile's rule. */
      cause: z.enum(['MISTAKE', 'REFUND']),
      reason: longText,
      approval,
    }),
    paid,
  ),

  /** Asks the linked terminal for an amount; answers when the terminal has said how it ended, or nobody can say. */
  'terminal.charge': call('signedIn', z.object({ cents: cents.min(1), purpose: shortText.min(1) }), attemptView),
  /** Notes that a charge ended without a clear answer. */
  'terminal.unclear': call(
    'signedIn',
    z.object({ cents: cents.min(1), purpose: shortText.min(1), detail: longText.min(1) }),
    attemptView,
  ),
  /** The officer found out, e.g. from the terminal's journal or the bank. */
  'terminal.resolve': call(
    'signedIn',
    z.object({
      attemptId: recordId,
      state: z.enum(['approved', 'declined', 'cancelled']),
      reference: shortText,
      reason: longText.min(1),
    }),
    attemptView,
  ),
} as const;
