/** Drawn portraits of people who do not exist: a head, hair, a collar, in grey, as on the card. */
import { encodeJpeg } from './jpeg.ts';

/** What tells one drawn face from another. Greys from 0 (black) to 255 (white). */
export interface Face {
  readonly skin: number;
  readonly hair: number;
  readonly clothes: number;
  readonly longHair: boolean;
  readonly beard: boolean;
  readonly glasses: boolean;
  /** 1 is an adult's head; smaller is a child's. */
  readonly size: number;
}

const WIDTH = 140;
const HEIGHT = 200;
const QUALITY = 72;

/** A JPEG of 140 by 200 pixels in 8-bit grey. */
export function drawPortrait(face: Face): Uint8Array {
  const pixels = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      let sum = 0;
      for (const dy of [0.25, 0.75]) for (const dx of [0.25, 0.75]) sum += shade(face, x + dx, y + dy);
      pixels[y * WIDTH + x] = Math.round(sum / 4);
    }
  }
  return encodeJpeg({ width: WIDTH, height: HEIGHT, pixels }, QUALITY);
}

function shade(face: Face, pixelX: number, pixelY: number): number {
  const x = (pixelX - WIDTH / 2) / face.size;
  const y = (pixelY - 95) / face.size;
  const background = 226 - pixelY * 0.08;
  const inside = (cx: number, cy: number, rx: number, ry: number): boolean =>
    ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;
  const light = 1 - 0.0016 * x - 0.0008 * y;
  const mirrored = Math.abs(x);

  if (face.glasses && onGlasses(mirrored, y)) return 45;
  if (inside(0, 0, 36, 47)) {
    const fringe = y < -24 - 0.12 * x - 0.004 * x * x;
    if (fringe) return hairShade(face, x, y);
    if (mirroredEllipse(mirrored, y, 14, -4, 2.6, 2.8)) return 30;
    if (mirroredEllipse(mirrored, y, 14, -4, 6.5, 3.6)) return 238;
    if (mirroredEllipse(mirrored, y, 14, -12 + 0.02 * (mirrored - 14) ** 2, 8.5, 1.7)) return face.hair * 0.8 + 15;
    if (inside(0, 24, 11, 2.6)) return face.skin * 0.62;
    if (inside(0, 13, 5.5, 2.2)) return face.skin * 0.82;
    if (inside(2.5, 4, 1.6, 10)) return face.skin * 0.9;
    if (face.beard && y > 15 - 0.006 * x * x + (mirrored < 12 && y < 22 ? 6 : 0)) return face.hair * 0.9 + 18;
    return Math.min(250, face.skin * light * (1 - 0.00009 * x * x));
  }
  if (mirroredEllipse(mirrored, y, 37, 2, 5, 9) && !face.longHair) return face.skin * 0.88;
  if (inside(0, -10, 42, 48) && y < (face.longHair ? 60 : -2)) return hairShade(face, x, y);
  if (face.longHair && mirrored > 22 && mirrored < 44 - 0.004 * (y - 20) ** 2 && y > -10 && y < 66) {
    return hairShade(face, x, y);
  }
  if (mirrored < 16 && y > 30 && y < 66) return face.skin * 0.78;
  const shoulder = 56 + 0.011 * x * x - (mirrored < 20 ? 6 - mirrored * 0.3 : 0);
  if (y > shoulder) return mirrored < (y - 50) * 0.35 ? Math.min(245, face.clothes + 60) : face.clothes * light;
  return background;
}

function hairShade(face: Face, x: number, y: number): number {
  return Math.max(8, Math.min(235, face.hair + 9 * Math.sin(x * 0.45 + y * 0.12) - 0.1 * y));
}

function mirroredEllipse(mirroredX: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean {
  return ((mirroredX - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;
}

function onGlasses(mirroredX: number, y: number): boolean {
  const distance = Math.sqrt(((mirroredX - 14) / 11) ** 2 + ((y + 4) / 9) ** 2);
  return (distance > 0.88 && distance < 1.04) || (mirroredX < 3.4 && Math.abs(y + 6) < 1);
}
