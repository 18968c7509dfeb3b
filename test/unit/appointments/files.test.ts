import { describe, expect, it, test } from 'vitest';
import { readCalendar, writeCalendar } from '../../../electron/appointments/calendar-file.ts';
import { cellOf, readTable, recognisedColumns } from '../../../electron/appointments/table-file.ts';
import { dateIn, isMonthFirst, timeIn } from '../../../electron/appointments/table-time.ts';
import { firstFree } from '../../../electron/appointments/times.ts';
import { aBooking } from './a-booking.ts';

const calendar = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//', ...events, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');

describe('a calendar file', () => {
  test.each([
    ['in UTC, winter', 'DTSTART:20261110T083000Z', '2026-11-10', '09:30'],
    ['in UTC, summer', 'DTSTART:20260710T073000Z', '2026-07-10', '09:30'],
    ['floating', 'DTSTART:20261110T093000', '2026-11-10', '09:30'],
    ['in Belgian time', 'DTSTART;TZID=Europe/Brussels:20261110T093000', '2026-11-10', '09:30'],
    ['in the time of London', 'DTSTART;TZID=Europe/London:20261110T083000', '2026-11-10', '09:30'],
    ['in a zone that nobody knows', 'DTSTART;TZID=Kantoor:20261110T093000', '2026-11-10', '09:30'],
  ])('gives Belgian time of a start %s', (_what, start, date, time) => {
    const [read] = readCalendar(calendar(event('UID:1', start, 'DURATION:PT20M', 'SUMMARY:VOORBEELD'))) ?? [];
    expect(read).toMatchObject({ date, time, minutes: 20, problem: null, title: 'VOORBEELD' });
  });

  test.each([
    ['wholeDay', ['DTSTART;VALUE=DATE:20261110']],
    ['repeats', ['DTSTART:20261110T083000Z', 'RRULE:FREQ=DAILY']],
    ['repeats', ['DTSTART:20261110T083000Z', 'RDATE:20261117T083000Z']],
    ['noDate', ['DTSTART:20270229T083000']],
    ['noDate', ['DTSTART:99999999T999999']],
    ['unreadable', ['DTSTART:20261110T083000Z', 'zomaar een regel']],
    ['noStart', []],
  ])('says of an event that it cannot be taken over: %s', (problem, lines) => {
    expect(readCalendar(calendar(event('UID:1', ...lines)))?.[0]?.problem).toBe(problem);
  });

  it('has one wrong event without losing the day, and the days of a row apart from each other', () => {
    const text = calendar(
      event('UID:1', 'DTSTART:morgen', 'SUMMARY:FOUT'),
      event('UID:2', 'DTSTART:20261110T083000Z', 'RRULE:FREQ=WEEKLY'),
      event('UID:2', 'RECURRENCE-ID:20261117T083000Z', 'DTSTART:20261117T093000Z', 'DTEND:gisteren'),
      event('UID:3', 'DTSTART:20261110T083000Z', 'STATUS:CANCELLED'),
    );
    expect(readCalendar(`\uFEFF${text}${text}`)?.map((one) => [one.reference, one.problem, one.isCancelled])).toEqual(
      [1, 2].flatMap(() => [
        ['1', 'noDate', false],
        ['2', 'repeats', false],
        ['2/2026-11-17T08:30:00Z', null, false],
        ['3', null, true],
      ]),
    );
    expect(readCalendar(text.replace('PRODID', 'METHOD:CANCEL\r\nPRODID'))?.every((one) => one.isCancelled)).toBe(true);
    expect(readCalendar(text.slice(0, -20))).toBeNull();
  });

  it('whose time zone changes every second forever is read all the same', () => {
    const rules = ['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'DTSTART:16010101T030000', 'RRULE:FREQ=SECONDLY'];
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Kantoor', 'BEGIN:STANDARD', ...rules, 'END:STANDARD', 'END:VTIMEZONE'];
    const text = calendar(...zone, event('UID:1', 'DTSTART;TZID=Kantoor:20261110T093000'));
    expect(readCalendar(text)).toMatchObject([{ date: '2026-11-10', time: '09:30' }]);
  });

  test.each(['', 'x', 'BEGIN:VCALENDAR', 'BEGIN:VCARD\r\nEND:VCARD', '\u0000\u0001', 'DTSTART:::;;'])(
    'is refused when it is none: %j',
    (text) => {
      expect(readCalendar(text)).toBeNull();
    },
  );

  it('that we write is read back as it was, with every kind of letter', () => {
    const name = 'Ğüneş, Łukasz; "Ömer"\\Ñandú'.repeat(6);
    const written = writeCalendar(
      [
        {
          ...aBooking({ name, date: '2026-03-29', time: '01:30', minutes: 120 }),
          appointmentId: '11111111-1111-4111-8111-111111111111',
          version: 2,
          state: 'BOOKED',
          externalReference: null,
          source: { date: '2026-03-29', time: '01:30', minutes: 120, desk: 'Loket 3' },
          reason: '',
          createdAt: '2026-03-01T08:00:00.000Z',
          createdBy: 'Els',
          updatedAt: '2026-03-01T08:00:00.000Z',
          updatedBy: 'Els',
        },
      ],
      () => 'Aanvraag',
    );
    expect(written.split('\r\n').every((line) => Buffer.byteLength(line) <= 76)).toBe(true);
    // The hour between two and three does not exist that night: two hours of work last until half past four.
    expect(readCalendar(written)).toMatchObject([
      { date: '2026-03-29', time: '01:30', minutes: 120, title: `Aanvraag: ${name}`, location: 'Loket 3' },
    ]);
  });
});

describe('a table', () => {
  it('tells two columns of one name apart, and says which name that is', () => {
    const table = readTable('Datum;Naam;Naam;Naam (2);Uur\n10/11/2026;Loket 3;VOORBEELD;x;9:30');
    expect(table).toMatchObject({
      headers: ['Datum', 'Naam', 'Naam (2)', 'Naam (2) (2)', 'Uur'],
      repeatedHeaders: ['Naam', 'Naam (2)'],
    });
    if (table !== null) expect(cellOf(table, table.lines[0] ?? [], 'Naam (2)')).toBe('VOORBEELD');
    expect(readTable('Datum;Naam\n10/11/2026;VOORBEELD')?.repeatedHeaders).toEqual([]);
  });

  test.each([
    ['Datum;Uur;Naam\n10/11/2026;9:30;VOORBEELD', ';'],
    ['\uFEFFDatum,Uur,Naam\r\n10/11/2026,9:30,VOORBEELD\r\n', ','],
    ['Datum\tUur\tNaam\n10/11/2026\t9:30\tVOORBEELD', 'tab'],
    ['"Datum";"Uur";"Naam"\n"10/11/2026";"9:30";"VOORBEELD"', 'quoted'],
    ['sep=;\r\nDatum;Uur;Naam\r\n10/11/2026;9:30;VOORBEELD', 'from a spreadsheet'],
    ['Afspraken van loket 3\n\nDatum;Uur;Naam\n10/11/2026;9:30;VOORBEELD', 'below a title'],
  ])('%j is read (%s)', (text) => {
    expect(readTable(text)).toEqual({
      headers: ['Datum', 'Uur', 'Naam'],
      repeatedHeaders: [],
      lines: [['10/11/2026', '9:30', 'VOORBEELD']],
    });
  });

  it('has signs and new lines within quotes in its names', () => {
    expect(readTable('"Datum,\nuur, plaats";Naam\n10/11/2026 9:30;"A ""B""\nC;D"')).toEqual({
      headers: ['Datum,\nuur, plaats', 'Naam'],
      repeatedHeaders: [],
      lines: [['10/11/2026 9:30', 'A "B"\nC;D']],
    });
  });

  it('has the month first where its dates can be read in no other way', () => {
    expect(isMonthFirst(['03/04/2026', '03/25/2026'])).toBe(true);
    expect(isMonthFirst(['03/04/2026', '25/03/2026', '03/25/2026'])).toBe(false);
    expect(isMonthFirst(['03/04/2026', ''])).toBe(false);
    expect(dateIn('03/04/2026', true)).toBe('2026-03-04');
  });

  it('of one column is none', () => {
    expect(readTable('zomaar tekst')).toBeNull();
    expect(readTable('')).toBeNull();
  });

  it('has its columns recognised by name, each once', () => {
    expect(recognisedColumns(['ID', 'Start', 'Duur', 'Klant', 'GSM', 'Product', 'Balie'])).toEqual({
      date: 'Start',
      time: '',
      minutes: 'Duur',
      name: 'Klant',
      phone: 'GSM',
      type: 'Product',
      desk: 'Balie',
      reference: 'ID',
    });
  });

  test.each([
    ['10/11/2026', '2026-11-10'],
    ['1-2-26', '2026-02-01'],
    ['2026-11-10 09:30', '2026-11-10'],
    ['woensdag 25 november 2026', '2026-11-25'],
    ['mer. 5 août 2026', '2026-08-05'],
    ['wo 25/11/2026', '2026-11-25'],
    ['20261125', '2026-11-25'],
    ['2026-11-24T23:30:00Z', '2026-11-25'],
    ['25 brumaire 2026', null],
    ['11/25/2026', null],
    ['29.02.2026', null],
    ['31/04/2026', null],
    ['morgen', null],
  ])('the date in %j is %s', (text, date) => {
    expect(dateIn(text)).toBe(date);
  });

  test.each([
    ['9:30', '09:30'],
    ['09.30', '09:30'],
    ['9u30', '09:30'],
    ['0930', '09:30'],
    ['2026-11-10T09:30:00', '09:30'],
    ['10/11/2026 9:30', '09:30'],
    ['9u', '09:00'],
    ['9 u 30', '09:30'],
    ['12:05 AM', '00:05'],
    ['2:30 pm', '14:30'],
    ['14:30 pm', null],
    ['9:30 - 9:45', '09:30'],
    ['25/11/2026 9u', '09:00'],
    ['2026-11-25T08:30:00Z', '09:30'],
    ['24:00', null],
    ['9:61', null],
    ['', null],
  ])('the time in %j is %s', (text, time) => {
    expect(timeIn(text)).toBe(time);
  });
});

describe('the first free moment', () => {
  it('is the asked one when nobody has it', () => {
    expect(firstFree(aBooking(), [], [], [])).toEqual({ date: '2026-11-10', time: '09:30' });
  });

  it('comes after the one that is taken, and skips a holiday', () => {
    expect(firstFree(aBooking(), [aBooking()], [], [])).toEqual({ date: '2026-11-10', time: '09:45' });
    expect(firstFree(aBooking({ time: '16:20' }), [], [], [])).toEqual({ date: '2026-11-12', time: '08:30' });
  });

  it('keeps to the days on which the municipality is open', () => {
    const closed = [{ date: '2026-11-10', name: { nl: 'Brugdag' } }];
    expect(firstFree(aBooking(), [], [], closed)?.date).toBe('2026-11-12');
  });
});
