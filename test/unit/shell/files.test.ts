import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { answerHeaders, CONTENT_SECURITY_POLICY } from '../../../electron/shell/content-policy.ts';
import { chooseDataFolder } from '../../../electron/shell/data-folder.ts';
import { isPlainFileName } from '../../../electron/shell/file-name.ts';
import { writeFileWhole } from '../../../electron/shell/write-file.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-files-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('names of finished documents', () => {
  it.each([
    ['2026-00012-bon.pdf', true],
    ['L3-2026-7-bewijs-van-aanvraag-8b6f1f0e.pdf', true],
    ['../bon.pdf', false],
    ['a/b.pdf', false],
    ['a\\b.pdf', false],
    ['.pdf', false],
    ['bon.exe', false],
    ['bon.pdf.exe', false],
    ['bon.pdf\0', false],
    ['C:bon.pdf', false],
    [`${'a'.repeat(200)}.pdf`, false],
    ['', false],
  ])('%j: %s', (name, plain) => {
    expect(isPlainFileName(name)).toBe(plain);
  });
});

describe('the data folder', () => {
  it.each([
    [['app', '--data-folder=/a'], { VERBLIJFSLOKET_DATA: '/b' }, '/a'],
    [['app'], { VERBLIJFSLOKET_DATA: '/b' }, '/b'],
    [['app'], {}, '/usual'],
    [['app', '--data-folder='], { VERBLIJFSLOKET_DATA: '' }, '/usual'],
    [['app', '--data-folder=here'], {}, '/started/here'],
  ])('%j %j is %s', (words, environment, folder) => {
    expect(chooseDataFolder(words, environment, '/usual', '/started').folder).toBe(folder);
  });

  it('holds everything below it', () => {
    const { folder, ...places } = chooseDataFolder([], {}, '/usual', '/');
    for (const place of Object.values(places)) expect(place.startsWith(`${folder}/`)).toBe(true);
  });
});

describe('writing a file whole', () => {
  it('makes the folder, leaves no other file, and replaces an older one', async () => {
    const folder = join(newFolder(), 'documents');
    const path = join(folder, 'bon.pdf');
    await writeFileWhole(path, new Uint8Array([1, 2]));
    await writeFileWhole(path, new Uint8Array([3]));
    expect([...readFileSync(path)]).toEqual([3]);
    expect(readdirSync(folder)).toEqual(['bon.pdf']);
  });

  it('that fails leaves the older file and no rest', async () => {
    const folder = newFolder();
    const path = join(folder, 'bon.pdf');
    mkdirSync(path);
    writeFileSync(join(path, 'inside'), '');
    await expect(writeFileWhole(path, new Uint8Array([1]))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['bon.pdf']);
  });
});

describe('headers of every answer', () => {
  const directives = new Map(
    CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );

  it('allow only what is the own page, and nothing unsafe', () => {
    expect(directives.get('default-src')).toBe("'none'");
    expect(directives.get('script-src')).toBe("'self'");
    expect(directives.get('style-src')).toBe("'self'");
    expect(directives.get('connect-src')).toBe("'none'");
    for (const name of ['object-src', 'frame-src', 'base-uri', 'form-action', 'frame-ancestors', 'worker-src']) {
      expect(directives.get(name), name).toBe("'none'");
    }
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|data:|\*/);
  });

  it('stand beside the content type', () => {
    expect(answerHeaders('text/css')).toMatchObject({
      'content-type': 'text/css',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
    });
  });
});
