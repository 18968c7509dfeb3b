/** What a file of the appointment system says, row by row, as far as it can be understood. */
import type { AppointmentColumns, AppointmentFile } from '../ipc/contract.ts';
import type { AppointmentType, Profile } from '../rules/index.ts';
import { type CalendarEvent, readCalendar } from './calendar-file.ts';
import type { HouseRules } from './services.ts';
import { cellOf, columnsInTable, readTable, recognisedColumns } from './table-file.ts';
import { dateIn, isMonthFirst, timeIn } from './table-time.ts';

/** A row of a file, understood as far as it can be. */
export interface Row {
  readonly row: number;
  readonly reference: string | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly minutes: number;
  readonly name: string;
  readonly phone: string;
  readonly typeText: string;
  readonly type: AppointmentType | null;
  /** Empty where the file names none. */
  readonly desk: string;
  readonly isCancelled: boolean;
  readonly problem: string | null;
}

export interface ReadFile {
  readonly headers: readonly string[];
  readonly repeatedHeaders: readonly string[];
  readonly columns: AppointmentColumns;
  readonly rows: readonly Row[];
  /** The desk of a booking that the file gives none. */
  readonly ownDesk: string;
}

/** The events of a calendar as rows; null when it is no calendar. */
export const fromCalendar = (text: string, { profile, ownDesk }: HouseRules): ReadFile | null => {
  const events = readCalendar(text);
  if (events === null) return null;
  return {
    headers: [],
    repeatedHeaders: [],
    columns: recognisedColumns([]),
    rows: events.map((event, at) => eventRow(event, at, profile)),
    ownDesk,
  };
};

const eventRow = (event: CalendarEvent, at: number, profile: Profile): Row => {
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
    desk: event.location,
    isCancelled: event.isCancelled,
    problem: event.problem,
  };
};

/** The lines of a table as rows; null when it is no table. */
export const fromTable = (
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
  const monthFirst = isMonthFirst(table.lines.map((line) => cellOf(table, line, columns.date)));
  const rows = table.lines.map((line, at): Row => {
    const cell = (field: keyof AppointmentColumns): string => cellOf(table, line, columns[field]);
    const typeText = cell('type');
    const reference = cell('reference');
    return {
      // The first line holds the names of the columns.
      row: at + 2,
      reference: reference === '' ? null : `csv:${reference}`,
      date: dateIn(cell('date'), monthFirst),
      time: timeIn(columns.time === '' ? cell('date') : cell('time')),
      minutes: Number(/\d+/.exec(cell('minutes'))?.[0] ?? 0),
      name: cell('name'),
      phone: cell('phone'),
      typeText,
      type: typeNamed(profile, typeText),
      desk: cell('desk'),
      isCancelled: false,
      problem: null,
    };
  });
  const { headers, repeatedHeaders } = table;
  return { headers, repeatedHeaders, columns, rows, ownDesk };
};

/** Letters and digits only, so that names are compared as they are read. */
export const fold = (text: string): string =>
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
