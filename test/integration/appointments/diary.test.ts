import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppointmentServices, createAppointmentCalls } from '../../../electron/appointments/index.ts';
import { verifyChain } from '../../../electron/audit/index.ts';
import type { Profile } from '../../../electron/rules/index.ts';
import { cardTypes } from '../../../electron/rules/index.ts';
import { aBooking } from '../../unit/appointments/a-booking.ts';
import { seedProfile } from '../../unit/rules/seed-profile.ts';
import { type CounterHouse, codeOf, els, granted, jan, openHouse } from '../cases/counter-house.ts';

let house: CounterHouse;
let files: Map<string, string>;
const profile: Profile = seedProfile('seed-002');

const services = (): AppointmentServices => ({
  ...house.services,
  cardTypes,
  profiles: { inForce: () => profile, version: () => profile },
  announceAppointments: (dates) => house.announced.push(...dates),
  writeExport: async (fileName, text) => {
    files.set(fileName, text);
    return `/uitvoer/${fileName}`;
  },
});
const callsOf = (officer: typeof els) =>
  createAppointmentCalls(services(), (answer) => (input) => answer(officer, input));

beforeAll(async () => {
  house = await openHouse('2026-11-09T08:00:00Z');
  files = new Map();
});
afterAll(() => house.close());

const onlyOf = async (date: string) => {
  const day = granted(await callsOf(els)['appointments.day']({ date }));
  const [one] = day.appointments;
  if (one === undefined || day.appointments.length !== 1) throw new Error(JSON.stringify(day.appointments));
  return one;
};

describe('a booking', () => {
  it('is made, moved, received and served, each step recorded without a name', async () => {
    const calls = callsOf(els);
    granted(await calls['appointments.book']({ booking: aBooking(), reason: '' }));
    const booked = await onlyOf('2026-11-10');
    expect(booked).toMatchObject({ state: 'BOOKED', step: 'wait', version: 1, desk: 'Loket 3' });

    const slot = { date: '2026-11-12', time: '10:00', minutes: 20, desk: 'Loket 4' };
    granted(await calls['appointments.move']({ ...booked, slot, reason: '' }));
    expect(granted(await calls['appointments.day']({ date: '2026-11-10' })).appointments).toEqual([]);
    house.now = '2026-11-12T08:55:00Z';
    const moved = await onlyOf('2026-11-12');
    expect(moved).toMatchObject({ ...slot, version: 2, step: 'receive' });

    granted(await calls['appointments.arrived'](moved));
    const there = await onlyOf('2026-11-12');
    expect(there).toMatchObject({ state: 'ARRIVED', step: 'startApplication' });
    const started = granted(await calls['appointments.startApplication'](there));
    expect(started.draft).toMatchObject({
      letter: 'B',
      person: { surname: 'VOORBEELD Amina', birthDate: '1988-04-17' },
    });
    const served = await onlyOf('2026-11-12');
    expect(served).toMatchObject({ caseId: started.draftId, caseNumber: started.caseNumber, caseState: 'CHECKING' });
    granted(await calls['appointments.done'](served));
    expect((await onlyOf('2026-11-12')).state).toBe('DONE');

    const entries = await house.database.read.selectFrom('audit_entries').selectAll().orderBy('sequence').execute();
    expect(entries.map((entry) => entry.action)).toEqual([
      'appointmentBooked',
      'appointmentMoved',
      'appointmentArrived',
      'draftStarted',
      'appointmentApplicationStarted',
      'applicationBooked',
      'arrived',
      'appointmentDone',
    ]);
    expect(JSON.stringify(entries)).not.toContain('Amina');
    expect((await verifyChain(house.database.read)).whole).toBe(true);
  });

  it('that is out of the ordinary needs a reason, which then stands with it', async () => {
    const calls = callsOf(els);
    const booking = aBooking({ date: '2026-11-14', name: 'SPECIMEN João' });
    const refused = await calls['appointments.book']({ booking, reason: '' });
    expect(codeOf(refused)).toBe('reasonForBooking');
    granted(await calls['appointments.book']({ booking, reason: 'Huwelijk, we zijn open' }));
    expect(await onlyOf('2026-11-14')).toMatchObject({ reason: 'Huwelijk, we zijn open', step: 'wait' });
  });

  it('that two officers change at once keeps the first change and tells the second who made it', async () => {
    const seen = await onlyOf('2026-11-14');
    granted(await callsOf(jan)['appointments.cancel']({ ...seen, reason: 'Belde af' }));
    const late = await callsOf(els)['appointments.arrived'](seen);
    expect(late.ok ? null : late.error).toMatchObject({ code: 'appointmentChanged', params: { by: jan.name } });
    expect(await onlyOf('2026-11-14')).toMatchObject({ state: 'CANCELLED', reason: 'Belde af' });
  });

  it('that was cancelled by mistake is booked again', async () => {
    granted(await callsOf(els)['appointments.bookedAgain'](await onlyOf('2026-11-14')));
    expect((await onlyOf('2026-11-14')).state).toBe('BOOKED');
    expect(codeOf(await callsOf(els)['appointments.done'](await onlyOf('2026-11-14')))).toBe(
      'appointmentStepNotPossible',
    );
  });

  it('of somebody who walks in begins at this minute', async () => {
    house.now = '2026-11-16T09:07:30Z';
    const booking = aBooking({ time: '23:00', date: '2030-01-01' });
    granted(await callsOf(els)['appointments.walkIn']({ booking, reason: 'Dringende reis' }));
    expect(await onlyOf('2026-11-16')).toMatchObject({ state: 'ARRIVED', time: '10:07', channel: 'WALK_IN' });
  });
});

