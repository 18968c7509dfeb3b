import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answering, answerCall } from '../../../electron/ipc/answer-call.ts';
import type { Caller } from '../../../electron/ipc/check-call.ts';
import { CALL_NAMES, type CallName, contract, type Result, refusal, success } from '../../../electron/ipc/contract.ts';

const officer: Caller = { isOwnPage: true, isPrintPage: false, role: 'OFFICER' };
const CASE = '8b6f1f0e-3c5f-4d0a-9c83-6e6c5e6a0d11';

/** Answers for every call from one function, and notes which calls came through. */
const answering = (answer: (name: CallName, input: unknown) => Promise<Result<unknown>>) => {
  const heard: CallName[] = [];
  const mistakes: string[] = [];
  const calls = Object.fromEntries(
    CALL_NAMES.map((name) => [
      name,
      (input: unknown) => {
        heard.push(name);
        return answer(name, input);
      },
    ]),
  ) as unknown as Answering['calls'];
  return {
    heard,
    mistakes,
    server: { calls, onMistake: (call, what) => void mistakes.push(`${call} ${what}`) } satisfies Answering,
  };
};

describe('who may call', () => {
  it.each<[string, Caller, CallName, string | null]>([
    ['a foreign page', { ...officer, isOwnPage: false }, 'session.state', 'notAllowed'],
    ['a print page, anything else', { ...officer, isPrintPage: true }, 'cases.open', 'notAllowed'],
    ['a print page, its document', { isOwnPage: true, isPrintPage: true, role: null }, 'print.document', null],
    ['the window, a print document', officer, 'print.document', 'notAllowed'],
    ['nobody signed in', { ...officer, role: null }, 'cases.open', 'notSignedIn'],
    ['nobody signed in, an open call', { ...officer, role: null }, 'reader.searchAgain', null],
    ['an officer', officer, 'cases.open', null],
    ['a supervisor', { ...officer, role: 'SUPERVISOR' }, 'cases.open', null],
  ])('%s', async (_who, caller, name, code) => {
    const { server, heard } = answering(async () => refusal('caseNotFound'));
    const input = { 'cases.open': { caseId: CASE }, 'print.document': { documentId: CASE } }[name as string];
    const answer = await answerCall(server, name, caller, [input]);
    expect(answer).toMatchObject({ ok: false, error: { code: code ?? 'caseNotFound' } });
    expect(heard).toEqual(code === null ? [name] : []);
  });

  it('no call but the named ones is for anybody before sign-in', () => {
    expect(CALL_NAMES.filter((name) => contract[name].access === 'anybody')).toEqual([
      'session.state',
      'session.profiles',
      'session.firstStart',
      'session.signIn',
      'session.lock',
      'session.signOut',
      'reader.state',
      'reader.searchAgain',
      'print.document',
      'data.connection',
    ]);
  });
});

describe('a function that throws', () => {
  const gone = { code: 'storageGone', messageKey: 'errors.storageGone' };
  it.each([
    ['a reason that is known', gone, gone.code, []],
    ['a mistake in the program', null, 'unexpected', ['cases.open threw']],
  ])('%s', async (_what, explained, code, mistakesFound) => {
    const mistakes: string[] = [];
    const calls = { 'cases.open': () => Promise.reject(new Error('broken')) } as unknown as Answering['calls'];
    const server: Answering = {
      calls,
      explain: () => explained,
      onMistake: (call, what) => void mistakes.push(`${call} ${what}`),
    };
    const answer = await answerCall(server, 'cases.open', officer, [{ caseId: CASE }]);
    expect(answer).toMatchObject({ ok: false, error: { code } });
    expect(mistakes).toEqual(mistakesFound);
  });
});

describe('what comes in and goes out', () => {
  it('wrong fields are named, and the function is not asked', async () => {
    const { server, heard } = answering(async () => success(null));
    const answer = await answerCall(server, 'cases.open', officer, [{ caseId: 'x' }]);
    expect(answer).toEqual(refusal('fieldsWrong', undefined, [{ path: 'caseId', messageKey: 'errors.fieldWrong' }]));
    expect(heard).toEqual([]);
  });

  it('more than one argument is refused', async () => {
    const { server, heard } = answering(async () => success(null));
    expect(await answerCall(server, 'cases.open', officer, [{ caseId: CASE }, {}])).toMatchObject({ ok: false });
    expect(heard).toEqual([]);
  });

  it('an exception and an answer outside the contract become one refusal without details', async () => {
    const thrown = answering(async () => {
      throw new Error('VOORBEELD');
    });
    expect(await answerCall(thrown.server, 'cases.open', officer, [{ caseId: CASE }])).toEqual(refusal('unexpected'));
    expect(thrown.mistakes).toEqual(['cases.open threw']);
    const bad = answering(async () => success({ secret: 'VOORBEELD' }));
    expect(await answerCall(bad.server, 'cases.open', officer, [{ caseId: CASE }])).toEqual(refusal('unexpected'));
    expect(bad.mistakes).toEqual(['cases.open badAnswer']);
  });

  it('fields that the contract does not know never leave', async () => {
    const { server } = answering(async () => success({ opened: true, path: 'secret' }));
    expect(await answerCall(server, 'print.open', officer, [{ documentId: CASE }])).toEqual(success({ opened: true }));
  });

  it('a PIN is overwritten, whether the call came through or not', async () => {
    const call = { caseId: CASE, version: 1, lastTryConfirmed: false };
    for (const [caller, words] of [
      [officer, {}],
      [{ ...officer, role: null }, {}],
      [officer, { version: 'wrong' }],
    ] as const) {
      const pin = new Uint8Array([0x31, 0x32, 0x33, 0x34]);
      const { server } = answering(async () => refusal('noCard'));
      await answerCall(server, 'collection.verifyPin', caller, [{ ...call, ...words, pin }]);
      expect([...pin]).toEqual([0, 0, 0, 0]);
    }
  });

  it('any value on any call gives a typed answer', async () => {
    const { server, mistakes } = answering(async () => refusal('caseNotFound'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CALL_NAMES),
        fc.array(
          fc.anything({
            withDate: true,
            withBigInt: true,
            withMap: true,
            withSet: true,
            withTypedArray: true,
            withNullPrototype: true,
          }),
          { maxLength: 2 },
        ),
        async (name, words) => {
          const answer = await answerCall(server, name, officer, words);
          expect(answer.ok === false && typeof answer.error.code === 'string').toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
    expect(mistakes).toEqual([]);
  });
});
