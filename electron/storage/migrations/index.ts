import type { Kysely } from 'kysely';
import type { DialectTraits } from '../dialect/dialect.ts';
import type { Schema } from '../schema.ts';
import { firstTables } from './0001-first-tables.ts';
import { profileVersions } from './0002-profile-versions.ts';
import { severalCounters } from './0003-several-counters.ts';
import { appointments } from './0004-appointments.ts';
import { diaryAnnounced } from './0005-diary-announced.ts';
import { tillTables } from './0006-till.ts';
import { caseCourse } from './0007-case-course.ts';
import { staffSeen } from './0008-staff-seen.ts';
import { returnedCards } from './0009-returned-cards.ts';
import { manyCases } from './0010-many-cases.ts';
import { householdVisits } from './0011-household-visits.ts';
import { retention } from './0012-retention.ts';
import { savedFilters } from './0013-saved-filters.ts';
import { fewerIndexes } from './0014-fewer-indexes.ts';
import { refundCause } from './0015-refund-cause.ts';
import { tablesByKey } from './0016-tables-by-key.ts';
import { wordsAsTheyCome } from './0017-words-as-they-come.ts';
import { namesInTheIndex } from './0018-names-in-the-index.ts';
import { versionsByOwner } from './0019-versions-by-owner.ts';
import { sourceOfAppointments } from './0020-source-of-appointments.ts';
import { openCasesFirst } from './0021-open-cases-first.ts';

/** One step of the database's life. Steps are never edited once shipped; a change is a new step. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly up: (database: Kysely<Schema>, traits: DialectTraits) => Promise<void>;
}

/** All steps in their order. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'first tables', up: firstTables },
  { version: 2, name: 'profile versions', up: profileVersions },
  { version: 3, name: 'several counters', up: severalCounters },
  { version: 4, name: 'appointments', up: appointments },
  { version: 5, name: 'diary announced', up: diaryAnnounced },
  { version: 6, name: 'till', up: tillTables },
  { version: 7, name: 'case course', up: caseCourse },
  { version: 8, name: 'staff seen', up: staffSeen },
  { version: 9, name: 'returned cards', up: returnedCards },
  { version: 10, name: 'many cases', up: manyCases },
  { version: 11, name: 'household visits', up: householdVisits },
  { version: 12, name: 'retention', up: retention },
  { version: 13, name: 'saved filters', up: savedFilters },
  { version: 14, name: 'fewer indexes', up: fewerIndexes },
  { version: 15, name: 'refund cause', up: refundCause },
  { version: 16, name: 'tables by key', up: tablesByKey },
  { version: 17, name: 'words as they come', up: wordsAsTheyCome },
  { version: 18, name: 'names in the index', up: namesInTheIndex },
  { version: 19, name: 'versions by owner', up: versionsByOwner },
  { version: 20, name: 'source of appointments', up: sourceOfAppointments },
  { version: 21, name: 'open cases first', up: openCasesFirst },
];

/** The version that this application works with. */
export const CURRENT_VERSION = migrations.length;
