import type { Database } from '../storage/index.ts';

/** Words in their order, and how many letters each shares with the word before it: who compares them need not begin anew. */
export interface SortedWords {
  readonly words: string[];
  readonly shared: number[];
}

/** The words of all names in the house. */
export interface Vocabulary {
  readonly sorted: SortedWords;
  /** Number of the last arrival among them. */
  readonly upTo: number;
}

/**
 * Held in memory per open database, because a misspelled name is compared with thousands of words at every letter typed.
 * The database says which words are true: they come in the order of their arrivals, whichever counter brought them, and
 * who finds that one is gone says so with `forgetWord`.
 */
const vocabularies = new WeakMap<Database, Vocabulary>();

/** The words of this house as they are now. */
export async function vocabularyOf(database: Database): Promise<Vocabulary> {
  const arrived = await database.read
    .selectFrom('name_words')
    .select(['word', 'arrival'])
    .where('arrival', '>', vocabularies.get(database)?.upTo ?? -1)
    .execute();
  const { sorted, upTo } = vocabularies.get(database) ?? { sorted: null, upTo: -1 };
  const words = arrived.map(({ word }) => word);
  if (sorted !== null) for (const word of words) learnWord(sorted, word);
  const vocabulary = {
    sorted: sorted ?? sortedWords(words),
    upTo: arrived.reduce((last, { arrival }) => Math.max(last, Number(arrival)), Math.max(upTo, 0)),
  };
  vocabularies.set(database, vocabulary);
  return vocabulary;
}

/** These words in their order. */
export function sortedWords(some: readonly string[]): SortedWords {
  const words = [...some].sort();
  return { words, shared: words.map((word, at) => sharedLetters(words[at - 1], word)) };
}

/** Adds a word in its place, unless it is there. */
export function learnWord({ words, shared }: SortedWords, word: string): void {
  const at = placeOf(words, word);
  if (words[at] === word) return;
  words.splice(at, 0, word);
  shared.splice(at, 0, 0);
  shareAgain({ words, shared }, at);
}

/** Takes a word out that no case has any more. */
export function forgetWord({ words, shared }: SortedWords, word: string): void {
  const at = placeOf(words, word);
  if (words[at] !== word) return;
  words.splice(at, 1);
  shared.splice(at, 1);
  shareAgain({ words, shared }, at);
}

/** Counts what the word at this place and the one after it share with the word before them. */
function shareAgain({ words, shared }: SortedWords, changed: number): void {
  for (const at of [changed, changed + 1]) {
    const word = words[at];
    if (word !== undefined) shared[at] = sharedLetters(words[at - 1], word);
  }
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
