import { stringify } from 'csv-stringify/sync';
import type { CheckedInput } from '../ipc/contract.ts';
import type { Executor } from '../storage/index.ts';
import { receiptsOfPeriod } from './receipts-found.ts';

/** A file for the municipality's accounting. */
export interface ExportFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** What the export is about. */
export interface ExportWanted extends CheckedInput<'till.export'> {
  readonly profileId: string;
  readonly accountNumbers: Readonly<Record<string, string>>;
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Receipts or ledger of a period. CSV as spreadsheets in Belgium read it: semicolon, decimal comma, lines ended by CR LF,
 * dates as DD/MM/YYYY; JSON with integer cents and ISO dates. No name of an applicant is in it: the case number is enough.
 */
export async function exportBooks(executor: Executor, wanted: ExportWanted): Promise<ExportFile> {
  const { form, from, to } = wanted;
  const isReceipts = form === 'receiptsCsv' || form === 'receiptsJson';
  const rows = isReceipts ? await receiptRows(executor, from, to) : await ledgerRows(executor, wanted);
  const name = `${isReceipts ? 'ontvangsten' : 'grootboek'}-${from}-${to}`;
  if (form === 'receiptsJson' || form === 'ledgerJson') {
    const { profileId } = wanted;
    const content = {
      format: `verblijfsloket-${isReceipts ? 'receipts' : 'ledger'}`,
      version: 1,
      profileId,
      from,
      to,
      rows,
    };
    return file(`${name}.json`, `${JSON.stringify(content, null, 2)}\n`, rows.length);
  }
  const columns = isReceipts ? RECEIPT_COLUMNS : LEDGER_COLUMNS;
  const text = stringify(
    rows.map((row) => columns.map(({ field, as }) => as(row[field] ?? null))),
    { header: true, columns: columns.map(({ name: header }) => header), delimiter: ';', record_delimiter: 'windows' },
  );
  return file(`${name}.csv`, `${wanted.byteOrderMark ? BYTE_ORDER_MARK : ''}${text}`, rows.length);
}

const file = (fileName: string, text: string, rows: number): ExportFile => ({
  fileName,
  bytes: new TextEncoder().encode(text),
  rows,
});

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

interface ExportColumn {
  readonly name: string;
  readonly field: string;
  readonly as: (value: Value) => string;
}

const asText = (value: Value): string => neutral(onOneLine(value === null ? '' : String(value)));
/** `1234,50`, without grouping, as a spreadsheet reads a number. */
const asAmount = (value: Value): string => {
  const cents = Number(value ?? 0);
  const whole = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(whole / 100)},${String(whole % 100).padStart(2, '0')}`;
};
const asDate = (value: Value): string =>
  String(value ?? '')
    .split('-')
    .reverse()
    .join('/');

/** A reason of several lines stays one row: programs for accounting read a file line by line. */
const onOneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ').trim();

/** Text that a spreadsheet would take for a formula is kept text by a quote in front. */
const neutral = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const column = (name: string, field: string, as = asText): ExportColumn => ({ name, field, as });

const RECEIPT_COLUMNS = [
  column('bon', 'receipt'),
  column('kas', 'till'),
  column('datum', 'date', asDate),
  column('tijdstip_utc', 'at'),
  column('soort', 'kind'),
  column('verbetert', 'refunds'),
  column('dossier', 'case'),
  column('tariefsoort', 'feeKind'),
  column('omschrijving', 'label'),
  column('grond', 'basis'),
  column('tariefregel', 'feeRule'),
  column('reden', 'reason'),
  column('bedrag', 'cents', asAmount),
  column('federaal', 'federalCents', (value) => (value === null ? '' : asAmount(value))),
  column('gemeente', 'municipalCents', (value) => (value === null ? '' : asAmount(value))),
  column('betaald_bancontact', 'cardCents', asAmount),
  column('betaald_cash', 'cashCents', asAmount),
  column('betaald_online', 'onlineCents', asAmount),
  column('betaald_anders', 'otherCents', asAmount),
  column('afronding', 'roundingCents', asAmount),
  column('referentie', 'reference'),
  column('medewerker', 'officer'),
  column('tweede_persoon', 'approvedBy'),
];

/** One row per line of a receipt; what was paid stands in its first line only, so that columns add up. */
async function receiptRows(executor: Executor, from: string, to: string): Promise<readonly Row[]> {
  const receipts = await receiptsOfPeriod(executor, from, to);
  return receipts.flatMap((receipt) =>
    receipt.lines.map((line, at): Row => {
      const by = (method: string) =>
        at > 0
          ? 0
          : receipt.parts
              .filter((part) => part.method === method)
              .reduce((sum, part) => sum + part.cents + part.roundingCents, 0);
      return {
        receipt: receipt.number,
        till: receipt.till,
        date: receipt.date,
        at: receipt.at,
        kind: receipt.kind,
        refunds: receipt.refundsNumber,
        case: line.caseNumber,
        feeKind: line.feeKind,
        label: line.label.nl,
        basis: line.basis,
        feeRule: line.feeRule,
        reason: receipt.kind === 'refund' ? receipt.reason : line.reason,
        cents: line.cents,
        federalCents: line.federalCents,
        municipalCents: line.municipalCents,
        cardCents: by('BANCONTACT'),
        cashCents: by('CASH'),
        onlineCents: by('ONLINE'),
        otherCents: by('OTHER'),
        roundingCents: at > 0 ? 0 : receipt.roundingCents,
        reference:
          at > 0
            ? ''
            : receipt.parts
                .map((part) => part.reference)
                .filter((one) => one !== '')
                .join(' '),
        officer: receipt.officer,
        approvedBy: receipt.approvedBy,
      };
    }),
  );
}

const LEDGER_COLUMNS = [
  column('boeking', 'booking'),
  column('datum', 'date', asDate),
  column('kas', 'till'),
  column('soort', 'kind'),
  column('rekening', 'number'),
  column('rekeningnaam', 'account'),
  column('debet', 'debitCents', asAmount),
  column('credit', 'creditCents', asAmount),
  column('bon', 'receipt'),
  column('dossier', 'case'),
  column('draait_terug', 'reverses'),
  column('reden', 'reason'),
  column('tweede_persoon', 'approvedBy'),
];

/** One row per line of a booking, with the account number of the profile where it gives one. */
async function ledgerRows(executor: Executor, wanted: ExportWanted): Promise<readonly Row[]> {
  const rows = await executor
    .selectFrom('ledger_bookings')
    .innerJoin('ledger_lines', 'ledger_lines.booking_id', 'ledger_bookings.id')
    .leftJoin('receipts', 'receipts.id', 'ledger_bookings.receipt_id')
    .leftJoin('cases', 'cases.id', 'ledger_bookings.case_id')
    .select([
      'ledger_bookings.id',
      'ledger_bookings.date',
      'ledger_bookings.till',
      'ledger_bookings.kind',
      'ledger_bookings.reason',
      'ledger_bookings.reverses_id',
      'ledger_bookings.approved_by',
      'ledger_lines.account',
      'ledger_lines.cents',
      'receipts.number',
      'cases.case_number',
    ])
    .where('ledger_bookings.date', '>=', wanted.from)
    .where('ledger_bookings.date', '<=', wanted.to)
    .orderBy('ledger_bookings.date')
    .orderBy('ledger_bookings.at')
    .orderBy('ledger_bookings.id')
    .orderBy('ledger_lines.line')
    .execute();
  return rows.map((row) => {
    const cents = Number(row.cents);
    return {
      booking: row.id,
      date: row.date,
      till: row.till,
      kind: row.kind,
      number: wanted.accountNumbers[row.account] ?? '',
      account: row.account,
      debitCents: Math.max(0, cents),
      creditCents: Math.max(0, -cents),
      receipt: row.number,
      case: row.case_number,
      reverses: row.reverses_id,
      reason: row.reason,
      approvedBy: row.approved_by,
    };
  });
}
