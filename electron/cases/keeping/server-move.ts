import { type Actor, noCase, record, VIEWS } from '../../audit/index.ts';
import { type CallResult, type CheckedInput, type Result, refusal, success } from '../../ipc/contract.ts';
import {
  type Clock,
  type Database,
  moveToServer,
  openPostgresql,
  type ServerFound,
  storedInstant,
  testServer,
} from '../../storage/index.ts';
import type { KeepingServices } from './services.ts';

/**
 * Brings everything from this file to an empty database on a server and lets this desk work there from the next start
 * on. The move is recorded in the chain before it begins, so that the entry is on both sides.
 * Refusals: those of the server, `serverNotEmpty`, `countsDiffer`, `alreadyOnServer`.
 */
export async function moveDeskToServer(
  services: KeepingServices,
  officer: Actor,
  { url, password, desk }: CheckedInput<'data.moveToServer'>,
): Promise<CallResult<'data.moveToServer'>> {
  const { database, clock } = services;
  const address = withPassword(url, password);
  const found = await serverWith(services, address, 'empty');
  if (!found.ok) {
    return found;
  }
  const at = storedInstant(clock.now());
  const entered = await database.transaction<null, never>(async (transaction) => {
    const params = { server: found.value.shown, desk };
    await record(transaction, at, officer, noCase, { action: 'movedToServer', params });
    return success(null);
  });
  if (!entered.ok) {
    return entered;
  }
  const moved = await moveToServer(database, address, clock);
  if (!moved.ok) {
    return moved;
  }
  await services.installServer({ url: address, desk });
  return success({ at, counts: moved.value.map((count) => ({ ...count })) });
}

/**
 * Lets this desk work with the database of other counters from the next start on. Only where nothing of its own would be left behind:
 * it has no cases, or a move that was cut short had brought all of them there. Refusals: those of the server, `serverNotInUse`,
 * `ownCasesFirst`.
 */
export async function joinServer(
  services: KeepingServices,
  officer: Actor,
  { url, password, desk }: CheckedInput<'data.joinServer'>,
): Promise<CallResult<'data.joinServer'>> {
  const { database, clock } = services;
  const address = withPassword(url, password);
  const found = await serverWith(services, address, 'inUse');
  if (!found.ok) {
    return found;
  }
  const own = await database.read.selectFrom('cases').select('id').limit(1).executeTakeFirst();
  if (own !== undefined && !(await isAllThere(database, address, clock))) {
    return refusal('ownCasesFirst');
  }
  const entered = await database.transaction<null, never>(async (transaction) => {
    const params = { server: found.value.shown, desk };
    await record(transaction, storedInstant(clock.now()), officer, noCase, { action: 'joinedServer', params });
    return success(null);
  });
  if (!entered.ok) {
    return entered;
  }
  database.retire();
  await services.installServer({ url: address, desk });
  return success(found.value);
}

/** What may stand in the chain after a move that came to its end unseen: it changes nothing that would be left behind. */
const CHANGES_NOTHING: readonly string[] = ['signedIn', 'signInRefused', 'signedOut', 'locked', 'backupMade', ...VIEWS];

/**
 * Whether a move from this file was cut short after everything was there: the server has the entry of the last move with the same
 * hash, and nothing was changed here since.
 */
async function isAllThere({ read }: Database, url: string, clock: Clock): Promise<boolean> {
  const entries = read.selectFrom('audit_entries').select(['sequence', 'hash', 'action']);
  const move = await entries
    .where('action', '=', 'movedToServer')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (move === undefined) return false;
  const since = await entries.where('sequence', '>', move.sequence).execute();
  if (!since.every(({ action }) => CHANGES_NOTHING.includes(action))) return false;
  const server = await openPostgresql({ url, clock });
  if (!server.ok) return false;
  try {
    const there = await server.value.read
      .selectFrom('audit_entries')
      .select('hash')
      .where('sequence', '=', move.sequence)
      .executeTakeFirst();
    return there?.hash === move.hash;
  } finally {
    await server.value.close();
  }
}

/** The address with its password in it, as the driver wants it. A text that is no address is left as it is: it will be refused. */
export function withPassword(url: string, password: string): string {
  if (password === '' || !URL.canParse(url)) {
    return url;
  }
  const full = new URL(url);
  full.password = encodeURIComponent(password);
  return full.href;
}

/** What a server has, where this desk may go to it. Refusals: `alreadyOnServer`, `notInPractice`, those of the server, `serverNotEmpty`, `serverNotInUse`. */
async function serverWith(
  services: KeepingServices,
  address: string,
  wanted: 'empty' | 'inUse',
): Promise<Result<ServerFound>> {
  if (services.database.kind === 'postgresql') {
    return refusal('alreadyOnServer');
  }
  if (services.isPractice) {
    return refusal('notInPractice');
  }
  const found = await testServer(address);
  if (!found.ok || found.value.content === wanted) {
    return found;
  }
  return wanted === 'empty' ? refusal('serverNotEmpty') : refusal('serverNotInUse');
}
