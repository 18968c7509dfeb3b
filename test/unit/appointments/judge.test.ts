import { describe, expect, it, test } from 'vitest';
import { judgeBooking, nextStep } from '../../../electron/appointments/index.ts';
import type { Booking } from '../../../electron/ipc/contract.ts';
import { cardTypes } from '../../../electron/rules/index.ts';
import { seedProfile } from '../rules/seed-profile.ts';
import { aBooking } from './a-booking.ts';

const NOW = '2026-11-02T09:00:00';
const codes = (booking: Booking, profileId = 'seed-002', others: readonly Booking[] = [], now = NOW) =>
  judgeBooking(booking, { profile: seedProfile(profileId), cardTypes, others, now })
    .filter((finding) => finding.severity === 'confirm')
    .map((finding) => finding.code);

describe('what asks for a reason', () => {
  it('is nothing for an ordinary booking', () => {
    expect(codes(aBooking())).toEqual([]);
  });

  test.each<[string, Partial<Booking>, string[]]>([
    ['a Saturday', { date: '2026-11-14' }, ['WEEKEND']],
    ['Armistice Day', { date: '2026-11-11' }, ['HOLIDAY']],
    ['a moment that is over', { date: '2026-11-02', time: '08:55' }, ['PAST']],
    ['this very minute', { date: '2026-11-02', time: '09:00' }, []],
    ['two persons in one slot', { persons: 2 }, ['TOO_MANY_PERSONS']],
    ['a type that is not for collecting', { purpose: 'COLLECT' }, ['WRONG_TYPE']],
    ['no type while one fits', { typeCode: '' }, ['NO_TYPE']],
    ['somebody who walks in where that is not done', { channel: 'WALK_IN' }, ['ONLY_BY_APPOINTMENT']],
    ['a letter that is no longer made', { letter: 'C' }, ['NOT_POSSIBLE']],
  ])('%s', (_what, part, expected) => {
    expect(codes(aBooking(part))).toEqual(expected);
  });

  it('is an A card before its 45 days, to the day', () => {
    const renewal = { letter: 'A', heldLetter: 'A', heldUntil: '2026-12-31' } as const;
    expect(codes(aBooking({ ...renewal, date: '2026-11-13' }))).toEqual(['TOO_EARLY']);
    expect(codes(aBooking({ ...renewal, date: '2026-11-16' }))).toEqual([]);
  });

  it('is an adult card before three months before the twelfth birthday, to the day', () => {
    const child = { birthDate: '2015-02-20' } as const;
    expect(codes(aBooking({ ...child, date: '2026-11-19' }))).toContain('TOO_EARLY');
    expect(codes(aBooking({ ...child, date: '2026-11-20' }))).not.toContain('TOO_EARLY');
  });

  it('is a slot that somebody else has, also in part; touching ends are free', () => {
    const other = aBooking({ name: 'SPECIMEN João', time: '09:40' });
    expect(codes(aBooking(), 'seed-002', [other])).toEqual(['SLOT_TAKEN']);
    expect(codes(aBooking({ time: '09:25' }), 'seed-002', [other])).toEqual([]);
    expect(codes(aBooking({ desk: 'Loket 4' }), 'seed-002', [other])).toEqual([]);
    expect(codes(aBooking({ time: '09:55' }), 'seed-002', [other])).toEqual([]);
  });

  it('is nothing for a desk that receives without appointment', () => {
    const collect = aBooking({ typeCode: 'COLLECT', purpose: 'COLLECT', channel: 'WALK_IN', date: '2026-11-02' });
    expect(codes(collect, 'seed-003')).toEqual([]);
  });
});

describe('what is told', () => {
  const told = (booking: Booking, profileId: string) =>
    judgeBooking(booking, { profile: seedProfile(profileId), cardTypes, others: [], now: NOW }).filter(
      (finding) => finding.severity === 'note',
    );

  it('is to come a quarter of an hour early where photos can be made in a booth', () => {
    expect(told(aBooking(), 'seed-002')).toMatchObject([
      { code: 'COME_EARLY_FOR_PHOTO', params: { minutes: 15 }, source: expect.stringContaining('seed-002') },
    ]);
  });

  it('is that no appointment is needed where people walk in', () => {
    const booking = aBooking({ typeCode: 'COLLECT', purpose: 'COLLECT' });
    expect(told(booking, 'seed-003').map((finding) => finding.code)).toEqual(['NO_APPOINTMENT_NEEDED']);
  });
});

describe('what to do now', () => {
  test.each<[string, Partial<Booking>, string, string]>([
    ['2026-11-09T10:00:00', {}, 'BOOKED', 'wait'],
    ['2026-11-10T09:20:00', {}, 'BOOKED', 'receive'],
    ['2026-11-10T09:44:59', {}, 'BOOKED', 'receive'],
    ['2026-11-10T09:45:00', {}, 'BOOKED', 'receiveLateOrMove'],
    ['2026-11-11T08:00:00', {}, 'BOOKED', 'noteNoShow'],
    ['2026-11-10T09:31:00', {}, 'ARRIVED', 'startApplication'],
    ['2026-11-10T09:31:00', { purpose: 'COLLECT' }, 'ARRIVED', 'openCollection'],
    ['2026-11-10T09:31:00', { purpose: 'ACTIVATE_CERT' }, 'ARRIVED', 'openCard'],
    ['2026-11-10T09:31:00', { caseId: '00000000-0000-4000-8000-000000000000' }, 'ARRIVED', 'openCase'],
    ['2026-11-10T09:31:00', {}, 'NO_SHOW', 'nothing'],
  ])('at %s with %o, %s: %s', (now, part, state, expected) => {
    expect(nextStep(aBooking(part), state, [], now)).toBe(expected);
  });

  it('is the mend of what is wrong, before the day comes', () => {
    const findings = judgeBooking(aBooking({ typeCode: '' }), {
      profile: seedProfile('seed-002'),
      cardTypes,
      others: [],
      now: NOW,
    });
    expect(nextStep(aBooking(), 'BOOKED', findings, NOW)).toBe('chooseType');
  });
});
