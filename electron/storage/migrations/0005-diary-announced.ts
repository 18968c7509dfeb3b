import type { Kysely } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';

/** Other counters hear of every change in the diary, with its day. */
export const diaryAnnounced = (database: Kysely<Schema>, traits: DialectTraits): Promise<void> =>
  traits.announceChanges(database, 'appointments', 'date');
