import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCardNumber,
  checkNationalNumber,
  formatCardNumber,
  formatNationalNumber,
  maskNationalNumber,
  nationalNumberCheckDigits,
  nationalNumberFitsBirthDate,
  sameCardNumber,
} from '../../../electron/rules/index.ts';

describe('national numbers', () => {
  // The four worked examples of the standard, then invented people with order numbers 996 to 998.
  const RIGHT = [
    ['85073003328', 'NATIONAL', '1985-07-30', 'M'],
    ['17073003384', 'NATIONAL', '2017-07-30', 'M'],
    ['98472899765', 'BIS', '1998-07-28', 'M'],
    ['01490700185', 'BIS', '2001-09-07', 'M'],
    ['91.03.14-998.29', 'NATIONAL', '1991-03-14', 'F'],
    ['91 03 14 998 29', 'NATIONAL', '1991-03-14', 'F'],
    ['91031499829', 'NATIONAL', '1991-03-14', 'F'],
  ] as const;

  it.each(RIGHT)('%s is a %s number of %s', (typed, kind, birthDateHint, sexHint) => {
    expect(checkNationalNumber(typed)).toMatchObject({ ok: true, kind, birthDateHint, sexHint });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['9103149982', 'notElevenDigits'],
    ['910314998290', 'notElevenDigits'],
    ['91031499x29', 'notElevenDigits'],
    ['91031499830', 'checkDigits'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(checkNationalNumber(typed)).toMatchObject({ ok: false, problem });
  });

  it('proposes the number with its last two digits swapped, when that one is right', () => {
    expect(checkNationalNumber('91031499892')).toMatchObject({ ok: false, suggestion: '91.03.14-998.29' });
    expect(checkNationalNumber('91031499830')).toMatchObject({ ok: false, suggestion: null });
  });

  const numberOf = (nine: string, from2000 = false) => nine + nationalNumberCheckDigits(nine, from2000);

  it('leaves unknown parts of a birth date unknown', () => {
    expect(checkNationalNumber(numberOf('570000998'))).toMatchObject({ ok: true, birthDateHint: '1957' });
    expect(checkNationalNumber(numberOf('570300998'))).toMatchObject({ ok: true, birthDateHint: '1957-03' });
    expect(checkNationalNumber(numberOf('000001998'))).toMatchObject({ ok: true, birthDateHint: null });
    expect(checkNationalNumber(numberOf('570007998'))).toMatchObject({ ok: true, birthDateHint: '1957' });
  });

  it('does not read the sex from a BIS number that was given before the sex was known', () => {
    expect(checkNationalNumber(numberOf('912314998'))).toMatchObject({ ok: true, kind: 'BIS', sexHint: null });
    expect(checkNationalNumber(numberOf('914314998'))).toMatchObject({ ok: true, kind: 'BIS', sexHint: 'F' });
  });

  it('refuses dates that do not exist, and knows 29 February of either century', () => {
    expect(checkNationalNumber(numberOf('910230998'))).toMatchObject({ ok: false, problem: 'impossibleDate' });
    expect(checkNationalNumber(numberOf('911314998'))).toMatchObject({ ok: false, problem: 'impossibleDate' });
    expect(checkNationalNumber(numberOf('000229998', true))).toMatchObject({ ok: true, birthDateHint: '2000-02-29' });
    expect(checkNationalNumber(numberOf('000229998', false))).toMatchObject({ ok: false, problem: 'impossibleDate' });
  });

  it('compares with a birth date only as far as both are known', () => {
    expect(nationalNumberFitsBirthDate('91031499829', '1991-03-14')).toBe('yes');
    expect(nationalNumberFitsBirthDate('91031499829', '1991')).toBe('yes');
    expect(nationalNumberFitsBirthDate('91031499829', '1991-04-14')).toBe('no');
    expect(nationalNumberFitsBirthDate('91031499829', '')).toBe('unknown');
    expect(nationalNumberFitsBirthDate('wrong', '1991-03-14')).toBe('unknown');
  });

  it('accepts every number with right check digits and a date that exists, in any grouping', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2030 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 998 }),
        (year, month, day, order) => {
          const two = (value: number) => String(value).padStart(2, '0');
          const nine = two(year % 100) + two(month) + two(day) + String(order).padStart(3, '0');
          const digits = nine + nationalNumberCheckDigits(nine, year >= 2000);
          const checked = checkNationalNumber(formatNationalNumber(digits));
          expect(checked).toMatchObject({ ok: true, digits });
          expect(nationalNumberFitsBirthDate(digits, `${year}-${two(month)}-${two(day)}`)).toBe('yes');
        },
      ),
    );
  });

  it('notices any single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (position, shift) => {
        const digits = '91031499829';
        const wrong = (Number(digits.charAt(position)) + shift) % 10;
        const typed = digits.slice(0, position) + wrong + digits.slice(position + 1);
        const checked = checkNationalNumber(typed);
        // A wrong digit may give the right number of somebody of the other century; it never gives this person's.
        if (checked.ok) expect(checked.birthDateHint).not.toBe('1991-03-14');
      }),
    );
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        checkNationalNumber(typed);
        formatNationalNumber(typed);
      }),
    );
  });
});

describe('card numbers', () => {
  it.each([
    ['591-1917064-58', 'BELGIAN', true, '591-1917064-58'],
    ['591-2010999-97', 'BELGIAN', true, '591-2010999-97'],
    ['591191706458', 'BELGIAN', true, '591-1917064-58'],
    ['591-1917064-59', 'BELGIAN', false, '591-1917064-59'],
    ['b 1234567 48', 'RESIDENCE', true, 'B 123 4567 48'],
    ['B123456749', 'RESIDENCE', false, 'B 123 4567 49'],
    ['123456748', 'RESIDENCE_OLD', true, '123456748'],
  ] as const)('%s is %s, check %s', (typed, kind, checkDigitsFit, printed) => {
    expect(checkCardNumber(typed)).toMatchObject({ ok: true, kind, checkDigitsFit });
    expect(formatCardNumber(typed)).toBe(printed);
  });

  it.each(['12345', 'BB12345678', '1234567890', 'B12345678'])('%s has no known form', (typed) => {
    expect(checkCardNumber(typed)).toEqual({ ok: false, problem: 'unknownForm' });
  });

  it('compares in any grouping and case', () => {
    expect(sameCardNumber('B 1234567 48', 'b123456748')).toBe(true);
    expect(sameCardNumber('', '')).toBe(false);
  });
});

describe('masked', () => {
  it.each([
    ['91031499829', '91.03.14-•••.••'],
    ['91.03.14-998.29', '91.03.14-•••.••'],
    ['', ''],
    ['12345', '•••'],
  ])('%s is shown as %s', (typed, shown) => {
    expect(maskNationalNumber(typed)).toBe(shown);
  });
});