describe('the day of the appointment system', () => {
  const csv = (...lines: readonly string[]) => ({
    format: 'csv' as const,
    text: ['Nummer;Datum;Uur;Klant;Product', ...lines].join('\n'),
    columns: null,
  });

  it('is taken over once, however often its file comes; what changed there changes here', async () => {
    const calls = callsOf(els);
    const file = csv(
      'A1;17/11/2026;9:00;VOORBEELD Amina;Verblijfsdocument',
      'A2;17/11/2026;9:15;SPECIMEN João;Iets anders',
      'A3;31/11/2026;9:30;ONBESTAAND Dag;Verblijfsdocument',
      'A4;17/11/2026;;ZONDER Uur;Verblijfsdocument',
      'A1;17/11/2026;9:00;VOORBEELD Amina;Verblijfsdocument',
    );
    const read = granted(await calls['appointments.readFile'](file));
    expect(read.rows.map((row) => [row.outcome, row.problemKey?.split('.').at(-1) ?? null])).toEqual([
      ['new', null],
      ['new', null],
      ['refused', 'noDate'],
      ['refused', 'noTime'],
      ['refused', 'twiceInFile'],
    ]);
    expect(granted(await calls['appointments.day']({ date: '2026-11-17' })).appointments).toEqual([]);
    expect(granted(await calls['appointments.importFile'](file)).counts).toEqual({
      new: 2,
      changed: 0,
      cancelled: 0,
      kept: 0,
      same: 0,
      refused: 3,
    });
    expect(granted(await calls['appointments.importFile'](file)).counts).toMatchObject({ new: 0, same: 2 });

    const changed = csv('A1;17/11/2026;11:00;VOORBEELD Amina;Verblijfsdocument');
    expect(granted(await calls['appointments.importFile'](changed)).counts).toMatchObject({ changed: 1 });
    const day = granted(await calls['appointments.day']({ date: '2026-11-17' }));
    expect(day.appointments.map((one) => [one.time, one.name, one.typeCode, one.step])).toEqual([
      ['09:15', 'SPECIMEN João', '', 'chooseType'],
      ['11:00', 'VOORBEELD Amina', 'VERBLIJFSDOCUMENT', 'wait'],
    ]);
  });

  it('does not undo what staff did here', async () => {
    const calls = callsOf(els);
    const day = granted(await calls['appointments.day']({ date: '2026-11-17' }));
    const amina = day.appointments.find((one) => one.name === 'VOORBEELD Amina');
    if (amina === undefined) throw new Error('not there');
    granted(await calls['appointments.cancel']({ ...amina, reason: 'Belde af' }));
    const again = csv('A1;17/11/2026;14:00;VOORBEELD Amina;Verblijfsdocument');
    expect(granted(await calls['appointments.importFile'](again)).counts).toMatchObject({ same: 1, changed: 0 });
  });

  it('keeps the columns that staff pointed out for the next file', async () => {
    const calls = callsOf(els);
    const text = 'wanneer;wie\n18/11/2026 9:00;VOORBEELD Sam';
    const none = granted(await calls['appointments.readFile']({ format: 'csv', text, columns: null }));
    expect(none.rows[0]?.outcome).toBe('refused');
    const columns = { ...none.columns, date: 'wanneer', name: 'wie' };
    granted(await calls['appointments.importFile']({ format: 'csv', text, columns }));
    const next = granted(await calls['appointments.readFile']({ format: 'csv', text, columns: null }));
    expect(next.columns).toMatchObject({ date: 'wanneer', name: 'wie' });
    expect(next.rows[0]?.outcome).toBe('same');
  });

  it('that counts anew every day brings other people under the same numbers, each to the end', async () => {
    const calls = callsOf(els);
    const monday = csv(
      '1;23/11/2026;9:00;VOORBEELD Ada;Verblijfsdocument',
      '1;24/11/2026;9:00;VOORBEELD Bo;Verblijfsdocument',
    );
    const taken = async (file: typeof monday) => granted(await calls['appointments.importFile'](file)).counts;
    expect(await taken(monday)).toMatchObject({ new: 2, refused: 0 });
    expect(await taken(monday)).toMatchObject({ same: 2 });
    expect(await taken(csv('1;25/11/2026;9:00;VOORBEELD Cas;Verblijfsdocument'))).toMatchObject({ new: 1 });
    expect((await onlyOf('2026-11-23')).name).toBe('VOORBEELD Ada');
  });

  it('that cancels there what is still to come here cancels it here, and moves it to another desk', async () => {
    const calls = callsOf(els);
    const ics = (...lines: readonly string[]) => ({
      format: 'ical' as const,
      text: `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:z\nDTSTART:20261126T083000Z\nSUMMARY:SPECIMEN Zoë\n${lines.join('\n')}\nEND:VEVENT\nEND:VCALENDAR\n`,
      columns: null,
    });
    const taken = async (...lines: readonly string[]) =>
      granted(await calls['appointments.importFile'](ics(...lines))).counts;
    expect(await taken('STATUS:CANCELLED')).toMatchObject({ new: 0, refused: 1 });
    expect(await taken('LOCATION:Loket 8')).toMatchObject({ new: 1 });
    expect(await taken('LOCATION:Loket 9')).toMatchObject({ changed: 1 });
    expect(await onlyOf('2026-11-26')).toMatchObject({ state: 'BOOKED', desk: 'Loket 9' });
    expect(await taken('STATUS:CANCELLED')).toMatchObject({ cancelled: 1 });
    expect((await onlyOf('2026-11-26')).state).toBe('CANCELLED');
    expect(await taken('LOCATION:Loket 9')).toMatchObject({ same: 1 });
  });

  it.each([
    ['with a number', (time: string) => csv(`M1;30/11/2026;${time};VOORBEELD Mies;Verblijfsdocument`), true],
    ['without a number', (time: string) => csv(`;1/12/2026;${time};VOORBEELD Nona;Verblijfsdocument`), false],
  ])('leaves what staff moved here where they moved it, and says so: %s', async (_what, file, isNumbered) => {
    const calls = callsOf(els);
    const take = async (time: string) => granted(await calls['appointments.importFile'](file(time)));
    const date = isNumbered ? '2026-11-30' : '2026-12-01';
    expect((await take('9:00')).counts).toMatchObject({ new: 1 });
    const at = await onlyOf(date);
    const slot = { date: '2026-12-02', time: '10:30', minutes: 30, desk: 'Loket 4' };
    granted(await calls['appointments.move']({ ...at, slot, reason: 'Belde' }));
    const moved = async () =>
      granted(await calls['appointments.day']({ date: '2026-12-02' })).appointments.filter(
        ({ appointmentId }) => appointmentId === at.appointmentId,
      );
    for (const _again of [1, 2]) {
      const read = await take('9:00');
      expect(read.rows).toMatchObject([{ outcome: 'kept', here: slot, date, time: '09:00' }]);
      expect(read.counts).toMatchObject({ new: 0, changed: 0, kept: 1, same: 0 });
      expect(await moved()).toMatchObject([slot]);
    }
    if (!isNumbered) return;
    // Another name there comes here too; the moment stays.
    const renamed = csv('M1;30/11/2026;9:00;VOORBEELD Mies-Lot;Verblijfsdocument');
    expect(granted(await calls['appointments.importFile'](renamed)).counts).toMatchObject({ kept: 1 });
    expect(await moved()).toMatchObject([{ ...slot, name: 'VOORBEELD Mies-Lot' }]);
    // Yet another moment there since holds, and is said beside where it stood here.
    expect((await take('11:00')).rows).toMatchObject([{ outcome: 'movedThere', here: slot }]);
    expect(await onlyOf(date)).toMatchObject({ time: '11:00', name: 'VOORBEELD Mies' });
    expect((await take('11:00')).counts).toMatchObject({ same: 1 });
    expect((await take('12:00')).rows).toMatchObject([{ outcome: 'changed', here: null }]);
  });

  it('that has what staff moved here at the same moment leads again from then on; cancelled there, it stays', async () => {
    const calls = callsOf(els);
    const take = async (start: string, ...lines: readonly string[]) => {
      const event = [`UID:m`, `DTSTART:20261203T${start}00Z`, 'SUMMARY:SPECIMEN Mo', ...lines];
      const text = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...event, 'END:VEVENT', 'END:VCALENDAR', ''].join('\n');
      return granted(await calls['appointments.importFile']({ format: 'ical', text, columns: null })).rows[0];
    };
    expect(await take('0800')).toMatchObject({ outcome: 'new' });
    const at = await onlyOf('2026-12-03');
    granted(await calls['appointments.move']({ ...at, slot: { ...at, time: '10:00' }, reason: 'Belde' }));
    expect(await take('0800', 'STATUS:CANCELLED')).toMatchObject({ outcome: 'keptThough', here: { time: '10:00' } });
    expect((await onlyOf('2026-12-03')).state).toBe('BOOKED');
    expect(await take('0900')).toMatchObject({ outcome: 'same' });
    expect(await take('0800')).toMatchObject({ outcome: 'changed' });
    expect(await take('0800', 'STATUS:CANCELLED')).toMatchObject({ outcome: 'cancelled' });
  });

  it('that has more rows than can be taken over is refused whole', async () => {
    const rows = Array.from({ length: 5001 }, (_row, at) => `${at};27/11/2026;9:00;VOORBEELD Ada;`);
    expect(codeOf(await callsOf(els)['appointments.importFile'](csv(...rows)))).toBe('appointmentFileTooLarge');
  });

  it('refuses what is no such file, and says so', async () => {
    const calls = callsOf(els);
    expect(codeOf(await calls['appointments.readFile']({ format: 'ical', text: 'x', columns: null }))).toBe(
      'appointmentFileUnreadable',
    );
    expect(codeOf(await calls['appointments.readFile']({ format: 'csv', text: 'Datum;Naam', columns: null }))).toBe(
      'appointmentFileEmpty',
    );
  });

  it('goes out as a calendar that comes in again as the same day', async () => {
    const calls = callsOf(els);
    const out = granted(await calls['appointments.exportFile']({ from: '2026-11-18', to: '2026-11-18' }));
    expect(out).toEqual({ path: '/uitvoer/agenda-2026-11-18.ics', count: 1 });
    const text = files.get('agenda-2026-11-18.ics') ?? '';
    expect(text).toContain('VOORBEELD Sam');
    const back = granted(await calls['appointments.readFile']({ format: 'ical', text, columns: null }));
    expect(back.rows).toMatchObject([{ date: '2026-11-18', time: '09:00', outcome: 'same' }]);

    // One that came from a table is known again by its own number, one of another house is taken over once.
    granted(await calls['appointments.exportFile']({ from: '2026-11-23', to: '2026-11-23' }));
    const ofTable = { format: 'ical' as const, text: files.get('agenda-2026-11-23.ics') ?? '', columns: null };
    expect(granted(await calls['appointments.readFile'](ofTable)).counts).toMatchObject({ new: 0, same: 1 });
    const text2 = text.replace(/UID:[^@]+@/, 'UID:22222222-2222-4222-8222-222222222222@').replace('Sam', 'Tom');
    const ofOther = { format: 'ical' as const, text: text2, columns: null };
    expect(granted(await calls['appointments.importFile'](ofOther)).counts).toMatchObject({ new: 1 });
    expect(granted(await calls['appointments.importFile'](ofOther)).counts).toMatchObject({ same: 1 });
  });
});
