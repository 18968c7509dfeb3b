/** Every refusal that main can give has a text in every language. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GUARDS } from '../../../electron/cases/index.ts';
import { LANGUAGES } from '../../../electron/rules/model/index.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SOURCE = ['electron']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(ROOT, folder, file)),
  )
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const matches = (pattern: RegExp): readonly string[] => [...SOURCE.matchAll(pattern)].map((match) => match[1] ?? '');
const CODES = [
  ...new Set([
    ...matches(/\brefusal\(\s*'([\w.]+)'/g),
    ...matches(/'errors\.([\w.]+)'/g),
    ...matches(/storageFailure\('(\w+)'/g),
    ...Object.keys(GUARDS).map((guard) => `guard.${guard}`),
  ]),
].sort();

const textAt = (texts: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (node, part) => (typeof node === 'object' && node !== null ? Reflect.get(node, part) : undefined),
      texts,
    );

test('the source names refusals', () => {
  expect(CODES.length).toBeGreaterThan(60);
  expect(CODES).toContain('changedMeanwhile');
});

describe.each(LANGUAGES)('in %s', (language) => {
  const texts: unknown = JSON.parse(readFileSync(join(ROOT, 'resources/locales', language, 'errors.json'), 'utf8'));
  test.each(CODES)('%s', (code) => {
    expect(textAt(texts, code)).toEqual(expect.stringMatching(/\S/));
  });
});
