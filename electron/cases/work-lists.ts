import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import { type CaseSummary, type OnlyThese, WORK_LISTS, type WorkListName } from '../ipc/contract.ts';
import { addDays, birthdayOf, monthsBefore, remindersOf, timeBefore } from '../rules/index.ts';
import { CASE_STATES, type CaseState, type IsoDate, type Profile } from '../rules/model/index.ts';
import { houseSettings } from '../staff/index.ts';
import { BELGIAN_TIME_ZONE, belgianDate, storedInstant } from '../storage/index.ts';
import { ATTEST_MONTHS_AFTER } from './attest.ts';
import { hasWords } from './search.ts';
import { searchQuestion } from './search-words.ts';
import type { CaseServices, Profiles } from './services.ts';
import { SUMMARY_COLUMNS, type SummaryRow, toSummary, WAITING_FOR_CARD } from './summary.ts';

type ByState =
  | 'drafts'
  | 'awaitingDvz'
  | 'incomplete'
  | 'toOrder'
  | 'ordered'
  | 'inProduction'
  | 'atCounter'
  | 'codesSent'
  | 'ready';

/** States of the lists that go by state alone. A card handed over stays on the list until the old one is destroyed. */
export const STATES_OF_LIST: Readonly<Record<ByState, readonly CaseState[]>> = {
  drafts: ['DRAFT', 'ENTITLED', 'INVITED', 'APPT_APPLY', 'CHECKING', 'PAYMENT_DUE'],
  awaitingDvz: ['AWAITING_DVZ'],
  incomplete: ['INCOMPLETE'],
  toOrder: ['PAYMENT_DUE', 'ORDER_REJECTED'],
  ordered: ['ORDERED', 'ORDER_REJECTED'],
  inProduction: ['IN_PRODUCTION'],
  atCounter: ['CARD_AT_COUNTER'],
  codesSent: ['CODES_SENT'],
  ready: ['READY', 'APPT_COLLECT', 'HANDOVER', 'REMINDED', 'ACTIVE'],
};

/** Written out, so that each state is looked up in the index of state and last change. */
const NOT_CANCELLED: readonly CaseState[] = CASE_STATES.filter((state) => state !== 'CANCELLED');

/** What is to be done with the rows of a list, where that is not what the state of the case asks. */
const NEXT_OF_LIST: Readonly<Partial<Record<WorkListName, string>>> = {
  toInvite: 'invite',
  toScanIn: 'scanIn',
  remindersDue: 'remind',
  lapsing: 'lapse',
  annexesEnding: 'renewPaper',
  turning12: 'adultCard',
  turning18: 'activateSignature',
};

/** Lists about a birthday: the one that they are about. */
const BIRTHDAY_OF_LIST: Readonly<Partial<Record<WorkListName, number>>> = { turning12: 12, turning18: 18 };

/** As many rows as anybody works through in a day; the filter finds the rest. */
const LIST_LIMIT = 500;
/** Days before its end on which an interim paper needs somebody. */
const PAPER_ENDS_WITHIN = 14;
/** Months in which somebody may still be invited, or be told of the certificates of an adult. */
const MONTHS_AFTER = 6;

export type WorkListServices = CaseServices & { readonly profiles: Profiles };

/** How many cases each work list has. */
export async function workListCounts(services: WorkListServices): Promise<Record<WorkListName, number>> {
  const perState = await services.database.read
    .selectFrom('cases')
    .select((row) => ['state', row.fn.countAll<number | string>().as('count')])
    .where('state', 'in', [...new Set(Object.values(STATES_OF_LIST).flat())])
    .groupBy('state')
    .execute();
  const counted = new Map(perState.map((row) => [row.state, Number(row.count)]));
  const terms = await termsNow(services);
  // One statement for all the others: on a server each would be a journey of its own.
  const others = await services.database.read
    .selectNoFrom(() =>
      WORK_LISTS.filter((list) => !(list in STATES_OF_LIST)).map((list) =>
        selection(services, list, terms)
          .select((cases) => cases.fn.countAll<number | string>().as('count'))
          .as(list),
      ),
    )
    .executeTakeFirstOrThrow();
  const counts = WORK_LISTS.map((list): [WorkListName, number] => {
    const states = STATES_OF_LIST[list as ByState] as readonly CaseState[] | undefined;
    if (states === undefined) return [list, Number(others[list])];
    return [list, states.reduce((sum, state) => sum + (counted.get(state) ?? 0), 0)];
  });
  return Object.fromEntries(counts) as Record<WorkListName, number>;
}

/**
 * The cases of a work list, those that need somebody first on top: by promised date or by the day that the list is about,
 * today's and those not ordered yet by last change. `filter` narrows it by the words of the search, `only` to one letter or to what is
 * in a hurry.
 */
export async function workList(
  services: WorkListServices,
  list: WorkListName,
  filter: string,
  only: OnlyThese | null = null,
): Promise<readonly CaseSummary[]> {
  const words = searchQuestion(filter)?.words ?? [];
  const terms = await termsNow(services);
  const due = DUE_COLUMN[list] ?? null;
  let query = selection(services, list, terms)
    .select([...SUMMARY_COLUMNS])
    .select(due === null ? sql<string | null>`null`.as('due') : sql.ref<string | null>(`cases.${due}`).as('due'));
  if (words.length > 0) {
    query = query.where((row) => hasWords(row, words));
  }
  if (only === 'URGENT') query = query.where('cases.procedure', '<>', 'NORMAL');
  else if (only !== null) query = query.where('cases.letter', '=', only);
  const ordered =
    list === 'today' || list === 'drafts'
      ? query.orderBy('cases.updated_at', 'desc')
      : query.orderBy(due === null ? 'cases.promised_to' : `cases.${due}`).orderBy('cases.case_number');
  const rows = await ordered.limit(LIST_LIMIT).execute();
  const next = NEXT_OF_LIST[list];
  const years = BIRTHDAY_OF_LIST[list];
  return rows.map((row) => ({
    ...toSummary(row, terms.today),
    ...(next === undefined ? {} : { nextAction: isGivenAttest(list, row) ? 'extendAttest' : next }),
    due: years === undefined ? row.due : birthdayOf(row.due, years),
  }));
}

