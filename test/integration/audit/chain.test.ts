import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { entryHash } from '../../../electron/audit/chain.ts';
import {
  type Actor,
  hashFromPaper,
  historyOfCase,
  noCase,
  record,
  verifyChain,
} from '../../../electron/audit/index.ts';
import { DATABASES, withoutGuard } from '../../real-parts/databases.ts';
import { type CounterHouse, openHouse } from '../cases/counter-house.ts';

describe.each(DATABASES)('on %s', (kind) => {
  const actor: Actor = { staffId: randomUUID(), name: 'Els PROEFMANS', workstation: 'Loket 3' };
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
    for (let turn = 1; turn <= 12; turn += 1) {
      await enter(`step${turn}`, turn);
    }
  });
  afterEach(() => house.close());

  const enter = (action: string, turn: number) =>
    house.database.transaction(async (transaction) => {
      await record(transaction, '2026-11-09T13:42:00.000Z', actor, noCase, {
        action,
        params: { turn },
        reason: 'proef',
      });
      return { ok: true, value: null };
    });

  /** Somebody with the file and without scruples: triggers off, then whatever `statements` do. */
  const tamper = (...statements: string[]) =>
    house.behindItsBack([withoutGuard(kind, 'audit_entries'), ...statements].join(';'));
  const verdict = () => verifyChain(house.database.read);

  test('a chain that nobody touched is whole', async () => {
    expect(await verdict()).toMatchObject({ whole: true, entries: 12 });
  });

  test.each(['update audit_entries set action = action', 'delete from audit_entries where sequence = 12'])(
    'the database refuses: %s',
    async (statement) => {
      await expect(house.behindItsBack(statement)).rejects.toThrow('append-only');
    },
  );

  describe('tampering is found at the first broken link', () => {
    test.each([
      ['at', "'2026-11-09T13:42:01.000Z'"],
      ['actor_id', "'somebody'"],
      ['actor_name', "'Jan'"],
      ['workstation', "'Loket 9'"],
      ['action', "'stepX'"],
      ['case_id', "'a-case'"],
      ['case_version', '7'],
      ['details_hash', "'00'"],
      ['hash', "'00'"],
    ])('%s changed', async (column, value) => {
      await tamper(`update audit_entries set ${column} = ${value} where sequence = 5`);
      expect(await verdict()).toMatchObject({ whole: false, sequence: 5, fault: 'changed' });
    });

    test('reason changed', async () => {
      await tamper("update audit_entries set details = replace(details, 'proef', 'gunst') where sequence = 5");
      expect(await verdict()).toMatchObject({ whole: false, sequence: 5, fault: 'detailsChanged' });
    });

    test('previous hash changed', async () => {
      await tamper("update audit_entries set previous_hash = '00' where sequence = 5");
      expect(await verdict()).toMatchObject({ whole: false, sequence: 5, fault: 'notLinked' });
    });

    test('first entry deleted', async () => {
      await tamper('delete from audit_entries where sequence = 1');
      expect(await verdict()).toMatchObject({ whole: false, sequence: 1, fault: 'missing' });
    });

    test('entry in the middle deleted', async () => {
      await tamper('delete from audit_entries where sequence = 6');
      expect(await verdict()).toMatchObject({ whole: false, sequence: 6, fault: 'missing' });
    });

    test('entry deleted and the rest numbered anew', async () => {
      await tamper(
        'delete from audit_entries where sequence = 6',
        'update audit_entries set sequence = sequence - 1 where sequence > 6',
        'update audit_head set sequence = 11',
      );
      expect(await verdict()).toMatchObject({ whole: false, sequence: 6, fault: 'notLinked' });
    });

    test('two entries in each other’s place', async () => {
      await tamper(
        'update audit_entries set sequence = 99 where sequence = 4',
        'update audit_entries set sequence = 4 where sequence = 5',
        'update audit_entries set sequence = 5 where sequence = 99',
      );
      expect(await verdict()).toMatchObject({ whole: false, sequence: 4, fault: 'notLinked' });
    });

    test('the last entries cut off', async () => {
      await tamper('delete from audit_entries where sequence > 9');
      expect(await verdict()).toMatchObject({ whole: false, sequence: 10, fault: 'cutOff' });
    });

    test('everything numbered anew and hashed anew: only a hash that was written down elsewhere tells', async () => {
      const before = await verdict();
      if (!before.whole) throw new Error('broken from the start');
      const rows = await house.database.read.selectFrom('audit_entries').selectAll().orderBy('sequence').execute();
      let previous = '';
      const statements: string[] = ['delete from audit_entries where sequence = 12'];
      for (const { details: _, hash: __, ...row } of rows.slice(0, 11)) {
        const entry = { ...row, actor_name: 'Niemand', previous_hash: previous };
        previous = entryHash(entry);
        statements.push(
          `update audit_entries set actor_name = 'Niemand', previous_hash = '${entry.previous_hash}', hash = '${previous}'
             where sequence = ${row.sequence}`,
        );
      }
      statements.push(`update audit_head set sequence = 11, hash = '${previous}'`);
      await tamper(...statements);
      expect(await verdict()).toMatchObject({ whole: true, entries: 11 });
      expect(await verifyChain(house.database.read, { mustContain: before.headHash })).toMatchObject({
        whole: false,
        fault: 'otherChain',
      });
    });

    test.each([
      ['the whole hash', 64],
      ['its first sixteen digits, as papers of earlier versions have them', 16],
    ])('everything made anew is told by %s too, and a chain that nobody touched has it', async (_what, digits) => {
      const before = await verdict();
      if (!before.whole) throw new Error('broken from the start');
      const written =
        hashFromPaper(
          before.headHash
            .slice(0, digits)
            .toUpperCase()
            .replace(/(.{4})/g, '$1 '),
        ) ?? '';
      await enter('later', 13);
      expect(await verifyChain(house.database.read, { mustContain: written })).toMatchObject({ whole: true });
      const other = `${written.slice(0, -1)}${written.endsWith('0') ? '1' : '0'}`;
      expect(await verifyChain(house.database.read, { mustContain: other })).toMatchObject({ fault: 'otherChain' });
    });

    test('an entry added behind the head', async () => {
      await tamper(
        `insert into audit_entries select 13, at, actor_id, actor_name, workstation, action, case_id, case_version,
       details, details_hash, hash, hash from audit_entries where sequence = 12`,
      );
      expect(await verdict()).toMatchObject({ whole: false, sequence: 13 });
    });

    test('the head removed', async () => {
      await tamper('delete from audit_head');
      expect(await verdict()).toMatchObject({ whole: false, fault: 'cutOff' });
    });
  });

  test('an entry that is undone leaves no trace and no gap', async () => {
    await house.database.transaction(async (transaction) => {
      await record(transaction, '2026-11-09T13:42:00.000Z', actor, noCase, { action: 'undone' });
      return { ok: false, error: 'changed my mind' };
    });
    await enter('after', 13);
    expect(await verdict()).toMatchObject({ whole: true, entries: 13 });
  });

  test('the same act twice does not give the same details hash, so that a reason cannot be guessed from it', async () => {
    const rows = await house.database.read.selectFrom('audit_entries').select('details_hash').execute();
    expect(new Set(rows.map((row) => row.details_hash)).size).toBe(rows.length);
  });

  test('a case without entries has no history', async () => {
    expect(await historyOfCase(house.database.read, randomUUID())).toEqual([]);
  });
});
