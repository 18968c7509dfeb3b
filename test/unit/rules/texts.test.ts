import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../electron/rules/index.ts';
import { OPEN_POINT_TEXTS } from '../../../electron/rules/open-points.ts';
import { REASON_CODES, textName } from '../../../electron/rules/reasons.ts';

const locales = join(import.meta.dirname, '../../../resources/locales');
const read = (language: string, file: string) =>
  JSON.parse(readFileSync(join(locales, language, `${file}.json`), 'utf8')) as Record<string, string>;
const paramsOf = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();
const withoutPlural = (keys: string[]) => [...new Set(keys.map((key) => key.replace(/_(one|other)$/, '')))].sort();

describe.each(['rules', 'openPoints', 'profileProblems'])('texts of %s', (file) => {
  it.each(LANGUAGES)('%s has the keys and values of Dutch', (language) => {
    const [dutch, other] = [read('nl', file), read(language, file)];
    expect(Object.keys(other).sort()).toEqual(Object.keys(dutch).sort());
    for (const [key, text] of Object.entries(other)) {
      expect(text.trim(), key).not.toBe('');
      expect(paramsOf(text), key).toEqual(paramsOf(dutch[key] ?? ''));
    }
  });
});

describe('reasons and open points', () => {
  it('each have a text, and no text is without use', () => {
    expect(withoutPlural(Object.keys(read('nl', 'rules')))).toEqual(REASON_CODES.map(textName).sort());
    expect(Object.keys(read('nl', 'openPoints')).sort()).toEqual([...OPEN_POINT_TEXTS].sort());
  });
});
