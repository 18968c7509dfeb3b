/** The calls of the desk of returned cards, each with the function that answers it. */
import type { Actor } from '../audit/index.ts';
import { destroyReturned, destructionRules, printDestruction } from '../cases/index.ts';
import type { CallName, CallResult, CheckedInput, Result } from '../ipc/contract.ts';
import type { ReturnedDesk } from './returned-desk.ts';

type ReturnedCallName = Extract<CallName, `returned.${string}`>;
export type ReturnedCalls = {
  readonly [Name in ReturnedCallName]: (input: CheckedInput<Name>) => Promise<CallResult<Name>>;
};

/** Hands a call on with the officer who is signed in. */
export type ByOfficer = <Input, Value>(
  answer: (officer: Actor, input: Input) => Promise<Result<Value>>,
) => (input: Input) => Promise<Result<Value>>;

export const returnedCalls = (
  desk: ReturnedDesk,
  services: Parameters<typeof printDestruction>[0],
  byOfficer: ByOfficer,
): ReturnedCalls => ({
  'returned.judge': byOfficer((officer, input) => desk.judge(officer, input)),
  'returned.judgeTyped': byOfficer((officer, input) => desk.judgeTyped(officer, input)),
  'returned.record': byOfficer((officer, input) => desk.record(officer, input)),
  'returned.undo': byOfficer((officer, input) => desk.undo(officer, input)),
  'returned.startBatch': byOfficer((officer) => desk.startBatch(officer)),
  'returned.openBatch': byOfficer((officer) => desk.openBatch(officer)),
  'returned.batch': (input) => desk.batch(input),
  'returned.endBatch': byOfficer((officer, input) => desk.endBatch(officer, input)),
  'returned.list': (input) => desk.list(input),
  'returned.destructionRules': () => destructionRules(services),
  'returned.destroy': byOfficer((officer, input) => destroyReturned(services, officer, input)),
  'returned.printDestruction': byOfficer((officer, { destructionId }) =>
    printDestruction(services, officer, destructionId),
  ),
});