/** Of the papers that run out: one that the counter made itself, after which its case was over. */
const isGivenAttest = (list: WorkListName, { product, state }: SummaryRow): boolean =>
  list === 'annexesEnding' && product === 'AI' && state === 'DONE';

/** Names of all work lists, as the contract has them. */
export { WORK_LISTS };

type DueColumn = 'invite_from' | 'ready_on' | 'reminded_on' | 'interim_until' | 'activation_from' | 'birth_date';

/** The column that holds the day a list is about. */
const DUE_COLUMN: Readonly<Partial<Record<WorkListName, DueColumn>>> = {
  toInvite: 'invite_from',
  remindersDue: 'ready_on',
  lapsing: 'reminded_on',
  annexesEnding: 'interim_until',
  activationFrom: 'activation_from',
  turning12: 'birth_date',
  turning18: 'birth_date',
};

interface Terms {
  readonly today: IsoDate;
  readonly startOfDay: string;
  /** Ready since this day or earlier: a reminder is due. */
  readonly readyBefore: IsoDate;
  /** Reminded first on this day or earlier: the card lapses. */
  readonly remindedBefore: IsoDate;
}

async function termsNow({ database, clock, profiles }: WorkListServices): Promise<Terms> {
  const now = clock.now();
  const today = belgianDate(now);
  const settings = await houseSettings(database.read);
  const profile: Profile | null = settings === null ? null : profiles.inForce(settings.profileId, today);
  const { firstAfter, lapseAfter } = remindersOf(profile);
  return {
    today,
    startOfDay: startOfDay(now),
    readyBefore: timeBefore(today, firstAfter),
    remindedBefore: timeBefore(today, lapseAfter),
  };
}

/** The cases of a list, as a query; its conditions are those of the indexes made for it. */
function selection({ database }: WorkListServices, list: WorkListName, terms: Terms) {
  const { today } = terms;
  const cases = database.read.selectFrom('cases');
  switch (list) {
    case 'today':
      return cases.where('state', 'in', NOT_CANCELLED).where('updated_at', '>=', terms.startOfDay);
    case 'late':
      return cases.where('state', 'in', [...WAITING_FOR_CARD]).where('promised_to', '<', today);
    case 'toScanIn':
      return cases.where('state', 'in', ['IN_PRODUCTION', 'CODES_SENT']).where('promised_from', '<=', today);
    case 'remindersDue':
      return cases.where('state', '=', sql.lit('READY')).where('ready_on', '<=', terms.readyBefore);
    case 'lapsing':
      return cases.where('state', '=', sql.lit('REMINDED')).where('reminded_on', '<=', terms.remindedBefore);
    case 'annexesEnding':
      return cases
        .where('interim_until', '<=', addDays(today, PAPER_ENDS_WITHIN))
        .where(stillInUse(monthsBefore(today, ATTEST_MONTHS_AFTER)));
    case 'activationFrom':
      return cases
        .where('activation_from', 'is not', null)
        .where('state', 'in', ['CARD_AT_COUNTER', 'READY', 'APPT_COLLECT', 'REMINDED']);
    case 'toInvite':
      return cases
        .where('invite_from', '<=', today)
        .where('invite_from', '>', monthsBefore(today, MONTHS_AFTER))
        .where(endsWithThisCase);
    case 'turning12':
      return cases
        .where('product', '=', sql.lit('EVK_CHILD'))
        .where('birth_date', '<=', monthsBefore(today, 12 * 12 - 3))
        .where('birth_date', '>', monthsBefore(today, 12 * 12 + MONTHS_AFTER))
        .where(endsWithThisCase);
    case 'turning18':
      return cases
        .where('product', '=', sql.lit('EVK'))
        .where('birth_date', '<=', monthsBefore(today, 12 * 18 - 1))
        .where('birth_date', '>', monthsBefore(today, 12 * 18 + MONTHS_AFTER))
        .where(appliedAsMinor)
        .where(endsWithThisCase);
    default:
      return cases.where('state', 'in', [...STATES_OF_LIST[list]]);
  }
}

/** Who was of age at the application has the signature certificate already. */
const appliedAsMinor = sql<boolean>`cases.applied_on < cast(cast(substr(cases.birth_date, 1, 4) as integer) + 18 as text) || substr(cases.birth_date, 5)`;

/**
 * Done, and nothing was begun for the same person since: the next step is still to be done. Written out as the indexes of
 * these lists have it, so that they are used.
 */
const endsWithThisCase = sql<boolean>`cases.state = 'DONE' and cases.followed = 0`;

/** The paper of an open case, or an attest after which nothing was begun, unless it ran out so long ago that nobody comes for it. */
const stillInUse = (longAgo: IsoDate) =>
  sql<boolean>`(cases.state not in ('ACTIVE', 'DONE') or (cases.followed = 0 and cases.interim_until > ${longAgo}))`;

/** Midnight in Belgium before this instant, as stored. */
const startOfDay = (now: Temporal.Instant): string =>
  storedInstant(now.toZonedDateTimeISO(BELGIAN_TIME_ZONE).startOfDay().toInstant());
