import { parse } from 'csv-parse/sync';
import { type CallValue, type DayFileMapping, type Result, refusal, success } from '../ipc/contract.ts';
import type { Executor } from '../storage/index.ts';

type Reconciliation = CallValue<'till.dayFile'>;

/** A line of the terminal's file as read. */
export interface DayFileLine {
  /** Number of the line in the file, from 1. */
  readonly line: number;
  readonly reference: string;
  readonly cents: number;
  /** `YYYY-MM-DD`, or empty where the file gives none. */
  readonly date: string;
}

/** A charge over the terminal as booked; a refund is negative. */
export interface BookedCharge {
  readonly receiptNumber: string;
  readonly reference: string;
  readonly cents: number;
  readonly date: string;
}

/** Most lines of which the text is shown when they cannot be read. */
const MOST_SHOWN = 50;

/**
 * Reads a day file by the columns that the officer chose. Refusals: `dayFileUnreadable`, `dayFileColumn` with the name of a
 * column that is not there.
 */
export function readDayFile(
  text: string,
  mapping: DayFileMapping,
): Result<{ readonly lines: readonly DayFileLine[]; readonly unreadable: Reconciliation['unreadable'] }> {
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: mapping.separator,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch {
    return refusal('dayFileUnreadable');
  }
  const header = mapping.hasHeader ? (rows[0] ?? []) : [];
  const columnOf = (wanted: string): number => {
    const byName = header.findIndex((name) => name.toLowerCase() === wanted.toLowerCase());
    if (byName >= 0) return byName;
    const number = /^\d+$/.test(wanted) ? Number(wanted) - 1 : -1;
    return number >= 0 && number < Math.max(...rows.map((row) => row.length), 0) ? number : -1;
  };
  const columns = {
    amount: columnOf(mapping.amount),
    reference: columnOf(mapping.reference),
    date: columnOf(mapping.date),
  };
  for (const field of ['amount', 'reference', 'date'] as const) {
    const wanted = mapping[field];
    if (columns[field] < 0 && (field !== 'date' || wanted !== '')) {
      return refusal('dayFileColumn', { column: wanted }, [
        { path: `mapping.${field}`, messageKey: 'errors.dayFileColumn', params: { column: wanted } },
      ]);
    }
  }
  const lines: DayFileLine[] = [];
  const unreadable: { line: number; text: string }[] = [];
  rows.forEach((row, at) => {
    if (at === 0 && mapping.hasHeader) return;
    const cents = amountOf(row[columns.amount] ?? '', mapping.decimal);
    const reference = row[columns.reference] ?? '';
    const date = mapping.date === '' ? '' : dateOf(row[columns.date] ?? '', mapping.dateForm);
    if (cents === null || reference === '' || date === null) {
      if (unreadable.length < MOST_SHOWN) unreadable.push({ line: at + 1, text: row.join(' ').slice(0, 120) });
    } else lines.push({ line: at + 1, reference, cents, date });
  });
  return success({ lines, unreadable });
}

/**
 * Holds the lines of the file against the books: same reference (signs and leading zeros aside), same amount and, where the
 * file gives one, same day. Each line and each charge is used once, so that a reference that stands twice is seen, and one
 * that a terminal gives again on another day goes to the right receipt. Pure.
 */
export function reconcile(
  lines: readonly DayFileLine[],
  booked: readonly BookedCharge[],
  unreadable: Reconciliation['unreadable'] = [],
): Reconciliation {
  const open = new Set(booked);
  const found: Reconciliation = {
    lines: lines.length + unreadable.length,
    unreadable,
    matched: [],
    otherDay: [],
    differing: [],
    onlyInFile: [],
    onlyInBooks: [],
    fileCents: lines.reduce((sum, line) => sum + line.cents, 0),
    bookCents: booked.reduce((sum, charge) => sum + charge.cents, 0),
  };
  /** Takes the charge that fits each line, and answers the lines that have none. */
  const pair = (
    of: readonly DayFileLine[],
    fits: (charge: BookedCharge, line: DayFileLine) => boolean,
    note: (line: DayFileLine, charge: BookedCharge) => void,
  ): readonly DayFileLine[] =>
    of.filter((line) => {
      const charge = [...open].find((one) => isSame(one.reference, line.reference) && fits(one, line));
      if (charge === undefined) return true;
      open.delete(charge);
      note(line, charge);
      return false;
    });
  const otherwise = pair(
    lines,
    (charge, line) => charge.cents === line.cents && (line.date === '' || charge.date === line.date),
    ({ line, reference, cents }, { receiptNumber }) => found.matched.push({ line, reference, cents, receiptNumber }),
  );
  const unequal = pair(
    otherwise,
    (charge, line) => charge.cents === line.cents,
    ({ line, reference, cents, date }, charge) =>
      found.otherDay.push({
        ...{ line, reference, cents, fileDate: date },
        bookDate: charge.date,
        receiptNumber: charge.receiptNumber,
      }),
  );
  const unknown = pair(
    unequal,
    () => true,
    ({ line, reference, cents }, charge) =>
      found.differing.push({
        ...{ line, reference, fileCents: cents },
        bookCents: charge.cents,
        receiptNumber: charge.receiptNumber,
      }),
  );
  found.onlyInFile.push(...unknown.map((line) => ({ ...line })));
  found.onlyInBooks.push(...[...open].map((charge) => ({ ...charge })));
  return found;
}

/** Charges over the terminal in a period, as booked. */
export async function bookedCharges(executor: Executor, from: string, to: string): Promise<readonly BookedCharge[]> {
  const rows = await executor
    .selectFrom('receipt_parts')
    .innerJoin('receipts', 'receipts.id', 'receipt_parts.receipt_id')
    .select(['number', 'reference', 'receipt_parts.cents', 'date'])
    .where('method', '=', 'BANCONTACT')
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('receipts.at')
    .execute();
  return rows.map(({ number, reference, cents, date }) => ({
    receiptNumber: number,
    reference,
    cents: Number(cents),
    date,
  }));
}

const bare = (reference: string): string =>
  reference
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
    .replace(/^0+(?=.)/, '');
const isSame = (one: string, other: string): boolean => bare(one) !== '' && bare(one) === bare(other);

/** `1.234,50`, `-12,5`, `12`; null when it is no amount. Cents. */
function amountOf(text: string, decimal: ',' | '.'): number | null {
  const group = decimal === ',' ? '.' : ',';
  const plain = text
    .replaceAll(/[€\s]|EUR/g, '')
    .replaceAll(group, '')
    .replace(decimal, '.')
    .replace('−', '-');
  const match = /^([+-]?)(\d{1,9})(?:\.(\d{1,2}))?$/.exec(plain);
  if (match === null) return null;
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '0').padEnd(2, '0'));
  return match[1] === '-' ? -cents : cents;
}

const DATE_FORMS: Readonly<Record<DayFileMapping['dateForm'], RegExp>> = {
  'DD/MM/YYYY': /^(?<d>\d{2})\/(?<m>\d{2})\/(?<y>\d{4})/,
  'YYYY-MM-DD': /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})/,
  YYYYMMDD: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})/,
  'DD-MM-YYYY': /^(?<d>\d{2})-(?<m>\d{2})-(?<y>\d{4})/,
  DDMMYYYY: /^(?<d>\d{2})(?<m>\d{2})(?<y>\d{4})/,
};

function dateOf(text: string, form: DayFileMapping['dateForm']): string | null {
  const parts = DATE_FORMS[form].exec(text)?.groups;
  return parts === undefined ? null : `${parts.y}-${parts.m}-${parts.d}`;
}
