/** Calls about the filters that an officer keeps. Each answers with all of them, in the order of their digits. */
import { z } from 'zod';
import { shortText } from '../shapes/common.ts';
import { caseFilter, filterSlot, savedFilter } from '../shapes/filters.ts';
import { call, nothing } from './call.ts';

const name = shortText.trim().min(1).max(40);
const all = z.array(savedFilter);

export const filterCalls = {
  'filters.list': call('signedIn', nothing, all),
  /** Keeps a filter under the first digit that is free. */
  'filters.save': call('signedIn', z.object({ name, filter: caseFilter }), all),
  'filters.rename': call('signedIn', z.object({ slot: filterSlot, name }), all),
  'filters.remove': call('signedIn', z.object({ slot: filterSlot }), all),
} as const;
