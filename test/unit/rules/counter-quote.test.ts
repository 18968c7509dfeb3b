import { describe, expect, it } from 'vitest';
import {
  type CounterQuestion,
  cardTypes,
  counterQuote,
  counterWishes,
  PRODUCTS,
} from '../../../electron/rules/index.ts';
import { seedProfile } from './seed-profile.ts';

const usual: CounterQuestion = {
  wanted: 'B',
  reason: 'RENEWAL',
  birthDate: '',
  procedure: 'NORMAL',
  delivery: 'MUNICIPALITY',
  held: null,
  answers: {},
};
const quote = (profileId: string, change: Partial<CounterQuestion> = {}, at = '2026-11-10T14:30:00') =>
  counterQuote(seedProfile(profileId), cardTypes, { ...usual, ...change }, at);

describe('the quick calculator', () => {
  it('answers for an adult when no birth date is typed', () => {
    expect(quote('seed-002')).toMatchObject({
      possible: 'yes',
      product: 'EVK',
      fee: { cents: 2130, rule: '002-1' },
      promised: { from: '2026-12-01', to: '2026-12-01' },
      questions: [],
      instead: null,
    });
  });

  it('takes the child card below twelve, the adult card from three months before the birthday', () => {
    expect(quote('seed-000', { birthDate: '2016' })).toMatchObject({ product: 'EVK_CHILD', fee: { cents: 1200 } });
    // Twelve on 11-02-2027: the window opens on 11-11-2026.
    const at = (day: string) => quote('seed-000', { birthDate: '2015-02-11' }, `${day}T10:00:00`);
    expect(at('2026-11-10').product).toBe('EVK_CHILD');
    expect(at('2026-11-11')).toMatchObject({ product: 'EVK', activationNotBefore: '2027-02-11' });
    // Eleven or twelve: the year alone does not tell, so the officer is asked.
    const open = quote('seed-000', { birthDate: '2014' });
    expect(open.product).toBe('EVK');
    expect(open).toMatchObject({ possible: 'unknown', activationNotBefore: null });
    expect(open.questions.map(({ code }) => code)).toEqual(['AGE_AT_LEAST_12']);
    const told = (answer: 'yes' | 'no') =>
      quote('seed-000', { birthDate: '2014', answers: { AGE_AT_LEAST_12: answer } });
    expect(told('yes')).toMatchObject({ possible: 'yes', activationNotBefore: null });
    expect(told('no')).toMatchObject({ possible: 'yes', activationNotBefore: '2026-12-31' });
  });

  it('names the letter that is meant instead', () => {
    expect(quote('seed-002', { wanted: 'F' })).toMatchObject({ possible: 'no', instead: 'F+' });
    expect(quote('seed-002', { wanted: 'C' })).toMatchObject({ possible: 'no', instead: 'K' });
    expect(quote('seed-002', { wanted: 'E+' })).toMatchObject({ possible: 'no', instead: 'EU+' });
    expect(quote('seed-002', { wanted: 'K' }).instead).toBeNull();
  });

  it('sets the procedures beside each other, each with its price and date', () => {
    const { procedures } = quote('seed-004', { wanted: 'F+' }, '2026-11-10T15:00:00');
    expect(
      procedures.map(({ procedure, delivery, fee, promised }) => [procedure, delivery, fee.cents, promised]),
    ).toEqual([
      ['NORMAL', 'MUNICIPALITY', 1700, { from: '2026-12-01', to: '2026-12-08' }],
      ['URGENT', 'MUNICIPALITY', 8600, { from: '2026-11-16', to: '2026-11-16' }],
      ['VERY_URGENT', 'MUNICIPALITY', 13000, { from: '2026-11-13', to: '2026-11-13' }],
      ['VERY_URGENT', 'CENTRAL', 10000, { from: '2026-11-13', to: '2026-11-13' }],
    ]);
  });

  it.each([
    ['2026-11-10T14:42:00', 18],
    ['2026-11-10T14:59:59', 1],
    ['2026-11-10T08:00:00', 420],
  ])('at %s, says that the urgent date holds for %i minutes, and what comes after', (at, minutesLeft) => {
    const { procedures } = quote('seed-004', { wanted: 'F+' }, at);
    expect(procedures.map(({ cutOff }) => cutOff?.minutesLeft ?? null)).toEqual([
      null,
      minutesLeft,
      minutesLeft,
      minutesLeft,
    ]);
    const urgent = procedures.find(({ procedure }) => procedure === 'URGENT');
    expect(urgent?.promised).toEqual({ from: '2026-11-13', to: '2026-11-13' });
    expect(urgent?.cutOff).toMatchObject({ time: '15:00', afterwards: { from: '2026-11-16', to: '2026-11-16' } });
  });

  it.each(['2026-11-10T15:00:00', '2026-11-11T09:00:00', '2026-11-14T09:00:00'])(
    'at %s no cut-off lies ahead: it is past, or nothing is ordered that day',
    (at) => {
      const { procedures } = quote('seed-004', { wanted: 'F+' }, at);
      expect(procedures.map(({ cutOff }) => cutOff)).toEqual([null, null, null, null]);
    },
  );

  it('knows products without a letter, and lists everything that can be asked', () => {
    expect(quote('seed-000', { wanted: 'AI' })).toMatchObject({ product: 'AI', letter: null, fee: { cents: 200 } });
    expect(quote('seed-000', { wanted: 'TRAVEL' }).fee).toMatchObject({ state: 'unknown', rule: '000-9' });
    const wishes = counterWishes(seedProfile('seed-002'), cardTypes).map(({ wanted }) => wanted);
    expect(wishes).toContain('M_PERMANENT');
    expect(wishes.filter((wanted) => PRODUCTS.some((product) => product === wanted))).not.toContain('EVK');
    expect(new Set(wishes).size).toBe(wishes.length);
  });
});
