import { sql } from 'kysely';
import { type PaymentMethod, plainText, type TextMap } from '../rules/index.ts';
import type { Executor, ReceiptLinesTable, ReceiptPartsTable, ReceiptsTable } from '../storage/index.ts';

/** Why a line costs what it costs. */
export const LINE_BASES = ['RULE', 'FREE', 'OFFICER', 'WAIVED', 'MANUAL'] as const;
export type LineBasis = (typeof LINE_BASES)[number];

/** Why money goes back: a mistake at the till, after which the fee is owed as before, or for good, by the rule of the profile. */
export type RefundCause = 'MISTAKE' | 'REFUND';

/** What a receipt is for. Amounts of a refund are negative. */
export interface ReceiptLine {
  readonly caseId: string | null;
  /** Empty for a line without a case. */
  readonly caseNumber: string;
  /** `EVK.NORMAL`: product and procedure; `MANUAL` without a case. */
  readonly feeKind: string;
  readonly label: TextMap;
  readonly basis: LineBasis;
  readonly cents: number;
  readonly federalCents: number | null;
  readonly municipalCents: number | null;
  readonly feeRule: string | null;
  /** Source of the amount, or why nothing was asked; empty for a fee rule. */
  readonly reason: string;
}

/** How a part was paid. */
export interface ReceiptPart {
  readonly method: PaymentMethod;
  readonly reference: string;
  /** Share of the fees, before rounding. */
  readonly cents: number;
  /** What rounding of cash to 5 cents added or took away. */
  readonly roundingCents: number;
  readonly givenCents: number | null;
  readonly changeCents: number;
}

/** A receipt as stored. */
export interface Receipt {
  readonly id: string;
  /** `2026-L3-00001`. */
  readonly number: string;
  readonly till: string;
  readonly at: string;
  readonly date: string;
  readonly sessionId: string | null;
  readonly kind: 'payment' | 'refund';
  readonly officer: string;
  /** The fees together. */
  readonly cents: number;
  readonly roundingCents: number;
  /** What went over the counter: fees and rounding together. */
  readonly paidCents: number;
  readonly refundsId: string | null;
  readonly refundsNumber: string | null;
  readonly reason: string;
  readonly approvedBy: string | null;
  readonly lines: readonly ReceiptLine[];
  readonly parts: readonly ReceiptPart[];
}

/** Loose receipts together, in totals. */
export const MANUAL_LABEL: TextMap = {
  nl: 'Losse ontvangsten',
  fr: 'Recettes diverses',
  de: 'Einzeleinnahmen',
  en: 'Loose receipts',
};

/** One word for how a receipt was paid: its means, `SPLIT` for several, `NOTHING` for a receipt of nothing. */
export type ReceiptMeans = PaymentMethod | 'SPLIT' | 'NOTHING';
export const meansOf = ({ parts }: Pick<Receipt, 'parts'>): ReceiptMeans =>
  parts.length === 0 ? 'NOTHING' : parts.length > 1 ? 'SPLIT' : (parts[0]?.method ?? 'NOTHING');

/** The receipts of a case, newest first. */
export async function receiptsOfCase(executor: Executor, caseId: string): Promise<readonly Receipt[]> {
  const rows = await executor
    .selectFrom('receipts')
    .selectAll()
    .where('id', 'in', (row) => row.selectFrom('receipt_lines').select('receipt_id').where('case_id', '=', caseId))
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
    .execute();
  return whole(executor, rows);
}

/** The receipts of a till on one day, newest first. */
export async function receiptsOfDay(executor: Executor, till: string, date: string): Promise<readonly Receipt[]> {
  const rows = await executor
    .selectFrom('receipts')
    .selectAll()
    .where('till', '=', till)
    .where('date', '=', date)
    .orderBy('year', 'desc')
    .orderBy('sequence', 'desc')
    .execute();
  return whole(executor, rows);
}

/** The receipts of some till sessions, oldest first. */
export async function receiptsOfSessions(
  executor: Executor,
  sessionIds: readonly string[],
): Promise<readonly Receipt[]> {
  if (sessionIds.length === 0) return [];
  const rows = await executor
    .selectFrom('receipts')
    .selectAll()
    .where('session_id', 'in', [...sessionIds])
    .orderBy('year')
    .orderBy('sequence')
    .execute();
  return whole(executor, rows);
}

/** The receipts of all tills in a period, both days included, by till and number. */
export async function receiptsOfPeriod(executor: Executor, from: string, to: string): Promise<readonly Receipt[]> {
  const rows = await executor
    .selectFrom('receipts')
    .selectAll()
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('till')
    .orderBy('year')
    .orderBy('sequence')
    .execute();
  return whole(executor, rows);
}

/** More receipts than these nobody reads; a longer text narrows them down. */
const MOST_FOUND = 20;

/**
 * Receipts of any day and till, newest first: those of which the number, a case number or a reference of the terminal holds
 * the text, and those of applicants whose names begin with its words.
 */
