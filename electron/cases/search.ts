import { type ExpressionBuilder, sql } from 'kysely';
import type { CaseSummary } from '../ipc/contract.ts';
import { compactCardNumber } from '../rules/index.ts';
import { belgianDate, type Database, type Executor, type Schema } from '../storage/index.ts';
import { type BorneWord, casesBeginning, knownVocabulary, vocabularyOf } from './name-vocabulary.ts';
import { nearWords } from './near-words.ts';
import { isNameWord, searchQuestions } from './search-words.ts';
import type { CaseServices } from './services.ts';
import { SUMMARY_COLUMNS, toSummary } from './summary.ts';
import { CLOSED } from './work-dates.ts';

/** As many rows as a list on the screen can use; who sees more types one letter more. */
const SEARCH_LIMIT = 50;
/** As many words of one case may begin alike, and mostly do at most: a name, its parts, and them written together. */
const MOST_ALIKE = 4;
const MOSTLY_ALIKE = 2;

/**
 * Cases of which every typed word begins a search word: names in any order, national number, card number, case number.
 * Where no case has them, words that are nearly the same are tried. Open cases come first, then the latest; dropped drafts
 * are found by their number only.
 */
export async function searchCases(services: CaseServices, text: string): Promise<readonly CaseSummary[]> {
  const questions = searchQuestions(text);
  const { database } = services;
  // Read with the first letter, so that they are there when a second word is typed.
  knownVocabulary(database).catch(() => undefined);
  const exact = new Set<string>();
  for (const { code, words } of questions) {
    for (const id of code === null ? [] : await casesWithWords(database, [code])) exact.add(id);
    for (const id of await casesWithWords(database, words)) exact.add(id);
  }
  const ids = [...exact];
  for (const { words } of ids.length > 0 ? [] : questions) ids.push(...(await casesNearby(database, words)));
  if (ids.length === 0) {
    return [];
  }
  const rows = await database.read
    .selectFrom('cases')
    .select([...SUMMARY_COLUMNS])
    .where('id', 'in', ids)
    .execute();
  const today = belgianDate(services.clock.now());
  return rows
    .map((row) => toSummary(row, today))
    .sort(
      (a, b) =>
        Number(CLOSED.includes(a.state)) - Number(CLOSED.includes(b.state)) || (a.updatedAt < b.updatedAt ? 1 : -1),
    )
    .slice(0, SEARCH_LIMIT);
}

