import type { ExpressionBuilder } from 'kysely';
import type { CaseSummary } from '../ipc/contract.ts';
import { belgianDate, type Executor, type Schema } from '../storage/index.ts';
import { nearWords } from './near-words.ts';
import { searchQuestion } from './search-words.ts';
import type { CaseServices } from './services.ts';
import { SUMMARY_COLUMNS, toSummary } from './summary.ts';

/** As many rows as a list on the screen can use; who sees more types one letter more. */
const SEARCH_LIMIT = 50;

/**
 * Cases of which every typed word begins a search word: names in any order, national number, card number, case number.
 * Where no case has them, words that are nearly the same are tried. Open cases come first, then the latest; dropped drafts
 * are found by their number only.
 */
export async function searchCases(services: CaseServices, text: string): Promise<readonly CaseSummary[]> {
  const question = searchQuestion(text);
  if (question === null) {
    return [];
  }
  const { read } = services.database;
  const byCode = question.code === null ? [] : await casesWithWords(read, [question.code]);
  const byWords = await casesWithWords(read, question.words);
  const exact = [...new Set([...byCode, ...byWords])];
  const ids = exact.length > 0 ? exact : await casesNearby(read, question.words);
  if (ids.length === 0) {
    return [];
  }
  const rows = await read
    .selectFrom('cases')
    .select([...SUMMARY_COLUMNS])
    .where('id', 'in', ids)
    .execute();
  const today = belgianDate(services.clock.now());
  return rows
    .map((row) => toSummary(row, today))
    .sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || (a.updatedAt < b.updatedAt ? 1 : -1))
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
    .where('state', 'not in', [...OVER])
    .orderBy('updated_at', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { caseId: row.id, caseNumber: row.case_number, state: row.state };
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

const OVER = ['DONE', 'LAPSED', 'CANCELLED'] as const;
const isOver = (summary: CaseSummary): boolean => OVER.some((state) => state === summary.state);

/**
 * Keys of cases that have all words. The rarest word walks the index, the others are looked up per case found;
 * stops as soon as there are enough.
 */
async function casesWithWords(executor: Executor, words: readonly string[]): Promise<readonly string[]> {
  const [rarest, ...others] = await rarestFirst(executor, words);
  if (rarest === undefined) {
    return [];
  }
  let query = executor
    .selectFrom('case_search as found')
    .select('found.case_id')
    .distinct()
    .where('found.token', '>=', rarest)
    .where('found.token', '<', afterPrefix(rarest));
  for (const word of others) {
    query = query.where((row) =>
      row.exists(
        row
          .selectFrom('case_search as other')
          .select('other.token')
          .whereRef('other.case_id', '=', 'found.case_id')
          .where('other.token', '>=', word)
          .where('other.token', '<', afterPrefix(word)),
      ),
    );
  }
  const rows = await query.limit(SEARCH_LIMIT * 4).execute();
  return rows.map((row) => row.case_id);
}

/**
 * Where nothing has the words as typed: cases that have a nearly equal word for each. The word that is wrong may be any of
 * them; a word that some case has is taken as it stands.
 */
async function casesNearby(executor: Executor, words: readonly string[]): Promise<readonly string[]> {
  const choices: (readonly string[])[] = [];
  for (const word of words) {
    const isKnown = (await casesWithWords(executor, [word])).length > 0;
    const near = isKnown ? [word] : await nearWords(executor, word);
    if (near.length === 0) {
      return [];
    }
    choices.push(near);
  }
  const found: string[] = [];
  for (const combination of combinationsOf(choices)) {
    found.push(...(await casesWithWords(executor, combination)));
    if (found.length >= SEARCH_LIMIT) {
      break;
    }
  }
  // A known word may itself be the one that is wrong, e.g. the given name of somebody else.
  if (found.length === 0 && words.length > 1) {
    const wider = await Promise.all(words.map(async (word) => [word, ...(await nearWords(executor, word))]));
    for (const combination of combinationsOf(wider)) {
      found.push(...(await casesWithWords(executor, combination)));
      if (found.length >= SEARCH_LIMIT) {
        break;
      }
    }
  }
  return [...new Set(found)].slice(0, SEARCH_LIMIT);
}

/** As many combinations of near words as are tried. */
const MOST_COMBINATIONS = 24;

function combinationsOf(choices: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let combinations: (readonly string[])[] = [[]];
  for (const words of choices) {
    combinations = combinations.flatMap((before) => words.map((word) => [...before, word])).slice(0, MOST_COMBINATIONS);
  }
  return combinations;
}

/** Counting stops here: a word that more entries begin with is common, however many they are. */
const COMMON = 1000;

async function rarestFirst(executor: Executor, words: readonly string[]): Promise<readonly string[]> {
  if (words.length < 2) {
    return words;
  }
  const counted: { readonly word: string; readonly count: number }[] = [];
  for (const word of words) {
    const row = await executor
      .selectFrom(
        executor
          .selectFrom('case_search')
          .select('case_id')
          .where('token', '>=', word)
          .where('token', '<', afterPrefix(word))
          .limit(COMMON)
          .as('counted'),
      )
      .select((counting) => counting.fn.countAll<number | string>().as('count'))
      .executeTakeFirstOrThrow();
    counted.push({ word, count: Number(row.count) });
  }
  return counted.sort((a, b) => a.count - b.count || b.word.length - a.word.length).map(({ word }) => word);
}

/** The first text after all texts that begin with this one, in the order of code points. */
const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;
