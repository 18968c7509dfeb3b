import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  CURRENT_VERSION,
  type Database,
  nextNumber,
  openPostgresql,
  readSetting,
  type StorageNews,
  systemClock,
  writeSetting,
} from '../../../electron/storage/index.ts';
import { readAddress } from '../../../electron/storage/postgresql/address.ts';
import { type RealPostgresql, startPostgresql } from '../../real-parts/postgresql.ts';

let server: RealPostgresql;
let folder: string;
const opened: Database[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-tls-'));
  certificate(folder);
  server = await startPostgresql([
    'ssl = on',
    `ssl_cert_file = '${join(folder, 'server.crt')}'`,
    `ssl_key_file = '${join(folder, 'server.key')}'`,
  ]);
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const open = (url: string) => openPostgresql({ url, clock: systemClock });
const openOn = async (url: string): Promise<Database> => {
  const outcome = await open(url);
  if (!outcome.ok) throw new Error(outcome.error.code);
  opened.push(outcome.value);
  return outcome.value;
};
const codeOf = async (url: string): Promise<string | null> => {
  const outcome = await open(url);
  if (!outcome.ok) return outcome.error.code;
  await outcome.value.close();
  return null;
};
const settle = (database: Database, name: string, value: unknown) =>
  database.transaction<null, never>(async (transaction) => {
    await writeSetting(transaction, name, value);
    return { ok: true, value: null };
  });
const heard = (database: Database): StorageNews[] => {
  const news: StorageNews[] = [];
  database.watch((one) => news.push(one));
  return news;
};
const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** A certificate for 127.0.0.1, signed by itself, for the account of the server. */
function certificate(into: string): void {
  const [key, crt] = [join(into, 'server.key'), join(into, 'server.crt')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=databank.test'],
      ...['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', crt],
    ],
    { stdio: 'pipe' },
  );
  chmodSync(into, 0o755);
  chmodSync(key, 0o600);
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', key, crt]);
}

