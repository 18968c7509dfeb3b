import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NEXT_ACTION } from '../../../../electron/cases/summary.ts';
import {
  CASE_STATES,
  LANGUAGES,
  PROCEDURES,
  PRODUCTS,
  REASONS,
  WORK_LISTS,
} from '../../../../electron/ipc/contract.ts';
import { VERDICT_REASONS } from '../../../../native/messages.ts';
import { createTexts, loadTexts } from '../../../../renderer/i18n/index.ts';

const texts = loadTexts();
const OTHERS = LANGUAGES.filter((language) => language !== 'nl');

/** All texts of a tree by their dotted key. */
const leaves = (node: unknown, path: readonly string[] = []): [string, string][] =>
  typeof node === 'object' && node !== null
    ? Object.entries(node).flatMap(([key, child]) => leaves(child, [...path, key]))
    : [[path.join('.'), String(node)]];
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();

const dutch = new Map(leaves(texts.nl));

describe('locales', () => {
  it.each(OTHERS)('%s has exactly the keys of nl', (language) => {
    expect(
      leaves(texts[language])
        .map(([key]) => key)
        .sort(),
    ).toEqual([...dutch.keys()].sort());
  });
  it.each(OTHERS)('%s uses the same values in each text as nl', (language) => {
    const different = leaves(texts[language]).filter(
      ([key, text]) => placeholders(text).join() !== placeholders(dutch.get(key) ?? '').join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });
  it('has no empty text', () => {
    const empty = LANGUAGES.flatMap((language) =>
      leaves(texts[language])
        .filter(([, text]) => text.trim() === '')
        .map(([key]) => `${language} ${key}`),
    );
    expect(empty).toEqual([]);
  });
  it('names every file in the list of typed keys', () => {
    const listed = readFileSync('renderer/i18n/keys.ts', 'utf8').matchAll(/locales\/nl\/([a-z-]+)\.json/gi);
    const files = readdirSync('resources/locales/nl').map((name) => name.replace(/\.json$/, ''));
    expect([...listed].map((match) => match[1]).sort()).toEqual(files.sort());
  });
});

describe('words of the domain', () => {
  const expected = [
    ...CASE_STATES.map((state) => `cases.state.${state}`),
    ...Object.values(NEXT_ACTION).map((action) => `cases.next.${action}`),
    ...PRODUCTS.map((product) => `cases.product.${product}`),
    ...REASONS.map((reason) => `cases.reason.${reason}`),
    ...PROCEDURES.map((procedure) => `cases.procedure.${procedure}`),
    ...WORK_LISTS.map((list) => `counter.list.${list}.label`),
    ...VERDICT_REASONS.map((reason) => `card.verdictReason.${reason}`),
  ];
  it.each(expected)('has a text for %s', (key) => expect(dutch.has(key)).toBe(true));
  it('has a text for each action that a case records', () => {
    const actions = new Set(
      sources('electron/cases').flatMap((source) =>
        [...source.matchAll(/action: '(\w+)'/g)].map((match) => match[1] ?? ''),
      ),
    );
    expect(actions.size).toBeGreaterThan(10);
    expect([...actions].filter((action) => !dutch.has(`history.${action}`))).toEqual([]);
  });
});

describe('text keys used in the page', () => {
  it('exist, also where the compiler does not see them', () => {
    const used = sources('renderer').flatMap((source) =>
      [...source.matchAll(/\b(?:t|sent)\('([a-zA-Z]+\.[\w.]+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(used.length).toBeGreaterThan(100);
    const missing = used.filter((key) => !dutch.has(key) && !dutch.has(`${key}_other`));
    expect([...new Set(missing)]).toEqual([]);
  });
});

describe('formats inside texts', () => {
  it('write dates, times and money in the language of the screen', () => {
    const dutchTexts = createTexts('nl');
    expect(dutchTexts.t('common.saving.saved', { at: '2026-11-09T13:42:00Z' })).toBe('Bewaard om 14.42\u00a0uur');
    expect(dutchTexts.t('history.paymentRecorded', { cents: 12700 })).toBe('Betaling genoteerd: €\u00a0127,00');
    expect(createTexts('fr').t('common.saving.saved', { at: '2026-11-09T13:42:00Z' })).toBe(
      'Enregistré à 14\u00a0h\u00a042',
    );
  });
  it('choose the plural form', () => {
    const dutchTexts = createTexts('nl');
    expect(dutchTexts.t('card.days', { count: 1 })).toBe('1 dag');
    expect(dutchTexts.t('card.days', { count: 105 })).toBe('105 dagen');
  });
});

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}
