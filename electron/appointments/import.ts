/** Takes the day over from the municipality's appointment system, as often as its file comes: nothing is booked twice. */
import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record } from '../audit/index.ts';
import {
  type AppointmentColumns,
  type AppointmentFile,
  type AppointmentImport,
  type CallError,
  type ImportedAppointment,
  type Result,
  refusal,
  success,
} from '../ipc/contract.ts';
import { belgianDate, readSetting, storedInstant, type Transaction, writeSetting } from '../storage/index.ts';
import { OWN_REFERENCE } from './calendar-file.ts';
import { cancelledForCase, movedForCase } from './case-course.ts';
import { houseRules } from './day.ts';
import { fold, fromCalendar, fromTable, type ReadFile, type Row } from './file-rows.ts';
import { fromRow, loadAppointment, type StoredAppointment, toRow } from './record.ts';
import type { AppointmentServices } from './services.ts';

const COLUMNS = 'appointmentColumns';
const USUAL_MINUTES = 15;
const LONGEST_MINUTES = 480;
/** So many rows are taken over at once; a day of a town hall has a few hundred. More is refused, never cut off. */
const MOST_ROWS = 5000;

/** Says what each row would do. Refusals: `appointmentFileUnreadable`, `appointmentFileEmpty`, `appointmentFileTooLarge`. */
export const readFile = async (
  services: AppointmentServices,
  file: AppointmentFile,
): Promise<Result<AppointmentImport>> => {
  const done = await services.database.transaction<AppointmentImport, CallError>(async (transaction) => {
    const read = await understand(services, transaction, file);
    return read.ok ? success((await compare(transaction, read.value)).summary) : read;
  });
  return done;
};

/** Writes the rows that are new or changed, all or none, and keeps the columns for the next time. */
export const importFile = async (
  services: AppointmentServices,
  officer: Actor,
  file: AppointmentFile,
): Promise<Result<AppointmentImport>> => {
  const at = storedInstant(services.clock.now());
  const dates = new Set<string>();
  const done = await services.database.transaction<AppointmentImport, CallError>(async (transaction) => {
    const read = await understand(services, transaction, file);
    if (!read.ok) return read;
    const { summary, changes } = await compare(transaction, read.value);
    for (const { row, former, outcome } of changes) {
      const stored =
        outcome === 'cancelled' && former !== null
          ? {
              ...former,
              state: 'CANCELLED' as const,
              version: former.version + 1,
              updatedAt: at,
              updatedBy: officer.name,
            }
          : storedFrom(row, former, read.value.ownDesk, at, officer.name);
      dates.add(stored.date);
      if (former === null) {
        const externalReference = await freeReference(transaction, row);
        await transaction
          .insertInto('appointments')
          .values(toRow({ ...stored, externalReference }))
          .execute();
      } else {
        dates.add(former.date);
        const { id, ...columns } = toRow(stored);
        await transaction.updateTable('appointments').set(columns).where('id', '=', id).execute();
        const on = { services, transaction, officer };
        const told = outcome === 'cancelled' ? await cancelledForCase(on, stored, '') : await movedForCase(on, stored);
        if (!told.ok) return told;
      }
    }
    if (file.format === 'csv') await writeSetting(transaction, COLUMNS, read.value.columns);
    await record(transaction, at, officer, noCase, { action: 'appointmentsImported', params: { ...summary.counts } });
    return success(summary);
  });
  if (done.ok && dates.size > 0) services.announceAppointments([...dates]);
  return done;
};

const understand = async (
  services: AppointmentServices,
  transaction: Transaction,
  file: AppointmentFile,
): Promise<Result<ReadFile>> => {
  const rules = await houseRules(services, transaction, belgianDate(services.clock.now()));
  if (!rules.ok) return rules;
  const kept = (await readSetting(transaction, COLUMNS)) as AppointmentColumns | null;
  const read = file.format === 'ical' ? fromCalendar(file.text, rules.value) : fromTable(file, kept, rules.value);
  if (read === null) return refusal('appointmentFileUnreadable');
  if (read.rows.length > MOST_ROWS) return refusal('appointmentFileTooLarge');
  return read.rows.length === 0 ? refusal('appointmentFileEmpty') : success(read);
};

type Outcome = ImportedAppointment['outcome'];

interface Changed {
  readonly row: Row;
  readonly former: StoredAppointment | null;
  readonly outcome: Outcome;
}

interface Compared {
  readonly summary: AppointmentImport;
  readonly changes: readonly Changed[];
}

