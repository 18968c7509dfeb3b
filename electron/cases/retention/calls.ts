/** The calls about what is kept how long, and the functions that answer them. */
import type { Actor } from '../../audit/index.ts';
import { type CallName, type CallResult, type CheckedInput, type Result, success } from '../../ipc/contract.ts';
import { supervisorsBeside } from '../../staff/index.ts';
import { belgianDate } from '../../storage/index.ts';
import { dueCounts, dueRecords } from './due.ts';
import { purge, purgeRecords } from './purge.ts';
import { type RetentionServices, termOf, termsToday } from './terms.ts';

type Name = Extract<CallName, `retention.${string}`>;
type RetentionCalls = { readonly [Call in Name]: (input: CheckedInput<Call>) => Promise<CallResult<Call>> };
type ByOfficer = <Input, Value>(
  answer: (officer: Actor, input: Input) => Promise<Result<Value>>,
) => (input: Input) => Promise<Result<Value>>;

export const createRetentionCalls = (services: RetentionServices, byOfficer: ByOfficer): RetentionCalls => ({
  'retention.overview': byOfficer((officer) => overview(services, officer)),
  'retention.due': async ({ kind }) => {
    const { read } = services.database;
    const term = await termOf(services, read, kind);
    return success([...(await dueRecords(read, term, belgianDate(services.clock.now())))]);
  },
  'retention.purge': byOfficer((officer, input) => purge(services, officer, input)),
});

async function overview(services: RetentionServices, officer: Actor): Promise<CallResult<'retention.overview'>> {
  const { read } = services.database;
  const today = belgianDate(services.clock.now());
  const terms = await termsToday(services, read);
  return success({
    today,
    kinds: await Promise.all(terms.map(async (term) => ({ ...term, ...(await dueCounts(read, term, today)) }))),
    supervisors: [...(await supervisorsBeside(read, officer.staffId))],
    purges: [...(await purgeRecords(read))],
  });
}