/** The open case of the person with this national number, the latest; null when there is none. */
export async function openCaseOfPerson(
  executor: Executor,
  nationalNumber: string,
): Promise<{ readonly caseId: string; readonly caseNumber: string; readonly state: string } | null> {
  const digits = nationalNumber.replace(/\D/g, '');
  if (digits === '') {
    return null;
  }
  const row = await executor
    .selectFrom('cases')
    .select(['id', 'case_number', 'state'])
    .where('national_number', '=', digits)
    .where('state', 'not in', [...CLOSED])
    .orderBy('updated_at', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { caseId: row.id, caseNumber: row.case_number, state: row.state };
}

/** The case that this new card came for, by its number; else the open case of its holder. Null when there is none. */
export async function caseOfNewCard(
  executor: Executor,
  cardNumber: string,
  nationalNumber: string,
): Promise<{ readonly caseId: string; readonly caseNumber: string; readonly location: string } | null> {
  const row = await executor
    .selectFrom('cases')
    .select(['id', 'case_number', 'location'])
    .where('new_card_number', '=', compactCardNumber(cardNumber))
    .where('state', 'not in', ['LAPSED', 'CANCELLED'])
    .orderBy('updated_at', 'desc')
    .executeTakeFirst();
  if (row !== undefined) return { caseId: row.id, caseNumber: row.case_number, location: row.location ?? '' };
  const open = await openCaseOfPerson(executor, nationalNumber);
  return open === null ? null : { caseId: open.caseId, caseNumber: open.caseNumber, location: '' };
}

/** Condition for a query on `cases`: every typed word begins a search word of the case. */
export const hasWords = (row: ExpressionBuilder<Schema, 'cases'>, words: readonly string[]) =>
  row.and(
    words.map((word) =>
      row.exists(
        row
          .selectFrom('case_search')
          .select('case_search.token')
          .whereRef('case_search.case_id', '=', 'cases.id')
          .where('case_search.token', '>=', word)
          .where('case_search.token', '<', afterPrefix(word)),
      ),
    ),
  );

/**
 * Keys of cases that have all words, open ones first: they are few, and have an index of their own. The rarest word walks it,
 * the others are looked up per case found; stops as soon as there are enough.
 */
async function casesWithWords(database: Database, words: readonly string[]): Promise<readonly string[]> {
  const [rarest, ...others] = await rarestFirst(database, words);
  if (rarest === undefined) {
    return [];
  }
  let query = database.read
    .selectFrom('case_search as found')
    .select('found.case_id')
    .where('found.token', '>=', rarest)
    .where('found.token', '<', afterPrefix(rarest));
  for (const word of others) {
    query = query.where((row) => hasBeginning(row, word));
  }
  const found = new Set<string>();
  // The number is written out, so that the database sees that its index of open cases will do.
  const open = await query
    .where('found.is_open', '=', sql.lit(1))
    .limit(SEARCH_LIMIT * MOST_ALIKE)
    .execute();
  for (const { case_id } of open) found.add(case_id);
  for (const alike of [MOSTLY_ALIKE, MOST_ALIKE]) {
    if (found.size >= SEARCH_LIMIT) break;
    // Cases are told apart here: a server would collect all of them before it gave the first.
    const rows = await query.limit(SEARCH_LIMIT * alike).execute();
    for (const { case_id } of rows) found.add(case_id);
    if (rows.length < SEARCH_LIMIT * alike) break;
  }
  return [...found].slice(0, SEARCH_LIMIT);
}

type Found = Schema & { readonly found: Pick<Schema['case_search'], 'case_id' | 'names' | 'is_open'> };

/** Condition: some word of the case found begins so. Names stand beside each word; a number or code is looked up. */
const hasBeginning = (row: ExpressionBuilder<Found, 'found'>, beginning: string) =>
  isNameWord(beginning)
    ? row('found.names', 'like', `% ${beginning}%`)
    : row.exists(
        row
          .selectFrom('case_search as other')
          .select('other.token')
          .whereRef('other.case_id', '=', 'found.case_id')
          .where('other.token', '>=', beginning)
          .where('other.token', '<', afterPrefix(beginning)),
      );

/** What one typed word may stand for: a beginning as typed, words that are nearly the same, or both. */
interface Choice {
  readonly beginning: string | null;
  readonly near: readonly BorneWord[];
}

/**
 * Where nothing has the words as typed: cases that have a nearly equal word for each. The word that is wrong may be any of
 * them; a word that some case has is taken as it stands, unless that leads nowhere.
 */
async function casesNearby(database: Database, words: readonly string[]): Promise<readonly string[]> {
  const { read } = database;
  const vocabulary = await vocabularyOf(database);
  const nearest = await nearWords(read, vocabulary, words);
  const all = words.map((beginning, at): Choice => {
    const near = nearest[at] ?? [];
    const isKnown = near.length === 0 || near.some(({ word }) => word.startsWith(beginning));
    return { beginning: isKnown ? beginning : null, near };
  });
  const asTyped = all.map((one) => (one.beginning === null ? one : { ...one, near: [] }));
  const found = await casesWithChoices(read, asTyped);
  // A known word may itself be the one that is wrong, e.g. the given name of somebody else.
  return found.length > 0 || words.length < 2 ? found : casesWithChoices(read, all);
}

/** As many cases as are looked at for guesses: a help, not a promise. */
const MOST_GUESSED = 500;

/** Keys of cases that have a word of each choice. Walks over the rarest words among those that were guessed. */
async function casesWithChoices(executor: Executor, choices: readonly Choice[]): Promise<readonly string[]> {
  const borne = ({ near }: Choice): number =>
    near.length === 0 ? Number.POSITIVE_INFINITY : near.reduce((sum, { cases }) => sum + cases, 0);
  const [guessed, ...others] = choices.toSorted((a, b) => borne(a) - borne(b));
  if (guessed === undefined || guessed.near.length === 0) {
    return [];
  }
  let query = executor
    .selectFrom((from) =>
      from
        .selectFrom('case_search as guess')
        .select(['guess.case_id', 'guess.names'])
        .where('guess.token', 'in', wordsOf(guessed))
        .limit(MOST_GUESSED)
        .as('found'),
    )
    .select('found.case_id');
  for (const { beginning, near } of others) {
    query = query.where((row) =>
      row.or([
        ...near.map(({ word }) => row('found.names', 'like', `% ${word} %`)),
        ...(beginning === null ? [] : [hasBeginning(row, beginning)]),
      ]),
    );
  }
  const rows = await query.limit(SEARCH_LIMIT).execute();
  return [...new Set(rows.map((row) => row.case_id))];
}

const wordsOf = ({ near }: Choice): readonly string[] => near.map(({ word }) => word);

/** Counting stops here: a number or code that more cases begin with is common, however many they are. */
const COMMON = 1000;

/** The words with the one that fewest cases have first. */
async function rarestFirst(database: Database, words: readonly string[]): Promise<readonly string[]> {
  if (words.length < 2) {
    return words;
  }
  const { sorted } = await knownVocabulary(database);
  const counted: { readonly word: string; readonly count: number }[] = [];
  for (const word of words) {
    const count = isNameWord(word) ? casesBeginning(sorted, word) : await casesWithCode(database.read, word);
    counted.push({ word, count });
  }
  return counted.sort((a, b) => a.count - b.count || b.word.length - a.word.length).map(({ word }) => word);
}

/** How many cases have a number or code with this beginning, without walking over many. */
async function casesWithCode(executor: Executor, beginning: string): Promise<number> {
  const { count } = await executor
    .selectFrom((from) =>
      from
        .selectFrom('case_search')
        .select('case_id')
        .where('token', '>=', beginning)
        .where('token', '<', afterPrefix(beginning))
        .limit(COMMON)
        .as('counted'),
    )
    .select((row) => row.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The first text after all texts that begin with this one, in the order of code points. */
const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;
