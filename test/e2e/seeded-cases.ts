/**
 * Cases of invented people that would take weeks to bring about by keys, written into the file of a running application: one
 * for each list of work that is to be done on a day. Dates are counted from today, because the application goes by the real day.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { type Deed, emptyCollection, emptyCourse, emptyOrder, type StoredCase } from '../../electron/cases/index.ts';
import { namesBeside } from '../../electron/cases/search-words.ts';
import { toRow, wordsOf } from '../../electron/cases/store.ts';
import { application } from '../integration/cases/counter-house.ts';

/** The day so many days and months before or after today, as it is in Belgium. */
export const dayFromNow = (days: number, months = 0): string => {
  const day = new Date();
  day.setUTCMonth(day.getUTCMonth() + months);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};
/** Somebody did it on that day, at noon. */
export const deedOn = (day: string): Deed => ({
  at: `${day}T11:00:00.000Z`,
  staffId: randomUUID(),
  by: 'Els Proefmans',
});

type Part = Partial<Omit<StoredCase, 'application' | 'decision'>> & {
  readonly application?: Partial<StoredCase['application']>;
  readonly birthDate?: string;
  readonly profile?: string;
  readonly decision?: Partial<NonNullable<StoredCase['decision']>> | null;
};
let seeded = 0;

/** A case of this person; what `part` leaves open is that of an adult whose card was asked a month ago. */
export const seededCase = (surname: string, part: Part): StoredCase => {
  seeded += 1;
  const asked = dayFromNow(-30);
  const usual = application(surname, 'Noor');
  const birthDate = part.birthDate ?? '1984-07-02';
  return {
    id: randomUUID(),
    caseNumber: `2025-${String(90_000 + seeded)}`,
    version: 1,
    state: 'DONE',
    createdAt: `${asked}T09:00:00.000Z`,
    createdBy: 'Els Proefmans',
    updatedAt: `${asked}T11:00:00.000Z`,
    updatedBy: 'Els Proefmans',
    order: emptyOrder,
    collection: emptyCollection,
    course: emptyCourse,
    ...part,
    application: {
      ...usual,
      letter: 'B',
      held: { ...usual.held, letter: 'B', cardNumber: '' },
      ...part.application,
      person: { ...usual.person, birthDate, nationalNumber: nationalNumber(birthDate, seeded) },
    },
    decision:
      part.decision === null
        ? null
        : {
            profile: { id: part.profile ?? 'seed-002', version: 1 },
            appliedAt: `${asked}T09:00:00.000Z`,
            appliedOn: asked,
            fee: { state: 'amount', cents: 2130, rule: 'card-normal' },
            dueCents: 0,
            promised: { from: dayFromNow(-9), to: dayFromNow(-9) },
            validUntil: dayFromNow(0, 60),
            activationNotBefore: null,
            inviteFrom: null,
            ...part.decision,
          },
  };
};

/** A card that lies in the safe since that day, with its codes sent. */
export const cardHereSince = (day: string): StoredCase['order'] => ({
  ...emptyOrder,
  ordered: deedOn(day),
  arrived: { ...deedOn(day), cardNumber: `B${String(700_000_000 + seeded)}`, location: `vak ${seeded}` },
  codesSent: deedOn(day),
});

/** A card on its way since that day; the register may have named its number with its acceptance. */
export const withoutCard = (day: string, reference = ''): StoredCase['order'] => ({
  ...emptyOrder,
  ordered: deedOn(day),
  accepted: reference === '' ? null : { ...deedOn(day), reference },
});

const nationalNumber = (birthDate: string, order: number): string => {
  const first = `${birthDate.slice(2).replaceAll('-', '')}${String(700 + (order % 200)).padStart(3, '0')}`;
  const rest = 97 - (Number(birthDate.slice(0, 4) < '2000' ? first : `2${first}`) % 97);
  return `${first}${String(rest).padStart(2, '0')}`;
};

/** Writes cases with their search words as rows, into the file of a desk that practises where it does. The page sees them once it asks anew. */
export const seed = (dataFolder: string, cases: readonly StoredCase[]): void => {
  const practice = join(dataFolder, 'practice.sqlite');
  const file = new BetterSqlite(existsSync(practice) ? practice : join(dataFolder, 'verblijfsloket.sqlite'), {
    fileMustExist: true,
  });
  try {
    file.transaction(() => {
      for (const stored of cases) {
        const row = toRow(stored);
        const columns = Object.keys(row);
        const places = columns.map((column) => `@${column}`).join(', ');
        file.prepare(`insert into cases (${columns.join(', ')}) values (${places})`).run(row);
        const words = wordsOf(stored);
        const add = file.prepare('insert into case_search (token, case_id, names, is_open) values (?, ?, ?, ?)');
        for (const word of words) add.run(word, stored.id, namesBeside(words), row.closed_on === null ? 1 : 0);
      }
    })();
  } finally {
    file.close();
  }
};
