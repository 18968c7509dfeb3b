/** The members of staff: who adds, changes, lets go; what is refused; two supervisors at once. On both databases. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../electron/audit/index.ts';
import { type MemberView, refusal, type SessionView, type StaffRole } from '../../../electron/ipc/contract.ts';
import { createStaffCalls, openSession, type Session } from '../../../electron/staff/index.ts';
import { openPostgresql } from '../../../electron/storage/index.ts';
import { DATABASES, openTestDatabase, type TestDatabase } from '../../real-parts/databases.ts';
import { codeOf, granted } from '../cases/counter-house.ts';

const ELS = 'loket-proef-1';
const JAN = 'andere-zin-van-jan';
/** Cheap on purpose: the parameters of the real ones are tested apart. */
const passwordCost = { logN: 10, r: 8, p: 1 };

describe.each(DATABASES)('on %s', (kind) => {
  let folder: string;
  let kept: TestDatabase;
  let now: Temporal.Instant;
  let announced: SessionView[];
  const clock = { now: () => now };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'staff-'));
    now = Temporal.Instant.from('2026-11-25T09:00:00Z');
    announced = [];
    kept = await openTestDatabase(kind, join(folder, 'house.sqlite'), clock);
    desk = newDesk();
    granted(
      await desk.session.firstStart({
        profileId: 'voorbeeldegem',
        desk: 'Loket 3',
        officer: { name: 'Els PROEFMANS', password: ELS },
      }),
    );
  });
  afterEach(async () => {
    await kept.database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  interface Desk {
    readonly session: Session;
    readonly calls: ReturnType<typeof createStaffCalls>;
  }
  let desk: Desk;
  const newDesk = (database = kept.database): Desk => {
    const session = openSession({
      database,
      clock,
      municipalityOf: () => ({ nl: 'Voorbeeldegem' }),
      notices: () => [],
      announceSession: (view) => announced.push(view),
      passwordCost,
    });
    const calls = createStaffCalls({ database, clock, passwordCost, session }, (answer) => async (input) => {
      const officer = await session.officer();
      return officer === null ? refusal('notSignedIn') : answer(officer, input);
    });
    return { session, calls };
  };
  const add = (name: string, role: StaffRole = 'OFFICER', at = desk) =>
    at.calls['staff.add']({ name, role, password: JAN });
  const members = async (): Promise<MemberView[]> => granted(await desk.calls['staff.list'](undefined));
  const byName = async (name: string): Promise<MemberView> => {
    const found = (await members()).find((one) => one.name === name);
    if (found === undefined) throw new Error(`no member ${name}`);
    return found;
  };
  const change = (member: MemberView, to: Partial<Pick<MemberView, 'name' | 'role'>>, at = desk) =>
    at.calls['staff.change']({
      staffId: member.staffId,
      seen: { name: member.name, role: member.role },
      name: member.name,
      role: member.role,
      ...to,
    });
  const entries = () =>
    kept.database.read.selectFrom('audit_entries').select(['action', 'details']).orderBy('sequence').execute();
  const actions = async () => (await entries()).map(({ action }) => action);

  test('a new member is offered at sign-in, signs in with the given password, and is seen to have done so', async () => {
    const list = granted(await add('  Jan   VOORBEELD '));
    expect(list.map(({ name, role, lastSignInAt }) => [name, role, lastSignInAt])).toEqual([
      ['Els PROEFMANS', 'SUPERVISOR', '2026-11-25T09:00:00.000Z'],
      ['Jan VOORBEELD', 'OFFICER', null],
    ]);
    expect(announced.at(-1)?.knownStaff.map(({ name }) => name)).toEqual(['Els PROEFMANS', 'Jan VOORBEELD']);
    const jan = await byName('Jan VOORBEELD');
    const other = newDesk();
    expect(codeOf(await other.session.signIn({ staffId: jan.staffId, password: ELS }))).toBe('wrongPassword');
    expect(granted(await other.session.signIn({ staffId: jan.staffId, password: JAN })).staff?.role).toBe('OFFICER');
    expect((await byName('Jan VOORBEELD')).lastSignInAt).toBe('2026-11-25T09:00:00.000Z');
    expect(codeOf(await other.calls['staff.deactivate']({ staffId: jan.staffId }))).toBe('notAllowed');
  });

  test('no two active members have the same name', async () => {
    granted(await add('Jan VOORBEELD'));
    expect(await add('jan  voorbeeld')).toMatchObject({
      error: { code: 'staffNameTaken', fields: [{ path: 'name' }] },
    });
    const jan = await byName('Jan VOORBEELD');
    expect(codeOf(await change(jan, { name: 'ELS PROEFMANS' }))).toBe('staffNameTaken');
    expect(granted(await change(jan, { name: 'Jan Voorbeeld' })).map(({ name }) => name)).toContain('Jan Voorbeeld');
    granted(await desk.calls['staff.deactivate']({ staffId: jan.staffId }));
    granted(await add('Jan Voorbeeld'));
    expect(codeOf(await desk.calls['staff.activate']({ staffId: jan.staffId }))).toBe('staffNameTaken');
  });

  test('the last active supervisor is neither demoted nor deactivated; nobody deactivates himself', async () => {
    granted(await add('Jan VOORBEELD'));
    const els = await byName('Els PROEFMANS');
    expect(codeOf(await change(els, { role: 'OFFICER' }))).toBe('lastSupervisor');
    expect(codeOf(await desk.calls['staff.deactivate']({ staffId: els.staffId }))).toBe('lastSupervisor');
    granted(await change(await byName('Jan VOORBEELD'), { role: 'SUPERVISOR' }));
    expect(codeOf(await desk.calls['staff.deactivate']({ staffId: els.staffId }))).toBe('staffSelf');
    granted(await change(els, { role: 'OFFICER' }));
    expect(desk.session.staff()?.role).toBe('OFFICER');
    expect(codeOf(await add('Piet PROEF'))).toBe('notAllowed');
  });

  test('who is deactivated does not sign in, works nowhere any more, stays in history, and can come back', async () => {
    granted(await add('Jan VOORBEELD'));
    const { staffId } = await byName('Jan VOORBEELD');
    const other = newDesk();
    granted(await other.session.signIn({ staffId, password: JAN }));
    const list = granted(await desk.calls['staff.deactivate']({ staffId }));
    expect(list.at(-1)).toMatchObject({ staffId, isActive: false });
    expect(await other.session.officer()).toBeNull();
    expect(await other.session.view()).toMatchObject({ kind: 'signedOut', knownStaff: [{ name: 'Els PROEFMANS' }] });
    expect(codeOf(await other.session.signIn({ staffId, password: JAN }))).toBe('staffUnknown');
    expect(codeOf(await desk.calls['staff.deactivate']({ staffId }))).toBe('staffChangedMeanwhile');
    expect(codeOf(await desk.calls['staff.setPassword']({ staffId, password: ELS }))).toBe('staffChangedMeanwhile');
    granted(await desk.calls['staff.activate']({ staffId }));
    granted(await other.session.signIn({ staffId, password: JAN }));
    expect(await actions()).toEqual([
      'firstStart',
      'officerAdded',
      'signedIn',
      'staffDeactivated',
      'staffActivated',
      'signedIn',
    ]);
  });

  test('a new password from a supervisor replaces the old one and ends the wait', async () => {
    granted(await add('Jan VOORBEELD'));
    const { staffId } = await byName('Jan VOORBEELD');
    const other = newDesk();
    for (const password of ['verkeerd-1', 'verkeerd-2', 'verkeerd-3'])
      await other.session.signIn({ staffId, password });
    expect((await byName('Jan VOORBEELD')).blockedUntil).toBe('2026-11-25T09:00:02.000Z');
    const list = granted(await desk.calls['staff.setPassword']({ staffId, password: 'een-nieuwe-zin' }));
    expect(list.at(-1)?.blockedUntil).toBeNull();
    expect(codeOf(await other.session.signIn({ staffId, password: JAN }))).toBe('wrongPassword');
    granted(await other.session.signIn({ staffId, password: 'een-nieuwe-zin' }));
  });

  test('the own password changes by the old one only; wrong ones count as at sign-in', async () => {
    const own = (oldPassword: string) =>
      desk.calls['staff.changeOwnPassword']({ oldPassword, password: 'een-nieuwe-zin' });
    for (const code of ['wrongPassword', 'wrongPassword', 'wrongPasswordWait', 'signInBlocked'])
      expect(codeOf(await own('verkeerd-1'))).toBe(code);
    now = now.add({ seconds: 2 });
    granted(await own(ELS));
    expect(codeOf(await own(ELS))).toBe('wrongPassword');
    await desk.session.signOut();
    const [els] = (await desk.session.view()).knownStaff;
    granted(await desk.session.signIn({ staffId: els?.staffId ?? '', password: 'een-nieuwe-zin' }));
  });

  test('two supervisors at once: each sees what the other did', async () => {
    granted(await add('Jan VOORBEELD', 'SUPERVISOR'));
    const els = await byName('Els PROEFMANS');
    const jan = await byName('Jan VOORBEELD');
    // On a server the other desk comes in by connections of its own; a file has one desk.
    const second = kind === 'postgresql' ? granted(await openPostgresql({ url: kept.address, clock })) : null;
    const other = newDesk(second ?? kept.database);
    granted(await other.session.signIn({ staffId: jan.staffId, password: JAN }));
    granted(await add('Piet PROEF'));
    const piet = await byName('Piet PROEF');
    const names = await Promise.all([change(piet, { name: 'Piet EEN' }), change(piet, { name: 'Piet TWEE' }, other)]);
    expect(names.map(codeOf).toSorted()).toEqual([null, 'staffChangedMeanwhile'].toSorted());
    // Several times: two desks that did not wait for each other would meet only sometimes.
    for (let round = 1; round <= 8; round += 1) {
      const name = `Ann DUBBEL ${round}`;
      const twice = await Promise.all([add(name), add(name, 'OFFICER', other)]);
      expect(twice.map(codeOf).toSorted()).toEqual([null, 'staffNameTaken'].toSorted());
    }
    // Each takes the other's role away: one of them stays.
    const roles = await Promise.all([change(jan, { role: 'OFFICER' }), change(els, { role: 'OFFICER' }, other)]);
    expect(roles.filter(({ ok }) => ok)).toHaveLength(1);
    const left = await kept.database.read.selectFrom('staff').select('role').where('role', '=', 'SUPERVISOR').execute();
    expect(left).toHaveLength(1);
    await second?.close();
  });

  test('no password is in an entry or in what the page gets', async () => {
    granted(await add('Jan VOORBEELD'));
    const { staffId } = await byName('Jan VOORBEELD');
    granted(await desk.calls['staff.setPassword']({ staffId, password: JAN }));
    granted(await desk.calls['staff.changeOwnPassword']({ oldPassword: ELS, password: JAN }));
    const said = JSON.stringify([await entries(), await members(), announced]);
    for (const secret of [ELS, JAN, 'scrypt']) expect(said).not.toContain(secret);
    expect(await verifyChain(kept.database.read)).toMatchObject({ whole: true });
  });
});
