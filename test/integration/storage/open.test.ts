import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqliteTraits } from '../../../electron/storage/dialect/sqlite.ts';
import {
  CURRENT_VERSION,
  nextNumber,
  openSqlite,
  readSetting,
  systemClock,
  writeSetting,
} from '../../../electron/storage/index.ts';
import { migrate } from '../../../electron/storage/migrate.ts';
import { migrations } from '../../../electron/storage/migrations/index.ts';
import type { Schema } from '../../../electron/storage/schema.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fileIn = (...parts: string[]) => join(folder, ...parts, 'verblijfsloket.sqlite');
const open = async (file = fileIn()) => openSqlite({ file, clock: systemClock });
const opened = async (file = fileIn()) => {
  const outcome = await open(file);
  if (!outcome.ok) {
    throw new Error(outcome.error.code);
  }
  return outcome.value;
};
const codeOf = async (file = fileIn()) => {
  const outcome = await open(file);
  if (outcome.ok) {
    await outcome.value.close();
    return null;
  }
  return outcome.error.code;
};

describe('opening', () => {
  test('makes folder and file, durable, with references checked', async () => {
    const database = await opened(fileIn('gegevens', 'loket'));
    expect(database).toMatchObject({ kind: 'sqlite', schemaVersion: CURRENT_VERSION });
    await database.transaction(async (transaction) => {
      const pragma = async (name: string) =>
        Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(transaction)).rows[0] ?? {})[0];
      expect(await pragma('journal_mode')).toBe('wal');
      expect(await pragma('synchronous')).toBe(2);
      expect(await pragma('foreign_keys')).toBe(1);
      return { ok: true, value: null };
    });
    await database.close();
  });

  test('finds everything again', async () => {
    const first = await opened();
    await first.transaction(async (transaction) => {
      await writeSetting(transaction, 'proef', { waarde: [1, 'é'] });
      return { ok: true, value: null };
    });
    await first.close();
    const second = await opened();
    expect(await readSetting(second.read, 'proef')).toEqual({ waarde: [1, 'é'] });
    await second.close();
  });

  test('one application per file, and the next may come when it has ended', async () => {
    const first = await opened();
    expect(await codeOf()).toBe('storageInUse');
    await first.close();
    expect(await codeOf()).toBeNull();
  });

  test('a file that is no database is named, and left as it was', async () => {
    writeFileSync(fileIn(), 'geen databank, maar een brief van vier kantjes. '.repeat(100));
    const before = readFileSync(fileIn());
    expect(await codeOf()).toBe('storageDamaged');
    expect(readFileSync(fileIn()).equals(before)).toBe(true);
  });

  test('pages overwritten in the middle are named when they are met', async () => {
    const database = await opened();
    await database.close();
    const bytes = readFileSync(fileIn());
    bytes.fill(0xa5, 100, 4096);
    writeFileSync(fileIn(), bytes);
    expect(await codeOf()).toBe('storageDamaged');
  });

  test('a database of a newer application is refused and left as it was', async () => {
    const database = await opened();
    await database.close();
    const file = new BetterSqlite(fileIn());
    file.exec("insert into schema_versions values (999, 'van later', '2030-01-01T00:00:00.000Z')");
    file.close();
    expect(await open()).toMatchObject({
      ok: false,
      error: { code: 'storageNewer', params: { found: 999, known: CURRENT_VERSION } },
    });
    expect(await codeOf()).toBe('storageNewer');
  });

  test('a path that is no folder', async () => {
    writeFileSync(join(folder, 'brief'), 'x');
    const outcome = await open(join(folder, 'brief', 'verblijfsloket.sqlite'));
    expect(outcome).toMatchObject({ ok: false, error: { code: 'storageFailed' } });
  });
});

