import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatDate, formatNationalNumber } from '../../../../renderer/i18n/format.ts';
import { isWholeDate, parseDate, parseMoney, parseNationalNumber } from '../../../../renderer/i18n/parse.ts';

const near = { century: 'near', today: '2026-11-09', partial: false } as const;
const birth = { century: 'past', today: '2026-11-09', partial: true } as const;

describe('typed dates', () => {
  it.each([
    ['9-11-26', '2026-11-09'],
    ['09.11.2026', '2026-11-09'],
    ['09112026', '2026-11-09'],
    ['091126', '2026-11-09'],
    ['9 11 2026', '2026-11-09'],
    ['9/11/2026', '2026-11-09'],
    ['2026-11-09', '2026-11-09'],
    [' 09/11/2026 ', '2026-11-09'],
    ['29/02/2028', '2028-02-29'],
  ])('reads %s as %s', (typed, iso) => expect(parseDate(typed, near)).toEqual({ kind: 'date', iso }));
  it.each([
    '31/02/1991',
    '29/02/2027',
    '00/01/2026',
    '32/01/2026',
    '1/13/2026',
    'gisteren',
    '9/11',
    '9-11-2',
    '1',
    '12345678901',
  ])('finds no date in %s', (typed) => expect(parseDate(typed, near)).toEqual({ kind: 'notADate' }));
  it('reads an empty field as empty', () => expect(parseDate('  ', near)).toEqual({ kind: 'empty' }));
  it('puts a birth with two digits in the past', () => {
    expect(parseDate('14-3-91', birth)).toEqual({ kind: 'date', iso: '1991-03-14' });
    expect(parseDate('9-11-26', birth)).toEqual({ kind: 'date', iso: '2026-11-09' });
    expect(parseDate('10-11-26', birth)).toEqual({ kind: 'date', iso: '1926-11-10' });
  });
  it('puts the end of a document at most thirty years ahead', () => {
    expect(parseDate('1-1-36', near)).toEqual({ kind: 'date', iso: '2036-01-01' });
    expect(parseDate('1-1-91', near)).toEqual({ kind: 'date', iso: '1991-01-01' });
  });
  it('keeps 29 February of a leap year in the other century', () => {
    expect(parseDate('29-2-00', birth)).toEqual({ kind: 'date', iso: '2000-02-29' });
    expect(parseDate('29-2-56', birth)).toEqual({ kind: 'date', iso: '1956-02-29' });
  });
  it('reads a year or a month only where births may be incomplete', () => {
    expect(parseDate('1991', birth)).toEqual({ kind: 'date', iso: '1991' });
    expect(parseDate('3/1991', birth)).toEqual({ kind: 'date', iso: '1991-03' });
    expect(parseDate('13/1991', birth)).toEqual({ kind: 'notADate' });
    expect(parseDate('1991', near)).toEqual({ kind: 'notADate' });
  });
  it.each([
    ['00/00/1985', '1985'],
    ['00001985', '1985'],
    ['0-0-1985', '1985'],
    ['00.03.1985', '1985-03'],
    ['00031985', '1985-03'],
    ['0/3/1985', '1985-03'],
  ])('reads %s, as the national register writes an incomplete birth, as %s', (typed, iso) => {
    expect(parseDate(typed, birth)).toEqual({ kind: 'date', iso });
    expect(parseDate(typed, near)).toEqual({ kind: 'notADate' });
  });
  it.each(['00131985', '14/00/1985', '00/00/0000', '000085'])('finds no birth in %s', (typed) =>
    expect(parseDate(typed, birth)).toEqual({ kind: 'notADate' }),
  );
  it('knows when a date is whole before the field is left', () => {
    expect(isWholeDate('09/11/2026')).toBe(true);
    expect(isWholeDate('09112026')).toBe(true);
    expect(isWholeDate('9/11/20')).toBe(false);
    expect(isWholeDate('091126')).toBe(false);
  });
  it('reads back every date that it writes', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          expect(parseDate(formatDate(iso), near)).toEqual({ kind: 'date', iso });
        },
      ),
    ));
  it('answers on any text', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['date', 'empty', 'notADate']).toContain(parseDate(text, birth).kind);
      }),
    ));
});

describe('typed amounts', () => {
  it.each([
    ['127', 12700],
    ['127,5', 12750],
    ['127.50', 12750],
    ['1.234,50', 123450],
    ['€ 25', 2500],
    ['€\u00a025,00', 2500],
    ['0', 0],
  ])('reads %s as %i cents', (typed, cents) => expect(parseMoney(typed)).toBe(cents));
  it.each(['', 'veel', '1,234', '-5', '1.23.4', '12,', '99999999999999999999'])('finds no amount in "%s"', (typed) =>
    expect(parseMoney(typed)).toBeNull(),
  );
  it('reads back every amount that it writes', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (cents) => {
        expect(parseMoney(formatAmount(cents))).toBe(cents);
      }),
    ));
});

describe('typed national numbers', () => {
  it('takes eleven digits in any grouping', () => {
    for (const typed of ['91.03.14-998.29', '91 03 14 998 29', '91/03/14-99829', '91031499829']) {
      expect(parseNationalNumber(typed)).toBe('91031499829');
    }
  });
  it('leaves anything else as it was typed', () => expect(parseNationalNumber(' 91.03 ')).toBe('91.03'));
  it('reads back what it writes', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^\d{11}$/), (digits) => {
        expect(parseNationalNumber(formatNationalNumber(digits))).toBe(digits);
      }),
    ));
});
