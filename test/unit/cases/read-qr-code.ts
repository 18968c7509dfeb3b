/**
 * Reads a QR code from a clean picture, by the rules of ISO/IEC 18004 and without the library that draws it. No error is
 * corrected: a code that was drawn wrongly is read wrongly. Versions 1 to 3 in one block, digits, capitals and bytes.
 */
import { inflateSync } from 'node:zlib';

type Grid = readonly (readonly boolean[])[];

/** The text of the code in a PNG. */
export const readQrCode = (png: Uint8Array): string => {
  const grid = modulesOf(darkPixels(Buffer.from(png)));
  return textOf(unmaskedBits(grid));
};

/** Dark pixels, row by row. */
function darkPixels(png: Buffer): Grid {
  let at = 8;
  let width = 0;
  let depth = 0;
  let colour = 0;
  let palette = Buffer.alloc(0);
  const data: Buffer[] = [];
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      width = body.readUInt32BE(0);
      depth = body[8] ?? 0;
      colour = body[9] ?? 0;
    } else if (type === 'PLTE') palette = Buffer.from(body);
    else if (type === 'IDAT') data.push(body);
    at += 12 + length;
  }
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colour] ?? 1;
  const stride = Math.ceil((width * channels * depth) / 8);
  const pixel = Math.max(1, (channels * depth) / 8);
  const raw = inflateSync(Buffer.concat(data));
  let former = Buffer.alloc(stride);
  const rows: boolean[][] = [];
  for (let start = 0; start < raw.length; start += stride + 1) {
    const row = Buffer.from(raw.subarray(start + 1, start + 1 + stride));
    unfilter(raw[start] ?? 0, row, former, pixel);
    former = row;
    rows.push(
      Array.from({ length: width }, (_, x) => {
        const value =
          depth === 8
            ? (row[x * channels] ?? 0)
            : ((row[(x * depth) >> 3] ?? 0) >> (8 - depth - ((x * depth) & 7))) & ((1 << depth) - 1);
        const light = colour === 3 ? (palette[value * 3] ?? 0) : value * (255 / ((1 << depth) - 1));
        return light < 128;
      }),
    );
  }
  return rows;
}

function unfilter(filter: number, row: Buffer, former: Buffer, pixel: number): void {
  for (let x = 0; x < row.length; x += 1) {
    const left = row[x - pixel] ?? 0;
    const up = former[x] ?? 0;
    const corner = former[x - pixel] ?? 0;
    const guess = left + up - corner;
    const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
    const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
    const add = [0, left, up, (left + up) >> 1, paeth][filter] ?? 0;
    row[x] = ((row[x] ?? 0) + add) & 0xff;
  }
}

/** The modules: the first dark run is the edge of a finder pattern, seven modules long. */
function modulesOf(pixels: Grid): Grid {
  const top = pixels.findIndex((row) => row.includes(true));
  const first = pixels[top] ?? [];
  const left = first.indexOf(true);
  const size = (first.indexOf(false, left) - left) / 7;
  const count = Math.round((first.lastIndexOf(true) + 1 - left) / size);
  return Array.from({ length: count }, (_, y) =>
    Array.from(
      { length: count },
      (_unused, x) => pixels[Math.floor(top + (y + 0.5) * size)]?.[Math.floor(left + (x + 0.5) * size)] === true,
    ),
  );
}

const MASKS: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_y, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
];
/** What is laid over the format bits, so that they are never all light. */
const FORMAT_MASK = 0b101010000010010;

function unmaskedBits(grid: Grid): readonly number[] {
  const size = grid.length;
  const dark = (y: number, x: number): boolean => grid[y]?.[x] === true;
  const format = [0, 1, 2, 3, 4].reduce((bits, x) => (bits << 1) | (dark(8, x) ? 1 : 0), 0) ^ (FORMAT_MASK >> 10);
  const mask = MASKS[format & 0b111];
  if (mask === undefined) throw new Error('no such mask');
  const bits: number[] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern is skipped whole.
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (!isPattern(y, x, size)) bits.push(dark(y, x) === mask(y, x) ? 0 : 1);
      }
    }
    upwards = !upwards;
  }
  return bits.slice(0, 8 * (DATA_WORDS[format >> 3]?.[(size - 21) / 4] ?? Number.NaN));
}

/** Finder patterns with their format bits, timing, and the one alignment pattern of versions 2 and 3. */
const isPattern = (y: number, x: number, size: number): boolean =>
  (y < 9 && x < 9) ||
  (y < 9 && x >= size - 8) ||
  (y >= size - 8 && x < 9) ||
  y === 6 ||
  x === 6 ||
  (size > 21 && Math.abs(y - (size - 7)) <= 2 && Math.abs(x - (size - 7)) <= 2);

/** Codewords of data per version from 1, by the two bits that tell how much can be repaired: M, L, H, Q. */
const DATA_WORDS: readonly (readonly number[])[] = [
  [16, 28, 44],
  [19, 34, 55],
  [9, 16, Number.NaN],
  [13, 22, Number.NaN],
];

const CAPITALS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

function textOf(bits: readonly number[]): string {
  let at = 0;
  const take = (count: number): number => {
    const value = bits.slice(at, at + count).reduce((sum, bit) => sum * 2 + bit, 0);
    at += count;
    return value;
  };
  let text = '';
  for (;;) {
    const mode = take(4);
    if (mode === 0) return text;
    if (mode === 1) {
      for (let left = take(10); left > 0; left -= 3) {
        const digits = Math.min(3, left);
        text += String(take([0, 4, 7, 10][digits] ?? 0)).padStart(digits, '0');
      }
    } else if (mode === 2) {
      for (let left = take(9); left > 0; left -= 2) {
        const value = take(left === 1 ? 6 : 11);
        text += left === 1 ? CAPITALS[value] : `${CAPITALS[Math.floor(value / 45)]}${CAPITALS[value % 45]}`;
      }
    } else if (mode === 4) {
      for (let left = take(8); left > 0; left -= 1) text += String.fromCharCode(take(8));
    } else throw new Error(`mode ${mode}`);
  }
}
