import { describe, expect, test } from 'vitest';
import {
  compactCode,
  namesBeside,
  nameWords,
  searchQuestion,
  searchQuestions,
  searchWords,
} from '../../../electron/cases/search-words.ts';
import { latinWritings, plainText } from '../../../electron/rules/index.ts';

describe('plain text', () => {
  test.each([
    ['João', 'joao'],
    ['ŠŤASTNÝ', 'stastny'],
    ['Łukasz', 'lukasz'],
    ['Đặng Thị Ánh', 'dang thi anh'],
    ['Yağmur Iğdır', 'yagmur igdir'],
    ['İstanbullu', 'istanbullu'],
    ['Gößmann', 'gossmann'],
    ['Æbelø', 'aebelo'],
    ['Œuvrard', 'oeuvrard'],
    ['Þórðarson', 'thordarson'],
    ['Ţepeş', 'tepes'],
    ['Əliyev', 'eliyev'],
    ['Ħal Għaxaq', 'hal ghaxaq'],
    ['Παπαδόπουλος', 'παπαδοπουλος'],
    ['Йосип', 'иосип'],
    ['ﬁctief', 'fictief'],
    ['Ａｂｃ', 'abc'],
  ])('%s is found as %s', (name, plain) => {
    expect(plainText(name)).toBe(plain);
  });
});

describe('words of a name', () => {
  test.each([
    ['Van den Berghe', ['van', 'den', 'berghe', 'vandenberghe']],
    ["O'Brien", ['o', 'brien', 'obrien']],
    ['O’Brien', ['o', 'brien', 'obrien']],
    ["D'Hondt-N'Diaye", ['d', 'hondt', 'dhondt', 'n', 'diaye', 'ndiaye', 'dhondtndiaye']],
    ['Al-Hassan', ['al', 'hassan', 'alhassan']],
    ["'t Hooft", ['t', 'hooft', 'thooft']],
    ['X', ['x']],
    ['', []],
    ['--', []],
  ])('%s', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });
});

test('a case is found by its names and its numbers, each word once', () => {
  expect(
    searchWords({
      surname: 'VOORBEELD',
      givenNames: 'Amina Amina',
      codes: ['2026-00012', '91.03.14-998.29', 'B 000 1234 56', ''],
    }),
  ).toEqual(['voorbeeld', 'amina', 'aminaamina', '202600012', '91031499829', 'b000123456']);
});

describe('a question', () => {
  test.each([
    ['amina voor', ['amina', 'voor'], null],
    ["o'bri", ['obri'], null],
    ['91.03.14-998', ['91', '03', '14', '998'], '910314998'],
    ['2026-00012', ['2026', '00012'], '202600012'],
    ['B 000 12', ['b', '000', '12'], 'b00012'],
    ['b000123456', ['b000123456'], null],
  ])('%s', (text, words, code) => {
    expect(searchQuestion(text)).toEqual({ words, code });
  });

  test.each([
    [
      'vd berghe',
      [
        ['van', 'd', 'berghe'],
        ['vd', 'berghe'],
      ],
    ],
    [
      'vdn Berghe jan',
      [
        ['van', 'den', 'berghe', 'jan'],
        ['vdn', 'berghe', 'jan'],
      ],
    ],
    [
      'jan vdr Elst',
      [
        ['jan', 'van', 'der', 'elst'],
        ['jan', 'vdr', 'elst'],
      ],
    ],
    ['v.d. berghe', [['v', 'd', 'berghe']]],
    ['vd', [['vd']]],
    ['jan vd', [['jan', 'vd']]],
    ['vdovin anna', [['vdovin', 'anna']]],
  ])('has short particles written out, before a name only: %s', (text, ways) => {
    expect(searchQuestions(text).map(({ words }) => words)).toEqual(ways);
  });

  test('takes nine digits that a card may bear also with its letter, and no others', () => {
    // 0001234 mod 97 is 70.
    expect(searchQuestions('000 1234 70').map(({ words, code }) => code ?? words[0])).toEqual([
      '000123470',
      'b000123470',
    ]);
    expect(searchQuestions('000 1234 71')).toHaveLength(1);
    expect(searchQuestions('202600012')).toHaveLength(1);
    expect(searchQuestions('91031499829')).toHaveLength(1);
  });

  test.each(['', '   ', '-', '%', "'", '_'])('nothing to find in "%s"', (text) => {
    expect(searchQuestion(text)).toBeNull();
  });
});

describe('the names beside a word', () => {
  test('every word of the names, and no number', () => {
    expect(namesBeside(['el', 'janko', '202600012'])).toBe(' el janko ');
    expect(namesBeside(['202600012'])).toBe('');
  });

  test('no more than the index of a server takes, in whole words and counted in bytes', () => {
    const words = Array.from({ length: 20 }, (_, place) => `${'щ'.repeat(99)}${'абвгдежзийклмнопрсту'[place]}`);
    const beside = namesBeside(words);
    expect(Buffer.byteLength(beside)).toBeLessThanOrEqual(1500);
    // A word takes 200 bytes and a space: seven fit, the eighth would not.
    expect(beside).toBe(` ${words.slice(0, 7).join(' ')} `);
    expect(namesBeside(['a'.repeat(1498), 'b'])).toBe(` ${'a'.repeat(1498)} `);
    expect(namesBeside(['a'.repeat(1499)])).toBe('');
  });
});

test('a code loses its signs only', () => {
  expect(compactCode(' B-000 1234.56 ')).toBe('b000123456');
});

describe('other alphabets', () => {
  test.each([
    ['Иванов', ['ivanov']],
    ['Юлия Щербакова', ['iuliia shcherbakova', 'yuliya shtherbakova'.replace('shth', 'sht')]],
    ['Дмитрий', ['dmitrii', 'dmitriy']],
    ['Хасан', ['khasan', 'hasan']],
    ['Зеленський', ['zelenskii', 'zelenskiy']],
    ['Ђорђевић', ['dordevic', 'djordjevic']],
    ['Παπαδόπουλος', ['papadopoulos']],
    ['Ευαγγελία', ['evangelia']],
    ['Γεώργιος', ['georgios']],
    ['Ελευθερία', ['eleftheria']],
    ['Мария-Ева', ['mariia-eva', 'mariya-eva']],
    ['SPECIMEN', ['specimen']],
    ['محمد', ['محمد']],
  ])('%s is written %j', (text, writings) => {
    expect(latinWritings(text)).toEqual(writings);
  });

  test('a name in Cyrillic is found by its own letters and by both ways of writing it', () => {
    expect(nameWords('Юлия')).toEqual(['юлия', 'iuliia', 'yuliya']);
    expect(searchQuestions('Иванов 85.07').map(({ words }) => words)).toEqual([['ivanov', '85', '07']]);
  });
});