describe('opening', () => {
  test('makes the tables once, however many counters begin at the same moment', async () => {
    const url = await server.newEmptyDatabase();
    const databases = await Promise.all(Array.from({ length: 6 }, () => openOn(url)));
    expect(databases.map(({ schemaVersion }) => schemaVersion)).toEqual(Array(6).fill(CURRENT_VERSION));
    const steps = await sql<{ version: number }>`select version from schema_versions order by version`.execute(
      (databases[0] as Database).read,
    );
    expect(steps.rows.map(({ version }) => version)).toEqual(
      Array.from({ length: CURRENT_VERSION }, (_, position) => position + 1),
    );
  });

  test('a database of a newer application is refused', async () => {
    const url = await server.newDatabase();
    await server.run(new URL(url).pathname.slice(1), "insert into schema_versions values (999, 'later', '2030')");
    expect(await open(url)).toMatchObject({ ok: false, error: { code: 'storageNewer', params: { found: 999 } } });
  });

  test('wrong password, absent database, server that is not there: each by its name', async () => {
    const url = new URL(await server.newDatabase());
    const wrong = new URL(url);
    wrong.password = 'niet-juist';
    expect(await codeOf(wrong.href)).toBe('storageRefused');
    const absent = new URL(url);
    absent.pathname = '/bestaat_niet';
    expect(await codeOf(absent.href)).toBe('storageAbsent');
    const elsewhere = new URL(url);
    elsewhere.port = '1';
    expect(await codeOf(elsewhere.href)).toBe('storageGone');
  });

  test('the accounts of the script: the owner makes the tables, a counter works, and cannot touch the guards', async () => {
    const [script, host] = [
      join(import.meta.dirname, '../../../resources/postgresql/roles.sql'),
      new URL(server.url('postgres')),
    ];
    execFileSync(
      'psql',
      ['--set=owner_password=eigenaar', '--set=counter_password=loket', `--file=${script}`, host.href],
      {
        stdio: 'pipe',
      },
    );
    const as = (name: string, password: string) =>
      `postgresql://${name}:${password}@127.0.0.1:${server.port}/verblijfsloket`;
    expect(await codeOf(as('verblijfsloket_counter', 'loket'))).toBe('storageRights');
    expect(await codeOf(as('verblijfsloket_owner', 'eigenaar'))).toBeNull();
    const database = await openOn(as('verblijfsloket_counter', 'loket'));
    expect(await settle(database, 'proef', 1)).toEqual({ ok: true, value: null });
    for (const statement of [
      'alter table audit_entries disable trigger user',
      'drop trigger audit_entries_no_update on audit_entries',
      'drop table cases',
      'truncate ledger_lines',
      'create table eigen (id int)',
      'create temporary table eigen (id int)',
      'delete from schema_versions',
      "insert into schema_versions (version, name, applied_at) values (999, 'later', '')",
      'update schema_versions set version = version + 1',
      'select lo_create(0)',
      "select lo_from_bytea(0, 'x')",
      'select lo_creat(-1)',
    ]) {
      await expect(sql.raw(statement).execute(database.read), statement).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('an account that may only work does not need more once the tables are there, and cannot make them', async () => {
    const url = new URL(await server.newEmptyDatabase());
    const name = url.pathname.slice(1);
    await server.run(
      name,
      `create role loket_${name} login password 'proef'; grant usage on schema public to loket_${name}`,
    );
    url.username = `loket_${name}`;
    url.password = 'proef';
    expect(await codeOf(url.href)).toBe('storageRights');
  });
});

describe('over the network', () => {
  test.each([
    ['postgresql://naam@server.test/databank', true],
    ['postgresql://naam@10.0.0.7:5433/databank', true],
    ['postgresql://naam@127.0.0.1/databank', false],
    ['postgresql://naam@localhost/databank?sslmode=verify-full', true],
  ])('%s: TLS %s', (text, withTls) => {
    const address = readAddress(text);
    if (!address.ok) throw new Error(address.error.code);
    expect(address.value.ssl !== false).toBe(withTls);
    if (address.value.ssl !== false) expect(address.value.ssl.rejectUnauthorized).toBe(true);
  });

  test.each([
    ['postgresql://naam@server.test/databank?sslmode=disable', 'storageUnsafe'],
    ['postgresql://naam@server.test/databank?sslmode=require', 'storageUnsafe'],
    ['postgresql://naam@server.test/databank?sslrootcert=/bestaat/niet', 'storageUnsafe'],
    ['postgresql://server.test', 'storageAddress'],
    ['mysql://naam@server.test/databank', 'storageAddress'],
    ['', 'storageAddress'],
  ])('%s is refused', (text, code) => {
    expect(readAddress(text)).toMatchObject({ ok: false, error: { code } });
  });

  test('the password is not in what is shown', () => {
    const address = readAddress('postgresql://naam:ge%20heim@server.test/databank');
    expect(address).toMatchObject({ ok: true, value: { password: 'ge heim' } });
    expect(address.ok && address.value.shown).toBe('postgresql://naam@server.test:5432/databank');
  });

  test('a certificate that nobody vouches for is refused, the right root lets in, encrypted', async () => {
    const url = await server.newDatabase();
    expect(await codeOf(`${url}?sslmode=verify-full`)).toBe('storageUnsafe');
    const database = await openOn(`${url}?sslmode=verify-full&sslrootcert=${join(folder, 'server.crt')}`);
    const found = await sql<{ ssl: boolean }>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(
      database.read,
    );
    expect(found.rows).toEqual([{ ssl: true }]);
  });
});

describe('commands of several counters', () => {
  test('come one after another, with numbers without gaps, also where one is undone', async () => {
    const url = await server.newDatabase();
    const databases = await Promise.all(Array.from({ length: 4 }, () => openOn(url)));
    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, turn) =>
        (databases[turn % 4] as Database).transaction<number, string>(async (transaction) => {
          const value = await nextNumber(transaction, 'proef');
          return turn % 3 === 0 ? { ok: false, error: 'undone' } : { ok: true, value };
        }),
      ),
    );
    const numbers = taken.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, position) => position + 1));
  });

  test('a command looks at nothing before the one of another counter ended: what it reads is what stands', async () => {
    const url = await server.newDatabase();
    const [one, other] = [await openOn(url), await openOn(url)];
    const name = new URL(url).pathname.slice(1);
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let isIn = false;
    // It only looks for a while, and writes at the end: no row is locked but the gate.
    const first = one.transaction<null, never>(async (transaction) => {
      isIn = true;
      const before = await readSetting(transaction, 'proef');
      await held;
      await writeSetting(transaction, 'proef', [...((before ?? []) as string[]), 'een']);
      return { ok: true, value: null };
    });
    await until(() => isIn);
    let hasLooked = false;
    const second = other.transaction<null, never>(async (transaction) => {
      hasLooked = true;
      const before = await readSetting(transaction, 'proef');
      await writeSetting(transaction, 'proef', [...((before ?? []) as string[]), 'twee']);
      return { ok: true, value: null };
    });
    const waits = `select 1 from pg_stat_activity where datname = '${name}' and wait_event_type = 'Lock'`;
    await until(async () => hasLooked || (await server.run('postgres', waits)).rowCount === 1);
    const wasHeld = !hasLooked;
    goOn();
    expect(await Promise.all([first, second])).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(wasHeld).toBe(true);
    expect(await readSetting(one.read, 'proef')).toEqual(['een', 'twee']);
  });

  test('another counter hears of a change once it is committed, and of nothing that was undone', async () => {
    const url = await server.newDatabase();
    const [one, other] = [await openOn(url), await openOn(url)];
    const news = heard(other);
    const change = (id: string, keep: boolean) =>
      one.transaction<null, string>(async (transaction) => {
        await sql`insert into cases select ${id}, ${id}, 1, 'DRAFT', '', '', '', '', null, '', '', null, '', '', null,
          '', '', null, null, null, null, '{}', null, '{}', '{}'`.execute(transaction);
        return keep ? { ok: true, value: null } : { ok: false, error: 'undone' };
      });
    // Listening begins a moment after opening: changes are repeated until one is heard.
    let turn = 0;
    await until(async () => {
      turn += 1;
      await change(`b${turn}`, false);
      await change(`a${turn}`, true);
      return news.length > 0;
    });
    await until(() => news.some((item) => item.kind === 'changed' && item.key === `a${turn}`));
    expect(news.every((item) => item.kind === 'changed' && item.table === 'cases' && item.key.startsWith('a'))).toBe(
      true,
    );
  });

  test('append-only tables cannot be emptied either', async () => {
    const name = new URL(await server.newDatabase()).pathname.slice(1);
    await expect(server.run(name, 'truncate ledger_lines')).rejects.toThrow('append-only');
  });
});

