import { setImmediate } from 'node:timers/promises';
import type { Database } from '../storage/index.ts';

/** A word of names, and how many cases have it. */
export interface BorneWord {
  readonly word: string;
  readonly cases: number;
}

/** Words in their order, and how many letters each shares with the word before it: who compares them need not begin anew. */
export interface SortedWords {
  readonly words: string[];
  readonly shared: number[];
  /** How many cases had each when it was read: enough to know a rare word from a common one. */
  readonly cases: number[];
  /** Where, after each word, the next one stands that shares fewer letters; null until somebody asks, and after a change. */
  leaps: Int32Array | null;
}

/** The words of all names in the house. */
export interface Vocabulary {
  readonly sorted: SortedWords;
  /** Number of the last arrival among them. */
  upTo: number;
}

/** As many words are read at once: a house of a million cases has 90,000, and nobody waits for all of them. */
const READ_AT_ONCE = 5000;
/** As many words are counted: a beginning that more words have is common, however many cases have them. */
const COUNTED_WORDS = 1000;

/**
 * Held in memory per open database, because a misspelled name is compared with thousands of words at every letter typed.
 * The database says which words are true: they come in the order of their arrivals, whichever counter brought them, and
 * who finds that one is gone says so with `forgetWord`.
 */
const vocabularies = new WeakMap<Database, Promise<Vocabulary>>();

/** The words of this house as they were read last: at the first search, and whenever somebody needed all of them. */
export function knownVocabulary(database: Database): Promise<Vocabulary> {
  const known = vocabularies.get(database) ?? readVocabulary(database);
  vocabularies.set(database, known);
  known.catch(() => vocabularies.delete(database));
  return known;
}

/** The words of this house as they are now. */
export async function vocabularyOf(database: Database): Promise<Vocabulary> {
  const vocabulary = await knownVocabulary(database);
  const arrived = await database.read
    .selectFrom('name_words')
    .select(['word', 'cases', 'arrival'])
    .where('arrival', '>', vocabulary.upTo)
    .execute();
  for (const { word, cases, arrival } of arrived) {
    learnWord(vocabulary.sorted, { word, cases: Number(cases) });
    vocabulary.upTo = Math.max(vocabulary.upTo, Number(arrival));
  }
  return vocabulary;
}

async function readVocabulary({ read }: Database): Promise<Vocabulary> {
  const { upTo } = await read
    .selectFrom('name_words')
    .select((row) => row.fn.max('arrival').as('upTo'))
    .executeTakeFirstOrThrow();
  const borne: BorneWord[] = [];
  for (let after = ''; ; ) {
    const rows = await read
      .selectFrom('name_words')
      .select(['word', 'cases'])
      .where('word', '>', after)
      .orderBy('word')
      .limit(READ_AT_ONCE)
      .execute();
    for (const { word, cases } of rows) borne.push({ word, cases: Number(cases) });
    if (rows.length < READ_AT_ONCE) return { sorted: sortedWords(borne), upTo: Number(upTo ?? 0) };
    after = rows.at(-1)?.word ?? after;
    await setImmediate();
  }
}

/** These words in their order. */
export function sortedWords(some: readonly BorneWord[]): SortedWords {
  const borne = [...some].sort((a, b) => (a.word < b.word ? -1 : 1));
  return {
    words: borne.map(({ word }) => word),
    shared: borne.map(({ word }, at) => sharedLetters(borne[at - 1]?.word, word)),
    cases: borne.map(({ cases }) => cases),
    leaps: null,
  };
}

/** Adds a word in its place, unless it is there. */
export function learnWord(sorted: SortedWords, { word, cases }: BorneWord): void {
  const at = placeOf(sorted.words, word);
  if (sorted.words[at] === word) return;
  sorted.words.splice(at, 0, word);
  sorted.shared.splice(at, 0, 0);
  sorted.cases.splice(at, 0, cases);
  shareAgain(sorted, at);
}

/** Takes a word out that no case has any more. */
export function forgetWord(sorted: SortedWords, word: string): void {
  const at = placeOf(sorted.words, word);
  if (sorted.words[at] !== word) return;
  sorted.words.splice(at, 1);
  sorted.shared.splice(at, 1);
  sorted.cases.splice(at, 1);
  shareAgain(sorted, at);
}

/** About how many cases have a word with this beginning; counting stops where it is common. */
export function casesBeginning({ words, cases }: SortedWords, beginning: string): number {
  let sum = 0;
  const from = placeOf(words, beginning);
  for (let at = from; at < from + COUNTED_WORDS && words[at]?.startsWith(beginning) === true; at += 1) {
    sum += cases[at] ?? 0;
  }
  return sum;
}

/** For each word, where the next one stands that shares fewer letters with the word before it; behind the last, the end. */
export function leapsOf(sorted: SortedWords): Int32Array {
  if (sorted.leaps !== null) return sorted.leaps;
  const { shared } = sorted;
  const leaps = new Int32Array(shared.length);
  for (let at = shared.length - 1; at >= 0; at -= 1) {
    leaps[at] = nextSharing(shared, leaps, at + 1, shared[at] as number);
  }
  sorted.leaps = leaps;
  return leaps;
}

/** The first place from here on whose word shares fewer letters than this with the one before it. */
export function nextSharing(shared: readonly number[], leaps: Int32Array, from: number, fewerThan: number): number {
  let at = from;
  while (at < shared.length && (shared[at] as number) >= fewerThan) at = leaps[at] as number;
  return at;
}

/** Counts what the word at this place and the one after it share with the word before them. */
function shareAgain(sorted: SortedWords, changed: number): void {
  for (const at of [changed, changed + 1]) {
    const word = sorted.words[at];
    if (word !== undefined) sorted.shared[at] = sharedLetters(sorted.words[at - 1], word);
  }
  sorted.leaps = null;
}

/** Where a word stands, or would stand, among words in their order. */
function placeOf(words: readonly string[], word: string): number {
  let from = 0;
  let to = words.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((words[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}

function sharedLetters(before: string | undefined, word: string): number {
  let count = 0;
  while (before !== undefined && count < word.length && before[count] === word[count]) count += 1;
  return count;
}
