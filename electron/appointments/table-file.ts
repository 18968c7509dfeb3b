/** The day as a table of text (CSV): which column holds what, and what each line says. */
import { parse } from 'csv-parse/sync';
import type { AppointmentColumns } from '../ipc/contract.ts';
import { isCalendarDate } from '../rules/index.ts';

export interface TextTable {
  readonly headers: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** The largest table that is read; a day of a town hall has a few hundred lines. */
const MOST_LINES = 5000;

/** Reads a table with `;`, `,` or tab between its columns, whichever the first line has most of; null when it is none. */
export const readTable = (text: string): TextTable | null => {
  const firstLine = /^[^\r\n]*/.exec(text.replace(/^\uFEFF/, ''))?.[0] ?? '';
  const count = (sign: string): number => firstLine.split(sign).length;
  const delimiter = [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ';');
  try {
    const lines = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      to: MOST_LINES,
    });
    const [headers, ...rest] = lines;
    return headers === undefined || headers.length < 2 ? null : { headers, lines: rest };
  } catch {
    return null;
  }
};

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Words by which the usual appointment systems name a column, in four languages. */
const NAMES: Readonly<Record<keyof AppointmentColumns, readonly string[]>> = {
  date: ['datum', 'date', 'dag', 'jour', 'tag', 'day', 'datum en uur', 'start'],
  time: ['uur', 'tijd', 'tijdstip', 'beginuur', 'begin', 'start', 'time', 'heure', 'uhrzeit', 'start time', 'van'],
  minutes: ['duur', 'duurtijd', 'minuten', 'duration', 'duree', 'dauer', 'minutes'],
  name: ['naam', 'name', 'nom', 'klant', 'burger', 'aanvrager', 'customer', 'client', 'bezoeker', 'volledige naam'],
  phone: ['telefoon', 'tel', 'gsm', 'phone', 'telephone', 'telefon', 'telefoonnummer'],
  type: [
    'afspraak',
    'afspraaktype',
    'type',
    'product',
    'dienst',
    'onderwerp',
    'service',
    'produit',
    'leistung',
    'subject',
  ],
  desk: ['loket', 'balie', 'desk', 'guichet', 'schalter', 'locatie', 'counter'],
  reference: ['id', 'referentie', 'reference', 'afspraaknummer', 'nummer', 'numero', 'referenz', 'code', 'uid'],
};

const NONE: AppointmentColumns = {
  date: '',
  time: '',
  minutes: '',
  name: '',
  phone: '',
  type: '',
  desk: '',
  reference: '',
};

/** The columns that are recognised by their names; each is used once. */
export const recognisedColumns = (headers: readonly string[]): AppointmentColumns => {
  const free = new Set(headers);
  const found = { ...NONE };
  for (const field of Object.keys(NAMES) as (keyof AppointmentColumns)[]) {
    const header = NAMES[field]
      .map((name) => headers.find((candidate) => free.has(candidate) && fold(candidate) === name))
      .find((candidate) => candidate !== undefined);
    if (header === undefined) continue;
    found[field] = header;
    free.delete(header);
  }
  return found;
};

/** Columns kept from the last time, without those that this table does not have. */
export const columnsInTable = (columns: AppointmentColumns, headers: readonly string[]): AppointmentColumns => {
  const known = { ...columns };
  for (const field of Object.keys(known) as (keyof AppointmentColumns)[])
    if (!headers.includes(known[field])) known[field] = '';
  return known;
};

/** What a line has in a column; empty where there is no such column. */
export const cellOf = (table: TextTable, line: readonly string[], column: string): string =>
  column === '' ? '' : (line[table.headers.indexOf(column)] ?? '').trim();

/** `25/11/2026`, `25-11-26`, `25.11.2026`, `2026-11-25`, also before a time; null when it is no date. */
export const dateIn = (text: string): string | null => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/.exec(text);
  const [year, month, day] = iso !== null ? [iso[1], iso[2], iso[3]] : [local?.[3], local?.[2], local?.[1]];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
};

/** `9:30`, `09.30`, `9u30`, `9h30`, `0930`, also behind a date; null when it is no time. */
export const timeIn = (text: string): string | null => {
  const found =
    /(?:^|[\sT])(\d{1,2})[:.uh](\d{2})(?::\d{2})?(?:\s*(?:uur|u|h))?$/i.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  if (found === null) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null;
};
