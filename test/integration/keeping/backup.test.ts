import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyOfCase, verifyChain } from '../../../electron/audit/index.ts';
import { finishApplication, loadCase, startDraft } from '../../../electron/cases/index.ts';
import {
  makeBackup,
  prepareRestore,
  putRestoredInPlace,
  waitingBeside,
} from '../../../electron/cases/keeping/backup-work.ts';
import { madeAtOf } from '../../../electron/cases/keeping/rotation.ts';
import { balances, verifyLedger } from '../../../electron/payments/index.ts';
import { openSqlite, sealFile, unsealFile } from '../../../electron/storage/index.ts';
import { DATABASES, withoutGuard } from '../../real-parts/databases.ts';
import { application, type CounterHouse, codeOf, els, granted, openHouse } from '../cases/counter-house.ts';
import { backupFolderOf, CHEAP, type TestKeeping, testKeeping } from './a-keeping.ts';

const passphrase = 'een wachtzin van het loket';
const backupsIn = (folder: string) => readdirSync(folder).filter((name) => madeAtOf(name) !== null);

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  let keeping: TestKeeping;
  let folder: string;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
    // As dear to open as at a counter.
    keeping = testKeeping({ ...house, clock: house.services.clock }, null);
    folder = backupFolderOf(house);
  });
  afterEach(() => house.close());

  const oneCase = async (surname: string): Promise<string> => {
    const { draftId } = granted(await startDraft(house.services, els, null));
    granted(
      await finishApplication(house.services, els, {
        draftId,
        draft: application(surname, 'João'),
        shownDueCents: 2130,
      }),
    );
    return draftId;
  };
  const place = () => (kind === 'sqlite' ? { file: house.address } : { url: house.address });
  const order = () => ({ place: place(), workFolder: join(house.folder, 'work'), folder, passphrase, cost: CHEAP });

  test('made, read back, without a word of it readable, and restored elsewhere: everything is there', async () => {
    const caseId = await oneCase('VOORBEELDNAAM');
    granted(await keeping.backups.set(els, { folder, passphrase }));
    const { backups } = granted(await keeping.backups.makeNow(els));
    expect(backups).toHaveLength(1);
    const [backup] = backups;
    const bytes = readFileSync(backup?.file ?? '').toString('latin1');
    expect(bytes).not.toContain('VOORBEELDNAAM');
    expect(bytes).not.toContain('SQLite format');
    expect(readdirSync(join(house.folder, 'backup-work'))).toEqual([]);

    const elsewhere = mkdtempSync(join(tmpdir(), 'verblijfsloket-elders-'));
    try {
      const database = join(elsewhere, 'verblijfsloket.sqlite');
      const workFolder = join(elsewhere, 'work');
      const prepared = await prepareRestore({
        backup: backup?.file ?? '',
        passphrase,
        workFolder,
        database,
        officer: els,
      });
      expect(prepared).toMatchObject({ ok: true, value: { cases: 1 } });
      expect(putRestoredInPlace(database, '2026-11-25T09:00:00.000Z')).toBe(true);
      const opened = await openSqlite({ file: database, clock: house.services.clock });
      if (!opened.ok) throw new Error(opened.error.code);
      const { read } = opened.value;
      expect(await loadCase(read, caseId)).toEqual(await loadCase(house.database.read, caseId));
      expect(await historyOfCase(read, caseId)).toEqual(await historyOfCase(house.database.read, caseId));
      expect(await balances(read)).toEqual(await balances(house.database.read));
      expect(await verifyLedger(read)).toEqual([]);
      expect(await verifyChain(read)).toMatchObject({ whole: true });
      await opened.value.close();
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  test('commands go on while it is made, and none that was acknowledged before is missing in it', async () => {
    await oneCase('EERST');
    const making = makeBackup(order());
    for (let turn = 0; turn < 10; turn += 1) await oneCase(`TIJDENS${turn}`);
    const made = await making;
    if (!made.ok) throw new Error(made.error.code);
    expect(made.value.cases).toBeGreaterThanOrEqual(1);
    expect(await verifyChain(house.database.read, { mustContain: made.value.headHash })).toMatchObject({ whole: true });
  });

  test('of data that are not whole is refused, and the former backup stays', async () => {
    await oneCase('EERST');
    expect(await makeBackup(order())).toMatchObject({ ok: true });
    const before = backupsIn(folder);
    await house.behindItsBack(
      `${withoutGuard(kind, 'audit_entries')} update audit_entries set actor_name = 'Jan' where sequence = 1`,
    );
    expect(await makeBackup(order())).toMatchObject({ ok: false, error: { code: 'backupNotWhole' } });
    expect(backupsIn(folder)).toEqual(before);
  });
});

describe('with a file', () => {
  let house: CounterHouse;
  let keeping: TestKeeping;
  let folder: string;
  beforeEach(async () => {
    house = await openHouse();
    keeping = testKeeping({ ...house, clock: house.services.clock });
    folder = backupFolderOf(house);
    granted(await startDraft(house.services, els, null));
  });
  afterEach(() => house.close());
  const order = () => ({
    place: { file: house.file },
    workFolder: join(house.folder, 'work'),
    folder,
    passphrase,
    cost: CHEAP,
  });
  const made = async (): Promise<string> => {
    const backup = await makeBackup(order());
    if (!backup.ok) throw new Error(backup.error.code);
    return backup.value.file;
  };
  const restoring = (backup: string, word = passphrase) =>
    prepareRestore({
      backup,
      passphrase: word,
      workFolder: join(house.folder, 'work'),
      database: house.file,
      officer: els,
    });

  test('once a day by itself, and again the next day', async () => {
    granted(await keeping.backups.set(els, { folder, passphrase }));
    await keeping.backups.ifDue();
    expect(backupsIn(folder)).toHaveLength(1);
    await keeping.backups.ifDue();
    expect(backupsIn(folder)).toHaveLength(1);
    expect(keeping.backups.fault()).toBeNull();
    const [name = ''] = backupsIn(folder);
    house.now = '2099-01-01T09:00:00Z';
    await keeping.backups.ifDue();
    expect(backupsIn(folder)).not.toEqual([name]);
  });

  test('nothing is made before somebody said where', async () => {
    await keeping.backups.ifDue();
    expect(codeOf(await keeping.backups.makeNow(els))).toBe('backupNotSet');
    expect(existsSync(folder)).toBe(false);
  });

  test('comes to its end while commands never stop, and holds one moment', async () => {
    const filler = `with recursive row(number) as (select 1 union all select number + 1 from row where number < 2000)
      insert into settings select 'filler' || number, hex(randomblob(1000)) from row`;
    await house.behindItsBack(filler);
    let isDone = false;
    const making = makeBackup(order()).finally(() => {
      isDone = true;
    });
    let started = 1;
    for (; !isDone; started += 1) {
      granted(await startDraft(house.services, els, null));
      // A file answers at once: the copy, here in the same thread, gets its turns.
      await immediate();
    }
    const made = await making;
    if (!made.ok) throw new Error(made.error.code);
    expect(made.value.cases).toBe(made.value.auditEntries);
    expect(made.value.cases).toBeLessThan(started);
    expect(await verifyChain(house.database.read, { mustContain: made.value.headHash })).toMatchObject({ whole: true });
  });

  test('another passphrase, changed bytes, a cut file, another file: each refused by its name', async () => {
    const file = await made();
    const bytes = readFileSync(file);
    const variant = (name: string, content: Uint8Array): string => {
      const path = join(house.folder, name);
      writeFileSync(path, content);
      return path;
    };
    expect(codeOf(await restoring(file, 'een andere wachtzin'))).toBe('backupNotOpened');
    for (const at of [Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(codeOf(await restoring(variant('changed', changed)))).toBe('backupNotOpened');
    }
    const head = bytes.indexOf('"cases":1');
    const lying = Buffer.from(bytes);
    lying.write('"cases":7', head);
    expect(codeOf(await restoring(variant('lying', lying)))).toBe('backupNotOpened');
    const sealing = Buffer.from(bytes);
    sealing.write('9', bytes.indexOf('"N":') + '"N":1'.length);
    expect(codeOf(await restoring(variant('sealing', sealing)))).toBe('backupNotOpened');
    // A head that asks for 4 GB for its passphrase is none of ours.
    const greedy = Buffer.from(bytes.toString('latin1').replace(/"N":\d+,"r":\d+/, '"N":1048576,"r":32'), 'latin1');
    greedy.writeUInt32BE(bytes.readUInt32BE('VLBACKUP1'.length) + greedy.length - bytes.length, 'VLBACKUP1'.length);
    expect(codeOf(await restoring(variant('greedy', greedy)))).toBe('backupNotOne');
    expect(codeOf(await restoring(variant('cut', bytes.subarray(0, bytes.length - 100))))).toBe('backupNotOpened');
    expect(codeOf(await restoring(variant('short', bytes.subarray(0, 20))))).toBe('backupNotOne');
    expect(codeOf(await restoring(variant('other', Buffer.from('geen kopie'))))).toBe('backupNotOne');
    expect(codeOf(await restoring(join(house.folder, 'bestaat-niet')))).toBe('backupFolder');
    expect(existsSync(waitingBeside(house.file))).toBe(false);
    expect(readdirSync(join(house.folder, 'work'))).toEqual([]);
  });

  test('one changed bit at any kilobyte, and a file cut there, is never opened', async () => {
    const content = join(house.folder, 'content');
    const bytes = readFileSync(house.file).subarray(0, 40_000);
    writeFileSync(content, bytes);
    const facts = { madeAt: '2026-11-25T09:00:00.000Z', schemaVersion: 1, cases: 1, auditEntries: 1, headHash: 'ab' };
    const sealed = join(house.folder, 'sealed');
    await sealFile(content, sealed, passphrase, facts, CHEAP);
    expect(await unsealFile(sealed, null, passphrase)).toMatchObject({ ok: true });
    const whole = readFileSync(sealed);
    const damaged = join(house.folder, 'damaged');
    const places = [0, 5, 9, 12, 13, 40, ...Array.from({ length: whole.length >> 10 }, (_, kb) => kb << 10)];
    for (const at of [...places, whole.length - 16, whole.length - 1]) {
      for (const content of [flipped(whole, at), whole.subarray(0, at)]) {
        writeFileSync(damaged, content);
        const opened = await unsealFile(damaged, null, passphrase);
        expect({ at, code: codeOf(opened) }).toEqual({ at, code: expect.stringMatching(/^backupNot(One|Opened)$/) });
      }
    }
  });

  test('two at once are one backup; a folder that vanished is named and never made again by itself', async () => {
    granted(await keeping.backups.set(els, { folder, passphrase }));
    const both = await Promise.all([
      keeping.backups.makeNow(els),
      keeping.backups.makeNow(els),
      keeping.backups.ifDue(),
    ]);
    expect(both.slice(0, 2).every((one) => one?.ok)).toBe(true);
    expect(backupsIn(folder)).toHaveLength(1);
    // A drive that was pulled out, and the empty folder that it may leave on the disk of the data.
    const pulledOut = `${folder}-elders`;
    renameSync(folder, pulledOut);
    expect(codeOf(await keeping.backups.makeNow(els))).toBe('backupPlaceGone');
    expect(existsSync(folder)).toBe(false);
    mkdirSync(folder);
    await keeping.backups.ifDue();
    expect(keeping.backups.fault()).toMatchObject({ code: 'backupPlaceGone' });
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
    renameSync(pulledOut, folder);
    granted(await keeping.backups.makeNow(els));
    expect(keeping.backups.fault()).toBeNull();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'geen map');
    expect(codeOf(await keeping.backups.makeNow(els))).toBe('backupFolder');
    expect(keeping.backups.fault()).toMatchObject({ code: 'backupFolder' });
    granted(await startDraft(house.services, els, null));
    rmSync(folder);
    expect(codeOf(await keeping.backups.makeNow(els))).toBe('backupPlaceGone');
    granted(await keeping.backups.set(els, { folder, passphrase }));
    granted(await keeping.backups.makeNow(els));
    expect(keeping.backups.fault()).toBeNull();
  });

  test('two applications that make one at the same moment do not spoil each other’s', async () => {
    const made = await Promise.all([
      makeBackup(order()),
      makeBackup({ ...order(), workFolder: join(house.folder, 'other-work') }),
    ]);
    expect(made.some(({ ok }) => ok)).toBe(true);
    for (const name of backupsIn(folder)) {
      expect(await unsealFile(join(folder, name), null, passphrase)).toMatchObject({ ok: true });
    }
    expect(readdirSync(folder).filter((name) => !name.endsWith('.vlbackup'))).toEqual([]);
  });

  test('a clock that was wrong for a while neither stops the daily backup nor lets the newest go', async () => {
    granted(await keeping.backups.set(els, { folder, passphrase }));
    mkdirSync(folder, { recursive: true });
    const fromLater = 'verblijfsloket-2099-01-01T09-00-00Z.vlbackup';
    writeFileSync(join(folder, fromLater), 'made while the clock stood wrong');
    await keeping.backups.ifDue();
    expect(backupsIn(folder).filter((name) => name !== fromLater)).toHaveLength(1);
    await keeping.backups.ifDue();
    expect(backupsIn(folder).filter((name) => name !== fromLater)).toHaveLength(1);
  });

  test('restored through the calls: the present data stay beside it, and take no more commands', async () => {
    granted(await keeping.backups.set(els, { folder, passphrase }));
    const [backup] = granted(await keeping.backups.makeNow(els)).backups;
    granted(await startDraft(house.services, els, null));
    granted(await keeping.backups.restore(els, { file: backup?.file ?? '', passphrase }));
    expect(codeOf(await startDraft(house.services, els, null))).toBe('storageMoved');
    await house.database.close();
    expect(putRestoredInPlace(house.file, '2026-11-25T09:00:00.000Z')).toBe(true);
    expect(putRestoredInPlace(house.file, '2026-11-25T09:00:00.000Z')).toBe(false);
    const again = await openHouse(undefined, house.folder);
    const count = async () => (await again.database.read.selectFrom('cases').select('id').execute()).length;
    expect(await count()).toBe(1);
    expect(await verifyChain(again.database.read)).toMatchObject({ whole: true });
    const actions = await again.database.read.selectFrom('audit_entries').select('action').execute();
    expect(actions.map(({ action }) => action)).toContain('backupRestored');
    const kept = new BetterSqlite(`${house.file}.before-2026-11-25T09-00-00-000Z`, { readonly: true });
    expect(kept.prepare('select count(*) from cases').pluck().get()).toBe(2);
    kept.close();
    await again.database.close();
  });

  test.each(['before the journal moved', 'before the database moved', 'before the restored one moved'])(
    'a start that was stopped %s goes on the next time',
    async (moment) => {
      const file = await made();
      expect(await restoring(file)).toMatchObject({ ok: true });
      await house.database.close();
      const part = (name: string) => `${house.file}${name}`;
      writeFileSync(part('-wal'), 'journal of the old database');
      if (moment !== 'before the journal moved') rmSync(part('-wal'));
      if (moment === 'before the restored one moved') rmSync(house.file);
      putRestoredInPlace(house.file, '2026-11-25T09:00:00.000Z');
      expect(existsSync(part('-wal'))).toBe(false);
      const again = await openHouse(undefined, house.folder);
      expect(await verifyChain(again.database.read)).toMatchObject({ whole: true });
      await again.database.close();
    },
  );

  test('a backup of a newer application is refused', async () => {
    await house.behindItsBack("insert into schema_versions values (999, 'later', '2030')");
    const copy = join(house.folder, 'newer.sqlite');
    copyFileSync(house.file, copy);
    const file = await made();
    expect(codeOf(await restoring(file))).toMatch(/storageNewer/);
  });

  test('a disk that is full, or may only be read: said, nothing half left there, and the counter works on', async () => {
    const disk = mkdtempSync(join(tmpdir(), 'verblijfsloket-disk-'));
    const mount = (...options: string[]) =>
      execFileSync('mount', ['-t', 'tmpfs', '-o', options.join(','), 'tmpfs', disk]);
    mount('size=128k');
    try {
      granted(await keeping.backups.set(els, { folder: disk, passphrase }));
      expect(codeOf(await keeping.backups.makeNow(els))).toBe('backupNoRoom');
      expect(keeping.backups.fault()).toMatchObject({ code: 'backupNoRoom' });
      expect(readdirSync(disk)).toEqual(['.verblijfsloket-kopieen']);
      mount('remount', 'ro', 'size=128k');
      expect(codeOf(await keeping.backups.makeNow(els))).toBe('backupFolder');
      expect(codeOf(await keeping.backups.set(els, { folder: join(disk, 'dieper'), passphrase }))).toBe('backupFolder');
      granted(await startDraft(house.services, els, null));
    } finally {
      execFileSync('umount', [disk]);
      rmSync(disk, { recursive: true });
    }
    mkdirSync(folder, { recursive: true });
    granted(await keeping.backups.set(els, { folder, passphrase }));
    granted(await keeping.backups.makeNow(els));
    expect(keeping.backups.fault()).toBeNull();
  });
});

const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const changed = Uint8Array.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
};
