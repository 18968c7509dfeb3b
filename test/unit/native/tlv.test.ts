import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaredBerSize, parseBer, parseBerList, parseFlatFile } from '../../../native/iso7816/index.ts';
import { flatFile } from './flat-file.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const filled = (length: number) => new Uint8Array(length).fill(0x41);

describe('flat files of the card', () => {
  it.each([0, 1, 127, 128, 254, 255, 256, 509, 510, 511, 900])('reads a value of %i bytes', (length) => {
    const file = flatFile([
      { tag: 1, value: filled(length) },
      { tag: 2, value: bytes(9) },
    ]);
    const { values, truncated } = parseFlatFile(file);
    expect(truncated).toBe(false);
    expect(values.map(({ tag, value }) => [tag, value.length])).toEqual([
      [1, length],
      [2, 1],
    ]);
  });

  it('takes tag 00 as a value at the start and as padding later', () => {
    const { values, truncated } = parseFlatFile(bytes(0, 2, 0, 2, 1, 1, 0x41, 0, 0, 0));
    expect(values.map(({ tag }) => tag)).toEqual([0, 1]);
    expect(truncated).toBe(false);
  });

  it('finds nothing in a file of zeros', () => {
    expect(parseFlatFile(new Uint8Array(121))).toEqual({ values: [], truncated: false });
  });

  it.each([
    ['a value cut off', bytes(1, 3, 0x41)],
    ['a length missing', bytes(1)],
    ['a long length cut off', bytes(1, 0xff)],
    ['a long value cut off', bytes(1, 0xff, 0x01, 0x41)],
  ])('says so of %s', (_name, file) => {
    expect(parseFlatFile(file).truncated).toBe(true);
  });

  it('answers every byte string, and never reaches beyond it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), (file) => {
        const { values } = parseFlatFile(file);
        const taken = values.reduce((sum, { value }) => sum + value.length, 0);
        expect(taken).toBeLessThanOrEqual(file.length);
      }),
      { numRuns: 5_000 },
    );
  });

  it('reads back whatever was written', () => {
    const tag = fc.integer({ min: 1, max: 255 });
    const entries = fc.array(fc.record({ tag, value: fc.uint8Array({ maxLength: 600 }) }), { maxLength: 12 });
    fc.assert(
      fc.property(entries, (written) => {
        const { values, truncated } = parseFlatFile(flatFile(written));
        expect(truncated).toBe(false);
        expect(values.map((entry) => ({ tag: entry.tag, value: [...entry.value] }))).toEqual(
          written.map((entry) => ({ tag: entry.tag, value: [...entry.value] })),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('BER', () => {
  it.each([
    ['short length', bytes(0x30, 2, 5, 0, 0xff), 4],
    ['one length byte', Uint8Array.from([0x30, 0x81, 0x80, ...filled(0x80)]), 0x83],
    ['two length bytes', Uint8Array.from([0x30, 0x82, 0x01, 0x00, ...filled(0x100)]), 0x104],
    ['two tag bytes', bytes(0x5f, 0x1f, 1, 0x41), 4],
  ])('reads a %s', (_name, input, size) => {
    expect(parseBer(input)?.size).toBe(size);
    expect(declaredBerSize(input)).toBe(size);
  });

  it.each([
    ['nothing', bytes()],
    ['a tag alone', bytes(0x30)],
    ['an indefinite length', bytes(0x30, 0x80, 0, 0)],
    ['five length bytes', bytes(0x30, 0x85, 0, 0, 0, 0, 1)],
    ['contents cut off', bytes(0x30, 3, 1)],
  ])('refuses %s', (_name, input) => {
    expect(parseBer(input)).toBeNull();
  });

  it('tells the size that a header declares before the contents are there', () => {
    expect(declaredBerSize(bytes(0x30, 0x82, 0x04, 0xb0, 0x01))).toBe(0x4b4);
  });

  it('answers every byte string', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (input) => {
        const nodes = parseBerList(input);
        expect(nodes.reduce((sum, node) => sum + node.size, 0)).toBeLessThanOrEqual(input.length);
      }),
      { numRuns: 5_000 },
    );
  });
});
