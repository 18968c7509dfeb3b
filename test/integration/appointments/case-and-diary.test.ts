/** The diary and the cases tell one story: what is done in the one happens in the other, in one transaction. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AppointmentServices,
  createAppointmentCalls,
  createCaseDiary,
} from '../../../electron/appointments/index.ts';
import { verifyChain } from '../../../electron/audit/index.ts';
import {
  finishApplication,
  type IntakeServices,
  loadCase,
  recordStep,
  saveDraft,
  startDraft,
} from '../../../electron/cases/index.ts';
import type { Appointment, Booking, CaseStep } from '../../../electron/ipc/contract.ts';
import { cardTypes } from '../../../electron/rules/index.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { aBooking } from '../../unit/appointments/a-booking.ts';
import { seedProfile } from '../../unit/rules/seed-profile.ts';
import { application, type CounterHouse, calmRules, codeOf, els, granted, openHouse } from '../cases/counter-house.ts';

const profile = seedProfile('seed-002');

describe.each(DATABASES)('diary and cases on %s', (kind) => {
  let house: CounterHouse;
  let services: AppointmentServices & IntakeServices;
  let cards = 0;
  beforeEach(async () => {
    house = await openHouse('2026-11-09T08:00:00Z', undefined, kind);
    house.rules = { ...calmRules };
    const around = { ...house.services, profiles: { inForce: () => profile, version: () => profile } };
    services = {
      ...around,
      diary: createCaseDiary(around),
      cardTypes,
      announceAppointments: () => undefined,
      writeExport: async () => null,
    };
  });
  afterEach(async () => {
    expect((await verifyChain(house.database.read)).whole).toBe(true);
    await house.close();
  });

  const calls = () => createAppointmentCalls(services, (answer) => (input) => answer(els, input));
  const begin = async (surname = 'VOORBEELD', givenNames = 'Amina'): Promise<string> => {
    const draft = granted(await startDraft(services, els, null));
    const filled = application(surname, givenNames);
    granted(await saveDraft(services, els, { draftId: draft.draftId, revision: draft.revision, draft: filled }));
    return draft.draftId;
  };
  const read = async (caseId: string) => {
    const stored = await loadCase(house.database.read, caseId);
    if (stored === null) throw new Error('gone');
    return stored;
  };
  const step = async (caseId: string, value: CaseStep) =>
    recordStep(services, { caseId, version: (await read(caseId)).version, officer: els }, value);
  const finish = async (caseId: string, waiver: Parameters<typeof finishApplication>[2]['waiver'] = null) =>
    finishApplication(services, els, {
      draftId: caseId,
      draft: (await read(caseId)).application,
      shownDueCents: 2130,
      waiver,
    });
  const ready = async (): Promise<string> => {
    const caseId = await begin();
    granted(await finish(caseId));
    cards += 1;
    const cardNumber = `B${String(cards).padStart(9, '0')}`;
    granted(await step(caseId, { step: 'acceptedByRegister', reference: '' }));
    granted(await step(caseId, { step: 'cardArrived', cardNumber, location: 'C7' }));
    granted(await step(caseId, { step: 'codesSent' }));
    return caseId;
  };
  const of = async (caseId: string, date: string): Promise<Appointment> => {
    const day = granted(await calls()['appointments.day']({ date }));
    const [one] = day.appointments.filter((found) => found.caseId === caseId);
    if (one === undefined) throw new Error(JSON.stringify(day.appointments));
    return one;
  };
  const book = async (caseId: string, change: Partial<Booking> = {}, reason = '') =>
    calls()['appointments.book']({ booking: aBooking({ caseId, ...change }), reason });
  const historyOf = async (caseId: string): Promise<readonly string[]> => {
    const rows = await house.database.read
      .selectFrom('audit_entries')
      .select('action')
      .where('case_id', '=', caseId)
      .orderBy('sequence')
      .execute();
    return rows.map(({ action }) => action);
  };

  it('books, moves, cancels and receives for a case, each told once in its history', async () => {
    const caseId = await begin();
    granted(await book(caseId));
    expect((await read(caseId)).state).toBe('APPT_APPLY');
    expect((await read(caseId)).course.appointment).toMatchObject({ time: '2026-11-10T09:30', purpose: 'APPLY' });
    expect(codeOf(await book(caseId, { time: '10:00' }))).toBe('caseHasAppointment');

    const slot = { date: '2026-11-12', time: '10:00', minutes: 15, desk: 'Loket 3' };
    granted(await calls()['appointments.move']({ ...(await of(caseId, '2026-11-10')), slot, reason: '' }));
    expect((await read(caseId)).course.appointment?.time).toBe('2026-11-12T10:00');
    granted(await calls()['appointments.cancel']({ ...(await of(caseId, '2026-11-12')), reason: 'Belde af' }));
    expect(await read(caseId)).toMatchObject({ state: 'ENTITLED', course: { appointment: null } });

    granted(await calls()['appointments.bookedAgain'](await of(caseId, '2026-11-12')));
    expect((await read(caseId)).state).toBe('APPT_APPLY');
    house.now = '2026-11-12T08:58:00Z';
    granted(await calls()['appointments.arrived'](await of(caseId, '2026-11-12')));
    expect((await read(caseId)).state).toBe('CHECKING');
    expect(await of(caseId, '2026-11-12')).toMatchObject({ state: 'ARRIVED', step: 'openCase' });
    expect(await historyOf(caseId)).toEqual([
      'draftStarted',
      'applicationBooked',
      'caseAppointmentMoved',
      'caseAppointmentCancelled',
      'applicationBooked',
      'arrived',
    ]);
  });

  it('notes a no-show in the case, and receives who comes late all the same', async () => {
    const caseId = await begin();
    granted(await book(caseId));
    house.now = '2026-11-10T09:10:00Z';
    expect(await of(caseId, '2026-11-10')).toMatchObject({ lateMinutes: 40, step: 'receiveLateOrMove' });
    granted(await calls()['appointments.noShow'](await of(caseId, '2026-11-10')));
    expect((await read(caseId)).state).toBe('ENTITLED');
    granted(await calls()['appointments.arrived'](await of(caseId, '2026-11-10')));
    expect((await read(caseId)).state).toBe('CHECKING');
  });

  it('takes an arrival back in both, and refuses once the case went on', async () => {
    const caseId = await begin();
    granted(await book(caseId));
    granted(await calls()['appointments.arrived'](await of(caseId, '2026-11-10')));
    granted(await calls()['appointments.bookedAgain'](await of(caseId, '2026-11-10')));
    expect((await read(caseId)).state).toBe('APPT_APPLY');
    granted(await calls()['appointments.arrived'](await of(caseId, '2026-11-10')));
    granted(await step(caseId, { step: 'foundIncomplete', items: ['pasfoto'], note: '' }));
    const refused = await calls()['appointments.bookedAgain'](await of(caseId, '2026-11-10'));
    expect(codeOf(refused)).toBe('caseWentOn');
    expect((await of(caseId, '2026-11-10')).state).toBe('ARRIVED');
    expect((await read(caseId)).state).toBe('INCOMPLETE');
  });

  it('shows in the diary what is recorded on the page of the case, and what is taken back there', async () => {
    const caseId = await begin();
    granted(await step(caseId, { step: 'appointmentBooked', at: '2026-11-10T11:00' }));
    expect(await of(caseId, '2026-11-10')).toMatchObject({
      state: 'BOOKED',
      time: '11:00',
      name: 'VOORBEELD Amina',
      desk: els.workstation,
      letter: 'EU',
    });
    granted(await step(caseId, { step: 'appointmentMoved', at: '2026-11-10T13:00' }));
    expect(await of(caseId, '2026-11-10')).toMatchObject({ state: 'BOOKED', time: '13:00' });
    granted(await step(caseId, { step: 'undone', reason: 'verkeerd uur' }));
    expect(await of(caseId, '2026-11-10')).toMatchObject({ state: 'BOOKED', time: '11:00' });
    granted(await step(caseId, { step: 'didNotCome' }));
    expect((await of(caseId, '2026-11-10')).state).toBe('NO_SHOW');
    granted(await step(caseId, { step: 'undone', reason: 'was er toch' }));
    expect((await of(caseId, '2026-11-10')).state).toBe('BOOKED');
    granted(await step(caseId, { step: 'arrived' }));
    expect((await of(caseId, '2026-11-10')).state).toBe('ARRIVED');
    granted(await step(caseId, { step: 'cancelled', cause: 'DEATH', reason: 'overleden' }));
    granted(await step(caseId, { step: 'undone', reason: 'verkeerd dossier' }));
    expect((await read(caseId)).state).toBe('CHECKING');
    expect((await of(caseId, '2026-11-10')).state).toBe('ARRIVED');
  });

  it('frees the slot of a case that ends, and gives it back when that is taken back', async () => {
    const caseId = await begin();
    granted(await book(caseId));
    granted(await step(caseId, { step: 'transferred', municipality: 'Elders', reason: 'verhuisd' }));
    expect(await of(caseId, '2026-11-10')).toMatchObject({ state: 'CANCELLED', reason: 'verhuisd' });
    granted(await step(caseId, { step: 'undone', reason: 'verkeerd dossier' }));
    expect((await of(caseId, '2026-11-10')).state).toBe('BOOKED');
    expect((await read(caseId)).state).toBe('APPT_APPLY');
  });

  it('books the collection only for what is ready, unless there is a reason', async () => {
    const early = await begin('SPECIMEN', 'João');
    const collect = { purpose: 'COLLECT', product: 'EVK', typeCode: 'EVK' } as const;
    expect(codeOf(await book(early, collect))).toBe('reasonForBooking');
    const judged = granted(
      await calls()['appointments.judge']({ booking: aBooking({ caseId: early, ...collect }), appointmentId: null }),
    );
    expect(judged.findings).toContainEqual(expect.objectContaining({ code: 'CASE_NOT_APPLIED', step: 'openCase' }));

    const caseId = await ready();
    granted(await book(caseId, collect, 'past niet anders'));
    expect((await read(caseId)).state).toBe('APPT_COLLECT');
    granted(await calls()['appointments.noShow'](await of(caseId, '2026-11-10')));
    expect((await read(caseId)).state).toBe('READY');
    granted(await calls()['appointments.bookedAgain'](await of(caseId, '2026-11-10')));
    granted(await step(caseId, { step: 'codesReprintAsked', reason: 'brief kwijt' }));
    expect(await read(caseId)).toMatchObject({ state: 'READY', course: { appointment: null } });
    expect((await of(caseId, '2026-11-10')).state).toBe('CANCELLED');
  });

  it('starts the application of a booking with its case at the counter', async () => {
    granted(await calls()['appointments.book']({ booking: aBooking(), reason: '' }));
    const [booked] = granted(await calls()['appointments.day']({ date: '2026-11-10' })).appointments;
    if (booked === undefined) throw new Error('no booking');
    granted(await calls()['appointments.arrived'](booked));
    const started = granted(await calls()['appointments.startApplication']({ ...booked, version: 2 }));
    expect((await read(started.draftId)).state).toBe('CHECKING');
    const walked = aBooking({ name: 'SPECIMEN João' });
    granted(await calls()['appointments.walkIn']({ booking: walked, reason: 'Dringende reis' }));
    const there = granted(await calls()['appointments.day']({ date: '2026-11-09' })).appointments[0];
    if (there === undefined) throw new Error('no walk-in');
    const second = granted(await calls()['appointments.startApplication'](there));
    expect((await read(second.draftId)).course).toMatchObject({
      walkIn: { allowed: 'no' },
      waivers: [{ guard: 'walkInAllowed', reason: 'Dringende reis', by: els.name }],
    });
  });

  describe('an application that is finished without an appointment', () => {
    it('goes through where no diary is kept here, for nobody can tell', async () => {
      const caseId = await begin();
      granted(await finish(caseId));
      expect((await read(caseId)).course.walkIn).toMatchObject({ allowed: 'unknown' });
    });

    it('needs a reason where only appointments are received', async () => {
      granted(await calls()['appointments.book']({ booking: aBooking({ name: 'IEMAND Anders' }), reason: '' }));
      const caseId = await begin();
      const refused = await finish(caseId);
      expect(refused.ok ? null : refused.error).toMatchObject({
        code: 'guard.walkInAllowed',
        params: { waivable: 'walkInAllowed' },
      });
      expect((await read(caseId)).state).toBe('DRAFT');
      expect(codeOf(await finish(caseId, { guard: 'nothingOpen', reason: 'x' }))).toBe('notWaivable');
      granted(await finish(caseId, { guard: 'walkInAllowed', reason: 'kwam van ver' }));
      expect(await read(caseId)).toMatchObject({
        state: 'ORDERED',
        course: { walkIn: { allowed: 'no' }, waivers: [{ guard: 'walkInAllowed', reason: 'kwam van ver' }] },
      });
      expect(await historyOf(caseId)).toContain('conditionWaived');
    });

    it('finds the appointment of today by name and day of birth, and finishes that too', async () => {
      house.now = '2026-11-10T08:30:00Z';
      const booking = aBooking({ name: 'Voorbeeld amina', birthDate: '1984-07-02' });
      granted(await calls()['appointments.book']({ booking, reason: 'nu' }));
      const other = await begin('VOORBEELD', 'Amine');
      expect(codeOf(await finish(other))).toBe('guard.walkInAllowed');
      const caseId = await begin();
      granted(await finish(caseId));
      expect((await read(caseId)).state).toBe('ORDERED');
      expect(await of(caseId, '2026-11-10')).toMatchObject({ state: 'DONE' });
      expect(await historyOf(caseId)).toEqual([
        'draftStarted',
        'applicationBooked',
        'arrived',
        'applicationFinished',
        'paymentRecorded',
      ]);
    });
  });
});
