/** A database of each earlier version opens, is brought up to date, and keeps what was in it, on both databases. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { record, verifyChain } from '../../../electron/audit/index.ts';
import { balances, verifyLedger } from '../../../electron/payments/index.ts';
import { PlainTextPostgres } from '../../../electron/storage/dialect/plain-text.ts';
import { postgresqlTraits } from '../../../electron/storage/dialect/postgresql.ts';
import { sqliteTraits } from '../../../electron/storage/dialect/sqlite.ts';
import {
  CURRENT_VERSION,
  openPostgresql,
  openSqlite,
  readSetting,
  systemClock,
} from '../../../electron/storage/index.ts';
import { migrate } from '../../../electron/storage/migrate.ts';
import { type Migration, migrations } from '../../../electron/storage/migrations/index.ts';
import type { Schema } from '../../../electron/storage/schema.ts';
import { DATABASES } from '../../real-parts/databases.ts';
import { sharedPostgresql } from '../../real-parts/postgresql.ts';

/** The version that made receipts and ledger wider; before it they had their first form. */
const WIDER_TILL = migrations.find(({ name }) => name.includes('till'))?.version ?? Number.POSITIVE_INFINITY;
/** The version from which the names of a case stand beside each of its search words. */
const NAMES_BESIDE = migrations.find(({ name }) => name === 'tables by key')?.version ?? Number.POSITIVE_INFINITY;
const AT = '2026-11-09T13:42:00.000Z';
const officer = { staffId: 'els', name: 'Els PROEFMANS', workstation: 'Loket 3' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each(DATABASES)('on %s', (kind) => {
  test.each(migrations.map(({ version, name }) => [version, name] as const))('version %i, %s', async (version) => {
    const file = join(folder, 'old.sqlite');
    const url = kind === 'postgresql' ? await (await sharedPostgresql()).newEmptyDatabase() : '';
    const old = new Kysely<Schema>({
      dialect:
        kind === 'sqlite'
          ? new SqliteDialect({ database: new BetterSqlite(file) })
          : new PlainTextPostgres({ pool: new pg.Pool({ connectionString: url, max: 1 }) }),
    });
    const traits = kind === 'sqlite' ? sqliteTraits : postgresqlTraits;
    expect(await migrate(old, traits, systemClock, migrations.slice(0, version))).toEqual({ ok: true, value: version });
    await old.transaction().execute(async (transaction) => {
      await transaction.insertInto('settings').values({ name: 'proef', value: '{"van":"vroeger"}' }).execute();
      await sql`insert into cases (id, case_number, version, state, created_at, created_by, updated_at, updated_by, surname,
        given_names, national_number, product, reason, "procedure", application, order_progress, collection)
        values ('een-dossier', '2026-00001', 1, 'ORDERED', ${AT}, 'Els', ${AT}, 'Els', 'SPECIMEN', 'João', '91031499829', 'EVK',
        'FIRST', 'NORMAL', '{}', '{}', '{}')`.execute(transaction);
      await record(transaction, AT, officer, { caseId: 'een-dossier', caseVersion: 1 }, { action: 'draftStarted' });
      if (version < WIDER_TILL) await firstReceipt(transaction);
      if (version < NAMES_BESIDE) await firstWords(transaction);
    });
    await old.destroy();

    const opened = await (kind === 'sqlite'
      ? openSqlite({ file, clock: systemClock })
      : openPostgresql({ url, clock: systemClock }));
    if (!opened.ok) throw new Error(opened.error.code);
    const { read, schemaVersion, close } = opened.value;
    expect(schemaVersion).toBe(CURRENT_VERSION);
    expect(await readSetting(read, 'proef')).toEqual({ van: 'vroeger' });
    expect(await read.selectFrom('cases').select(['case_number', 'surname', 'given_names']).execute()).toEqual([
      { case_number: '2026-00001', surname: 'SPECIMEN', given_names: 'João' },
    ]);
    expect(await verifyChain(read)).toMatchObject({ whole: true, entries: 1 });
    if (version < NAMES_BESIDE) {
      const words = await read
        .selectFrom('case_search')
        .select(['token', 'names', 'is_open'])
        .orderBy('token')
        .execute();
      expect(words.map(({ token }) => token)).toEqual(['91031499829', 'joao', 'specimen']);
      expect(words.map((word) => word.is_open)).toEqual([1, 1, 1]);
      for (const { names } of words) expect([' joao specimen ', ' specimen joao ']).toContain(names);
    }
    expect(await verifyLedger(read)).toEqual([]);
    if (version < WIDER_TILL) {
      const receipts = await read.selectFrom('receipts').select(['number', 'cents']).execute();
      expect(receipts.map(({ number, cents }) => [number, Number(cents)])).toEqual([['2026-L3-00001', 2130]]);
      expect((await balances(read)).terminal).toBe(2130);
    }
    await close();
  });
});

test('a step over a great many cases on a server takes the time that it needs, longer than a command may', async () => {
  const url = await (await sharedPostgresql()).newEmptyDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 1, statement_timeout: 300 });
  const database = new Kysely<Schema>({ dialect: new PlainTextPostgres({ pool }) });
  const long: Migration = {
    version: 1,
    name: 'long',
    up: async (transaction) => {
      await sql`select pg_sleep(0.6)`.execute(transaction);
    },
  };
  expect(await migrate(database, postgresqlTraits, systemClock, [long])).toEqual({ ok: true, value: 1 });
  await expect(sql`select pg_sleep(0.6)`.execute(database)).rejects.toThrow('statement timeout');
  await database.destroy();
});

/** What the case is found by, as the first versions wrote it. */
async function firstWords(transaction: Kysely<Schema>): Promise<void> {
  await sql`insert into case_search (token, case_id) values ('specimen', 'een-dossier'), ('joao', 'een-dossier'),
    ('91031499829', 'een-dossier')`.execute(transaction);
}

/** A receipt with its booking, as the first versions wrote it. */
async function firstReceipt(transaction: Kysely<Schema>): Promise<void> {
  await sql`insert into receipts (id, number, till, year, sequence, at, date, case_id, case_number, officer_id, officer_name,
    method, reference, cents, rounding_cents, change_cents, fee_rule, reason) values ('een-bewijs', '2026-L3-00001', 'L3', 2026,
    1, ${AT}, '2026-11-09', 'een-dossier', '2026-00001', 'els', 'Els', 'BANCONTACT', 'T-1', 2130, 0, 0, 'card', '')`.execute(
    transaction,
  );
  await sql`insert into ledger_bookings (id, at, date, till, kind, officer_id, case_id, receipt_id, reason) values
    ('een-boeking', ${AT}, '2026-11-09', 'L3', 'payment', 'els', 'een-dossier', 'een-bewijs', '')`.execute(transaction);
  await sql`insert into ledger_lines (booking_id, line, account, cents) values ('een-boeking', 1, 'terminal', 2130),
    ('een-boeking', 2, 'feeIncome', -2130)`.execute(transaction);
}
