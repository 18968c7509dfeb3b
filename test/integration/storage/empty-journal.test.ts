/** What happens to the journal of a file that others look at for long. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginLook, endLookAndEmptyJournal } from '../../../electron/storage/backup/empty-journal.ts';

let folder: string;
let file: string;
let writing: BetterSqlite.Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-'));
  file = join(folder, 'verblijfsloket.sqlite');
  writing = new BetterSqlite(file);
  writing.pragma('journal_mode = WAL');
  writing.exec('create table lines (number integer primary key, text text)');
  writing.pragma('wal_checkpoint(PASSIVE)');
});
afterEach(() => {
  vi.restoreAllMocks();
  writing.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (count: number): void => {
  const insert = writing.prepare('insert into lines (text) values (?)');
  for (let line = 0; line < count; line += 1) insert.run('regel '.repeat(200));
};

/** Rows in the file alone, without its journal. */
const rowsInFile = (): number => {
  const alone = join(folder, 'alone.sqlite');
  copyFileSync(file, alone);
  const reading = new BetterSqlite(alone);
  try {
    return reading.prepare('select count(*) from lines').pluck().get() as number;
  } finally {
    reading.close();
    for (const part of ['', '-wal', '-shm']) rmSync(`${alone}${part}`, { force: true });
  }
};

test('what was written during a long look stands in the journal, and in the file once the look has ended', () => {
  write(10);
  writing.pragma('wal_checkpoint(PASSIVE)');
  const look = beginLook(file);
  write(2000);
  expect(rowsInFile()).toBe(10);
  expect(look.connection.prepare('select count(*) from lines').pluck().get()).toBe(10);
  endLookAndEmptyJournal(file, look);
  expect(rowsInFile()).toBe(2010);
  expect(look.connection.open).toBe(false);
});

test('while somebody else goes on looking, it gives up, and nothing is lost', () => {
  const other = beginLook(file);
  const look = beginLook(file);
  write(500);
  endLookAndEmptyJournal(file, look);
  expect(rowsInFile()).toBe(0);
  expect(writing.prepare('select count(*) from lines').pluck().get()).toBe(500);
  other.end();
  writing.pragma('wal_checkpoint(PASSIVE)');
  expect(rowsInFile()).toBe(500);
});

test('a command that comes while it copies is waited for: it ends only when nothing came between', () => {
  const look = beginLook(file);
  write(500);
  const { pragma } = BetterSqlite.prototype;
  let copied = 0;
  vi.spyOn(BetterSqlite.prototype, 'pragma').mockImplementation(function (this: BetterSqlite.Database, ...words) {
    const answer = pragma.apply(this, words);
    copied += 1;
    // SQLite tells of the journal as it was before; only who asks again hears of this line.
    if (copied === 1) write(1);
    return answer;
  });
  endLookAndEmptyJournal(file, look);
  expect(rowsInFile()).toBe(501);
});
