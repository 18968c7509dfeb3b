/** A house with its real database, the delivered profiles, and supervisors; the clock stands where the test says. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../../../electron/audit/index.ts';
import type { CallName, CallValue, Result } from '../../../electron/ipc/contract.ts';
import { contract } from '../../../electron/ipc/contract.ts';
import { createProfileCalls, openProfileShelf, readProfileFolder } from '../../../electron/municipality/index.ts';
import { keepHouseSettings } from '../../../electron/staff/settings.ts';
import { openPostgresql, openSqlite } from '../../../electron/storage/index.ts';

export const els: Actor = { staffId: randomUUID(), name: 'Els PROEFMANS', workstation: 'Loket 3' };
export const jan: Actor = { staffId: randomUUID(), name: 'Jan VOORBEELD', workstation: 'Loket 1' };

/** On SQLite in a folder of its own, or as one more desk on a PostgreSQL server. */
export const openHouse = async (today = '2026-11-25', server: string | null = null) => {
  const folder = mkdtempSync(join(tmpdir(), 'profiles-'));
  const file = join(folder, 'house.sqlite');
  let now = Temporal.Instant.from(`${today}T09:00:00Z`);
  const clock = { now: () => now };
  const packaged = readProfileFolder(join(import.meta.dirname, '../../../resources/profiles'));
  const opened = server === null ? await openSqlite({ file, clock }) : await openPostgresql({ url: server, clock });
  if (!packaged.ok || !opened.ok) throw new Error('the house does not open');
  const database = opened.value;
  const shelf = await openProfileShelf(database, packaged.value.versions);
  const written = new Map<string, string>();
  let announced = 0;
  let officer: Actor = els;
  await database.transaction(async (transaction) => {
    await keepHouseSettings(transaction, { profileId: 'seed-002', desk: 'Loket 3', till: 'L3', lockAfterMinutes: 3 });
    return { ok: true, value: null };
  });
  const calls = createProfileCalls(
    {
      database,
      clock,
      shelf,
      currentProfile: async () => 'seed-002',
      announceRules: () => {
        announced += 1;
      },
      writeExport: async (fileName, text) => {
        written.set(fileName, text);
        return join(folder, fileName);
      },
    },
    (answer) => (input) => answer(officer, input),
  );
  /** A call with its value held against the contract; a refusal gives its code. */
  const ask = async <Name extends CallName & keyof typeof calls>(
    name: Name,
    input: unknown,
  ): Promise<CallValue<Name> | string> => {
    const checked = contract[name].input.parse(input) as never;
    const answer = (await calls[name](checked)) as Result<CallValue<Name>>;
    return answer.ok ? (contract[name].output.parse(answer.value) as CallValue<Name>) : answer.error.code;
  };
  /** The same for a call that must not be refused. */
  const get = async <Name extends CallName & keyof typeof calls>(
    name: Name,
    input: unknown,
  ): Promise<CallValue<Name>> => {
    const answer = await ask(name, input);
    if (typeof answer === 'string') throw new Error(`${name} was refused: ${answer}`);
    return answer;
  };
  return {
    database,
    clock,
    shelf,
    packaged: packaged.value.versions,
    written,
    announced: () => announced,
    ask,
    get,
    as: (who: Actor) => {
      officer = who;
    },
    on: (day: string) => {
      now = Temporal.Instant.from(`${day}T09:00:00Z`);
    },
    actions: async () =>
      (await database.read.selectFrom('audit_entries').select('action').orderBy('sequence').execute()).map(
        ({ action }) => action,
      ),
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type House = Awaited<ReturnType<typeof openHouse>>;

/** A council's decision that was taken. */
export const COUNCIL = { councilDecision: 'GR 2026/118', councilDate: '2026-11-24' };

/** A draft of the next version of Brugge with the fee of biometric cards set, saved. */
export const draftWithFee = async (house: House, cents: number, effectiveFrom: string) => {
  const { draft, revision, content } = await house.get('profiles.begin', { profileId: 'seed-002', version: 1 });
  const fees = (content['fees'] as Record<string, unknown>[]).map((fee, index) =>
    index === 0 ? { ...fee, amount: { state: 'amount', cents, currency: 'EUR' } } : fee,
  );
  const saved = await house.get('profiles.save', {
    draftId: draft.draftId,
    revision,
    content: { ...content, fees, effectiveFrom },
  });
  return { draftId: draft.draftId, revision: saved.revision };
};
