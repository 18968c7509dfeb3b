/** Texts of `resources/locales` for the command line: the same words as on the screen, dates and times written plainly. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../rules/index.ts';

/** Text of a key `<file>.<name>` with its values filled in; the key itself where there is no such text. */
export const textIn = (language: Language, key: string, params: Readonly<Record<string, string | number>>): string => {
  const dot = key.indexOf('.');
  const texts = textsOf(language, key.slice(0, dot));
  const name = key.slice(dot + 1);
  const text = texts[name] ?? texts[params['count'] === 1 ? `${name}_one` : `${name}_other`];
  if (text === undefined) return key;
  return text.replace(/\{\{\s*(\w+)(?:\s*,\s*(\w+))?\s*\}\}/g, (_, param: string, format: string | undefined) =>
    written(params[param], format),
  );
};

const written = (value: string | number | undefined, format: string | undefined): string => {
  if (format === 'money' && typeof value === 'number') return `€ ${(value / 100).toFixed(2).replace('.', ',')}`;
  const text = String(value ?? '');
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return day !== null && (format === 'date' || format === 'dayDate') ? `${day[3]}/${day[2]}/${day[1]}` : text;
};

const textsOf = (language: Language, file: string): Readonly<Record<string, string>> =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../resources/locales/${language}/${file}.json`), 'utf8'),
  ) as Readonly<Record<string, string>>;
