import { describe, expect, test } from 'vitest';
import {
  compareCardNumbers,
  compareDates,
  compareGivenNames,
  compareNationalNumbers,
  compareSurnames,
} from '../../../electron/rules/comparison.ts';

describe('surnames', () => {
  test.each([
    ['SPECIMEN', 'Specimen'],
    ['VOORBEELD-PROEFKAART', 'Voorbeeld Proefkaart'],
    ["D'EXEMPLE", 'D’Exemple'],
    ["D'EXEMPLE", 'd exemple'],
    ['MÜSTER', 'MUSTER'],
    ['GROSS', 'Groß'],
    ['ŁOSKA', 'Loska'],
    ['YILDIZ', 'Yıldız'],
    ['', ''],
  ])('%s is %s', (card, file) => expect(compareSurnames(card, file)).toBe('equal'));

  test.each([
    ['SPECIMEN', 'SPECIMENS'],
    ['SPECIMEN', ''],
    ['ПРИМЕР', 'ПРИМЕРЫ'],
  ])('%s is not %s', (card, file) => expect(compareSurnames(card, file)).toBe('different'));
});

describe('given names', () => {
  test.each([
    ['João', '', 'JOAO'],
    ['Amina Leïla', 'F', 'Amina Leila Fatima'],
    ['Amina Leïla', '', 'Amina'],
    ['Jean-Paul', '', 'Jean Paul'],
    ['Anne-Marie', '', 'Annemarie'],
    ['', '', ''],
  ])('%s %s is %s', (card, initial, file) => expect(compareGivenNames(card, initial, file)).toBe('equal'));

  test.each([
    ['João', '', 'José'],
    ['Amina Leïla', 'F', 'Amina Leila Zohra'],
    ['Amina', '', ''],
    ['Leïla Amina', '', 'Amina Leïla'],
  ])('%s %s is not %s', (card, initial, file) => expect(compareGivenNames(card, initial, file)).toBe('different'));
});

describe('numbers and dates', () => {
  test('national numbers in any grouping', () => {
    expect(compareNationalNumbers('84070299777', '84.07.02-997.77')).toBe('equal');
    expect(compareNationalNumbers('84070299777', '84.07.02-996.78')).toBe('different');
    expect(compareNationalNumbers('84070299777', '')).toBe('notKnown');
    expect(compareNationalNumbers('', '84.07.02-997.77')).toBe('notKnown');
    expect(compareNationalNumbers('8407029977', '84.07.02-997.77')).toBe('notKnown');
  });

  test('card numbers in any grouping, with or without B', () => {
    expect(compareCardNumbers('B000765432', 'B 000 7654 32')).toBe('equal');
    expect(compareCardNumbers('B000765432', '000 7654 32')).toBe('equal');
    expect(compareCardNumbers('B000765432', 'b0007654-32')).toBe('equal');
    expect(compareCardNumbers('591191706458', '591-1917064-58')).toBe('equal');
    expect(compareCardNumbers('B000765432', 'B000765433')).toBe('different');
    expect(compareCardNumbers('B000765432', '')).toBe('notKnown');
  });

  test('dates as far as known', () => {
    expect(compareDates('1984-07-02', '1984-07-02')).toBe('equal');
    expect(compareDates('1984', '1984')).toBe('equal');
    expect(compareDates('1984', '1984-07-02')).toBe('notKnown');
    expect(compareDates('1984-07-02', '1984-07')).toBe('notKnown');
    expect(compareDates('1984-07-02', '1984-07-03')).toBe('different');
    expect(compareDates('1984', '1985-07-03')).toBe('different');
    expect(compareDates(null, '1984')).toBe('notKnown');
  });
});
