/** That somebody looked at data of applicants is recorded by what the call shows (`SHOWS`), before the page gets it. */
import { type Actor, noCase, ROWS_SEEN, record, recordView } from '../audit/index.ts';
import {
  type CallError,
  type CallName,
  type CallResult,
  type CallsShowing,
  type CheckedInput,
  type Result,
  SHOWS,
  success,
} from '../ipc/contract.ts';
import { type Executor, storedInstant } from '../storage/index.ts';
import type { CaseServices } from './services.ts';

type Calls = { readonly [Name in CallName]: (input: CheckedInput<Name>) => Promise<CallResult<Name>> };
type ShowingPerson = CallsShowing<'person'>;

/** Looks of one officer at the same thing within this time are one look. */
const SAME_LOOK_MINUTES = 15;
/** More looks than a day of one desk has; then what is remembered begins anew, which at worst records a look twice. */
const MOST_REMEMBERED = 2000;

/** Whose cases a call shows, from its input. */
const CASES_SHOWN: {
  readonly [Name in ShowingPerson]: (read: Executor, input: CheckedInput<Name>) => Promise<string[]>;
} = {
  'cases.open': async (_, { caseId }) => [caseId],
  'intake.load': async (_, { draftId }) => [draftId],
  'household.view': async (read, { caseId }) => {
    const members = await read
      .selectFrom('cases as one')
      .innerJoin('cases as other', 'other.visit_id', 'one.visit_id')
      .select('other.id')
      .where('one.id', '=', caseId)
      .execute();
    return [...new Set([caseId, ...members.map(({ id }) => id)])];
  },
  'collection.judgeReturnedCard': async (_, { caseId }) => [caseId],
  'collection.judgeNewCard': async (_, { caseId }) => [caseId],
  'appointments.ofCase': async (_, { caseId }) => [caseId],
  'payments.refundState': async (read, { receiptId }) => {
    const lines = await read
      .selectFrom('receipt_lines')
      .select('case_id')
      .where('receipt_id', '=', receiptId)
      .execute();
    return [...new Set(lines.flatMap(({ case_id }) => (case_id === null ? [] : [case_id])))];
  },
  'print.open': async (read, { documentId }) => {
    const paper = await read.selectFrom('documents').select('case_id').where('id', '=', documentId).executeTakeFirst();
    return paper?.case_id == null ? [] : [paper.case_id];
  },
};

/**
 * The calls, each of which leaves its entry when it showed somebody. A person is not shown when that could not be recorded; rows
 * are, because with a full disk the counter must still find its way, and the next look tries again.
 */
export function recordingLooks(services: CaseServices, officer: () => Promise<Actor | null>, calls: Calls): Calls {
  const remembered = new Map<string, number>();
  const isNew = (look: string): boolean => {
    const now = services.clock.now().epochMilliseconds;
    const before = remembered.get(look);
    return before === undefined || now - before >= SAME_LOOK_MINUTES * 60_000;
  };
  const remember = (looks: readonly string[]): void => {
    if (remembered.size > MOST_REMEMBERED) remembered.clear();
    for (const look of looks) remembered.set(look, services.clock.now().epochMilliseconds);
  };

  /** `subjects`: keys of cases, or the name of the call for rows of many. */
  const recordLooks = async (who: Actor, subjects: readonly string[], isRows: boolean): Promise<Result<null>> => {
    const fresh = subjects.filter((subject) => isNew(`${who.staffId} ${who.workstation} ${subject}`));
    if (fresh.length === 0) return success(null);
    const done = await services.database.transaction<null, CallError>(async (transaction) => {
      const now = services.clock.now();
      for (const subject of fresh) {
        if (isRows) {
          await record(transaction, storedInstant(now), who, noCase, { action: ROWS_SEEN, params: { rows: subject } });
        } else await recordView(transaction, now, who, subject);
      }
      return success(null);
    });
    if (done.ok) remember(fresh.map((subject) => `${who.staffId} ${who.workstation} ${subject}`));
    return done;
  };

  const recording = <Name extends CallName>(name: Name): Calls[Name] => {
    const answer = calls[name] as (input: CheckedInput<Name>) => Promise<CallResult<Name>>;
    const shows = SHOWS[name];
    if (shows !== 'rows' && shows !== 'person') return calls[name];
    return (async (input: CheckedInput<Name>) => {
      const answered = await answer(input);
      const who = answered.ok ? await officer() : null;
      if (who === null) return answered;
      const casesOf = CASES_SHOWN[name as ShowingPerson] as (read: Executor, input: unknown) => Promise<string[]>;
      const subjects = shows === 'rows' ? [name] : await casesOf(services.database.read, input);
      const recorded = await recordLooks(who, subjects, shows === 'rows');
      return recorded.ok || shows === 'rows' ? answered : recorded;
    }) as Calls[Name];
  };
  return Object.fromEntries(Object.keys(calls).map((name) => [name, recording(name as CallName)])) as unknown as Calls;
}
