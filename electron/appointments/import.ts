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
import type { AppointmentType, Profile } from '../rules/index.ts';
import { belgianDate, readSetting, storedInstant, type Transaction, writeSetting } from '../storage/index.ts';
import { type CalendarEvent, OWN_REFERENCE, readCalendar } from './calendar-file.ts';
import { houseRules } from './day.ts';
import { fromRow, loadAppointment, type StoredAppointment, toRow } from './record.ts';
import type { AppointmentServices, HouseRules } from './services.ts';
import { cellOf, columnsInTable, dateIn, readTable, recognisedColumns, timeIn } from './table-file.ts';

const COLUMNS = 'appointmentColumns';
const USUAL_MINUTES = 15;
const LONGEST_MINUTES = 480;

/** A row of a file, understood as far as it can be. */
interface Row {
  readonly row: number;
  readonly reference: string | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly minutes: number;
  readonly name: string;
  readonly phone: string;
  readonly typeText: string;
  readonly type: AppointmentType | null;
  readonly desk: string;
  readonly problem: string | null;
}

interface ReadFile {
  readonly headers: readonly string[];
  readonly columns: AppointmentColumns;
  readonly rows: readonly Row[];
}

/** Says what each row would do. Refusals: `appointmentFileUnreadable`, `appointmentFileEmpty`. */
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
    for (const { row, former } of changes) {
      const stored = storedFrom(row, former, at, officer.name);
      dates.add(stored.date);
      if (former === null) {
        await transaction.insertInto('appointments').values(toRow(stored)).execute();
      } else {
        dates.add(former.date);
        const { id, ...columns } = toRow(stored);
        await transaction.updateTable('appointments').set(columns).where('id', '=', id).execute();
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
  return read.rows.length === 0 ? refusal('appointmentFileEmpty') : success(read);
};

const fromCalendar = (text: string, { profile, ownDesk }: HouseRules): ReadFile | null => {
  const events = readCalendar(text);
  if (events === null) return null;
  return {
    headers: [],
    columns: recognisedColumns([]),
    rows: events.map((event, at) => eventRow(event, at, profile, ownDesk)),
  };
};

const eventRow = (event: CalendarEvent, at: number, profile: Profile, ownDesk: string): Row => {
  const type = typeNamed(profile, `${event.category} ${event.title}`);
  return {
    row: at + 1,
    reference: event.reference === '' ? null : `ical:${event.reference}`,
    date: event.date === '' ? null : event.date,
    time: event.time === '' ? null : event.time,
    minutes: event.minutes,
    name: nameIn(event.title, type),
    phone: '',
    typeText: event.category === '' ? event.title : event.category,
    type,
    desk: event.location === '' ? ownDesk : event.location,
    problem: event.problem,
  };
};

const fromTable = (
  file: AppointmentFile,
  kept: AppointmentColumns | null,
  { profile, ownDesk }: HouseRules,
): ReadFile | null => {
  const table = readTable(file.text);
  if (table === null) return null;
  const last = kept === null ? null : columnsInTable(kept, table.headers);
  const isUsable = last !== null && last.date !== '' && last.name !== '';
  const columns =
    file.columns !== null
      ? columnsInTable(file.columns, table.headers)
      : isUsable
        ? last
        : recognisedColumns(table.headers);
  const rows = table.lines.map((line, at): Row => {
    const cell = (field: keyof AppointmentColumns): string => cellOf(table, line, columns[field]);
    const typeText = cell('type');
    const reference = cell('reference');
    return {
      // The first line holds the names of the columns.
      row: at + 2,
      reference: reference === '' ? null : `csv:${reference}`,
      date: dateIn(cell('date')),
      time: timeIn(columns.time === '' ? cell('date') : cell('time')),
      minutes: Number(/\d+/.exec(cell('minutes'))?.[0] ?? 0),
      name: cell('name'),
      phone: cell('phone'),
      typeText,
      type: typeNamed(profile, typeText),
      desk: cell('desk') === '' ? ownDesk : cell('desk'),
      problem: null,
    };
  });
  return { headers: table.headers, columns, rows };
};

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The type whose label or code stands in a text; the longest label wins, so that "aanvraag reispas" is not "aanvraag". */
const typeNamed = (profile: Profile, text: string): AppointmentType | null => {
  const searched = ` ${fold(text)} `;
  const found = profile.appointmentTypes
    .flatMap((type) => [...Object.values(type.label), type.code].map((name) => ({ type, name: fold(name) })))
    .filter(({ name }) => name !== '' && searched.includes(` ${name} `))
    .sort((one, other) => other.name.length - one.name.length);
  return found[0]?.type ?? null;
};

/** The name in a title such as "Aanvraag verblijfskaart: VOORBEELD Amina"; the whole title where no type is named in it. */
const nameIn = (title: string, type: AppointmentType | null): string => {
  const label = Object.values(type?.label ?? {}).find((one) => title.toLowerCase().includes(one.toLowerCase()));
  if (label === undefined) return title;
  const at = title.toLowerCase().indexOf(label.toLowerCase());
  const rest = `${title.slice(0, at)} ${title.slice(at + label.length)}`
    .replace(/^[\s:;,|–-]+|[\s:;,|–-]+$/g, '')
    .trim();
  return rest === '' ? title : rest;
};

interface Compared {
  readonly summary: AppointmentImport;
  readonly changes: readonly { readonly row: Row; readonly former: StoredAppointment | null }[];
}

const compare = async (transaction: Transaction, read: ReadFile): Promise<Compared> => {
  const rows: ImportedAppointment[] = [];
  const changes: { row: Row; former: StoredAppointment | null }[] = [];
  const seen = new Set<string>();
  for (const row of read.rows) {
    const key = row.reference ?? [row.date, row.time, row.desk, fold(row.name)].join('|');
    const problem = problemOf(row) ?? (seen.has(key) ? 'twiceInFile' : null);
    seen.add(key);
    const former = problem === null ? await knownAs(transaction, row) : null;
    const outcome = problem !== null ? 'refused' : former === null ? 'new' : outcomeFor(row, former);
    if (outcome === 'new' || outcome === 'changed') changes.push({ row, former });
    rows.push({
      row: row.row,
      date: row.date ?? '',
      time: row.time ?? '',
      minutes: minutesFor(row),
      name: row.name,
      typeText: row.typeText,
      typeCode: row.type?.code ?? '',
      desk: row.desk,
      outcome,
      problemKey: problem === null ? null : `appointments.import.problem.${problem}`,
    });
  }
  const count = (outcome: ImportedAppointment['outcome']): number =>
    rows.filter((row) => row.outcome === outcome).length;
  return {
    summary: {
      headers: [...read.headers],
      columns: read.columns,
      rows,
      counts: { new: count('new'), changed: count('changed'), same: count('same'), refused: count('refused') },
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

/** The booking that a row is about: by its reference, else by moment, desk and name. */
const knownAs = async (transaction: Transaction, row: Row): Promise<StoredAppointment | null> => {
  const own =
    row.reference?.endsWith(OWN_REFERENCE) === true ? row.reference.slice('ical:'.length, -OWN_REFERENCE.length) : null;
  if (own !== null) return loadAppointment(transaction, own);
  const query = transaction.selectFrom('appointments').selectAll();
  const found =
    row.reference !== null
      ? await query.where('external_reference', '=', row.reference).executeTakeFirst()
      : await query
          .where('date', '=', row.date ?? '')
          .where('time', '=', row.time ?? '')
          .where('desk', '=', row.desk)
          .where('name', '=', row.name)
          .executeTakeFirst();
  return found === undefined ? null : fromRow(found);
};

/** What staff already did here stands: only a booking that is still to come follows the other system. */
const outcomeFor = (row: Row, former: StoredAppointment): 'changed' | 'same' => {
  const differs =
    row.date !== former.date ||
    row.time !== former.time ||
    row.name !== former.name ||
    (row.minutes > 0 && minutesFor(row) !== former.minutes) ||
    (row.type !== null && row.type.code !== former.typeCode);
  return differs && former.state === 'BOOKED' ? 'changed' : 'same';
};

const minutesFor = (row: Row): number =>
  Math.min(LONGEST_MINUTES, Math.max(5, row.minutes > 0 ? row.minutes : (row.type?.durationMinutes ?? USUAL_MINUTES)));

const storedFrom = (row: Row, former: StoredAppointment | null, at: string, by: string): StoredAppointment => {
  const typeCode = row.type?.code ?? former?.typeCode ?? '';
  const taken = {
    date: row.date ?? '',
    time: row.time ?? '',
    minutes: minutesFor(row),
    desk: row.desk,
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
