import { describe, expect, it } from 'vitest';
import {
  dayOfInstant,
  formatAmount,
  formatCardNumber,
  formatDate,
  formatDayDate,
  formatInstant,
  formatLongDate,
  formatMoney,
  formatNationalNumber,
  formatPeriod,
  formatTime,
} from '../../../../renderer/i18n/format.ts';

const NBSP = '\u00a0';

describe('dates', () => {
  it.each([
    ['2026-11-09', '09/11/2026'],
    ['1991-03', '03/1991'],
    ['1991', '1991'],
    ['', ''],
    ['geen datum', 'geen datum'],
  ])('writes %s as %s', (iso, written) => expect(formatDate(iso)).toBe(written));
  it('writes nothing for no date', () => expect(formatDate(null)).toBe(''));
  it.each([
    ['nl', `do${NBSP}12/11/2026`],
    ['fr', `jeu${NBSP}12/11/2026`],
    ['de', `Do${NBSP}12/11/2026`],
    ['en', `Thu${NBSP}12/11/2026`],
  ] as const)('names the day of a promised date in %s', (language, written) =>
    expect(formatDayDate('2026-11-12', language)).toBe(written),
  );
  it.each([
    ['nl', 'maandag 9 november 2026'],
    ['fr', 'lundi 9 novembre 2026'],
    ['de', 'Montag, 9. November 2026'],
    ['en', 'Monday 9 November 2026'],
  ] as const)('writes a date in a %s sentence', (language, written) =>
    expect(formatLongDate('2026-11-09', language).replace(/, (?=9 November)/, ' ')).toBe(written),
  );
  it('writes one day of a period once', () => {
    expect(formatPeriod('2026-11-12', '2026-11-12', 'nl')).toBe(`do${NBSP}12/11/2026`);
    expect(formatPeriod('2026-11-12', '2026-11-13', 'nl')).toBe(`do${NBSP}12/11/2026 – vr${NBSP}13/11/2026`);
  });
});

describe('moments', () => {
  it.each([
    ['nl', `14.42${NBSP}uur`],
    ['fr', `14${NBSP}h${NBSP}42`],
    ['de', `14.42${NBSP}Uhr`],
    ['en', '14:42'],
  ] as const)('writes the time on a Belgian clock in %s', (language, written) =>
    expect(formatTime('2026-11-09T13:42:00Z', language)).toBe(written),
  );
  it('writes a clock time alike', () => expect(formatTime('15:00', 'nl')).toBe(`15.00${NBSP}uur`));
  it('follows summer time', () => expect(formatTime('2026-07-01T12:05:00Z', 'nl')).toBe(`14.05${NBSP}uur`));
  it('puts an instant late in the evening on the Belgian day', () => {
    expect(dayOfInstant('2026-11-09T23:30:00Z')).toBe('2026-11-10');
    expect(formatInstant('2026-11-09T23:30:00Z', 'nl')).toBe(`10/11/2026, 00.30${NBSP}uur`);
  });
  it('gives text that is no instant back', () => expect(formatTime('straks', 'nl')).toBe('straks'));
});

describe('money', () => {
  it.each([
    [123450, `€${NBSP}1.234,50`],
    [2500, `€${NBSP}25,00`],
    [5, `€${NBSP}0,05`],
    [0, `€${NBSP}0,00`],
    [-2500, `−€${NBSP}25,00`],
    [100_000_000, `€${NBSP}1.000.000,00`],
  ])('writes %i cents as %s', (cents, written) => expect(formatMoney(cents)).toBe(written));
  it('writes amounts of a column without the sign', () => expect(formatAmount(-123456)).toBe('−1.234,56'));
});

describe('numbers', () => {
  it.each([
    ['91031499829', '91.03.14-998.29'],
    ['91.03.14-998.29', '91.03.14-998.29'],
    ['910314 998 29', '91.03.14-998.29'],
    ['9103149982', '9103149982'],
    ['', ''],
  ])('writes national number %s as %s', (typed, written) => expect(formatNationalNumber(typed)).toBe(written));
  it.each([
    ['B000123456', `B${NBSP}000${NBSP}1234${NBSP}56`],
    ['b 000 1234 56', `B${NBSP}000${NBSP}1234${NBSP}56`],
    ['591123456789', '591-1234567-89'],
    ['X1', 'X1'],
  ])('groups card number %s as %s', (typed, written) => expect(formatCardNumber(typed)).toBe(written));
});
