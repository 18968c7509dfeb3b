/** The parts of a profile that people can edit are exactly the members of the file, and each has its words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { profileSchema } from '../../../electron/municipality/index.ts';
import { LANGUAGES } from '../../../electron/rules/model/index.ts';
import { blank } from '../../../renderer/profile/blank.ts';
import type { FieldDef } from '../../../renderer/profile/model.ts';
import { OPTIONS } from '../../../renderer/profile/options.ts';
import { SECTIONS } from '../../../renderer/profile/sections.ts';

/** Members that no one edits: they name the file, or follow from the approval. */
const FIXED = ['$schema', 'format', 'profileId', 'version', 'status', 'approval', 'currency', 'timeZone'];

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly type?: string;
  readonly enum?: readonly string[];
}
const schema = z.toJSONSchema(profileSchema, { io: 'input' }) as Shape;
const notNull = (shape: Shape): Shape => shape.anyOf?.find((one) => one.type !== 'null') ?? shape;
const mayBeNull = (shape: Shape): boolean => shape.anyOf?.some((one) => one.type === 'null') ?? false;
const shapeAt = (path: string): Shape =>
  path === ''
    ? schema
    : path.split('.').reduce((shape, name) => {
        const member = notNull(shape).properties?.[name];
        if (member === undefined) throw new Error(`the file has no ${path}`);
        return notNull(member);
      }, schema);
const parts = SECTIONS.flatMap((section) => section.parts);
const partPaths = new Set(parts.map(({ path }) => path));

describe('the editor and the file', () => {
  it.each(parts.filter(({ path }) => path !== '').map((part) => [part.path, part] as const))('%s', (path, part) => {
    const shape = shapeAt(path);
    const members = notNull(part.kind === 'rows' ? (shape.items ?? {}) : shape).properties ?? {};
    const own = Object.keys(members).filter((name) => !partPaths.has(`${path}.${name}`));
    expect(part.fields.map(({ name }) => name).sort()).toEqual(own.sort());
    for (const field of part.fields) holds(field, members[field.name] ?? {});
    if (part.kind === 'rows') for (const column of part.columns) expect(own).toContain(column);
    if (part.kind === 'members') expect(mayBeNull(schema.properties?.[path] ?? {})).toBe(part.optional);
  });
  it('has a place for every member of the profile itself', () => {
    const own = parts.filter(({ path }) => path === '').flatMap(({ fields }) => fields);
    for (const field of own) holds(field, schema.properties?.[field.name] ?? {});
    const known = [...own.map(({ name }) => name), ...[...partPaths].map((path) => path.split('.')[0] ?? ''), ...FIXED];
    expect([...new Set(known)].filter((name) => name !== '').sort()).toEqual(
      Object.keys(schema.properties ?? {}).sort(),
    );
  });
});

/** A field says the same of its member as the schema: whether it may be absent, and which words it may have. */
const holds = ({ name, control, optional }: FieldDef, shape: Shape): void => {
  expect([name, mayBeNull(shape)]).toEqual([name, optional]);
  const inner = notNull(shape);
  const words = control.kind === 'one' ? inner.enum : control.kind === 'many' ? inner.items?.enum : undefined;
  if (control.kind === 'one' || control.kind === 'many')
    expect([name, [...(words ?? [])].sort()]).toEqual([name, [...OPTIONS[control.set]].sort()]);
};

describe('words', () => {
  it.each(LANGUAGES)('are there for everything in %s', (language) => {
    const text = (file: string): Record<string, unknown> =>
      JSON.parse(
        readFileSync(join(import.meta.dirname, `../../../resources/locales/${language}/${file}.json`), 'utf8'),
      );
    const cases = text('cases') as Record<string, Record<string, string>>;
    const places: Record<string, Record<string, string> | undefined> = {
      ...(text('profileOption') as Record<string, Record<string, string>>),
      product: cases['product'],
      reason: cases['reason'],
      procedure: cases['procedure'],
      method: cases['method'],
      triState: (text('common') as Record<string, Record<string, string>>)['answer'],
      officialLanguage: (text('profileOption') as Record<string, Record<string, string>>)['language'],
    };
    const missing = Object.entries(OPTIONS)
      .filter(([set]) => set !== 'letter')
      .flatMap(([set, values]) => values.filter((value) => !places[set]?.[value]).map((value) => `${set} ${value}`));
    expect(missing).toEqual([]);
    const names = text('profilePart');
    expect(
      parts.map(({ path }) => (path === '' ? 'root' : path.replace('.', '_'))).filter((name) => !names[name]),
    ).toEqual([]);
  });
});

describe('a new row', () => {
  it('has a place for every member and states nothing', () => {
    for (const part of parts) {
      const row = blank(part.fields);
      expect(Object.keys(row)).toEqual(part.fields.map(({ name }) => name));
      for (const { name, optional } of part.fields) if (optional) expect(row[name]).toBeNull();
    }
  });
});
