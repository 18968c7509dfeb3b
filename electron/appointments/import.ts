/** Takes the day over from the municipality's appointment system, as often as its file comes: nothing is booked twice. */
import { randomUUID } from 'node:crypto';
import { type Actor, noCase, record } from '../audit/index.ts';
import {
  type AppointmentColumns,
  type AppointmentFile,
  type AppointmentImport,
  type AppointmentSlot,
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
import { fromRow, loadAppointment, type StoredAppointment, slotOf, toRow } from './record.ts';
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
      if (outcome === 'same' && former !== null) {
        // Both say the same again: from now on it is not one that was moved here.
        const { id, ...columns } = toRow({ ...former, source: slotOf(former) });
        await transaction.updateTable('appointments').set(columns).where('id', '=', id).execute();
        continue;
      }
      const stored =
        outcome === 'cancelled' && former !== null
          ? {
              ...former,
              state: 'CANCELLED' as const,
              version: former.version + 1,
              updatedAt: at,
              updatedBy: officer.name,
            }
          : storedFrom(row, former, outcome, read.value.ownDesk, at, officer.name);
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
        if (outcome === 'kept') continue;
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
    if (writes(outcome, row, former)) changes.push({ row, former, outcome });
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
      here: former !== null && MOVED_HERE.includes(outcome) ? slotOf(former) : null,
      problemKey: problem === null ? null : `appointments.import.problem.${problem}`,
    });
  }
  const count = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length;
  return {
    summary: {
      headers: [...read.headers],
      repeatedHeaders: [...read.repeatedHeaders],
      columns: read.columns,
      rows,
      counts: {
        new: count('new'),
        changed: count('changed') + count('movedThere'),
        cancelled: count('cancelled'),
        kept: count('kept') + count('keptThough'),
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
    const alike = transaction.selectFrom('appointments').selectAll().where('name', '=', row.name);
    const standing = alike.where('date', '=', row.date ?? '').where('time', '=', row.time ?? '');
    const found = await (row.desk === '' ? standing : standing.where('desk', '=', row.desk)).executeTakeFirst();
    if (found !== undefined) return fromRow(found);
    // Or one that stood there until staff moved it.
    const begun = alike.where('source_date', '=', row.date ?? '').where('source_time', '=', row.time ?? '');
    const moved = await (row.desk === '' ? begun : begun.where('source_desk', '=', row.desk)).executeTakeFirst();
    return moved === undefined ? null : fromRow(moved);
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
    !countsAnew(reference) ||
    one.source.date === row.date ||
    one.date === row.date ||
    fold(one.name) === fold(row.name);
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

/**
 * What staff did here stands: only a booking that is still to come follows the other system, and one that they moved stays where
 * they moved it, until that system has it at yet another moment.
 */
const outcomeFor = (row: Row, former: StoredAppointment): Outcome => {
  if (former.state !== 'BOOKED') return 'same';
  const movedHere = !isAt(former.source, former);
  if (row.isCancelled) return movedHere ? 'keptThough' : 'cancelled';
  if (saysAt(row, former)) return differsInSubject(row, former) ? 'changed' : 'same';
  if (!movedHere) return 'changed';
  return saysAt(row, former.source) ? 'kept' : 'movedThere';
};

const MOVED_HERE: readonly Outcome[] = ['kept', 'keptThough', 'movedThere'];

/** Whether something is written for a row: also where only the name changed of what was moved here. */
const writes = (outcome: Outcome, row: Row, former: StoredAppointment | null): boolean => {
  if (outcome === 'refused' || outcome === 'keptThough') return false;
  if (former === null) return true;
  if (outcome === 'kept') return differsInSubject(row, former);
  return outcome !== 'same' || (former.state === 'BOOKED' && !isAt(former.source, former));
};

const isAt = (one: AppointmentSlot, other: AppointmentSlot): boolean =>
  one.date === other.date && one.time === other.time && one.minutes === other.minutes && one.desk === other.desk;

/** Whether a row has it at this moment and desk, as far as it says. */
const saysAt = (row: Row, slot: AppointmentSlot): boolean =>
  row.date === slot.date &&
  row.time === slot.time &&
  (row.desk === '' || row.desk === slot.desk) &&
  (row.minutes <= 0 || minutesFor(row) === slot.minutes);

const differsInSubject = (row: Row, former: StoredAppointment): boolean =>
  row.name !== former.name || (row.type !== null && row.type.code !== former.typeCode);

const minutesFor = (row: Row): number =>
  Math.min(LONGEST_MINUTES, Math.max(5, row.minutes > 0 ? row.minutes : (row.type?.durationMinutes ?? USUAL_MINUTES)));

/** A file that gives no length changes none, unless it becomes an appointment of another type. */
const keepsLength = (row: Row, former: StoredAppointment | null): former is StoredAppointment =>
  former !== null && row.minutes <= 0 && (row.type === null || row.type.code === former.typeCode);

const storedFrom = (
  row: Row,
  former: StoredAppointment | null,
  outcome: Outcome,
  ownDesk: string,
  at: string,
  by: string,
): StoredAppointment => {
  const typeCode = row.type?.code ?? former?.typeCode ?? '';
  const given: AppointmentSlot = {
    date: row.date ?? '',
    time: row.time ?? '',
    minutes: keepsLength(row, former) ? former.minutes : minutesFor(row),
    desk: row.desk === '' ? (former?.desk ?? ownDesk) : row.desk,
  };
  const stays = former !== null && outcome === 'kept';
  const taken = {
    ...(stays ? slotOf(former) : given),
    source: stays ? former.source : given,
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