describe('a server that goes away', () => {
  test('is said, work is refused at once, and goes on when it is back', async () => {
    const database = await openOn(await server.newDatabase());
    const news = heard(database);
    await settle(database, 'voor', 1);
    await server.kill();
    await until(() => news.some(({ kind }) => kind === 'gone'));
    expect(await settle(database, 'tijdens', 2)).toMatchObject({ ok: false, error: { code: 'storageGone' } });
    const reading = await readSetting(database.read, 'voor').catch((error: unknown) => database.explain(error));
    expect(reading).toMatchObject({ code: 'storageGone' });
    await server.start();
    await until(() => news.some(({ kind }) => kind === 'back'));
    expect(await settle(database, 'na', 3)).toEqual({ ok: true, value: null });
    expect(await readSetting(database.read, 'voor')).toBe(1);
    expect(await readSetting(database.read, 'tijdens')).toBeNull();
  });

  test.each([
    ['after it took the COMMIT', true],
    ['before the COMMIT came to it', false],
  ])('%s: the counter learns what became of the command', async (_when, passedOn) => {
    const line = await cutLine(server.port);
    const url = new URL(await server.newDatabase());
    url.port = String(line.port);
    const database = await openOn(url.href);
    line.cutAtCommit(passedOn);
    const outcome = await settle(database, 'proef', 'waarde');
    expect(outcome).toMatchObject(passedOn ? { ok: true } : { ok: false, error: { code: 'storageGone' } });
    expect(await readSetting(database.read, 'proef')).toBe(passedOn ? 'waarde' : null);
    await line.close();
  });
});

/** A line to the server that can be cut at the next COMMIT: before the server gets it, or before its answer comes back. */
async function cutLine(port: number) {
  let cut: 'no' | 'before' | 'after' = 'no';
  const sockets = new Set<Socket>();
  const listening: Server = createServer((near) => {
    const far = connectTo(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        if (cut === 'no') far.destroy();
      });
    }
    far.on('data', (part) => near.write(part));
    near.on('data', (part: Buffer) => {
      if (cut === 'no' || !part.toString('latin1').includes('commit')) {
        far.write(part);
        return;
      }
      if (cut === 'after') {
        far.removeAllListeners('data');
        far.once('data', () => {
          cut = 'no';
          near.destroy();
        });
        far.write(part);
        return;
      }
      cut = 'no';
      near.destroy();
    });
  });
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cutAtCommit: (passedOn: boolean) => {
      cut = passedOn ? 'after' : 'before';
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => listening.close(resolve));
    },
  };
}
