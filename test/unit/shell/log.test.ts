import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { describeError, logLine, openLog, safeValue } from '../../../electron/shell/log.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-log-'));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('what may stand in the log', () => {
  it.each([
    ['storageFull', 'storageFull'],
    ['cases.open', 'cases.open'],
    ['SQLITE_BUSY', 'SQLITE_BUSY'],
    ['TypeError', 'TypeError'],
    [12, 12],
    [true, true],
    [null, null],
    ['VOORBEELD, Ada', '(withheld)'],
    ['Voorbeeld', '(withheld)'],
    ['85073099877', '(withheld)'],
    ['n85073099877', '(withheld)'],
    ['a1234567', '(withheld)'],
    ['two words', '(withheld)'],
    ['', '(withheld)'],
  ])('%s becomes %s', (value, written) => {
    expect(safeValue(value)).toBe(written);
  });

  it('an error gives its kind and place, never its message', () => {
    const error = Object.assign(new TypeError('VOORBEELD 85.07.30-998.77 has no card'), { code: 'ERR_X' });
    const line = logLine('2026-11-22T10:00:00.000Z', 'error', 'callFailed', describeError(error));
    expect(line).not.toMatch(/VOORBEELD|85\.07/);
    expect(JSON.parse(line)).toMatchObject({
      event: 'callFailed',
      kind: 'TypeError',
      code: 'ERR_X',
      file0: 'log.test.ts',
    });
  });

  it('a stack made of personal data gives nothing away', () => {
    const error = new Error('x');
    error.stack =
      'Error: x\n    at VOORBEELD Ada 85073099877\n    at Voorbeeld (file:///C:/Users/Ada Voorbeeld/a.js:1:2)';
    const line = logLine('2026-11-22T10:00:00.000Z', 'error', 'callFailed', describeError(error));
    expect(line).not.toMatch(/Voorbeeld|VOORBEELD|Ada|85073099877/);
  });
});

describe('the log file', () => {
  it('takes lines and sets a full file aside, three at most', () => {
    const folder = newFolder();
    const log = openLog(folder, () => '2026-11-22T10:00:00.000Z');
    const file = join(folder, 'verblijfsloket.log');
    for (const generation of ['first', 'second', 'third', 'fourth']) {
      log.info(generation);
      writeFileSync(file, `${readFileSync(file, 'utf8')}${' '.repeat(1_000_000)}`);
    }
    log.warn('fifth', { count: 1 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      at: '2026-11-22T10:00:00.000Z',
      level: 'warn',
      event: 'fifth',
      count: 1,
    });
    expect(
      [1, 2, 3].map((number) =>
        readFileSync(`${file}.${number}`, 'utf8').includes(['fourth', 'third', 'second'][number - 1] ?? '?'),
      ),
    ).toEqual([true, true, true]);
    expect(statSync(`${file}.4`, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('that cannot be written stops nothing', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'in-the-way'), '');
    const log = openLog(join(folder, 'in-the-way'), () => 'now');
    expect(() => log.error('lost')).not.toThrow();
  });
});
