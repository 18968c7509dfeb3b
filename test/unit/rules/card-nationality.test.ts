import { describe, expect, test } from 'vitest';
import { COUNTRIES, nationalityOfCard } from '../../../electron/rules/index.ts';

describe('nationality as printed on a card', () => {
  test.each([
    ['Marokko', 'MAR'],
    ['Maroc', 'MAR'],
    ['BRAZILIË', 'BRA'],
    ['Brésil', 'BRA'],
    ['Türkei', 'TUR'],
    ['Portugal', 'PRT'],
    ['PRT', 'PRT'],
    ['Belg', 'BEL'],
    ['Belge', 'BEL'],
    ['Staatloos', 'XXA'],
    ['indéterminé', 'XXX'],
  ])('%s is %s', (printed, code) => expect(nationalityOfCard(printed)).toBe(code));

  test('a text that is not understood stays as printed', () => {
    expect(nationalityOfCard('Syrië (vluchteling)')).toBe('Syrië (vluchteling)');
    expect(nationalityOfCard('')).toBe('');
  });

  test('each code is there once, three letters and two', () => {
    expect(COUNTRIES.size).toBe(new Set(COUNTRIES.values()).size);
    for (const [three, two] of COUNTRIES) expect(`${three} ${two}`).toMatch(/^[A-Z]{3} [A-Z]{2}$/);
  });
});
