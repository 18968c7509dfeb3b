/** The day as a table of text (CSV): which column holds what, and what each line says. */
import { parse } from 'csv-parse/sync';
import type { AppointmentColumns } from '../ipc/contract.ts';

export interface TextTable {
  /** Each one once: the second `Naam` is `Naam (2)`. */
  readonly headers: readonly string[];
  /** Names that stand there more than once. */
  readonly repeatedHeaders: readonly string[];
  readonly lines: readonly (readonly string[])[];
}

/** Which sign stands between the columns of a line; null where there is none. */
const delimiterOf = (line: string): string | null => {
  const count = (sign: string): number => line.split(sign).length;
  const most = [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ';');
  return count(most) > 1 ? most : null;
};

/** Names of columns stand within so many lines. */
const LINES_ABOVE = 10;

/**
 * Reads a table with `;`, `,` or tab between its columns, whichever its first line has most of; null when it is none. What stands
 * above the names of the columns (a title, `sep=;`) is left out.
 */
export const readTable = (text: string): TextTable | null => {
  const whole = text.replace(/^\uFEFF/, '').replace(/^sep=.[\r\n]+/i, '');
  // A sign or a new line within quotes is part of a name.
  const bare = whole.replace(/"[^"]*"/g, (quoted) => '"'.repeat(quoted.length));
  const lines = bare.split(/(?<=\n|\r(?!\n))/, LINES_ABOVE);
  const above = lines.findIndex((line) => delimiterOf(line) !== null);
  const delimiter = delimiterOf(lines[above] ?? '');
  if (delimiter === null) return null;
  try {
    const [headers, ...rest] = parse(whole.slice(lines.slice(0, above).join('').length), {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
    return headers === undefined || headers.length < 2 ? null : { ...toldApart(headers), lines: rest };
  } catch {
    return null;
  }
};

const toldApart = (names: readonly string[]): Pick<TextTable, 'headers' | 'repeatedHeaders'> => {
  const headers: string[] = [];
  const repeated = new Set<string>();
  for (const name of names) {
    let header = name;
    for (let number = 2; name !== '' && headers.includes(header); number += 1) {
      header = `${name} (${number})`;
      repeated.add(name);
    }
    headers.push(header);
  }
  return { headers, repeatedHeaders: [...repeated] };
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
