/** Values made from the contract's own schemas: right in shape, senseless in content. */
import fc from 'fast-check';
import type { z } from 'zod';

/** What a zod 4 schema tells of itself, as far as it is used here. */
interface Definition {
  readonly type: string;
  readonly shape?: Record<string, z.ZodType>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly entries?: Record<string, string>;
  readonly values?: readonly unknown[];
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly format?: string;
}

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  date: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  datetime: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
};

const definitionOf = (schema: z.ZodType): Definition =>
  (schema as unknown as { readonly _zod: { readonly def: Definition } })._zod.def;
const formatOf = (schema: z.ZodType): string | undefined =>
  (schema as unknown as { readonly _zod: { readonly bag: { readonly format?: string } } })._zod.bag.format ??
  definitionOf(schema).format;

/** Arbitrary values for a schema. A schema that is not known here fails, so that no call is left out unseen. */
export const valuesOf = (schema: z.ZodType): fc.Arbitrary<unknown> => {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'undefined':
      return fc.constant(undefined);
    case 'null':
      return fc.constant(null);
    case 'string':
      return (
        FORMATS[formatOf(schema) ?? ''] ??
        fc.oneof(fc.string({ maxLength: 40, unit: 'grapheme' }), fc.stringMatching(/^\d{2,12}$/))
      );
    case 'number':
      return fc.oneof(fc.integer({ min: -5, max: 100_000_00 }), fc.integer());
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []));
    case 'array':
      return fc.array(valuesOf(known(definition.element)), { maxLength: 4 });
    case 'nullable':
      return fc.option(valuesOf(known(definition.innerType)), { nil: null });
    case 'optional':
      return fc.option(valuesOf(known(definition.innerType)), { nil: undefined });
    case 'default':
    case 'readonly':
      return valuesOf(known(definition.innerType));
    case 'pipe':
      return valuesOf(known(definition.in));
    case 'union':
      return fc.oneof(...(definition.options ?? []).map(valuesOf));
    case 'record':
      return fc.dictionary(
        valuesOf(known(definition.keyType)) as fc.Arbitrary<string>,
        valuesOf(known(definition.valueType)),
        { maxKeys: 4 },
      );
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(definition.shape ?? {}).map(([key, part]) => [key, valuesOf(part)])),
      );
    case 'unknown':
    case 'any':
      return fc.jsonValue();
    case 'custom':
      // The only class that crosses the border: bytes.
      return fc.uint8Array({ minLength: 0, maxLength: 16 });
    default:
      throw new Error(`no values are known for a schema of type ${definition.type}`);
  }
};

const known = (schema: z.ZodType | undefined): z.ZodType => {
  if (schema === undefined) throw new Error('a schema without its part');
  return schema;
};
