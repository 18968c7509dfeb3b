import type { Temporal } from 'temporal-polyfill';
import { type CaseSummary, WORK_LISTS, type WorkListName } from '../ipc/contract.ts';
import type { CaseState } from '../rules/model/index.ts';
import { BELGIAN_TIME_ZONE, belgianDate, storedInstant } from '../storage/index.ts';
import { hasWords } from './search.ts';
import { searchQuestion } from './search-words.ts';
import type { CaseServices } from './services.ts';
import { SUMMARY_COLUMNS, toSummary, WAITING_FOR_CARD } from './summary.ts';

/** States of the lists that go by state alone. A card handed over stays on the list until the old one is destroyed. */
export const STATES_OF_LIST: Readonly<Record<Exclude<WorkListName, 'today' | 'late'>, readonly CaseState[]>> = {
  drafts: ['DRAFT', 'CHECKING', 'INCOMPLETE', 'PAYMENT_DUE'],
  ordered: ['ORDERED', 'ORDER_REJECTED'],
  inProduction: ['IN_PRODUCTION'],
  atCounter: ['CARD_AT_COUNTER'],
  codesSent: ['CODES_SENT'],
  ready: ['READY', 'APPT_COLLECT', 'HANDOVER', 'REMINDED', 'ACTIVE'],
};

/** As many rows as anybody works through in a day; the filter finds the rest. */
const LIST_LIMIT = 500;

/** How many cases each work list has. */
export async function workListCounts(services: CaseServices): Promise<Record<WorkListName, number>> {
  const { read } = services.database;
  const perState = await read
    .selectFrom('cases')
    .select((row) => ['state', row.fn.countAll<number | string>().as('count')])
    .where('state', 'in', Object.values(STATES_OF_LIST).flat())
    .groupBy('state')
    .execute();
  const counted = new Map(perState.map((row) => [row.state, Number(row.count)]));
  const ofStates = (states: readonly CaseState[]) => states.reduce((sum, state) => sum + (counted.get(state) ?? 0), 0);
  const [today, late] = await Promise.all([countOf(services, 'today'), countOf(services, 'late')]);
  return {
    today,
    late,
    drafts: ofStates(STATES_OF_LIST.drafts),
    ordered: ofStates(STATES_OF_LIST.ordered),
    inProduction: ofStates(STATES_OF_LIST.inProduction),
    atCounter: ofStates(STATES_OF_LIST.atCounter),
    codesSent: ofStates(STATES_OF_LIST.codesSent),
    ready: ofStates(STATES_OF_LIST.ready),
  };
}

/**
 * The cases of a work list, those that need somebody first on top: by promised date, today's and drafts by last change.
 * `filter` narrows it by the words of the search.
 */
export async function workList(
  services: CaseServices,
  list: WorkListName,
  filter: string,
): Promise<readonly CaseSummary[]> {
  const words = searchQuestion(filter)?.words ?? [];
  let query = selection(services, list).select([...SUMMARY_COLUMNS]);
  if (words.length > 0) {
    query = query.where((row) => hasWords(row, words));
  }
  const ordered =
    list === 'today' || list === 'drafts'
      ? query.orderBy('updated_at', 'desc')
      : query.orderBy('promised_to').orderBy('case_number');
  const rows = await ordered.limit(LIST_LIMIT).execute();
  const today = belgianDate(services.clock.now());
  return rows.map((row) => toSummary(row, today));
}

/** Names of all work lists, as the contract has them. */
export { WORK_LISTS };

function selection({ database, clock }: CaseServices, list: WorkListName) {
  const now = clock.now();
  const cases = database.read.selectFrom('cases');
  switch (list) {
    case 'today':
      return cases.where('updated_at', '>=', startOfDay(now)).where('state', '<>', 'CANCELLED');
    case 'late':
      return cases.where('state', 'in', [...WAITING_FOR_CARD]).where('promised_to', '<', belgianDate(now));
    default:
      return cases.where('state', 'in', [...STATES_OF_LIST[list]]);
  }
}

async function countOf(services: CaseServices, list: 'today' | 'late'): Promise<number> {
  const row = await selection(services, list)
    .select((cases) => cases.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Midnight in Belgium before this instant, as stored. */
const startOfDay = (now: Temporal.Instant): string =>
  storedInstant(now.toZonedDateTimeISO(BELGIAN_TIME_ZONE).startOfDay().toInstant());
