/** The parts of the stand-in on which tests rely: values keep their form, gaps are loud, addresses go both ways. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inside, insidePolicy, outside } from '../../electron-stand-in/addresses.mjs';
import { makeCodec } from '../../electron-stand-in/codec.mjs';
import { pdfOptions } from '../../electron-stand-in/pdf-options.mjs';
import { absent, strict } from '../../electron-stand-in/strict.mjs';

const schemes = new Set(['app']);

describe('values between main and page', () => {
  const { encode, decode } = makeCodec();

  it('arrive as they were sent', () => {
    const values = fc.anything({ withDate: true, withBigInt: true, withMap: true, withSet: true, maxDepth: 4 });
    fc.assert(
      fc.property(values, (value) => {
        expect(decode(encode(value))).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [new Uint8Array([0, 255, 7])],
    [new Uint8Array(100_000).fill(3)],
    [Number.NaN],
    [Number.NEGATIVE_INFINITY],
    [-0],
    [{ $: 'date', v: 1 }],
    [[undefined, null]],
  ])('%j as well', (value) => {
    expect(decode(encode(value))).toEqual(value);
  });

  it('errors keep name and message', () => {
    const error = decode(encode(new TypeError('wrong'))) as Error;
    expect([error instanceof Error, error.name, error.message]).toEqual([true, 'TypeError', 'wrong']);
  });

  it('functions cannot travel', () => {
    expect(() => encode({ listener: () => undefined })).toThrow('could not be cloned');
  });

  it('a key cannot change what an object is', () => {
    const value = decode(encode(JSON.parse('{"__proto__": {"polluted": true}}'))) as object;
    expect('polluted' in value).toBe(false);
    expect(Object.hasOwn(value, '__proto__')).toBe(true);
  });
});

describe('addresses', () => {
  it.each([
    ['app://bundle/index.html?a=1#b', 'https://bundle.app.standin/index.html?a=1#b'],
    ['app://bundle', 'https://bundle.app.standin/'],
    ['https://example.org/', 'https://example.org/'],
    ['about:blank', 'about:blank'],
  ])('%s is %s inside', (shown, used) => {
    expect(inside(shown, schemes)).toBe(used);
    expect(outside(used).replace(/\/$/, '')).toBe(shown.replace(/\/$/, ''));
  });

  it('only whole host names are taken back', () => {
    expect(outside('https://bundle.app.standin.example.org/')).toBe('https://bundle.app.standin.example.org/');
    expect(outside('https://example.org/bundle.app.standin/')).toBe('https://example.org/bundle.app.standin/');
  });

  it('policies name the mapped hosts', () => {
    expect(insidePolicy("default-src 'self' app:; img-src app: data:", schemes)).toBe(
      "default-src 'self' https://*.app.standin; img-src https://*.app.standin data:",
    );
  });
});

describe('gaps', () => {
  it('say their name, in members and whole exports', () => {
    const known = strict('app', { quit: () => 'quit' });
    expect(known.quit()).toBe('quit');
    expect(() => (known as unknown as { relaunch(): void }).relaunch()).toThrow(
      'stand-in: app.relaunch is not implemented',
    );
    expect(() => {
      (known as unknown as { badge: number }).badge = 1;
    }).toThrow('assigning app.badge');
    expect(() => absent('Tray')['image']).toThrow('stand-in: Tray.image');
    expect(() => new (absent('Tray'))()).toThrow('stand-in: Tray');
    expect(() => pdfOptions({ colour: true })).toThrow('printToPDF option colour');
  });

  it('can be waited for and printed without being one', async () => {
    await expect(Promise.resolve(strict('app', {}))).resolves.toBeDefined();
    expect(() => String(Object.prototype.toString.call(strict('app', {})))).not.toThrow();
  });
});

describe('printing', () => {
  it('measures A4 in inches and names sides', () => {
    expect(pdfOptions({ pageSize: 'A4', margins: { top: 0.5 }, printBackground: true })).toEqual({
      paperWidth: 8.27,
      paperHeight: 11.7,
      marginTop: 0.5,
      printBackground: true,
    });
  });
});
