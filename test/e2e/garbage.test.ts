/** Garbage on every channel of the running application: each answer is typed, and nothing inside breaks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALL_NAMES, type CallName, contract } from '../../electron/ipc/contract.ts';
import { type Application, launch, removeDataFolders } from './application.ts';
import { valuesOf } from './schema-values.ts';

const RUNS = 25;
/** Each value that these calls understand costs a password's worth of hashing; a few values show what there is to see. */
const SLOW: readonly CallName[] = [
  'data.restore',
  'data.moveToServer',
  'staff.add',
  'staff.setPassword',
  'staff.changeOwnPassword',
];
/** They would end the session that the other calls need; `session.lock` and `signOut` are tried last. */
const LAST: readonly CallName[] = ['session.lock', 'session.signOut'];
/** Ends the application when it is called as it should be. */
const QUITS: CallName = 'data.quit';

let application: Application;

/** One call from the page with values as they are: bytes, dates and undefined cross into the page unchanged. */
const callFromPage = (name: string, inputs: readonly unknown[]) =>
  application.page.evaluate(
    async ({ name, packed }) => {
      const unpack = (value: unknown): unknown => {
        if (Array.isArray(value)) return value.map(unpack);
        if (value === null || typeof value !== 'object') return value;
        const { kind, value: inner } = value as { kind: string; value: unknown };
        switch (kind) {
          case 'undefined':
            return undefined;
          case 'number':
            return Number(inner);
          case 'bytes':
            return Uint8Array.from(inner as number[]);
          case 'date':
            return new Date(Number(inner));
          case 'bigint':
            return BigInt(String(inner));
          case 'map':
            return new Map(unpack(inner) as [unknown, unknown][]);
          default:
            return Object.fromEntries((inner as [string, unknown][]).map(([key, entry]) => [key, unpack(entry)]));
        }
      };
      const { call } = (
        window as unknown as { verblijfsloket: { call(name: string, input: unknown): Promise<unknown> } }
      ).verblijfsloket;
      const answers: unknown[] = [];
      for (const input of packed.map(unpack))
        answers.push(await call(name, input).catch((error: unknown) => `rejected: ${String(error)}`));
      return answers.map((answer) => {
        if (typeof answer === 'string') return answer;
        const { ok, error } = answer as { ok: boolean; error?: { code: string; messageKey: string } };
        return ok ? 'ok' : `${error?.code} ${error?.messageKey}`;
      });
    },
    { name, packed: inputs.map(pack) },
  );

const pack = (value: unknown): unknown => {
  if (value === undefined) return { kind: 'undefined', value: null };
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return { kind: 'number', value: String(value) };
  if (typeof value === 'bigint') return { kind: 'bigint', value: String(value) };
  if (Array.isArray(value)) return value.map(pack);
  if (value instanceof Uint8Array) return { kind: 'bytes', value: [...value] };
  if (value instanceof Date) return { kind: 'date', value: String(value.getTime()) };
  if (value instanceof Map) return { kind: 'map', value: [...value].map(pack) };
  return { kind: 'object', value: Object.entries(value as object).map(([key, entry]) => [key, pack(entry)]) };
};

const garbage = fc.oneof(
  fc.anything({ withDate: true, withBigInt: true, withMap: true, withTypedArray: false, maxDepth: 3 }),
  fc.uint8Array({ maxLength: 30 }),
  fc.string({ minLength: 0, maxLength: 300, unit: 'binary' }),
  fc.dictionary(
    fc.constantFrom('caseId', 'version', 'draftId', '__proto__', 'constructor', 'pin', 'text', 'reason'),
    fc.anything({ maxDepth: 2 }),
  ),
);

/** Refusals of a card file have texts of their own. */
const TYPED = /^(ok|[\w.]+ (errors|eidFile\.refused)\.[\w.]+)$/;

const expectTyped = (name: string, answers: readonly string[]): void => {
  expect(answers.length, name).toBeGreaterThan(0);
  for (const answer of answers) {
    expect(answer, name).toMatch(TYPED);
    expect(answer, name).not.toContain('unexpected');
  }
};

beforeAll(async () => {
  application = await launch();
  await application.page.waitForSelector('h1');
});

afterAll(async () => {
  await application.close();
  removeDataFolders();
});

describe('before anybody signed in', () => {
  it('every call that is not for anybody says so, whatever was sent', async () => {
    for (const name of CALL_NAMES.filter((call) => contract[call].access !== 'anybody')) {
      const answers = await callFromPage(name, fc.sample(fc.oneof(garbage, valuesOf(contract[name].input)), 5));
      expect(new Set(answers), name).toEqual(new Set(['notSignedIn errors.notSignedIn']));
    }
  });

  it('no page but the print page gets a document', async () => {
    const answers = await callFromPage('print.document', [{ documentId: '8b6f1f0e-3c5f-4d0a-9c83-6e6c5e6a0d11' }]);
    expect(answers).toEqual(['notAllowed errors.notAllowed']);
  });
});

describe('with somebody at the desk', () => {
  beforeAll(async () => {
    const profiles = await callFromPage('session.profiles', [undefined]);
    expect(profiles).toEqual(['ok']);
    const started = await callFromPage('session.firstStart', [
      { profileId: 'seed-002', desk: 'Loket 1', officer: { name: 'PROEFPERSOON', password: 'een goed wachtwoord' } },
    ]);
    expect(started).toEqual(['ok']);
  });

  it.each(CALL_NAMES.filter((name) => !LAST.includes(name) && name !== QUITS).concat(LAST))(
    '%s answers garbage with a typed result',
    async (name) => {
      const seed = 20_261_122;
      expectTyped(name, await callFromPage(name, fc.sample(garbage, { numRuns: RUNS, seed })));
      const numRuns = SLOW.includes(name) ? 4 : RUNS;
      expectTyped(name, await callFromPage(name, fc.sample(valuesOf(contract[name].input), { numRuns, seed })));
    },
  );

  it('the call that ends the application takes nothing but nothing', async () => {
    const answers = await callFromPage(
      QUITS,
      fc.sample(
        garbage.filter((one) => one !== undefined),
        { numRuns: RUNS },
      ),
    );
    expectTyped(QUITS, answers);
    expect(answers).not.toContain('ok');
  });

  it('broke nothing inside, and noted nothing of it but codes', async () => {
    const log = readFileSync(join(application.dataFolder, 'logs/verblijfsloket.log'), 'utf8');
    expect(log.split('\n').filter((line) => line.includes('callFailed'))).toEqual([]);
    expect(await callFromPage('session.state', [undefined])).toEqual(['ok']);
    expect(application.errors()).not.toMatch(/uncaught|Error:/i);
  });
});