describe('a disk of its own', () => {
  let disk: string;
  const mount = (...more: string[]) => execFileSync('mount', ['-t', 'tmpfs', '-o', more.join(','), 'tmpfs', disk]);
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'verblijfsloket-disk-'));
    mount('size=2m');
  });
  afterEach(() => {
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  });
  const onDisk = (...parts: string[]) => join(disk, ...parts, 'verblijfsloket.sqlite');
  const settle = (database: Awaited<ReturnType<typeof opened>>, name: string, value: string) =>
    database.transaction<null, never>(async (transaction) => {
      await writeSetting(transaction, name, value);
      return { ok: true, value: null };
    });

  test('that becomes full: said at once, nothing acknowledged lost, and work goes on when there is room', async () => {
    const database = await opened(onDisk());
    expect(await settle(database, 'voor', 'bewaard')).toMatchObject({ ok: true });
    writeFileSync(join(disk, 'vulling'), new Uint8Array(64 * 1024));
    const acknowledged: string[] = [];
    let failure: string | null = null;
    for (let turn = 0; turn < 200 && failure === null; turn += 1) {
      const outcome = await settle(database, `blok${turn}`, 'x'.repeat(20_000));
      if (outcome.ok) {
        acknowledged.push(`blok${turn}`);
      } else {
        failure = outcome.error.code;
      }
    }
    expect(failure).toBe('storageFull');
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const name of ['voor', ...acknowledged]) {
      expect(await readSetting(database.read, name)).not.toBeNull();
    }
    rmSync(join(disk, 'vulling'));
    expect(await settle(database, 'na', 'weer plaats')).toMatchObject({ ok: true });
    await database.close();
    const again = await opened(onDisk());
    for (const name of ['voor', ...acknowledged, 'na']) {
      expect(await readSetting(again.read, name)).not.toBeNull();
    }
    await again.close();
  });

  test('that is full from the start', async () => {
    const bytes = new Uint8Array(4096);
    const { openSync, writeSync, closeSync } = await import('node:fs');
    const handle = openSync(join(disk, 'vulling'), 'w');
    try {
      for (;;) {
        writeSync(handle, bytes);
      }
    } catch {
      // No room left: that is what this disk is for.
    } finally {
      closeSync(handle);
    }
    expect(await codeOf(onDisk())).toBe('storageFull');
  });

  test('that may only be read: no file yet', async () => {
    mount('remount', 'ro', 'size=2m');
    expect(await codeOf(onDisk())).toBe('storageReadOnly');
    expect(await codeOf(onDisk('loket'))).toBe('storageReadOnly');
  });

  test('that may only be read: with the file on it', async () => {
    const database = await opened(onDisk());
    await database.close();
    mount('remount', 'ro', 'size=2m');
    expect(await codeOf(onDisk())).toBe('storageReadOnly');
    expect(existsSync(onDisk())).toBe(true);
  });
});

describe('a transaction', () => {
  test('that is refused leaves nothing, and gives its number back', async () => {
    const database = await opened();
    const take = (keep: boolean) =>
      database.transaction<number, number>(async (transaction) => {
        const value = await nextNumber(transaction, 'proef');
        return keep ? { ok: true, value } : { ok: false, error: value };
      });
    expect(await take(true)).toEqual({ ok: true, value: 1 });
    expect(await take(false)).toEqual({ ok: false, error: 2 });
    expect(await take(true)).toEqual({ ok: true, value: 2 });
    await database.close();
  });

  test('in which the program fails leaves nothing, and the mistake is not hidden', async () => {
    const database = await opened();
    const broken = database.transaction(async (transaction) => {
      await writeSetting(transaction, 'half', true);
      throw new TypeError('mistake');
    });
    await expect(broken).rejects.toThrow('mistake');
    expect(await readSetting(database.read, 'half')).toBeNull();
    await database.close();
  });

  test('many at once come one after another, with numbers without gaps', async () => {
    const database = await opened();
    const taken = await Promise.all(
      Array.from({ length: 50 }, () =>
        database.transaction<number, never>(async (transaction) => {
          const value = await nextNumber(transaction, 'proef');
          await new Promise((resolve) => setImmediate(resolve));
          return { ok: true, value };
        }),
      ),
    );
    const numbers = taken.map((outcome) => (outcome.ok ? outcome.value : 0)).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, position) => position + 1));
    await database.close();
  });

  test('is not seen from outside before its end', async () => {
    const database = await opened();
    await database.transaction(async (transaction) => {
      await writeSetting(transaction, 'onderweg', 1);
      expect(await readSetting(database.read, 'onderweg')).toBeNull();
      return { ok: true, value: null };
    });
    expect(await readSetting(database.read, 'onderweg')).toBe(1);
    await database.close();
  });
});

describe('migrations', () => {
  test('are numbered without gaps', () => {
    expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, position) => position + 1));
  });

  test('happen together or not at all', async () => {
    const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: new BetterSqlite(fileIn()) }) });
    const steps = [
      ...migrations,
      {
        version: migrations.length + 1,
        name: 'breaks',
        up: async () => {
          throw new Error('half-way');
        },
      },
    ];
    await expect(migrate(database, sqliteTraits, systemClock, steps)).rejects.toThrow('half-way');
    expect(await sqliteTraits.tables(database)).toEqual([]);
    expect(await migrate(database, sqliteTraits, systemClock)).toEqual({ ok: true, value: CURRENT_VERSION });
    expect(await migrate(database, sqliteTraits, systemClock)).toEqual({ ok: true, value: CURRENT_VERSION });
    await database.destroy();
  });
});
