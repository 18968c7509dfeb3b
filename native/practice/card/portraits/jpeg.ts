/** A baseline JFIF encoder for 8-bit grey pictures: enough for the portraits of the virtual cards. */
import { concat } from '../bytes.ts';

export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** One byte per pixel, row by row; 0 is black. */
  readonly pixels: Uint8Array;
}

/** The picture as a JPEG file; `quality` from 1 (small) to 100 (true). */
export function encodeJpeg(picture: GreyPicture, quality: number): Uint8Array {
  const table = quantisation(quality);
  const { width, height } = picture;
  return concat(
    [0xff, 0xd8],
    [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 1, 0x2c, 1, 0x2c, 0, 0],
    segment(0xdb, [0, ...ZIGZAG.map((place) => table[place] ?? 1)]),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    segment(0xc4, [0x00, ...DC_COUNTS, ...DC_SYMBOLS]),
    segment(0xc4, [0x10, ...AC_COUNTS, ...AC_SYMBOLS]),
    segment(0xda, [1, 1, 0x00, 0, 63, 0]),
    scan(picture, table),
    [0xff, 0xd9],
  );
}

const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
];

/** Luminance table of the JPEG standard (annex K.1), row by row. */
const LUMINANCE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];

/** Huffman tables of the standard (annex K.3.1 and K.3.2). */
const DC_COUNTS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const DC_SYMBOLS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const AC_COUNTS = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d];
const AC_SYMBOLS = [
  ...Buffer.from(
    `01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a
     434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aa
     b2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa`.replace(
      /\s+/g,
      '',
    ),
    'hex',
  ),
];

interface Code {
  readonly bits: number;
  readonly length: number;
}

const DC_CODES = huffmanCodes(DC_COUNTS, DC_SYMBOLS);
const AC_CODES = huffmanCodes(AC_COUNTS, AC_SYMBOLS);

const COSINES = Array.from({ length: 64 }, (_unused, index) =>
  Math.cos(((2 * (index >> 3) + 1) * (index & 7) * Math.PI) / 16),
);

function huffmanCodes(counts: readonly number[], symbols: readonly number[]): ReadonlyMap<number, Code> {
  const codes = new Map<number, Code>();
  let bits = 0;
  let next = 0;
  counts.forEach((count, index) => {
    for (let taken = 0; taken < count; taken += 1) {
      codes.set(symbols[next] ?? 0, { bits, length: index + 1 });
      bits += 1;
      next += 1;
    }
    bits <<= 1;
  });
  return codes;
}

function quantisation(quality: number): number[] {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  return LUMINANCE.map((step) => Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100))));
}

function segment(marker: number, content: readonly number[]): Uint8Array {
  const length = content.length + 2;
  return Uint8Array.from([0xff, marker, length >> 8, length & 255, ...content]);
}

function scan(picture: GreyPicture, table: readonly number[]): Uint8Array {
  const out: number[] = [];
  let held = 0;
  let free = 8;
  const put = (bits: number, length: number): void => {
    for (let at = length - 1; at >= 0; at -= 1) {
      free -= 1;
      held |= ((bits >> at) & 1) << free;
      if (free === 0) {
        out.push(held);
        if (held === 0xff) out.push(0);
        held = 0;
        free = 8;
      }
    }
  };
  const putValue = (codes: ReadonlyMap<number, Code>, run: number, value: number): void => {
    const size = value === 0 ? 0 : 32 - Math.clz32(Math.abs(value));
    const code = codes.get((run << 4) | size) ?? { bits: 0, length: 0 };
    put(code.bits, code.length);
    put(value < 0 ? value + (1 << size) - 1 : value, size);
  };
  let previous = 0;
  for (let top = 0; top < picture.height; top += 8) {
    for (let left = 0; left < picture.width; left += 8) {
      const block = quantisedBlock(picture, left, top, table);
      putValue(DC_CODES, 0, (block[0] ?? 0) - previous);
      previous = block[0] ?? 0;
      let run = 0;
      for (const value of block.slice(1)) {
        if (value === 0) {
          run += 1;
          continue;
        }
        for (; run > 15; run -= 16) put(AC_CODES.get(0xf0)?.bits ?? 0, AC_CODES.get(0xf0)?.length ?? 0);
        putValue(AC_CODES, run, value);
        run = 0;
      }
      if (run > 0) put(AC_CODES.get(0)?.bits ?? 0, AC_CODES.get(0)?.length ?? 0);
    }
  }
  if (free < 8) put(0x7f, free);
  return Uint8Array.from(out);
}

/** The 64 quantised cosine coefficients of a block, in zigzag order. */
function quantisedBlock(picture: GreyPicture, left: number, top: number, table: readonly number[]): number[] {
  const samples = Array.from({ length: 64 }, (_unused, index) => {
    const x = Math.min(picture.width - 1, left + (index & 7));
    const y = Math.min(picture.height - 1, top + (index >> 3));
    return (picture.pixels[y * picture.width + x] ?? 0) - 128;
  });
  const rows = transformed(samples);
  const both = transformed(rows);
  return ZIGZAG.map((place) => Math.round((both[place] ?? 0) / (table[place] ?? 1)));
}

/** One-dimensional cosine transform of the rows, transposed; applied twice it is the two-dimensional one. */
function transformed(values: readonly number[]): number[] {
  const result = Array<number>(64).fill(0);
  for (let row = 0; row < 8; row += 1) {
    for (let frequency = 0; frequency < 8; frequency += 1) {
      let sum = 0;
      for (let x = 0; x < 8; x += 1) sum += (values[row * 8 + x] ?? 0) * (COSINES[x * 8 + frequency] ?? 0);
      result[frequency * 8 + row] = (sum / 2) * (frequency === 0 ? Math.SQRT1_2 : 1);
    }
  }
  return result;
}
