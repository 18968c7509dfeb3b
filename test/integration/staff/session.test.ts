import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../electron/audit/index.ts';
import type { SessionView } from '../../../electron/ipc/contract.ts';
import { openSession, type Session } from '../../../electron/staff/index.ts';
import { type Database, openSqlite } from '../../../electron/storage/index.ts';
import { codeOf, granted } from '../cases/counter-house.ts';

const PASSWORD = 'loket-proef-1';
/** Cheap on purpose: the parameters of the real ones are tested apart. */
const passwordCost = { logN: 10, r: 8, p: 1 };

let folder: string;
let database: Database;
let session: Session;
let now: Temporal.Instant;
let announced: SessionView[];

const begin = () =>
  openSession({
    database,
    clock: { now: () => now },
    municipalityOf: (profileId) => (profileId === 'voorbeeldegem' ? { nl: 'Voorbeeldegem' } : null),
    notices: () => [],
    announceSession: (view) => announced.push(view),
    passwordCost,
  });
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verblijfsloket-'));
  now = Temporal.Instant.from('2026-11-09T13:42:00Z');
  announced = [];
  const opened = await openSqlite({ file: join(folder, 'verblijfsloket.sqlite'), clock: { now: () => now } });
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  database = opened.value;
  session = begin();
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const first = async () =>
  granted(
    await session.firstStart({
      profileId: 'voorbeeldegem',
      desk: 'Loket 3',
      officer: { name: 'Els PROEFMANS', password: PASSWORD },
    }),
  );
const actions = async () =>
  (await database.read.selectFrom('audit_entries').select('action').orderBy('sequence').execute()).map(
    (row) => row.action,
  );

describe('first start', () => {
  test('asks who works here, then never again', async () => {
    expect(await session.view()).toMatchObject({ kind: 'firstStart', staff: null, municipality: null });
    expect(await first()).toMatchObject({
      kind: 'signedIn',
      staff: { name: 'Els PROEFMANS', role: 'SUPERVISOR' },
      desk: 'Loket 3',
      municipality: { nl: 'Voorbeeldegem' },
      today: '2026-11-09',
    });
    const again = await session.firstStart({
      profileId: 'voorbeeldegem',
      desk: 'Loket 9',
      officer: { name: 'Iemand anders', password: PASSWORD },
    });
    expect(codeOf(again)).toBe('alreadySetUp');
    expect(announced).toHaveLength(1);
    expect((await begin().view()).kind).toBe('signedOut');
  });

  test('refuses a municipality that is not there', async () => {
    const refused = await session.firstStart({
      profileId: 'nergens',
      desk: 'Loket 3',
      officer: { name: 'Els PROEFMANS', password: PASSWORD },
    });
    expect(codeOf(refused)).toBe('profileUnknown');
    expect((await session.view()).kind).toBe('firstStart');
  });
});

describe('signing in', () => {
  const signIn = async (password: string) => {
    const [member] = (await session.view()).knownStaff;
    return session.signIn({ staffId: member?.staffId ?? '', password });
  };
  beforeEach(async () => {
    await first();
    await session.signOut();
  });

  test('with the right password', async () => {
    expect(session.staff()).toBeNull();
    expect(granted(await signIn(PASSWORD)).kind).toBe('signedIn');
    expect(await session.officer()).toMatchObject({ name: 'Els PROEFMANS', workstation: 'Loket 3' });
  });

  test('with wrong ones: each refused and recorded, after two with a growing wait', async () => {
    expect(await signIn('verkeerd-1')).toMatchObject({ error: { code: 'wrongPassword' } });
    expect(await signIn('verkeerd-2')).toMatchObject({ error: { code: 'wrongPassword' } });
    expect(await signIn('verkeerd-3')).toMatchObject({ error: { code: 'wrongPasswordWait', params: { seconds: 2 } } });
    expect(await signIn(PASSWORD)).toMatchObject({ error: { code: 'signInBlocked', params: { seconds: 2 } } });
    now = now.add({ seconds: 2 });
    expect(await signIn('verkeerd-4')).toMatchObject({ error: { params: { seconds: 4 } } });
    now = now.add({ seconds: 4 });
    expect((await signIn(PASSWORD)).ok).toBe(true);
    expect((await actions()).filter((action) => action === 'signInRefused')).toHaveLength(4);
    expect(await verifyChain(database.read)).toMatchObject({ whole: true });
  });

  test('the wait survives a restart', async () => {
    for (const password of ['verkeerd-1', 'verkeerd-2', 'verkeerd-3']) {
      await signIn(password);
    }
    session = begin();
    expect(codeOf(await signIn(PASSWORD))).toBe('signInBlocked');
  });

  test('many tries at once do not outrun the wait', async () => {
    const tries = await Promise.all(Array.from({ length: 8 }, (_, turn) => signIn(`verkeerd-${turn}`)));
    expect(tries.filter((outcome) => codeOf(outcome) === 'signInBlocked')).toHaveLength(5);
  });

  test('as nobody known', async () => {
    const refused = await session.signIn({ staffId: 'd6f8b0a0-0000-4000-8000-000000000000', password: PASSWORD });
    expect(codeOf(refused)).toBe('staffUnknown');
  });

  test('locked: nobody acts, the same member unlocks', async () => {
    granted(await signIn(PASSWORD));
    expect(granted(await session.lock())).toMatchObject({ kind: 'locked', staff: { name: 'Els PROEFMANS' } });
    expect(session.staff()).toBeNull();
    expect(await session.officer()).toBeNull();
    expect(granted(await session.lock()).kind).toBe('locked');
    expect(granted(await signIn(PASSWORD)).kind).toBe('signedIn');
    expect(await actions()).toEqual(['firstStart', 'signedOut', 'signedIn', 'locked', 'signedIn']);
  });
});

test('the password is nowhere in the files', async () => {
  await first();
  await session.signOut();
  await database.close();
  for (const name of ['verblijfsloket.sqlite']) {
    expect(readFileSync(join(folder, name)).includes(PASSWORD)).toBe(false);
  }
  const opened = await openSqlite({ file: join(folder, 'verblijfsloket.sqlite'), clock: { now: () => now } });
  if (opened.ok) {
    database = opened.value;
  }
});
