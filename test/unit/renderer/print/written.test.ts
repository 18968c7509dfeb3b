import { describe, expect, it } from 'vitest';
import { proofZoom, rollLength } from '../../../../renderer/print/page-length.ts';
import { keyed, nameOf, type Writing, written } from '../../../../renderer/print/written.ts';

const writing = (language: Writing['language']): Writing => ({
  language,
  text: (key, params = {}) => `${key} ${JSON.stringify(params)}`,
});
const nl = writing('nl');
const NBSP = '\u00a0';

describe('values on paper', () => {
  it('write a promised date with its weekday, short on the roll and in full on A5', () => {
    const value = { kind: 'date', date: '2026-11-12' } as const;
    expect(written(value, nl)).toBe('12/11/2026');
    expect(written(value, nl, 'day')).toBe(`do${NBSP}12/11/2026`);
    expect(written(value, nl, 'long')).toBe('donderdag 12 november 2026');
    expect(written(value, writing('fr'), 'long')).toBe('jeudi 12 novembre 2026');
    expect(written(value, writing('de'), 'long')).toBe('Donnerstag, 12. November 2026');
  });

  it('write a period as one day where both ends are the same', () => {
    const one = { kind: 'dates', from: '2026-11-12', to: '2026-11-12' } as const;
    const two = { kind: 'dates', from: '2026-11-12', to: '2026-11-13' } as const;
    expect(written(one, nl, 'long')).toBe('donderdag 12 november 2026');
    expect(written(two, nl, 'day')).toBe(`do${NBSP}12/11/2026 – vr${NBSP}13/11/2026`);
    expect(written(two, nl, 'long')).toBe('paper.fromTo {"from":"2026-11-12","to":"2026-11-13"}');
  });

  it('keep a birth date as far as it is known', () => {
    expect(written({ kind: 'date', date: '1991-03' }, nl)).toBe('03/1991');
    expect(written({ kind: 'date', date: '1991' }, nl)).toBe('1991');
  });

  it('write money, moments and texts', () => {
    expect(written({ kind: 'money', cents: 123_450 }, nl)).toBe(`€${NBSP}1.234,50`);
    expect(written({ kind: 'instant', at: '2026-11-09T13:46:00Z' }, nl)).toBe(`09/11/2026, 14.46${NBSP}uur`);
    expect(written({ kind: 'texts', text: { nl: 'Gewoon', fr: 'Normal' } }, writing('fr'))).toBe('Normal');
    expect(written({ kind: 'texts', text: { nl: 'Gewoon' } }, writing('de'))).toBe('Gewoon');
    expect(written({ kind: 'key', key: 'print.note.noVat', params: {} }, nl)).toBe('print.note.noVat {}');
    expect(nameOf({ nl: 'Stad Brugge', fr: 'Ville de Bruges' }, 'fr')).toBe('Ville de Bruges');
  });

  it('give equal lines keys of their own', () => {
    const keys = keyed(['same', 'same']).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
  });
});

describe('the roll', () => {
  it('is as long as its content and two margins, rounded up so that nothing falls on a second page', () => {
    const hundredMillimetres = (100 * 96) / 25.4;
    expect(rollLength(hundredMillimetres)).toBeGreaterThanOrEqual(108);
    expect(rollLength(hundredMillimetres)).toBeLessThanOrEqual(110);
    expect(rollLength(hundredMillimetres + 1)).toBe(rollLength(hundredMillimetres) + 1);
  });
});

describe('the A5 sheet', () => {
  const millimetres = (length: number): number => (length * 96) / 25.4;

  it('is drawn at full size where it fits, and a little smaller where that keeps it on one sheet', () => {
    expect(proofZoom(millimetres(150))).toBe(1);
    const zoom = proofZoom(millimetres(200));
    expect(zoom).toBeLessThan(1);
    expect(zoom * millimetres(200)).toBeLessThanOrEqual(millimetres(188));
  });

  it('goes on to a second sheet at full size rather than become unreadable', () => {
    expect(proofZoom(millimetres(240))).toBe(1);
  });
});