export async function receiptsLike(executor: Executor, text: string): Promise<readonly Receipt[]> {
  const words = plainText(text).match(/[\p{L}\p{N}]+/gu);
  const wanted = text.trim().toLowerCase();
  if (words === null || wanted === '') return [];
  const inside = `%${wanted.replaceAll(/[%_\\]/g, (sign) => `\\${sign}`)}%`;
  const rows = await executor
    .selectFrom('receipts')
    .selectAll()
    .where((row) => {
      const line = row.selectFrom('receipt_lines').select('receipt_lines.receipt_id');
      const byName = words.reduce(
        (query, word) =>
          query.where('case_id', 'in', (of) =>
            of
              .selectFrom('case_search')
              .select('case_search.case_id')
              .where('token', '>=', word)
              .where('token', '<', `${word}\u{10FFFF}`),
          ),
        line,
      );
      const byReference = row
        .selectFrom('receipt_parts')
        .select('receipt_parts.receipt_id')
        .where(sql<boolean>`lower(reference) like ${inside} escape '\\'`);
      return row.or([
        sql<boolean>`lower(number) like ${inside} escape '\\'`,
        row('id', 'in', line.where(sql<boolean>`case_number like ${inside} escape '\\'`)),
        row('id', 'in', byName),
        row('id', 'in', byReference),
      ]);
    })
    .orderBy('at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(MOST_FOUND)
    .execute();
  return whole(executor, rows);
}

/** One receipt, or null. */
export async function findReceipt(executor: Executor, receiptId: string): Promise<Receipt | null> {
  const rows = await executor.selectFrom('receipts').selectAll().where('id', '=', receiptId).execute();
  const [receipt] = await whole(executor, rows);
  return receipt ?? null;
}

/** What was given back of a receipt so far, oldest first. */
export async function refundsOf(executor: Executor, receiptId: string): Promise<readonly Receipt[]> {
  const rows = await executor
    .selectFrom('receipts')
    .selectAll()
    .where('refunds_id', '=', receiptId)
    .orderBy('at')
    .orderBy('sequence')
    .execute();
  return whole(executor, rows);
}

/** More keys than this in one question, and a database may refuse it. */
const KEYS_AT_ONCE = 500;

async function whole(executor: Executor, rows: readonly ReceiptsTable[]): Promise<readonly Receipt[]> {
  const ids = rows.map((row) => row.id);
  const lines: ReceiptLinesTable[] = [];
  const parts: ReceiptPartsTable[] = [];
  const numbers = new Map<string, string>();
  for (let start = 0; start < ids.length; start += KEYS_AT_ONCE) {
    const some = ids.slice(start, start + KEYS_AT_ONCE);
    lines.push(
      ...(await executor
        .selectFrom('receipt_lines')
        .selectAll()
        .where('receipt_id', 'in', some)
        .orderBy('line')
        .execute()),
    );
    parts.push(
      ...(await executor
        .selectFrom('receipt_parts')
        .selectAll()
        .where('receipt_id', 'in', some)
        .orderBy('part')
        .execute()),
    );
    const refunded = rows
      .slice(start, start + KEYS_AT_ONCE)
      .map((row) => row.refunds_id)
      .filter((id) => id !== null);
    if (refunded.length > 0) {
      const found = await executor
        .selectFrom('receipts')
        .select(['id', 'number'])
        .where('id', 'in', refunded)
        .execute();
      for (const { id, number } of found) numbers.set(id, number);
    }
  }
  const linesOf = Map.groupBy(lines, (line) => line.receipt_id);
  const partsOf = Map.groupBy(parts, (part) => part.receipt_id);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    till: row.till,
    at: row.at,
    date: row.date,
    sessionId: row.session_id,
    kind: row.kind as Receipt['kind'],
    officer: row.officer_name,
    cents: Number(row.cents),
    roundingCents: Number(row.rounding_cents),
    paidCents: Number(row.cents) + Number(row.rounding_cents),
    refundsId: row.refunds_id,
    refundsNumber: row.refunds_id === null ? null : (numbers.get(row.refunds_id) ?? null),
    reason: row.reason,
    approvedBy: row.approved_by,
    lines: (linesOf.get(row.id) ?? []).map(lineFrom),
    parts: (partsOf.get(row.id) ?? []).map(partFrom),
  }));
}

const lineFrom = (row: ReceiptLinesTable): ReceiptLine => ({
  caseId: row.case_id,
  caseNumber: row.case_number,
  feeKind: row.fee_kind,
  label: JSON.parse(row.label) as TextMap,
  basis: row.basis as LineBasis,
  cents: Number(row.cents),
  federalCents: row.federal_cents === null ? null : Number(row.federal_cents),
  municipalCents: row.municipal_cents === null ? null : Number(row.municipal_cents),
  feeRule: row.fee_rule,
  reason: row.reason,
});

const partFrom = (row: ReceiptPartsTable): ReceiptPart => ({
  method: row.method as PaymentMethod,
  reference: row.reference,
  cents: Number(row.cents),
  roundingCents: Number(row.rounding_cents),
  givenCents: row.given_cents === null ? null : Number(row.given_cents),
  changeCents: Number(row.change_cents),
});