const compare = async (transaction: Transaction, read: ReadFile): Promise<Compared> => {
  const rows: ImportedAppointment[] = [];
  const changes: Changed[] = [];
  const seen = new Set<string>();
  for (const row of read.rows) {
    const key =
      row.reference === null
        ? [row.date, row.time, row.desk, fold(row.name)].join('|')
        : countsAnew(row.reference)
          ? datedReference(row, row.reference)
          : row.reference;
    const unfit = problemOf(row) ?? (seen.has(key) ? 'twiceInFile' : null);
    seen.add(key);
    const former = unfit === null ? await knownAs(transaction, row) : null;
    const problem = unfit ?? (row.isCancelled && former === null ? 'cancelledThere' : null);
    const outcome = problem !== null ? 'refused' : former === null ? 'new' : outcomeFor(row, former);
    if (outcome !== 'refused' && outcome !== 'same') changes.push({ row, former, outcome });
    rows.push({
      row: row.row,
      date: row.date ?? '',
      time: row.time ?? '',
      minutes: minutesFor(row),
      name: row.name,
      typeText: row.typeText,
      typeCode: row.type?.code ?? '',
      desk: row.desk === '' ? (former?.desk ?? read.ownDesk) : row.desk,
      outcome,
      problemKey: problem === null ? null : `appointments.import.problem.${problem}`,
    });
  }
  const count = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
  return {
    summary: {
      headers: [...read.headers],
      columns: read.columns,
      rows,
      counts: {
        new: count('new'),
        changed: count('changed'),
        cancelled: count('cancelled'),
        same: count('same'),
        refused: count('refused'),
      },
    },
    changes,
  };
};

const problemOf = (row: Row): string | null => {
  if (row.problem !== null) return row.problem;
  if (row.date === null) return 'noDate';
  if (row.time === null) return 'noTime';
  if (row.name === '') return 'noName';
  if (row.name.length > 200 || row.desk.length > 60) return 'tooLong';
  return null;
};

/** The booking that a row is about: by its reference, else by moment, name, and desk where the file names one. */
const knownAs = async (transaction: Transaction, row: Row): Promise<StoredAppointment | null> => {
  const { reference } = row;
  if (reference === null) {
    const alike = transaction
      .selectFrom('appointments')
      .selectAll()
      .where('date', '=', row.date ?? '')
      .where('time', '=', row.time ?? '')
      .where('name', '=', row.name);
    const found = await (row.desk === '' ? alike : alike.where('desk', '=', row.desk)).executeTakeFirst();
    return found === undefined ? null : fromRow(found);
  }
  const own = reference.endsWith(OWN_REFERENCE) ? reference.slice('ical:'.length, -OWN_REFERENCE.length) : null;
  const madeHere = own === null ? null : await loadAppointment(transaction, own);
  if (madeHere !== null) return madeHere;
  const found = await transaction
    .selectFrom('appointments')
    .selectAll()
    .where((where) =>
      where.or([
        where('external_reference', '=', reference),
        where('external_reference', '=', datedReference(row, reference)),
      ]),
    )
    .execute();
  const isSame = (one: StoredAppointment): boolean =>
    !countsAnew(reference) || one.date === row.date || fold(one.name) === fold(row.name);
  return found.map(fromRow).find(isSame) ?? null;
};

/** The number in a table may be one that begins anew every day: then it is another person's on another day. That of a calendar is not. */
const countsAnew = (reference: string): boolean => reference.startsWith('csv:');

/** The reference under which a booking is kept whose number was somebody else's on another day. */
const datedReference = (row: Row, reference: string): string => `${reference} ${row.date ?? ''}`;

/** The reference of a new booking: with its day where another one has the number already. */
const freeReference = async (transaction: Transaction, row: Row): Promise<string | null> => {
  if (row.reference === null) return null;
  const given = await transaction
    .selectFrom('appointments')
    .select('id')
    .where('external_reference', '=', row.reference)
    .executeTakeFirst();
  return given === undefined ? row.reference : datedReference(row, row.reference);
};

/** What staff already did here stands: only a booking that is still to come follows the other system. */
const outcomeFor = (row: Row, former: StoredAppointment): Outcome => {
  if (former.state !== 'BOOKED') return 'same';
  if (row.isCancelled) return 'cancelled';

  const differs =
    row.date !== former.date ||
    row.time !== former.time ||
    row.name !== former.name ||
    (row.desk !== '' && row.desk !== former.desk) ||
    (row.minutes > 0 && minutesFor(row) !== former.minutes) ||
    (row.type !== null && row.type.code !== former.typeCode);
  return differs ? 'changed' : 'same';
};

const minutesFor = (row: Row): number =>
  Math.min(LONGEST_MINUTES, Math.max(5, row.minutes > 0 ? row.minutes : (row.type?.durationMinutes ?? USUAL_MINUTES)));

const storedFrom = (
  row: Row,
  former: StoredAppointment | null,
  ownDesk: string,
  at: string,
  by: string,
): StoredAppointment => {
  const typeCode = row.type?.code ?? former?.typeCode ?? '';
  const taken = {
    date: row.date ?? '',
    time: row.time ?? '',
    minutes: minutesFor(row),
    desk: row.desk === '' ? (former?.desk ?? ownDesk) : row.desk,
    name: row.name,
    typeCode,
    updatedAt: at,
    updatedBy: by,
  };
  if (former !== null) return { ...former, ...taken, phone: row.phone || former.phone, version: former.version + 1 };
  return {
    ...taken,
    appointmentId: randomUUID(),
    version: 1,
    state: 'BOOKED',
    purpose: row.type?.purposes[0] ?? 'APPLY',
    product: row.type?.products[0] ?? 'EVK',
    letter: null,
    phone: row.phone.slice(0, 40),
    birthDate: '',
    heldLetter: null,
    heldUntil: null,
    persons: 1,
    channel: 'IMPORTED',
    caseId: null,
    remark: row.type === null ? row.typeText.slice(0, 200) : '',
    externalReference: row.reference,
    reason: '',
    createdAt: at,
    createdBy: by,
  };
};
