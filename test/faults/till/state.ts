/** Everything that the tills know, as lines of text in which no random key is left: two databases with the same lines are in the same state. */
import type { Database, Executor, Schema } from '../../../electron/storage/index.ts';

type Row = Readonly<Record<string, unknown>>;

/** Columns with random keys, or with hashes over them, told by what they point to instead. */
const KEYS = ['id', 'session_id', 'refunds_id', 'receipt_id', 'booking_id', 'reverses_id', 'attempt_id', 'audit_hash'];

/** The state of all tills: sessions, closings, receipts, ledger, charges of the terminal, running numbers and history. */
export async function stateOf({ read }: Pick<Database, 'read'>): Promise<readonly string[]> {
  const sessions = await rowsOf(read, 'till_sessions');
  const receipts = await rowsOf(read, 'receipts');
  const bookings = await rowsOf(read, 'ledger_bookings');
  const lines = await rowsOf(read, 'ledger_lines');
  const sessionOf = named(sessions, (row) => `${row['till']} ${row['sequence']}`);
  const receiptOf = named(receipts, (row) => `${row['number']}`);
  const bookingOf = named(
    bookings,
    (row) =>
      `${row['at']} ${row['till']} ${row['kind']} ${lines
        .filter((line) => line['booking_id'] === row['id'])
        .map((line) => `${line['account']} ${line['cents']}`)
        .sort()
        .join(' ')}`,
  );
  const events = await rowsOf(read, 'terminal_events');
  const firstOf = new Map(
    events.filter((row) => Number(row['sequence']) === 1).map((row) => [row['attempt_id'], row['at']]),
  );
  const history = (await rowsOf(read, 'audit_entries')).map(({ sequence, at, actor_name, action, details }) => {
    const { params, reason } = JSON.parse(String(details)) as { params: unknown; reason?: unknown };
    return line('history', { sequence, at, actor_name, action, params: JSON.stringify(params), reason });
  });
  return [
    ...sessions.map((row) => line('session', row)),
    ...(await rowsOf(read, 'till_closings')).map((row) => line(`closing of ${sessionOf(row['session_id'])}`, row)),
    ...receipts.map((row) =>
      line(`receipt in ${sessionOf(row['session_id'])} of ${receiptOf(row['refunds_id'])}`, row),
    ),
    ...(await rowsOf(read, 'receipt_lines')).map((row) => line(`line of ${receiptOf(row['receipt_id'])}`, row)),
    ...(await rowsOf(read, 'receipt_parts')).map((row) => line(`part of ${receiptOf(row['receipt_id'])}`, row)),
    ...bookings.map((row) =>
      line(
        `booking in ${sessionOf(row['session_id'])} for ${receiptOf(row['receipt_id'])} against ${bookingOf(row['reverses_id'])}: ${bookingOf(row['id'])}`,
        row,
      ),
    ),
    ...events.map((row) => line(`charge of ${firstOf.get(row['attempt_id'])}`, row)),
    ...(await rowsOf(read, 'counters')).map((row) => line('number', row)),
    ...history,
  ].sort();
}

const rowsOf = async (read: Executor, table: keyof Schema): Promise<readonly Row[]> =>
  (await read.selectFrom(table).selectAll().execute()) as unknown as readonly Row[];

const named = (rows: readonly Row[], name: (row: Row) => string): ((key: unknown) => string) => {
  const names = new Map(rows.map((row) => [row['id'], name(row)]));
  return (key) => names.get(key) ?? '-';
};

const line = (what: string, row: Row): string =>
  `${what}: ${Object.keys(row)
    .filter((column) => !KEYS.includes(column))
    .sort()
    .map((column) => `${column}=${row[column]}`)
    .join(' ')}`;
