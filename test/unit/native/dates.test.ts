import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBirthDate, parseValidityDate } from '../../../native/beid/dates.ts';

describe('birth dates', () => {
  it.each([
    ['02 JAN  1990', '1990-01-02'],
    ['08 MAAR 1980', '1980-03-08'],
    ['08 FÉV 1980', '1980-02-08'],
    ['08 AOÛT 1980', '1980-08-08'],
    ['08-DÉC-1980', '1980-12-08'],
    ['29 SEPT 1979', '1979-09-29'],
    ['01 JAN 1971', '1971-01-01'],
    ['1 JAN 1971', '1971-01-01'],
    ['22.DEZ. 1997', '1997-12-22'],
    ['22.DEZ.1997', '1997-12-22'],
    ['05.MÄR. 1960', '1960-03-05'],
    ['05.MA\u0308R.1960', '1960-03-05'],
    ['11 FEV  1955', '1955-02-11'],
    ['11 FEB  1955', '1955-02-11'],
    ['11 MARS 1955', '1955-03-11'],
    ['11 AVR  1955', '1955-04-11'],
    ['11 APR  1955', '1955-04-11'],
    ['11 MAI  1955', '1955-05-11'],
    ['11 MEI  1955', '1955-05-11'],
    ['11 JUIN 1955', '1955-06-11'],
    ['11 JUN  1955', '1955-06-11'],
    ['11 JUIL 1955', '1955-07-11'],
    ['11 JUL  1955', '1955-07-11'],
    ['11 AOUT 1955', '1955-08-11'],
    ['11 AUG  1955', '1955-08-11'],
    ['11 SEP  1955', '1955-09-11'],
    ['11 OCT  1955', '1955-10-11'],
    ['11 OKT  1955', '1955-10-11'],
    ['11 NOV  1955', '1955-11-11'],
    ['11 DEC  1955', '1955-12-11'],
    ['29 FEB  2000', '2000-02-29'],
    ['1957', '1957'],
    ['        1957', '1957'],
    ['   MEI  1957', '1957-05'],
    ['MEI 1957', '1957-05'],
    ['00 MEI 1957', '1957-05'],
    ['00.00.1957', '1957'],
    ['03.04.1957', '1957-04-03'],
    ['12 1957', '1957'],
    ['02 jan  1990', '1990-01-02'],
  ])('understands "%s"', (raw, iso) => {
    expect(parseBirthDate(raw)).toEqual({ raw, iso });
  });

  it.each([
    '',
    '   ',
    '30 FEB  1990',
    '29 FEB  1900',
    '32 JAN  1990',
    '02 FOO  1990',
    '02 13 1990',
    '0000',
    '02 JAN 90',
    '1 2 MEI 1990',
  ])('does not guess at "%s"', (raw) => {
    expect(parseBirthDate(raw)).toEqual({ raw, iso: null });
  });

  it('answers every text within its form', () => {
    const text = fc.oneof(fc.string({ maxLength: 60 }), fc.stringMatching(/^[0-9A-ZÄ. ]{0,40}$/));
    fc.assert(
      fc.property(text, (raw) => {
        const { iso } = parseBirthDate(raw);
        if (iso !== null) expect(iso).toMatch(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('validity dates', () => {
  it.each([
    ['10.03.2020', '2020-03-10'],
    ['1.3.2020', '2020-03-01'],
    [' 10.03.2020', '2020-03-10'],
  ])('understands "%s"', (raw, iso) => {
    expect(parseValidityDate(raw).iso).toBe(iso);
  });

  it.each(['', '2020', '00.03.2020', '10.00.2020', '31.04.2020', '10-03-2020', '10.03.20'])('refuses "%s"', (raw) => {
    expect(parseValidityDate(raw).iso).toBeNull();
  });
});
