import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSegments, isOwnAddress, mayNavigate, pageAddress } from '../../../electron/shell/addresses.ts';

describe('own addresses', () => {
  it.each([
    ['app://bundle/index.html', true],
    ['app://bundle/print.html?document=1', true],
    ['app://other/index.html', false],
    ['app://bundle.example.org/', false],
    ['app://user@bundle/index.html', false],
    ['app://bundle:8080/index.html', false],
    ['apps://bundle/index.html', false],
    ['https://bundle/index.html', false],
    ['https://app://bundle/index.html', false],
    ['file:///index.html', false],
    ['data:text/html,app://bundle/', false],
    ['javascript:app://bundle/', false],
    ['blob:app://bundle/1', false],
    ['about:blank', false],
    ['', false],
  ])('%s: %s', (address, own) => {
    expect(isOwnAddress(address)).toBe(own);
  });

  it('carry parameters encoded', () => {
    expect(pageAddress('print.html', { document: 'a&b/../c' })).toBe('app://bundle/print.html?document=a%26b%2F..%2Fc');
  });
});

describe('navigation', () => {
  const here = 'app://bundle/index.html';
  it.each([
    [here, here, true],
    [here, `${here}#work`, true],
    [here, `${here}?again=1`, true],
    [here, 'app://bundle/print.html', false],
    [here, 'https://example.org/', false],
    [here, 'file:///etc/passwd', false],
    ['https://example.org/', here, false],
    ['', here, false],
    [here, '', false],
    [here, 'not an address', false],
  ])('from %s to %s: %s', (from, to, allowed) => {
    expect(mayNavigate(from, to)).toBe(allowed);
  });
});

describe('files behind an address', () => {
  it.each([
    ['app://bundle/index.html', ['index.html']],
    ['app://bundle/assets/a-B_1.woff2?v=2#x', ['assets', 'a-B_1.woff2']],
    ['app://bundle/', null],
    ['app://bundle', null],
    ['app://bundle/../main/main.js', null],
    ['app://bundle/%2e%2e/main/main.js', null],
    ['app://bundle/..%2fmain%2fmain.js', null],
    ['app://bundle/a%5cb.js', null],
    ['app://bundle/a\\b.js', null],
    ['app://bundle/.stamp', null],
    ['app://bundle/assets//a.js', null],
    ['app://bundle/C:/windows', null],
    ['app://bundle/a%00.js', null],
    ['app://bundle/%E0%A4%A', null],
    ['app://bundle/a.js/', null],
    ['app://other/a.js', null],
    ['file:///a.js', null],
  ])('%s', (address, segments) => {
    expect(fileSegments(address)).toEqual(segments);
  });

  it('never leave the folder, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 60 }), fc.webPath(), fc.stringMatching(/^[./%\\2eEfF5cC]{0,30}$/)),
        (path) => {
          for (const segment of fileSegments(`app://bundle/${path}`) ?? []) {
            expect(segment).toMatch(/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
