/** Filters of search and work lists. */
import { z } from 'zod';
import { CARD_LETTERS } from '../../rules/model/index.ts';
import { workListName } from './cases.ts';
import { shortText } from './common.ts';

/** As many as there are digits to call them up. */
export const MOST_FILTERS = 9;

/** What a work list is narrowed to: the cards of one letter, or what was asked in a hurry. */
export const ONLY_THESE = [...CARD_LETTERS, 'URGENT'] as const;
export const onlyThese = z.enum(ONLY_THESE);
export type OnlyThese = z.infer<typeof onlyThese>;

/** What is shown: a work list narrowed by words and by a kind of case, or, without a list, a search for the words. */
export const caseFilter = z.object({
  list: workListName.nullable(),
  words: shortText,
  only: onlyThese.nullable(),
});
export type CaseFilter = z.infer<typeof caseFilter>;

/** The digit that calls a filter up. */
export const filterSlot = z.int().min(1).max(MOST_FILTERS);

/** A filter that an officer keeps under a name and a digit. */
export const savedFilter = caseFilter.extend({ slot: filterSlot, name: z.string() });
export type SavedFilter = z.infer<typeof savedFilter>;
