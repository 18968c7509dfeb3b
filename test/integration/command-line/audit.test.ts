/** `npm run audit`: the command as IT support types it, on both databases, beside the application that works. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../../../electron/audit/index.ts';
import { finishApplication, startDraft } from '../../../electron/cases/index.ts';
import { DATABASES, withoutGuard } from '../../real-parts/databases.ts';
import { application, type CounterHouse, els, granted, openHouse } from '../cases/counter-house.ts';

const ROOT = join(import.meta.dirname, '../../..');
const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'audit', '--', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, VERBLIJFSLOKET_DATA: '/bestaat/niet' },
  });
  return { status, stdout, stderr };
};

describe.each(DATABASES)('on %s', (kind) => {
  let house: CounterHouse;
  beforeEach(async () => {
    house = await openHouse(undefined, undefined, kind);
    const { draftId } = granted(await startDraft(house.services, els, null));
    granted(await finishApplication(house.services, els, { draftId, draft: application(), shownDueCents: 2130 }));
  });
  afterEach(() => house.close());

  test('a whole chain: exit code 0, the number of entries and the head; a broken one: 1 and its first broken link', async () => {
    const whole = await verifyChain(house.database.read);
    if (!whole.whole) throw new Error('the chain is broken from the start');
    const verify = (...words: string[]) => run('verify', '--database', house.address, ...words);
    const said = verify();
    expect(said).toMatchObject({ status: 0, stderr: '' });
    expect(said.stdout).toBe(`De keten is heel. Inschrijvingen: ${whole.entries}, laatste hash ${whole.headHash}.\n`);
    expect(verify('--head', whole.headHash).status).toBe(0);
    expect(verify('--head', whole.headHash.slice(0, 32).replace(/(.{4})/g, '$1 ')).status).toBe(0);
    const other = verify('--head', '0'.repeat(64), '--json');
    expect(other.status).toBe(1);
    expect(JSON.parse(other.stdout)).toMatchObject({ whole: false, fault: 'otherChain' });
    await house.behindItsBack(
      `${withoutGuard(kind, 'audit_entries')} update audit_entries set actor_name = 'Jan' where sequence = 2`,
    );
    const broken = verify();
    expect(broken.status).toBe(1);
    expect(broken.stdout).toMatch(/^De keten is gebroken bij inschrijving 2\. .*gewijzigd.*Jan.*\n$/);
  });
});

test.each([
  [[], 'Gebruik'],
  [['controleer'], 'Gebruik'],
  [['verify', '--head', 'kort'], 'Gebruik'],
  [['verify', '--database', '/bestaat/niet.sqlite'], 'databank'],
  [['verify', '--database', join(ROOT, 'package.json')], 'beschadigd'],
  [['verify'], 'databank'],
])('%j: exit code 2, nothing on standard output', (words, says) => {
  const { status, stdout, stderr } = run(...words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(says);
});
